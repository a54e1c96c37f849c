// What a new user meets, at default settings: the sample's questions, silence that explains itself, a loop without a mouse.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { COUNT_PER_CITY, QUESTION, START, plain, until } from '../harness.mjs';

const PICK = '.quick-input-list .monaco-list-row';
const REPOSITORY = new URL('../../../', import.meta.url);
const read = (name) => fs.readFileSync(new URL(name, REPOSITORY), 'utf8');

export const editor = { settings: { 'sqlCopilot.confidenceThreshold': null } };

export async function begin({ window, file, server }) {
    await window.open(file('shop'), file('shop/query.sql'));
    await window.waitForStatus(/ready/, START);
    await server();
}

export const tests = {
    async 'row 1: every question of the sample and the walkthrough is answered unasked'({ window }) {
        const [sure] = read('vscode-extension/sample/questions.sql').split('-- This one');
        const lines = [...sure.split('\n').slice(1), ...read('vscode-extension/walkthrough/ask.md').split('\n')];
        for (const question of new Set(lines.filter((line) => line.startsWith('-- ')))) {
            await window.begin(question);
            await window.press('Enter');
            await window.waitForGhost(/SELECT/i);
        }
        await window.screenshot('first-question');
    },
    async 'row 2: the status bar says why nothing appears'({ window }) {
        await window.begin('-- customers of the month on pallets');
        await window.waitForStatus(/%|not a request/);
        await window.begin('-- Copyright 2024 the shop');
        await window.waitForStatus(/not a request.*a licence/);
        await window.screenshot('silence-explained');
    },
    async 'row 2: the lens says how sure it is and which word nobody knows'({ window }) {
        await window.begin('-- how many pallets are there');
        await window.waitForText('.codelens-decoration', 'pallets');
        await window.screenshot('lens-unsure');
    },
    async 'row 4: grey text wins below a comment, and nothing pops up after a space'({ window }) {
        await window.begin(QUESTION);
        await window.press('Enter');
        await window.waitForGhost(COUNT_PER_CITY);
        assert.equal(await window.page.locator('.suggest-widget.visible').count(), 0);
        await window.type('SELECT ');
        await window.waitForGhost(/^(?!SELECT)[\s\S]*FROM\s+customers/i); // the rest of what is typed
        assert.equal(await window.page.locator('.suggest-widget.visible').count(), 0);
    },
    async 'rows 7 and 8: after accepting, alternatives, explanation and rows come from within the statement'({ window }) {
        await window.begin(QUESTION);
        await window.press('Enter');
        await window.waitForGhost(COUNT_PER_CITY);
        await window.press('Tab');
        await window.waitForText('.codelens-decoration', 'Run');
        await window.screenshot('lenses-after-accepting');
        await window.press('Control+Alt+Shift+g');
        await window.waitForText(PICK, 'current');
        assert.doesNotMatch(plain(await window.page.locator(`${PICK}.focused`).innerText()), /current/); // Enter would change nothing
        await window.press('Escape');
        await window.press('Control+Alt+e');
        await window.notification('One row for each city');
        await window.clearNotifications();
        await window.focus();
        await window.press('Control+Alt+Enter');
        await window.waitForText('.tab', 'Result');
        await window.screenshot('result');
        await window.closeTab('Result');
    },
    async 'row 8: generating again from within the statement puts no second copy'({ window }) {
        await window.begin(`${QUESTION}\nSELECT city FROM customers;`);
        await window.press('Control+Alt+g');
        await window.waitForText('.quick-input-list .monaco-list-row', '%');
        await window.press('Enter');
        await until('another text', async () => COUNT_PER_CITY.test(plain(await window.lines().innerText())));
        assert.equal((await window.saved()).match(/^SELECT/gim).length, 1);
    },
    async 'the popup takes no Enter'({ window }) {
        for (const text of ["SELECT *\nFROM customers\nGROUP BY city", "SELECT *\nFROM orders\nWHERE status = 'open'\nORDER BY id", 'SELECT\n  id\nFROM customers c']) {
            await window.begin('');
            await window.type(text);
            await window.press('Escape');
            const typed = plain(await window.saved()).split('\n').map((line) => line.trim());
            assert.deepEqual(typed.filter((line) => line !== ''), text.split('\n').map((line) => line.trim()));
        }
    },
    async 'row 12: the list shows whole statements, its preview scrolls nothing sideways and opens no editor'({ window, labels }) {
        await window.begin(`${'-- open orders\nSELECT * FROM orders WHERE status = \'open\';\n\n'.repeat(6)}-- names of the 5 customers with the most orders`);
        await window.press('Control+Alt+g');
        await window.waitForText(PICK, '%');
        await until('the choice behind its comment', async () => /SELECT/.test(await window.behind()));
        await window.screenshot('pick-list');
        await window.picture('pick-list', 520);
        for (const row of await labels(PICK)) {
            assert.match(row, /SELECT .*;/);
        }
        assert.equal(await window.page.locator('.editor-group-container').count(), 1);
        const [shown, whole] = await window.lines().evaluate((lines) => {
            const spans = [...lines.querySelectorAll('.view-line span')].map((span) => span.getBoundingClientRect().right);
            return [Math.max(...spans), lines.closest('.overflow-guard').getBoundingClientRect().right];
        });
        assert.ok(shown <= whole, `the text ends at ${shown}, the editor at ${whole}`);
        await window.press('Escape');
    },
};
