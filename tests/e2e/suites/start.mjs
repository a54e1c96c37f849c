// Long mode: how long a server takes from its start to the first ghost text in the window, at default settings. Numbers that are printed, not
// asserted, for they are the machine's as well.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { GHOST, QUESTION, START, processorMilliseconds, serverProcesses, startedAt, until } from '../harness.mjs';

const ROUNDS = 5;
const ASKED_EVERY = 100; // milliseconds

export const editor = { settings: { 'sqlCopilot.confidenceThreshold': null } };

export async function begin({ window, file }) {
    fs.writeFileSync(file('shop/query.sql'), `${QUESTION}\n`);
    await window.open(file('shop'), file('shop/query.sql'));
    await window.waitForStatus(/ready/, START);
}

export const tests = {
    async 'spawn to first ghost text'({ window, editor, report }) {
        const found = { cold: [], warm: [] };
        await window.press('Control+End');
        for (let round = 0; round < ROUNDS; round++) {
            for (const [name, times] of Object.entries(found)) {
                if (name === 'cold') {
                    forget(editor.home);
                }
                times.push(await restart(window, editor));
            }
        }
        for (const [name, times] of Object.entries(found)) {
            const [ghost, processor] = ['ghost', 'processor'].map((what) => times.map((one) => Math.round(one[what])).sort((a, b) => a - b));
            const middle = Math.floor(ROUNDS / 2);
            report(`spawn to first ghost text, ${name}`, `median ${ghost[middle]} ms (${ghost.join(', ')}), of them the server's processor ${processor[middle]}`);
        }
    },
};

/** What is kept of folders, and as far as the system lets go of it what it holds of the package's files. */
function forget(home) {
    for (const name of fs.readdirSync(path.join(home, 'cache')).filter((kept) => kept.startsWith('sqlcopilot'))) {
        fs.rmSync(path.join(home, 'cache', name), { recursive: true });
    }
    const extensions = path.join(home, 'extensions');
    for (const entry of fs.readdirSync(extensions, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) {
            execFileSync('/bin/dd', [`if=${path.join(entry.parentPath, entry.name)}`, 'iflag=nocache', 'count=0', 'status=none']);
        }
    }
}

/** Starts another server; milliseconds from there to ghost text that is asked for again and again, and the server's own until then. */
async function restart(window, { group }) {
    await window.press('Escape');
    const before = serverProcesses(group);
    await window.command('SQL Copilot: Restart Server');
    const pid = await until('another server', () => serverProcesses(group).find((one) => !before.includes(one)));
    const shown = window.page.evaluate((ghosts) => new Promise((resolve) => {
        const timer = setInterval(() => {
            if ([...document.querySelectorAll(ghosts)].some((element) => element.textContent.trim() !== '')) {
                clearInterval(timer);
                resolve(Date.now());
            }
        }, 4);
    }), GHOST).then((when) => ({ ghost: when - startedAt(pid), processor: processorMilliseconds(pid) }));
    let times;
    shown.then((found) => (times = found));
    await until('ghost text of a new server', async () => {
        await window.press('Alt+\\'); // a server that still starts lets a question pass
        await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY));
        return times !== undefined;
    }, START);
    await window.waitForStatus(/ready/, START);
    return times;
}
