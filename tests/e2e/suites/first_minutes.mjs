// What a new user meets, at default settings: the sample's questions, silence that explains itself, a loop without a mouse.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { COUNT_PER_CITY, QUESTION, START, plain, sleep, until } from '../harness.mjs';

export const editor = { settings: { 'sqlCopilot.confidenceThreshold': null } };

export async function begin({ window, file, server }) {
    await window.open(file('shop'), file('shop/query.sql'));
    await window.waitForStatus(/ready/, START);
    await server();
}

const SAMPLE = new URL('../../../vscode-extension/sample/questions.sql', import.meta.url);

export const tests = {
    async 'every question of the sample is answered unasked'({ window }) {
        const [sure] = fs.readFileSync(SAMPLE, 'utf8').split('-- This one');
        for (const question of sure.split('\n').slice(1).filter((line) => line.startsWith('-- '))) {
            await window.begin(question);
            await window.press('Enter');
            await window.waitForGhost(/SELECT/i);
        }
        await window.screenshot('first-question');
    },
    async 'the status bar says why nothing appears'({ window }) {
        await window.begin('-- customers of the month on pallets');
        await window.waitForStatus(/%|not a request/);
        await window.begin('-- Copyright 2024 the shop');
        await window.waitForStatus(/not a request.*a licence/);
        await window.screenshot('silence-explained');
    },
    async 'the lens says how sure it is and which word nobody knows'({ window }) {
        await window.begin('-- how many pallets are there');
        await window.waitForText('.codelens-decoration', 'pallets');
        await window.screenshot('lens-unsure');
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
    async 'after accepting, alternatives, explanation and rows come from within the statement'({ window }) {
        await window.begin(QUESTION);
        await window.press('Enter');
        await window.waitForGhost(COUNT_PER_CITY);
        await window.press('Tab');
        await window.waitForText('.codelens-decoration', 'Run');
        await window.screenshot('lenses-after-accepting');
        await window.press('Control+Alt+Shift+g');
        await window.waitForText('.quick-input-list .monaco-list-row', 'current');
        await window.press('Escape');
        await window.press('Control+Alt+e');
        await window.notification('One row for each city');
        await window.clearNotifications();
        await window.focus();
        await window.press('Control+Alt+Enter');
        await window.waitForText('.tab', 'Result');
        await window.screenshot('result');
        await window.press('Control+F4');
    },
    async 'generating again puts no second copy'({ window }) {
        await window.begin(`${QUESTION}\nSELECT city FROM customers;`);
        await window.press('Control+Alt+g');
        await window.waitForText('.quick-input-list .monaco-list-row', '%');
        await window.press('Enter');
        await until('another text', async () => COUNT_PER_CITY.test(plain(await window.lines().innerText())));
        await sleep(200);
        assert.equal((await window.saved()).match(/^SELECT/gim).length, 1);
    },
};
