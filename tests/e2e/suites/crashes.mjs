// A server that dies.
import assert from 'node:assert/strict';
import { QUESTION, START, parentOf, serverProcesses, sleep, until } from '../harness.mjs';

export async function begin({ window, file }) {
    await window.open(file('shop'), file('shop/query.sql'));
    await window.waitForStatus(/ready/, START);
}

export const tests = {
    async 'a killed server is started again and no text is lost'({ window, server }) {
        await window.begin('SELECT name FROM customers; -- not yet saved');
        const first = await server();
        process.kill(first, 'SIGKILL');
        await until('another server', async () => (await server()) !== first);
        await window.waitForStatus(/ready/);
        assert.match(await window.saved(), /-- not yet saved/);
        await window.askForGhost(QUESTION, /SELECT/i);
    },
    async 'a server killed while someone types is started again'({ window, server }) {
        await window.begin('');
        const first = await server();
        // The editor's extensions stand still meanwhile, so that much is written to the dead server before its end is noticed.
        const extensions = parentOf(first);
        process.kill(extensions, 'SIGSTOP');
        process.kill(first, 'SIGKILL');
        await window.page.keyboard.type('SELECT name FROM customers WHERE city = name AND id > 1');
        process.kill(extensions, 'SIGCONT');
        await until('another server', async () => (await server()) !== first);
        await window.waitForStatus(/ready/);
        assert.match(await window.saved(), /city = name AND id > 1/);
    },
    async 'after the fifth death within three minutes it says what to do'({ window, editor, server }) {
        for (let deaths = 2; deaths < 5; deaths++) {
            const pid = await server();
            process.kill(pid, 'SIGKILL');
            if (deaths < 4) {
                await until('another server', async () => (await server()) !== pid);
                await window.waitForStatus(/ready/);
            }
        }
        await window.notification('Restart Server');
        await window.waitForStatus(/not started again/);
        await window.screenshot('gave-up');
        assert.equal(await window.page.locator('.notification-toast').count(), 1); // one message, and it says what to do
        assert.deepEqual(serverProcesses(editor.group), []);
        await window.page.locator('.notification-toast .monaco-button', { hasText: 'Restart Server' }).first().click();
        await window.waitForStatus(/ready/);
    },
    async 'a server that is restarted while it starts again leaves none behind'({ window, editor, server }) {
        const first = await server();
        await window.typeCommand('SQL Copilot: Restart Server');
        process.kill(first, 'SIGKILL');
        await until('its death', () => !serverProcesses(editor.group).includes(first));
        await window.press('Enter');
        await until('another server', async () => (await server()) !== first);
        await window.waitForStatus(/ready/);
        await sleep(1000); // for one that was about to start
        await until('one server alone', () => serverProcesses(editor.group).length === 1); // an old one has a second to end
        await window.askForGhost(QUESTION, /SELECT/i);
    },
};
