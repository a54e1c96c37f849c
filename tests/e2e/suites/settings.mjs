// Every setting does what it says while the server runs. What is set stays until the next `set`, which replaces it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { PATIENCE, QUESTION, START, plain, replaceFile, setOnMachine, sleep, until } from '../harness.mjs';

const UNKNOWN_COLUMN = 'SELECT customers.citty FROM customers';
const SQUIGGLE = '.squiggly-error, .squiggly-warning';

export async function begin({ window, editor, file }) {
    setOnMachine(editor, {}); // the editor watches the file if it is there
    replaceFile(file('shop/archive/2019.sql'), 'CREATE TABLE legacy_orders (id INTEGER PRIMARY KEY);\n');
    await window.open(file('shop'), file('shop/query.sql'));
    await window.waitForStatus(/ready/, START);
}

/** Asks as a person does while typing: Enter behind a comment. */
async function ask(window, question) {
    await window.begin(question);
    await window.press('Enter');
}

/** The model inside the installed extension. */
function model({ home }) {
    const extensions = path.join(home, 'extensions');
    const found = fs.readdirSync(extensions, { recursive: true }).find((name) => name.endsWith('sqlcopilot.pt'));
    return path.join(extensions, found);
}

/** A program that is the server, and keeps what it logs in a file. */
function wrapper(file, pid) {
    const name = file('server.sh');
    const log = file('server.log');
    fs.rmSync(log, { force: true });
    fs.writeFileSync(name, `#!/bin/sh\nexec '${fs.readlinkSync(`/proc/${pid}/exe`)}' "$@" 2>> '${log}'\n`, { mode: 0o755 });
    return { path: name, log };
}

export const tests = {
    async 'automatic suggestions can be switched off and still be asked for'({ window, server, noGhostAfter }) {
        const before = await server();
        await until('suggestions switched off', async () => { // the first change of settings may come before the window watches them
            await window.set({ 'sqlCopilot.automaticTrigger': false });
            return window.waitForStatus(/off/i, PATIENCE / 4).catch(() => false);
        });
        await noGhostAfter('where suggestions are switched off', () => ask(window, QUESTION), 1500);
        await window.command('Trigger Inline Suggestion');
        await window.waitForGhost(/SELECT/i);
        await window.set({});
        await window.waitForStatus(/ready/);
        assert.equal(await server(), before);
    },
    async 'the confidence threshold holds back what is not sure enough'({ window, noGhostAfter }) {
        await window.set({ 'sqlCopilot.confidenceThreshold': 1 });
        await noGhostAfter('below the threshold', () => ask(window, QUESTION), 1500);
        await window.set({ 'sqlCopilot.confidenceThreshold': 0 });
        await window.askForGhost(QUESTION, /SELECT/i);
    },
    async 'the number of alternatives is the one that is set'({ window, labels }) {
        for (const count of [2, 1]) {
            await window.set({ 'sqlCopilot.alternatives': count });
            await window.begin(QUESTION);
            await window.command('SQL Copilot: Generate SQL from Comment');
            await window.waitForText('.quick-input-list .monaco-list-row', '%');
            assert.equal((await labels('.quick-input-list .monaco-list-row')).length, count);
            await window.press('Escape');
        }
    },
    async 'values in lower case are found in any case, or as they are written'({ window }) {
        const question = '-- names of customers in paris';
        for (const [exact, pattern] of [[false, /LOWER\(.*city\) = 'paris'/i], [true, /[^(]city = 'paris'/i]]) {
            await window.set({ 'sqlCopilot.matchCase': exact });
            await window.begin(question);
            await window.command('SQL Copilot: Generate SQL from Comment');
            await window.waitForText('.quick-input-list .monaco-list-row', '%');
            await window.press('Enter');
            await until(`SQL like ${pattern}`, async () => pattern.test(await window.saved()));
        }
        await window.set({});
    },
    async 'the debounce delays what is not asked for'({ window, noGhostAfter }) {
        await window.set({ 'sqlCopilot.debounceMs': 5000 });
        await noGhostAfter('before the debounce has passed', () => ask(window, QUESTION), 1500);
        await window.command('Trigger Inline Suggestion');
        await window.waitForGhost(/SELECT/i);
    },
    async 'the dialect shapes the SQL'({ window }) {
        for (const [dialect, pattern] of [['tsql', /\bTOP\b|\bFETCH\b/i], ['sqlite', /\bLIMIT\b/i]]) {
            await window.set({ 'sqlCopilot.dialect': dialect });
            await window.askForGhost('-- names of the 5 customers with the most orders', pattern);
        }
    },
    async 'globs choose the files with tables'({ window, file, server }) {
        const before = await server();
        const offers = (wanted) => until(`legacy_orders ${wanted ? 'offered' : 'gone'}`, async () => {
            await window.begin('SELECT * FROM ');
            await window.press('Control+Space');
            const rows = window.page.locator('.suggest-widget.visible .monaco-list-row');
            await rows.first().waitFor(); // a table, or a keyword
            await window.type('legacy');
            await sleep(300);
            return (await rows.filter({ hasText: 'legacy_orders' }).count() > 0) === wanted;
        });
        await offers(true);
        await window.set({ 'sqlCopilot.excludeGlobs': ['archive/**'] });
        await offers(false);
        await window.set({ 'sqlCopilot.schemaGlobs': ['archive/*.sql'] });
        await offers(true);
        await window.waitForStatus(/tables: 1,/);
        await window.set({ 'sqlCopilot.schemaGlobs': ['schema.sql'] });
        await offers(false);
        await window.waitForStatus(/tables: 4,/);
        await window.set({});
        await window.waitForStatus(/tables: 5,/);
        assert.equal(await server(), before);
    },
    async 'diagnostics come and go'({ window }) {
        const squiggles = () => window.page.locator(SQUIGGLE).count();
        await window.begin(UNKNOWN_COLUMN);
        await until('a diagnostic', async () => (await squiggles()) > 0);
        await window.set({ 'sqlCopilot.diagnostics': false });
        await until('no diagnostic', async () => (await squiggles()) === 0);
        await window.set({});
        await until('the diagnostic again', async () => (await squiggles()) > 0);
    },
    async 'the case of keywords and the indentation are those that are set'({ window }) {
        const written = 'select name from customers where exists (select 1 from orders where orders.customer_id = customers.id '
            + 'and orders.status = \'open\' and orders.ordered_on > customers.joined_on)\n';
        const format = async (own, pattern) => {
            await window.set(own);
            await window.begin(written);
            await window.command('Format Document');
            await until(`text like ${pattern}`, async () => pattern.test(await window.saved()));
        };
        await format({ 'sqlCopilot.formatKeywordCase': 'lower', 'sqlCopilot.formatIndent': 2 }, /^select name\nfrom customers\nwhere exists \(\n {2}select 1\n/);
        await format({ 'sqlCopilot.formatKeywordCase': 'upper', 'sqlCopilot.formatIndent': 8 }, /^SELECT name\nFROM customers\nWHERE EXISTS \(\n {8}SELECT 1\n/);
        await format({ 'sqlCopilot.formatKeywordCase': 'preserve' }, /^select name\nfrom customers\nwhere exists \(\n {4}select 1\n/);
        await window.set({});
    },
    async 'another model is used when it is there, and told when it is not'({ window, editor, file, labels, server }) {
        const before = await server();
        const other = file('other.pt');
        fs.copyFileSync(model(editor), other);
        setOnMachine(editor, { 'sqlCopilot.modelPath': other });
        await window.waitForStatus(/ready/);
        await window.askForGhost(QUESTION, /SELECT/i);
        await window.command('SQL Copilot: Report Status');
        await until('the path in the report', async () => (await labels('.editor-instance .view-lines')).join('\n').includes(other));
        await window.clearNotifications();
        await window.home();
        setOnMachine(editor, { 'sqlCopilot.modelPath': file('nowhere.pt') });
        await window.waitForStatus(/nowhere\.pt/);
        await window.screenshot('no-model');
        await window.begin(UNKNOWN_COLUMN);
        await window.page.locator(SQUIGGLE).first().waitFor(); // everything but suggestions works
        setOnMachine(editor, {});
        await window.waitForStatus(/ready/);
        await window.clearNotifications();
        await window.askForGhost(QUESTION, /SELECT/i);
        assert.equal(await server(), before);
    },
    async 'another server is started when its path is set, and told when it is not there'({ window, editor, file, server }) {
        const bundled = await server();
        const { path: other, log } = wrapper(file, bundled);
        setOnMachine(editor, { 'sqlCopilot.serverPath': other });
        await until('another server', async () => (await server()) !== bundled);
        await window.waitForStatus(/ready/);
        assert.ok(fs.existsSync(log));
        await window.askForGhost(QUESTION, /SELECT/i);
        setOnMachine(editor, { 'sqlCopilot.serverPath': 'sqlcopilot-ls' });
        await window.notification('absolute path');
        await window.waitForStatus(/not running/);
        setOnMachine(editor, {});
        await window.waitForStatus(/ready/);
        await window.clearNotifications();
    },
    async 'only the log level debug lets text of a document into the log'({ window, editor, file, server }) {
        const { path: other, log } = wrapper(file, await server());
        setOnMachine(editor, { 'sqlCopilot.serverPath': other });
        await until('the server', () => fs.existsSync(log));
        const logged = () => fs.readFileSync(log, 'utf8');
        const secret = (number) => `confidential_${number}`;
        const write = async (level, number) => {
            await window.set({ 'sqlCopilot.logLevel': level });
            await window.begin(`SELECT ${secret(number)} FROM customers`);
            await window.page.locator(SQUIGGLE).first().waitFor(); // the server has read it
        };
        for (const [number, level] of ['error', 'warning', 'info'].entries()) {
            await write(level, number);
        }
        const quiet = logged(); // with debug come the diagnostics of what stood there before
        await write('debug', 3);
        await until('the text in the log', () => logged().includes(secret(3)));
        for (const number of [0, 1, 2]) {
            assert.ok(!quiet.includes(secret(number)), secret(number));
        }
        setOnMachine(editor, {});
        await window.set({});
        await window.waitForStatus(/ready/);
    },
    async 'help inside strings of a program can be switched off'({ window, file }) {
        const program = file('shop/report.py');
        fs.writeFileSync(program, 'QUERY = "SELECT city FROM customers"\n');
        await window.open(file('shop'), program);
        await window.waitForStatus(/ready/, START);
        const hovers = (wanted) => until(`a hover ${wanted}`, async () => {
            await window.press('Escape');
            await window.focus();
            await window.press('Control+Home');
            for (let i = 0; i < 30; i++) {
                await window.press('ArrowRight');
            }
            await window.command('Show or Focus Hover');
            await sleep(500);
            const shown = (await window.page.locator('.monaco-hover:visible').allInnerTexts()).map(plain).some((text) => text.includes('email'));
            return shown === wanted;
        });
        await hovers(true);
        await window.set({ 'sqlCopilot.embeddedSql': false });
        await hovers(false);
        await window.set({});
        await hovers(true);
    },
    async 'a bad value gives a message and the default'({ window, file }) {
        await window.open(file('shop'), file('shop/query.sql'));
        await window.waitForStatus(/ready/, START);
        await window.set({ 'sqlCopilot.dialect': 'cobol', 'sqlCopilot.debounceMs': -1 });
        await window.notification('debounceMs');
        await window.notification('dialect');
        await window.screenshot('bad-setting');
        await window.set({});
        await window.clearNotifications();
        await window.askForGhost(QUESTION, /SELECT/i);
    },
};
