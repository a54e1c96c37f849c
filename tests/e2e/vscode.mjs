// What a person can do in VS Code with the packaged extension: runs the tests of suites/. Environment: TOOLS, VSIX, ARTEFACTS; ONLY,
// a regular expression, chooses tests by name; LONG=1 adds those that take minutes.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Desk } from './harness.mjs';

const { ARTEFACTS, LONG, ONLY } = process.env;
const SUITES = ['recording', 'first_minutes', 'new_user', 'everyday', 'settings', 'folders', 'words', 'crashes', 'restricted', 'chinese', ...(LONG === '1' ? ['start', 'typing'] : [])];

let passed = 0;
let failed = 0;
let pictured = 0;
const measurements = [];
const report = (name, value) => {
    measurements.push(`${name}: ${value}`);
    console.log(`  ${name}: ${value}`);
};

/**
 * One test. `tries` is how often it may be tried: an editor in a browser loses a key or an event of a file's watcher now and then, and what the
 * extension gets wrong it gets wrong twice. The first failure is told and pictured either way.
 */
async function attempt(name, desk, work, tries = 1) {
    for (let left = tries - 1; ; left--) {
        const begun = Date.now();
        try {
            await work();
            passed++;
            console.log(`ok    ${name} (${Date.now() - begun} ms)${left < tries - 1 ? ', the second time' : ''}`);
            return;
        } catch (error) {
            const [what, calls = ''] = String(error.stack ?? error).split('Call log:'); // of which only the first lines say something
            console.log(`${left > 0 ? 'again ' : 'FAILED'} ${name}: ${what}${calls.split('\n').slice(0, 4).join('\n')}`);
            await desk?.window.screenshot(`failed-${++pictured}`).catch((problem) => console.log(`no screenshot: ${problem}`));
            if (left === 0) {
                failed++;
                return;
            }
        }
    }
}

const chosen = ONLY === undefined ? /(?:)/ : new RegExp(ONLY);
for (const name of SUITES) {
    const { editor = {}, begin, tests } = await import(`./suites/${name}.mjs`);
    const own = Object.entries(tests).filter(([title]) => chosen.test(title));
    if (own.length === 0) {
        continue;
    }
    // Each suite has an editor of its own: the settings, messages and servers of windows that were left would be in the next one's way.
    let desk;
    await attempt(`${name}: the editor starts`, desk, async () => {
        desk = await Desk.open(name, editor, report);
    });
    if (desk === undefined) {
        continue;
    }
    await attempt(`${name}: its window opens`, desk, () => begin(desk));
    for (const [title, run] of own) {
        await attempt(title, desk, async () => {
            await desk.window.home();
            await run(desk);
        }, 2);
    }
    await attempt(`${name}: the page asked no other host for anything`, desk, () => assert.deepEqual([...desk.editor.outside], []));
    await desk.close();
}
fs.writeFileSync(path.join(ARTEFACTS, 'measurements.txt'), `${measurements.join('\n')}\n`);
console.log(`vscode: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
