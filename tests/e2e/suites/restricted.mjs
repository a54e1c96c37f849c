// A folder's settings can name no program and no model, whether the person trusts it or not; everything else works.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { COUNT_PER_CITY, QUESTION, START } from '../harness.mjs';

export const editor = { trust: false };

export async function begin({ window, file }) {
    fs.mkdirSync(file('shop/.vscode'));
    const settings = { 'sqlCopilot.serverPath': file('shop/evil.sh'), 'sqlCopilot.modelPath': file('shop/evil.pt') };
    fs.writeFileSync(file('shop/.vscode/settings.json'), JSON.stringify(settings));
    fs.writeFileSync(file('shop/evil.sh'), `#!/bin/sh\n: > '${file('ran')}'\n`, { mode: 0o755 });
    await window.open(file('shop'), file('shop/query.sql'));
}

export const tests = {
    async 'in a folder without trust the server and model are our own'({ window, file, server }) {
        await window.waitForText('.statusbar-item', 'Restricted Mode', START);
        await window.waitForStatus(/ready/, START);
        await server();
        await window.begin(QUESTION);
        await window.press('Enter');
        await window.waitForGhost(COUNT_PER_CITY);
        await window.screenshot('restricted');
        assert.ok(!fs.existsSync(file('ran')));
    },
    async 'a folder that is trusted chooses no program either'({ window, file }) {
        await window.command('Workspaces: Manage Workspace Trust');
        await window.page.locator('.workspace-trust-editor .monaco-button', { hasText: 'Trust' }).first().click();
        await window.waitForStatus(/ready/, START);
        await window.command('SQL Copilot: Restart Server');
        await window.waitForStatus(/ready/, START);
        assert.ok(!fs.existsSync(file('ran')));
    },
};
