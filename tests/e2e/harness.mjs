// A real VS Code (code-server) with the packaged extension, in a real browser; and the few gestures that the tests make in it.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const TOOLS = process.env.TOOLS;
const require = createRequire(path.join(TOOLS, 'editor', 'package.json'));
const { chromium } = require('playwright-core');
const NODE = fs.realpathSync(path.join(TOOLS, 'bin', 'node'));
const CODE_SERVER = path.join(TOOLS, 'editor/node_modules/code-server/out/node/entry.js');
/** How long something may take on a busy machine, in milliseconds; nothing waits that long when all is well. */
export const PATIENCE = 20000;
/** The same for a window with its extensions. */
export const START = 120000;
const MOST_VISITS = 5;
const TICKS_A_SECOND = 100; // of /proc, wherever Linux runs
const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'];
/** What is asked for where the question does not matter, and the SQL that it should become. */
export const QUESTION = '-- how many customers are in each city';
export const COUNT_PER_CITY = /SELECT[\s\S]*COUNT[\s\S]*FROM\s+customers/i;
export const GHOST = '.ghost-text, .ghost-text-decoration, .suggest-preview-text, .ghost-text-decoration-preview';
const SETTINGS = {
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.untrustedFiles': 'open',
    'telemetry.telemetryLevel': 'off',
    'workbench.startupEditor': 'none',
    'workbench.enableExperiments': false,
    'workbench.tips.enabled': false,
    'workbench.editor.useModal': 'off',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.layoutControl.enabled': false,
    'extensions.autoUpdate': false,
    'extensions.autoCheckUpdates': false,
    'chat.disableAIFeatures': true,
    'chat.commandCenter.enabled': false,
    'files.autoSave': 'off',
    'editor.accessibilitySupport': 'off',
    'editor.minimap.enabled': false,
    'editor.wordBasedSuggestions': 'off',
    'editor.fontSize': 15,
    'git.enabled': false,
    'window.menuBarVisibility': 'compact',
    'workbench.reduceMotion': 'on',
    // Ghost text must not depend on how sure the model of the day is; the threshold has its own test.
    'sqlCopilot.confidenceThreshold': 0,
};

/** The number of spaces in what the editor draws varies (nbsp); compare text without caring. */
export const plain = (text) => text.replace(/[\u00a0\u00b7]/g, ' ');

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks until the answer is true, or says what it waited for. */
export async function until(what, question, milliseconds = PATIENCE) {
    const end = Date.now() + milliseconds;
    for (;;) {
        const answer = await question();
        if (answer) {
            return answer;
        }
        if (Date.now() > end) {
            throw new Error(`waited ${milliseconds} ms for: ${what}`);
        }
        await sleep(50);
    }
}

/**
 * Starts the editor with the package installed, unless `installed` says otherwise. `settings` are the user's, `locale` is the language of the window,
 * `trust` whether every folder is trusted without asking.
 */
export async function startEditor({ name, vsix, artefacts, settings = {}, locale = 'en', trust = true, installed = true }) {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'sqlcopilot-e2e-'));
    const user = path.join(home, 'user');
    const settingsFile = path.join(user, 'User', 'settings.json');
    fs.mkdirSync(path.dirname(settingsFile), { recursive: true });
    const own = { ...SETTINGS, 'security.workspace.trust.enabled': !trust, ...settings };
    fs.writeFileSync(settingsFile, JSON.stringify(own));
    fs.writeFileSync(path.join(home, 'config.yaml'), 'auth: none\n');
    if (locale !== 'en') {
        speak(locale, user);
    }
    // No Python on this PATH: what runs is what the package brought.
    const env = { HOME: home, PATH: path.join(TOOLS, 'bin'), LANG: 'C.UTF-8', EXTENSIONS_GALLERY: '{}', SHELL: '/bin/sh',
        XDG_CONFIG_HOME: path.join(home, 'config'), XDG_DATA_HOME: path.join(home, 'data'), XDG_CACHE_HOME: path.join(home, 'cache') };
    const base = [CODE_SERVER, '--config', path.join(home, 'config.yaml'), '--user-data-dir', user, '--extensions-dir', path.join(home, 'extensions')];
    if (installed) {
        execFileSync(NODE, [...base, '--install-extension', vsix], { env, stdio: 'ignore' });
    }
    const port = await freePort();
    const log = fs.openSync(path.join(artefacts, `code-server-${name}.log`), 'w');
    const editor = spawn(NODE, [...base, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check',
        '--disable-getting-started-override', '--locale', locale, ...(trust ? ['--disable-workspace-trust'] : [])], { env, detached: true, stdio: ['ignore', log, log] });
    // The extension host and our server are in its process group; without this they would outlive the test.
    const stop = (signal) => {
        try {
            process.kill(-editor.pid, signal);
        } catch (error) {
            if (error.code !== 'ESRCH') {
                throw error;
            }
        }
    };
    process.on('exit', () => stop('SIGKILL'));
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
        process.on(signal, () => process.exit(1));
    }
    await until('code-server', async () => (await status(`http://127.0.0.1:${port}/healthz`)) === 200, START);
    const browser = await chromium.launchPersistentContext(path.join(home, 'browser'), {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, viewport: { width: 1280, height: 800 }, args: CHROMIUM_FLAGS,
    });
    const page = browser.pages()[0] ?? await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    const outside = new Set();
    page.on('request', (request) => {
        const { host, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && !host.startsWith('127.0.0.1')) {
            outside.add(host);
        }
    });
    page.on('dialog', (dialog) => void dialog.accept());
    const close = async () => {
        await browser.close();
        stop('SIGTERM');
        await until('the editor to end', () => editor.exitCode !== null || editor.signalCode !== null).catch(() => stop('SIGKILL'));
        fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    };
    return { home, user, port, page, outside, settingsFile, settings: own, close, group: editor.pid };
}

/** Writes a file that the editor watches: it never sees half of it. */
export function replaceFile(name, text) {
    fs.mkdirSync(path.dirname(name), { recursive: true });
    fs.writeFileSync(`${name}.new`, text);
    fs.renameSync(`${name}.new`, name);
}

/** Settings of the machine that the files are on: only there can the paths of programs and models be set. */
export function setOnMachine({ user }, settings) {
    replaceFile(path.join(user, 'Machine', 'settings.json'), JSON.stringify(settings));
}

/** Makes the editor take a language of which it has no translation: extensions speak it then, the editor's own texts stay English. */
function speak(locale, user) {
    const translation = path.join(user, `${locale}.json`);
    fs.writeFileSync(translation, JSON.stringify({ contents: {} }));
    const extensions = [{ extensionIdentifier: { id: 'none.none' }, version: '1.0.0' }];
    const pack = { hash: 'none', label: locale, extensions, translations: { vscode: translation } };
    fs.writeFileSync(path.join(user, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}

/** What a person does in the window. */
export class Window {
    constructor(editor, artefacts) {
        this.page = editor.page;
        this.editor = editor;
        this.artefacts = artefacts;
        this.minimap = SETTINGS['editor.minimap.enabled'];
    }

    /** Opens a folder or a .code-workspace with a file shown. */
    async open(target, file) {
        const kind = target.endsWith('.code-workspace') ? 'workspace' : 'folder';
        const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${this.editor.port}${file}`]]);
        const query = `${kind}=${encodeURIComponent(target)}&payload=${encodeURIComponent(payload)}`;
        this.file = file;
        for (let visits = 1; ; visits++) {
            await this.page.goto(`http://127.0.0.1:${this.editor.port}/?${query}`, { timeout: START });
            await this.lines().waitFor({ timeout: START });
            if (await this.hasFolders(kind === 'workspace' && visits < MOST_VISITS)) {
                break;
            }
            console.log(`  the window lost the folders of ${path.basename(target)}; visit ${visits + 1}`);
        }
        await this.focus();
    }

    /** Opens no folder. */
    async openNothing() {
        await this.page.goto(`http://127.0.0.1:${this.editor.port}/?ew=true`, { timeout: START });
        await this.page.locator('.statusbar').waitFor({ timeout: START });
    }

    /**
     * Whether the window knows its folders. VS Code in a browser reads a workspace file that it has not seen before while the window starts; if the
     * file comes before the window has set up its workspace, that event is lost and the window stays without folders ("No Folder Opened"). It has
     * stored them by then, so that a later visit finds them.
     */
    async hasFolders(mayAskAgain) {
        const folder = this.page.locator('.explorer-folders-view .monaco-list-row').first();
        if (!mayAskAgain) {
            await folder.waitFor();
            return true;
        }
        return folder.waitFor({ timeout: PATIENCE / 4 }).then(() => true, () => false);
    }

    /** Brings the file's tab to the front if a test before left another there. */
    async home() {
        await this.press('Escape');
        await this.press('Escape');
        if (this.file !== undefined && !(await this.lines().isVisible())) {
            await this.page.locator('.tab', { hasText: path.basename(this.file) }).first().click();
            await this.lines().waitFor();
            await this.focus();
        }
    }

    lines() {
        return this.page.locator(`.monaco-editor[data-uri$="${this.file}"] .view-lines`).first();
    }

    /** What decorations show behind the text: the style sheet draws it, no element holds it. */
    async behind() {
        const drawn = (spans) => spans.map((span) => getComputedStyle(span, '::after').content).join(' ');
        return plain(await this.lines().locator('span').evaluateAll(drawn));
    }

    /** The cursor at the beginning of the file. The click is below the text, for a short file may be scrolled. */
    async focus() {
        await this.page.locator(`.monaco-editor[data-uri$="${this.file}"]`).first().click({ position: { x: 200, y: 400 } });
        await this.press('Control+Home');
    }

    press(key) {
        return this.page.keyboard.press(key);
    }

    /** Types as a person does: the editor sees each key. */
    type(text) {
        return this.page.keyboard.type(text, { delay: 15 });
    }

    /** Puts text in at once, without its completing brackets or indenting. */
    insert(text) {
        return this.page.keyboard.insertText(text);
    }

    /** Empties the file and starts with this text, cursor at its end. */
    async begin(text) {
        await this.press('Escape');
        await this.press('Escape');
        await this.focus();
        await this.press('Control+a');
        await this.press('Delete');
        if (text !== '') {
            await this.insert(text);
        }
    }

    /** What stands in the editor, ghost text excluded: saves and reads the file. */
    async saved() {
        await this.save();
        return fs.readFileSync(this.file, 'utf8');
    }

    async save() {
        await until('the file to be saved', async () => {
            await this.press('Control+s');
            await sleep(100);
            return (await this.page.locator('.tab.active.dirty').count()) === 0;
        });
    }

    /** The user's settings are those the editor started with, and these. Code-server does not watch their file; changing one setting by a command makes it read them all. */
    async set(settings) {
        const text = JSON.stringify({ ...this.editor.settings, ...settings, 'editor.minimap.enabled': this.minimap });
        replaceFile(this.editor.settingsFile, text);
        await this.command('View: Toggle Minimap');
        await until('the settings to be read', () => fs.readFileSync(this.editor.settingsFile, 'utf8') !== text);
        this.minimap = !this.minimap;
        await sleep(300); // the server asks for them when it is told, and nothing on the screen says that it has them
    }

    /** Opens the menu of code actions; the editor says "none" until the server has answered for the new text. */
    async codeActions(text) {
        await until(`a code action like ${text}`, async () => {
            await this.press('Control+.');
            const shown = this.page.locator('.action-widget', { hasText: text }).first();
            return shown.waitFor({ timeout: PATIENCE / 4 }).then(() => true, () => false);
        });
    }

    /** The ghost text on the screen. */
    async ghost() {
        const pieces = await this.page.evaluate((ghosts) => {
            const found = [...document.querySelectorAll(ghosts)].flatMap((element) => {
                const lines = [...element.querySelectorAll('.view-line')];
                return lines.length > 0 ? lines : [element];
            });
            const outermost = [...new Set(found)].filter((element) => !found.some((other) => other !== element && other.contains(element)));
            return outermost.map((element) => {
                const { top, left } = element.getBoundingClientRect();
                return { top: Math.round(top / 4), left, text: element.textContent };
            });
        }, GHOST);
        pieces.sort((a, b) => a.top - b.top || a.left - b.left);
        return plain(pieces.map(({ top, text }, index) => (index > 0 && top !== pieces[index - 1].top ? '\n' : '') + text).join(''));
    }

    async waitForGhost(pattern, milliseconds) {
        return until(`ghost text like ${pattern}`, async () => {
            const text = await this.ghost();
            return pattern.test(text) ? text : undefined;
        }, milliseconds);
    }

    /** Asks as a person does while typing, and again where a server that has only just started let the first time pass. */
    async askForGhost(question, pattern) {
        const shown = async () => {
            await this.begin(question);
            await this.press('Enter');
            return this.waitForGhost(pattern, PATIENCE / 4).catch(() => undefined);
        };
        return until(`ghost text like ${pattern} below ${question}`, shown);
    }

    /** Opens the box of Rename Symbol at the cursor and puts a name into it; it takes no key before it has the focus. */
    async rename(name) {
        await this.press('F2');
        const box = this.page.locator('.rename-box .rename-input').first();
        await until('the box of the new name', () => box.evaluate((input) => input === document.activeElement, undefined, { timeout: PATIENCE }));
        await box.fill(name);
    }

    /** Closes a tab by its name, wherever the focus is. */
    async closeTab(text) {
        const tab = this.page.locator('.tab', { hasText: text }).first();
        await tab.click({ button: 'middle' });
        await tab.waitFor({ state: 'detached' });
    }

    row(text) {
        return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    }

    /** Runs a command of the palette by its whole title. */
    async command(title) {
        await this.typeCommand(title);
        await this.press('Enter');
    }

    /** The same without the last key. */
    async typeCommand(title) {
        const box = this.page.locator('.quick-input-box input').first();
        await until('the palette', async () => { // what an earlier command opens may take the focus, and so close the palette
            await this.press('F1');
            return box.waitFor({ timeout: PATIENCE / 10 }).then(() => box.fill(`>${title}`, { timeout: PATIENCE / 10 })).then(() => true, () => false);
        });
        await this.row(title).waitFor({ timeout: PATIENCE / 2 });
        await sleep(150);
    }

    async waitForText(selector, text, milliseconds = PATIENCE) {
        await this.page.locator(selector, { hasText: text }).first().waitFor({ timeout: milliseconds });
    }

    notification(text) {
        return this.waitForText('.notification-toast, .notifications-toasts', text);
    }

    async clearNotifications() {
        await this.command('Notifications: Clear All Notifications');
    }

    /** The text of our status bar item. */
    async status() {
        const item = this.page.locator('.statusbar-item[id="sqlcopilot.sqlcopilot.sqlCopilot.status"]');
        return (await item.count()) === 0 ? '' : (await item.first().getAttribute('aria-label')) ?? '';
    }

    waitForStatus(pattern, milliseconds) {
        return until(`status ${pattern}`, async () => pattern.test(await this.status()), milliseconds);
    }

    async screenshot(name) {
        await sleep(300); // what fades in has faded in
        await this.page.screenshot({ path: path.join(this.artefacts, `${name}.png`) });
    }

    /** A picture for the README: the upper part of the window, with nothing of this machine in it. */
    picture(name, height) {
        return this.page.screenshot({ path: path.join(this.artefacts, 'pictures', `${name}.png`), clip: { x: 0, y: 0, width: 1280, height } });
    }
}

/** What a test has at hand: the editor, its window, and a copy of the workspaces. */
export class Desk {
    static async open(name, options, report) {
        const { VSIX, ARTEFACTS } = process.env;
        const editor = await startEditor({ name, vsix: VSIX, artefacts: ARTEFACTS, ...options });
        return new Desk(editor, ARTEFACTS, report);
    }

    constructor(editor, artefacts, report) {
        this.editor = editor;
        this.window = new Window(editor, artefacts);
        this.report = report;
        this.root = path.join(editor.home, 'workspaces');
        fs.cpSync(path.join(import.meta.dirname, 'workspaces'), this.root, { recursive: true });
        // Tests take these apart from the desk.
        this.file = (name) => path.join(this.root, name);
        this.labels = async (selector) => (await this.window.page.locator(selector).allTextContents()).map(plain);
        this.server = () => {
            let found = [];
            return until('one server', () => {
                found = serverProcesses(editor.group);
                return found.length === 1 ? found[0] : undefined;
            }).catch((error) => {
                throw new Error(`${error.message}; there are ${found.length}`);
            });
        };
        // A setting comes into force some time after the editor has read it: an early answer only asks for another try.
        this.noGhostAfter = (what, ask, milliseconds) =>
            until(`no ghost text ${what}`, async () => {
                await ask();
                await sleep(milliseconds);
                return (await this.window.ghost()) === '';
            });
    }

    close() {
        return this.editor.close();
    }
}

/** The processes of our server among those of the editor's process group. */
export function serverProcesses(group) {
    const found = [];
    for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        try {
            const program = fs.readlinkSync(`/proc/${pid}/exe`);
            if (stat(pid).group === group && path.basename(program).startsWith('sqlcopilot-ls')) {
                found.push(Number(pid));
            }
        } catch (error) {
            if (!['ENOENT', 'ESRCH', 'EACCES'].includes(error.code)) {
                throw error;
            }
        }
    }
    return found;
}

/** The process that started another. */
export function parentOf(pid) {
    return stat(pid).parent;
}

/** When a process was started, as `Date.now()` counts, to a hundredth of a second. */
export function startedAt(pid) {
    const up = Number(fs.readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
    return Date.now() - 1000 * (up - stat(pid).started / TICKS_A_SECOND);
}

/** Processor time of a process so far, to a hundredth of a second. */
export function processorMilliseconds(pid) {
    return (1000 * stat(pid).ticks) / TICKS_A_SECOND;
}

function stat(pid) {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number); // from the third of proc(5), the state
    return { parent: fields[1], group: fields[2], ticks: fields[11] + fields[12], started: fields[19] };
}

/** Resident memory of a process in megabytes. */
export function residentMegabytes(pid) {
    const line = fs.readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+) kB/);
    return Number(line[1]) / 1024;
}

function freePort() {
    return new Promise((resolve) => {
        const server = net.createServer().listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

function status(url) {
    return new Promise((resolve) => {
        http.get(url, (response) => {
            response.resume();
            resolve(response.statusCode);
        }).on('error', () => resolve(0));
    });
}
