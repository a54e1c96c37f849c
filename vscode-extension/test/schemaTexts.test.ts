import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FolderSchema } from '../src/protocol.ts';
import { diagram, prompt } from '../src/schemaTexts.ts';

const column = (name: string, type: string, nullable = true, comment = '') => ({ name, type, nullable, comment, location: null });
const SHOP: FolderSchema[] = [{
    uri: 'file:///shop', name: 'shop', dialect: 'postgres', skipped: [],
    tables: [
        { name: 'customers', schema: '', comment: 'who buys', isView: false, primaryKey: ['id'], foreignKeys: [], location: null,
            columns: [column('id', 'integer', false), column('full name', 'varchar(20)', true, 'as on\nthe card')] },
        { name: 'orders', schema: 'sales', comment: '', isView: false, primaryKey: [], location: null,
            foreignKeys: [{ columns: ['customer_id'], table: 'customers', references: ['id'], inferred: true }], columns: [column('customer_id', '')] },
    ],
}];

test('the diagram holds every table, its keys, and names that Mermaid can read', () => {
    const text = diagram(SHOP);
    assert.match(text, /^```mermaid\nerDiagram\n/);
    assert.match(text, / {4}customers \{\n {8}integer id PK\n {8}varchar_20 full_name\n {4}\}/);
    assert.match(text, /customers \|\|--o\{ orders : "customer_id \?"/);
});

test('the prompt is CREATE TABLE statements with comments, commas where they belong', () => {
    const text = prompt(SHOP, () => 'PostgreSQL');
    assert.match(text, /^-- PostgreSQL\./);
    assert.match(text, /-- who buys\nCREATE TABLE customers \(\n {4}id integer NOT NULL,\n {4}full name varchar\(20\), -- as on the card\n {4}PRIMARY KEY \(id\)\n\);/);
    assert.match(text, /CREATE TABLE sales\.orders \(\n {4}customer_id,\n {4}FOREIGN KEY \(customer_id\) REFERENCES customers \(id\)\n\);/);
});
