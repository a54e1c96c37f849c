import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonPage, resultPage, type ResultTexts } from '../src/resultHtml.ts';

const TEXTS: ResultTexts = {
    invented: (tables) => `invented ${tables}`, cut: (rows) => `first ${rows}`, none: 'no rows', rows: (count) => `rows ${count}`,
    removed: (table, count) => `${table} as is ${count}`, added: (table, count) => `${table} to be ${count}`, unchanged: 'unchanged',
    onlyLeft: (count) => `left ${count}`, onlyRight: (count) => `right ${count}`, same: 'same rows',
};
const result = { columns: ['a'], rows: [['<b>'], [null], [3]], cut: true, invented: ['t'], sql: "SELECT '<i>'" };

test('what rows and statements hold is text, never markup', () => {
    const page = resultPage('Result', result.sql, result, TEXTS);
    assert.ok(!page.includes('<b>') && !page.includes('<i>'), page);
    assert.match(page, /<td class="null">NULL<\/td>/);
    assert.match(page, /<td class="number">3<\/td>/);
    assert.match(page, /default-src 'none'/);
    assert.ok(page.includes('invented t') && page.includes('first 3'));
});

test('a change shows rows as they are and as they would be', () => {
    const page = resultPage('Result', '', { ...result, rows: [], change: { table: 't', removed: [[1]], added: [[2]] } }, TEXTS);
    assert.ok(page.indexOf('t as is 1') < page.indexOf('t to be 1') && page.includes('t as is 1'));
});

test('a comparison begins with what differs', () => {
    const page = comparisonPage('Comparison', ['SELECT 1', 'SELECT 2'], { left: result, right: result, onlyLeft: [[1]], onlyRight: [] }, TEXTS);
    assert.ok(page.indexOf('left 1') < page.indexOf('SELECT 1'));
    assert.match(comparisonPage('Comparison', ['', ''], { left: result, right: result, onlyLeft: [], onlyRight: [] }, TEXTS), /same rows/);
});

test('tables are reached by keyboard and named for screen readers', () => {
    const page = resultPage('Result', '', result, TEXTS);
    assert.match(page, /<main aria-label="Result">/);
    assert.match(page, /<table tabindex="0"><caption>rows 3<\/caption>/);
    assert.match(page, /<th scope="col">a<\/th>/);
});
