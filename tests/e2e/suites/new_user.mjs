// What a new user tripped over and only an editor shows, at default settings, over the trial's numbered PostgreSQL migrations. Every row: ../README.md.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { START, until } from '../harness.mjs';

const WORKSPACE = new URL('../../../benchmarks/first_comments/logistics', import.meta.url);
const ROW = '.quick-input-list .monaco-list-row';
const DISCARD = '.panel .monaco-button';
const SQUIGGLE = '.squiggly-error, .squiggly-warning';

export const editor = { settings: { 'sqlCopilot.confidenceThreshold': null } };

export async function begin({ window, file, server }) {
    fs.cpSync(WORKSPACE, file('logistics'), { recursive: true });
    fs.writeFileSync(file('logistics/queries.sql'), '');
    await window.open(file('logistics'), file('logistics/queries.sql'));
    await window.waitForStatus(/ready/, START);
    await server();
}

/** Throws a refactoring that is looked at away. */
async function discard(window) {
    const button = window.page.locator(DISCARD, { hasText: 'Discard' }).first();
    await button.click();
    await button.waitFor({ state: 'hidden' });
}

export const tests = {
    async 'row 5: a rename that is looked at and discarded leaves no problems'({ window }) {
        await window.begin('SELECT town FROM clients');
        await window.save();
        await window.rename('customers');
        await window.press('Control+Enter');
        await window.waitForText(DISCARD, 'Discard');
        await window.screenshot('row-5-preview');
        await discard(window);
        await until('no problems', async () => {
            const label = await window.page.locator('.statusbar-item[id="status.problems"]').first().getAttribute('aria-label');
            return /No Problems/.test(label ?? '');
        });
        assert.equal(await window.page.locator(SQUIGGLE).count(), 0);
    },
    async 'row 6: a rename leaves numbered migrations alone and asks for one more'({ window, file }) {
        const before = fs.readdirSync(file('logistics')).sort();
        const first = fs.readFileSync(file('logistics/V1__base.sql'), 'utf8');
        await window.begin('SELECT company');
        await window.insert(' FROM clients');
        await window.save();
        await window.press('Control+Home');
        await window.press('Control+ArrowRight');
        await window.press('Control+ArrowRight');
        await window.rename('firm');
        await window.press('Enter');
        await window.waitForText('.panel .monaco-list-row', 'V5__rename_clients_company_to_firm.sql');
        await window.screenshot('row-6-migration');
        await discard(window);
        assert.equal(fs.readFileSync(file('logistics/V1__base.sql'), 'utf8'), first);
        assert.deepEqual(fs.readdirSync(file('logistics')).sort(), before);
    },
    async 'row 9: a lens over a comment generates and lists, and says how sure it is'({ window }) {
        await window.begin('-- trucks in Hamburg');
        await window.waitForText('.codelens-decoration', 'Generate SQL');
        await window.waitForText('.codelens-decoration', 'Alternatives');
        await window.waitForStatus(/\d+ %/);
        await window.screenshot('row-9-lens');
    },
    async 'row 10: a definition is asked of nobody here, and the status bar says so'({ window }) {
        await window.begin('-- create a table for pallets');
        await window.waitForStatus(/not a request.*not definitions/);
        assert.equal(await window.ghost(), '');
        await window.screenshot('row-10-definition');
    },
    async 'row 17: a value that no row can have is underlined, told and mended'({ window }) {
        await window.begin("SELECT * FROM shipments WHERE status = 'losst';");
        await window.page.locator(SQUIGGLE).first().waitFor();
        await window.command('Go to Next Problem (Error, Warning, Info)');
        await window.waitForText('.marker-widget', "status never holds 'losst'");
        await window.screenshot('row-17-value');
        await window.press('Escape');
        await window.codeActions('lost');
        await window.press('Escape');
    },
    async 'row 18: the schema has a place of its own, with a menu and a filter'({ window }) {
        await window.command('SQL Copilot: Show Indexed Schema');
        await window.waitForText('.part.sidebar .composite.title', 'Indexed Schema');
        await window.page.locator('.pane-body .monaco-list-row[aria-label^="clients"]').first().click({ button: 'right' });
        for (const entry of ['Copy Name', 'Peek Definition', 'Ask About This Table']) {
            await window.waitForText('.monaco-menu .action-item', entry);
        }
        await window.screenshot('row-18-schema');
        await window.press('Escape');
        await window.command('SQL Copilot: Filter');
        await window.page.locator('.monaco-tree-type-filter input').first().fill('truck');
        await window.waitForText('.part.sidebar .pane-body .monaco-list-row .highlight', 'truck');
        await window.press('Escape');
        await window.press('Escape');
    },
    async 'row 18: the status bar names the language SQL, and a picker shows the dialect that was found'({ window, labels }) {
        assert.equal((await labels('.statusbar-item[id="status.editor.mode"]')).join('').trim(), 'SQL');
        await window.command('SQL Copilot: SQL Dialect of the Folder…');
        await window.waitForText(ROW, /Detect from the schema files.*PostgreSQL/);
        await window.screenshot('row-18-dialect');
        await window.press('Escape');
    },
};
