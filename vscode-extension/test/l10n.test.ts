import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const keys = (name: string): string[] => Object.keys(JSON.parse(read(name)) as object).sort();

test('every text of package.json is there in English and in Chinese, and no other', () => {
    const used = [...new Set([...read('package.json').matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]))].sort();
    assert.deepEqual(keys('package.nls.json'), used);
    assert.deepEqual(keys('package.nls.zh-cn.json'), used);
});

test('every message of the source is there in Chinese, and no other', () => {
    const used = new Set<string>();
    for (const file of readdirSync(path.join(root, 'src'))) {
        for (const [, quoted] of read(path.join('src', file)).matchAll(/l10n\.t\(\s*('(?:[^'\\]|\\.)*')/g)) {
            used.add((quoted ?? '').slice(1, -1));
        }
    }
    assert.deepEqual(keys('l10n/bundle.l10n.zh-cn.json'), [...used].sort());
});

test('a translation keeps its placeholders', () => {
    const bundle = JSON.parse(read('l10n/bundle.l10n.zh-cn.json')) as Record<string, string>;
    const placeholders = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
    for (const [english, chinese] of Object.entries(bundle)) {
        assert.deepEqual(placeholders(chinese), placeholders(english), english);
    }
});
