// Long mode: fifty statements typed key by key, which takes an editor in a browser six minutes.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { START, plain } from '../harness.mjs';

const read = (name) => fs.readFileSync(new URL(`../../analysis/${name}`, import.meta.url), 'utf8');
/** Lines without what the editor adds by itself: indentation and closing brackets. */
const bare = (text) => plain(text).replaceAll(')', '').split('\n').map((line) => line.trim()).filter((line) => line !== '');

export const editor = { settings: { 'sqlCopilot.confidenceThreshold': null } };

export async function begin({ window, file }) {
    fs.mkdirSync(file('typed'), { recursive: true });
    fs.writeFileSync(file('typed/schema.sql'), read('typed_schema.sql'));
    fs.writeFileSync(file('typed/query.sql'), '');
    await window.open(file('typed'), file('typed/query.sql'));
    await window.waitForStatus(/ready/, START);
}

export const tests = {
    async 'row 4: the popup takes no Enter in fifty statements typed at speed'({ window, report }) {
        const statements = read('typed_statements.sql').trim();
        assert.equal(statements.split('\n\n').length, 50);
        await window.begin('');
        const lines = statements.split('\n');
        const popups = [];
        for (const line of lines) {
            await window.page.keyboard.type(line.trim());
            if (await window.page.locator('.suggest-widget.visible').count()) {
                popups.push(line.trim());
            }
            await window.press('Enter');
        }
        report('popups that were open at an Enter', `${popups.length} of ${lines.length} (${popups.join('; ')})`);
        await window.press('Escape');
        assert.deepEqual(bare(await window.saved()), bare(statements));
    },
};
