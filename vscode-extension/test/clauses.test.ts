import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clauseByClause } from '../src/clauses.ts';

test('each clause stands on a line of its own', () => {
    assert.equal(
        clauseByClause('SELECT c.city, COUNT(*) FROM customers AS c LEFT JOIN orders AS o ON c.id = o.customer_id GROUP BY c.city ORDER BY 2 LIMIT 5;'),
        'SELECT c.city, COUNT(*)\nFROM customers AS c\nLEFT JOIN orders AS o ON c.id = o.customer_id\nGROUP BY c.city\nORDER BY 2\nLIMIT 5;',
    );
});

test('names and texts in quotes stay as they are', () => {
    const sql = 'SELECT "ship FROM", [a WHERE b] FROM `x UNION y` WHERE note = \'it\'\'s FROM him\'';
    assert.equal(clauseByClause(sql), 'SELECT "ship FROM", [a WHERE b]\nFROM `x UNION y`\nWHERE note = \'it\'\'s FROM him\'');
});

test('what is in lines already stays so', () => {
    assert.equal(clauseByClause('SELECT a\nFROM b\nWHERE c = 1'), 'SELECT a\nFROM b\nWHERE c = 1');
});
