// A team's words: a selection becomes a term, which the next comment may use; a query in a file answers the comment that says the same.
import fs from 'node:fs';
import path from 'node:path';
import { START, plain, until } from '../harness.mjs';

const REPORT = `-- What the shop asks every month.

-- regulars: customers with more than 3 shipped orders
SELECT c.name
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.id
WHERE o.status = 'shipped'
GROUP BY c.id, c.name
HAVING COUNT(*) > 3;
`;

export async function begin({ window, file, server }) {
    const report = file('shop/reports/monthly.sql');
    fs.mkdirSync(path.dirname(report), { recursive: true });
    fs.writeFileSync(report, REPORT);
    await window.open(file('shop'), file('shop/query.sql'));
    await window.waitForStatus(/ready/, START);
    await server();
}

const LONG_AGO = "joined_on < '2020-01-01'";

export const tests = {
    async 'a selected condition becomes a term, and the next suggestion knows it'({ window }) {
        await window.begin(`SELECT COUNT(*)\nFROM customers\nWHERE\n${LONG_AGO}`);
        await window.press('Shift+Home');
        await window.command('SQL Copilot: Define Term');
        const box = window.page.locator('.quick-input-box input').first();
        await window.waitForText('.quick-input-widget', 'A word for the condition');
        await box.fill('old hands');
        await window.screenshot('define-term');
        await window.picture('define-term', 330);
        await window.press('Enter');
        await window.waitForText('.tab', 'words.glossary.toml');
        const entry = window.page.locator('.monaco-editor[data-uri$="words.glossary.toml"] .view-lines').first();
        await until('the entry', async () => {
            const text = plain(await entry.innerText());
            return text.includes('[terms."old hands"]') && text.includes('customers') && text.includes(LONG_AGO);
        });
        await window.picture('glossary', 330);
        await window.press('Control+s');
        await window.home();
        await window.askForGhost('-- how many old hands are there in each city', /joined_on\s*<\s*'2020-01-01'/);
        await window.screenshot('a-word-understood');
        await window.picture('a-word-understood', 330);
    },
    async "a query of the folder's own answers a comment like its own, and says where it is from"({ window }) {
        await window.askForGhost('-- regulars: customers with more than 5 shipped orders', /HAVING COUNT\(\*\) > 5/);
        await window.press('Escape');
        await window.press('Control+Alt+g');
        await window.waitForText('.quick-input-list .monaco-list-row', 'From reports/monthly.sql:4');
        await until('the choice behind its comment', async () => /SELECT/.test(await window.behind()));
        await window.screenshot('from-a-report');
        await window.picture('from-a-report', 330);
        await window.press('Escape');
    },
};
