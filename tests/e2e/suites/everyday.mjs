// What people do all day with a comment and a query, and how fast it is.
import assert from 'node:assert/strict';
import { COUNT_PER_CITY, GHOST, QUESTION, START, plain, residentMegabytes, sleep, until } from '../harness.mjs';

export async function begin({ window, file, server }) {
    await window.open(file('shop'), file('shop/query.sql'));
    await window.waitForStatus(/ready/, START);
    await server();
}

export const tests = {
    async 'a comment becomes ghost text, Tab takes it'({ window }) {
        await window.begin(QUESTION);
        await window.press('Enter');
        await window.waitForGhost(COUNT_PER_CITY);
        await sleep(300);
        await window.screenshot('ghost-text');
        await window.press('Tab');
        await until('the text', async () => COUNT_PER_CITY.test(plain(await window.lines().innerText())));
        const text = await window.saved();
        assert.match(text, COUNT_PER_CITY);
        assert.ok(text.startsWith(`${QUESTION}\n`), text);
    },
    async 'alternatives can be cycled through'({ window }) {
        await window.begin(`${QUESTION}\n`);
        await sleep(500);
        await window.command('Trigger Inline Suggestion');
        const first = await window.waitForGhost(/SELECT/i);
        await window.press('Alt+]');
        await until('another suggestion', async () => {
            const text = await window.ghost();
            return /SELECT/i.test(text) && text !== first;
        });
        await window.screenshot('cycling');
    },
    async 'Escape sends ghost text away and leaves the text as it was'({ window }) {
        await window.begin(QUESTION);
        await window.press('Enter');
        await window.waitForGhost(/SELECT/i);
        await window.press('Escape');
        await until('no ghost text', async () => (await window.ghost()) === '');
        assert.equal((await window.saved()).trimEnd(), QUESTION);
    },
    async 'the code action writes below the comment'({ window }) {
        await window.begin(QUESTION);
        await window.press('Escape');
        await window.codeActions('Generate SQL from comment');
        await window.screenshot('code-action');
        await window.press('Enter');
        await until('the text', async () => COUNT_PER_CITY.test(plain(await window.lines().innerText())));
        assert.match(await window.saved(), COUNT_PER_CITY);
    },
    async 'the command lists alternatives with confidence, each shown behind its comment'({ window, labels }) {
        await window.begin('-- customers per city'); // short, so that there is room for the statement behind it
        await window.command('SQL Copilot: Generate SQL from Comment');
        await window.waitForText('.quick-input-list .monaco-list-row', '%');
        await until('the choice behind its comment', async () => COUNT_PER_CITY.test(await window.behind()));
        await sleep(400);
        await window.screenshot('pick-list');
        await window.picture('pick-list', 300);
        const rows = await labels('.quick-input-list .monaco-list-row');
        assert.ok(rows.length >= 2 && rows.length <= 4, rows.join('\n'));
        await window.press('ArrowDown');
        await sleep(400);
        await window.press('Enter');
        await until('the text', async () => /SELECT/i.test(plain(await window.lines().innerText())));
        assert.match(await window.saved(), /^-- customers per city\nSELECT/i);
    },
    async 'Regenerate puts another statement in place of the first'({ window }) {
        await window.begin(`${QUESTION}\nSELECT city FROM customers;`);
        const before = await window.saved();
        await window.focus();
        await window.command('SQL Copilot: Alternatives for the Comment');
        await window.waitForText('.quick-input-list .monaco-list-row', '%');
        await window.press('Enter');
        await until('another text', async () => (await window.saved()) !== before);
        const after = await window.saved();
        assert.ok(after.startsWith(`${QUESTION}\n`), after);
        assert.equal(after.match(/^SELECT/gim).length, 1, after);
    },
    async 'completion offers the tables of the schema'({ window }) {
        await window.begin('');
        await window.type('SELECT * FROM cust');
        await window.press('Control+Space');
        await window.waitForText('.suggest-widget.visible .monaco-list-row', 'customers');
        await window.screenshot('completion');
        await window.press('Escape');
    },
    async 'hover shows the declaration'({ window }) {
        await window.begin('SELECT city FROM customers');
        await window.command('Show or Focus Hover');
        await window.waitForText('.monaco-hover', 'email');
        await window.page.locator('.monaco-hover a', { hasText: /^schema\.sql:\d+$/ }).first().waitFor();
        await window.screenshot('hover');
        await window.press('Escape');
    },
    async 'go to definition opens the DDL'({ window }) {
        await window.begin('SELECT city FROM customers');
        await window.press('F12');
        await window.waitForText('.tab.active', 'schema.sql');
        await window.screenshot('definition');
    },
    async 'an unknown column is reported, with a fix'({ window }) {
        await window.begin('SELECT customers.citty FROM customers');
        await window.page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
        await window.command('Go to Next Problem (Error, Warning, Info)');
        await window.waitForText('.marker-widget', 'citty');
        await window.screenshot('diagnostics');
        await window.picture('diagnostics', 300);
        await window.press('Escape');
        await window.codeActions('city');
        await window.press('Escape');
    },
    async 'a Chinese comment becomes SQL'({ window }) {
        await window.begin('-- 每个城市有多少客户');
        await window.press('Enter');
        await window.waitForGhost(/FROM\s+customers/i);
        await sleep(300);
        await window.screenshot('chinese');
        await window.press('Tab');
        assert.match(await window.saved(), /^-- 每个城市有多少客户\nSELECT[\s\S]*FROM\s+customers/i);
    },
    async 'the schema tree shows tables and columns and goes to the DDL'({ window }) {
        await window.command('SQL Copilot: Show Indexed Schema');
        const row = window.page.locator('.pane-body .monaco-list-row[aria-label^="customers"]').first();
        await row.waitFor();
        await row.locator('.monaco-tl-twistie').click();
        await window.waitForText('.pane-body .monaco-list-row', 'email');
        await window.screenshot('schema-tree');
        await row.click();
        await window.waitForText('.tab.active', 'schema.sql');
    },
    async 'the status report names versions, model and schema'({ window, labels }) {
        await window.command('SQL Copilot: Report Status');
        await window.waitForText('.tab.active', 'SQL Copilot status');
        await until('the report', async () => {
            const text = (await labels('.editor-instance .view-lines')).join('\n');
            return text.includes('artefact') && text.includes('shop');
        });
        await window.screenshot('status-report');
        await window.clearNotifications();
        await window.press('Control+F4');
    },
    async 'keystroke to ghost text, memory'({ window, server, report }) {
        const questions = ['how many customers are in each city', 'average price of products per category', 'names of all products',
            'number of orders per status', 'names of customers in each city', 'list the emails of customers', 'how many products are there'];
        const times = [];
        for (let i = 0; i < 21; i++) {
            await window.begin(`-- ${questions[i % questions.length]}`);
            await window.press('Escape');
            await sleep(250);
            times.push(await pressToGhost(window, 'Enter'));
        }
        const sorted = times.filter((time) => time !== null).sort((a, b) => a - b);
        const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]);
        const memory = Math.round(residentMegabytes(await server()));
        report('keystroke to ghost text', `median ${at(0.5)} ms, p95 ${at(0.95)} ms (${sorted.length} of ${times.length} shown)`);
        report('server memory', `${memory} MB resident`);
        assert.ok(sorted.length >= times.length * 0.7, `only ${sorted.length} suggestions were shown`);
        assert.ok(memory <= 120, `${memory} MB`);
    },
};

/** Milliseconds from a key's event in the page to ghost text in its document; null if none comes in 3 s. */
async function pressToGhost(window, key) {
    await window.page.evaluate(([name, ghosts]) => {
        globalThis.measured = new Promise((resolve) => {
            addEventListener('keydown', function pressed(event) {
                if (event.key !== name) {
                    return;
                }
                removeEventListener('keydown', pressed, true);
                const begun = performance.now();
                const timer = setInterval(() => {
                    const shown = [...document.querySelectorAll(ghosts)].some((element) => element.textContent.trim() !== '');
                    const passed = performance.now() - begun;
                    if (shown || passed > 3000) {
                        clearInterval(timer);
                        resolve(shown ? passed : null);
                    }
                }, 4);
            }, true);
        });
    }, [key, GHOST]);
    await window.press(key);
    return window.page.evaluate(() => globalThis.measured);
}
