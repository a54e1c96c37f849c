// Workspaces of several folders and of none that helps; the walkthrough.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { START, sleep } from '../harness.mjs';

export async function begin({ window, file }) {
    fs.writeFileSync(file('both.code-workspace'), JSON.stringify({ folders: [{ path: 'shop' }, { path: 'school' }] }));
    await window.open(file('both.code-workspace'), file('school/query.sql'));
    await window.waitForStatus(/ready/, START);
}

export const tests = {
    async 'each folder of a workspace has its own schema'({ window }) {
        await window.begin('-- how many pupils are there');
        await window.press('Enter');
        const ghost = await window.waitForGhost(/SELECT/i);
        assert.match(ghost, /FROM\s+pupils/i);
        await window.command('SQL Copilot: Show Indexed Schema');
        await window.page.locator('.pane-body .monaco-list-row[aria-label^="shop SQLite"]').waitFor();
        await window.page.locator('.pane-body .monaco-list-row[aria-label^="school SQLite"]').click();
        await window.waitForText('.pane-body .monaco-list-row', 'teachers');
        await window.screenshot('two-folders');
    },
    async 'a workspace without tables gives a hint'({ window, file }) {
        await window.open(file('empty'), file('empty/query.sql'));
        await window.waitForStatus(/CREATE TABLE/i, START);
        await window.begin('-- how many customers are there');
        await window.command('SQL Copilot: Generate SQL from Comment');
        await window.notification('CREATE TABLE');
        await window.command('SQL Copilot: Show Indexed Schema');
        await window.waitForText('.welcome-view-content', 'No CREATE TABLE statement was found');
        await window.screenshot('no-schema');
    },
    async 'the walkthrough opens'({ window }) {
        await window.clearNotifications();
        await window.command('Welcome: Open Walkthrough...');
        await window.row('SQL from comments, offline').waitFor();
        await window.page.locator('.quick-input-box input').first().fill('SQL from comments');
        await sleep(200);
        await window.press('Enter');
        await window.waitForText('.gettingStartedContainer', 'Open the sample workspace');
        await sleep(800);
        await window.screenshot('walkthrough');
    },
};
