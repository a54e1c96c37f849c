// The first five minutes, recorded: from the package to an accepted query, at default settings. The pictures are those of docs/first-five-minutes.md.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { COUNT_PER_CITY, PATIENCE, START, plain, sleep, until } from '../harness.mjs';
import { animated } from '../moving.mjs';

const FOLDER = path.join(process.env.ARTEFACTS, 'pictures', 'first-minutes');
const SIZE = { width: 1024, height: 640 };
const SHOWN_MS = 1800;
const TYPED_MS = 120;
const INSTALL = 'Extensions: Install from VSIX...';
const QUESTION = '-- how many customers are in each city';
/** Of what a model of the day may be sure of the one, and hardly of all. */
const UNSURE = ['-- goods above 100', '-- who spent more than last year', '-- what customers of Lyon leave out'];
const HOW_TO_SEE = /\d+ %: Ctrl\+Alt\+G/;

export const editor = { settings: { 'sqlCopilot.confidenceThreshold': null }, installed: false };

export async function begin({ window }) {
    fs.mkdirSync(FOLDER, { recursive: true });
    await window.page.setViewportSize(SIZE);
    await window.openNothing();
}

const frames = [];

/** A frame of the moving picture; with a name also a picture of its own. */
async function record(window, name, milliseconds = SHOWN_MS) {
    await sleep(name === undefined ? 0 : 400); // what fades in has faded in
    const png = await window.page.screenshot({ caret: 'initial' });
    frames.push({ png, milliseconds });
    if (name !== undefined) {
        fs.writeFileSync(path.join(FOLDER, `${name}.png`), png);
    }
}

/** Answers a dialog that asks for a path. While it looks what is there it may put back what stood in its box. */
async function givePath(window, wanted) {
    const box = window.page.locator('.quick-input-box input').first();
    const value = () => box.inputValue({ timeout: PATIENCE / 10 }).catch(() => '');
    await until('the dialog of paths', async () => (await value()).startsWith('/'));
    await until(`the dialog to take ${wanted}`, async () => {
        await box.fill(wanted, { timeout: PATIENCE / 10 }).catch(() => undefined);
        await window.row(path.basename(wanted)).waitFor({ timeout: PATIENCE / 10 }).catch(() => undefined);
        if ((await value()) !== wanted) {
            return false;
        }
        await window.press('Enter');
        return box.waitFor({ state: 'hidden', timeout: PATIENCE / 10 }).then(() => true, () => false);
    });
}

export const tests = {
    async 'the first five minutes: the package is installed'({ window, file }) {
        const vsix = file('sqlcopilot.vsix');
        fs.copyFileSync(process.env.VSIX, vsix);
        await until('the command that installs', async () => { // it is there once the window knows where extensions go
            await window.press('Escape');
            return window.typeCommand(INSTALL).then(() => true, () => false);
        }, START);
        await record(window, '1-install');
        await window.press('Enter');
        await givePath(window, vsix);
        await window.waitForText('.notification-toast, .notifications-toasts', 'Completed installing', START);
        await window.clearNotifications();
        await window.command('Extensions: Show Installed Extensions');
        await window.page.locator('.extension-list-item', { hasText: 'SQL Copilot' }).first().click();
        await window.waitForText('.extension-editor', 'get SQL over your own tables');
        await until('its README', async () => {
            const texts = await Promise.all(window.page.frames().map((frame) => frame.locator('body').innerText({ timeout: 1000 }).catch(() => '')));
            return texts.some((text) => text.includes('Write a comment, press Tab'));
        });
        await record(window, '2-installed');
    },
    async 'the first five minutes: a folder is opened'({ window, file }) {
        await window.command('File: Open Folder...');
        await givePath(window, file('shop'));
        const row = window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'schema.sql' }).first();
        await row.waitFor({ timeout: START });
        await row.click();
        await window.waitForStatus(/ready/, START);
        await record(window, '3-folder');
        await window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'query.sql' }).first().dblclick();
        window.file = file('shop/query.sql');
        await window.lines().waitFor();
        await window.begin('');
    },
    async 'the first five minutes: a comment is typed'({ window }) {
        for (const word of QUESTION.split(/(?= )/)) {
            await window.type(word);
            await record(window, undefined, TYPED_MS);
        }
        await window.waitForStatus(/\d+ %/);
        await record(window, '4-comment');
    },
    async 'the first five minutes: the query stands there grey, Tab takes it, and what can be done with it stands above'({ window }) {
        await window.press('Enter');
        await window.waitForGhost(COUNT_PER_CITY);
        await record(window, '5-ghost-text');
        await window.press('Tab');
        await window.waitForText('.codelens-decoration', 'Run');
        await window.waitForText('.codelens-decoration', 'Explain');
        assert.match(plain(await window.lines().innerText()), COUNT_PER_CITY);
        await record(window, '6-accepted');
    },
    async 'the first five minutes: explained, run, and its alternatives'({ window }) {
        await window.page.locator('.codelens-decoration a', { hasText: 'Explain' }).first().click();
        await window.notification('One row for each city');
        await record(window, '7-explained');
        await window.clearNotifications();
        await window.page.locator('.codelens-decoration a', { hasText: 'Run' }).first().click();
        await window.waitForText('.tab', 'Result');
        await record(window, '8-rows');
        await window.closeTab('Result');
        await window.home();
        await window.page.locator('.codelens-decoration a', { hasText: 'Alternatives' }).first().click();
        await window.waitForText('.quick-input-list .monaco-list-row', 'current');
        await record(window, '9-alternatives');
        await window.press('Escape');
    },
    async 'the first five minutes: what is not shown by itself says so, and how to see it'({ window }) {
        await window.press('Control+End');
        await window.insert('\n\n');
        for (const comment of UNSURE) {
            await window.press('Shift+Home');
            await window.press('Delete');
            await until('a status without a comment', async () => !/%/.test(await window.status()));
            await window.insert(comment);
            await window.waitForStatus(/\d+ %/);
            if (HOW_TO_SEE.test(await window.status())) {
                break;
            }
        }
        assert.match(await window.status(), HOW_TO_SEE, 'the model is sure of every one');
        await record(window, '10-unsure');
        await window.press('Control+Alt+g');
        await window.waitForText('.quick-input-list .monaco-list-row', '%');
        await record(window, '11-asked');
        await window.press('Enter');
        await until('the query', async () => plain(await window.lines().innerText()).match(/SELECT/g).length === 2);
        await record(window, '12-query');
        fs.writeFileSync(path.join(FOLDER, '..', 'first-minutes.png'), animated(frames));
    },
};
