import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preview } from '../src/preview.ts';

const LONG = `SELECT ${Array.from({ length: 60 }, (_, number) => `column_${number}`).join(', ')}\nFROM orders`;

test('a statement that fits is shown whole, in one line', () => {
    assert.equal(preview('-- open orders', "SELECT *\nFROM orders\nWHERE status = 'open'"), "  SELECT * FROM orders WHERE status = 'open'");
});

test('line and preview end at column 80, hanzi counted twice', () => {
    for (const line of ['-- a', '-- names of the 5 customers with the most orders', '-- 每个城市有多少客户']) {
        const shown = preview(line, LONG);
        const wide = line.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
        assert.equal(line.length + wide + shown.length, 80);
        assert.ok(shown.endsWith('…'));
    }
    assert.equal(preview('-- x', `SELECT '${'客'.repeat(60)}'`).length, 2 + "SELECT '".length + 32 + 1);
});

test('behind a long comment nothing is shown', () => {
    assert.equal(preview(`-- ${'words '.repeat(10)}`, LONG), '');
});
