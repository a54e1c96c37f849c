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
const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'];
export const GHOST = '.ghost-text, .ghost-text-decoration, .suggest-preview-text, .ghost-text-decoration-preview';
const SETTINGS = {
    'security.workspace.trust.enabled': false,
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

/** Starts the editor with the .vsix installed; `settings` are the user's. */
export async function startEditor({ vsix, artefacts, settings }) {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'sqlcopilot-e2e-'));
    const user = path.join(home, 'user');
    const settingsFile = path.join(user, 'User', 'settings.json');
    fs.mkdirSync(path.dirname(settingsFile), { recursive: true });
    fs.writeFileSync(settingsFile, JSON.stringify({ ...SETTINGS, ...settings }));
    fs.writeFileSync(path.join(home, 'config.yaml'), 'auth: none\n');
    // No Python on this PATH: what runs is what the package brought.
    const env = { HOME: home, PATH: path.join(TOOLS, 'bin'), LANG: 'C.UTF-8', EXTENSIONS_GALLERY: '{}', SHELL: '/bin/sh',
        XDG_CONFIG_HOME: path.join(home, 'config'), XDG_DATA_HOME: path.join(home, 'data'), XDG_CACHE_HOME: path.join(home, 'cache') };
    const base = [CODE_SERVER, '--config', path.join(home, 'config.yaml'), '--user-data-dir', user, '--extensions-dir', path.join(home, 'extensions')];
    execFileSync(NODE, [...base, '--install-extension', vsix], { env, stdio: 'ignore' });
    const port = await freePort();
    const log = fs.openSync(path.join(artefacts, 'code-server.log'), 'w');
    const editor = spawn(NODE, [...base, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check',
        '--disable-workspace-trust', '--disable-getting-started-override'], { env, detached: true, stdio: ['ignore', log, log] });
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
        const logs = path.join(user, 'logs');
        if (fs.existsSync(logs)) {
            fs.cpSync(logs, path.join(artefacts, 'logs'), { recursive: true, force: true });
        }
        fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    };
    return { home, user, port, page, outside, settingsFile, close, group: editor.pid };
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
        await this.page.goto(`http://127.0.0.1:${this.editor.port}/?${query}`, { timeout: START });
        this.file = file;
        await this.lines().waitFor({ timeout: START });
        await this.focus();
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

    async focus() {
        await this.lines().click({ position: { x: 300, y: 5 } });
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

    /** Replaces the user's settings. Code-server does not watch their file; changing one setting by a command makes it read them all. */
    async changeSettings(settings) {
        const text = JSON.stringify({ ...SETTINGS, ...settings, 'editor.minimap.enabled': this.minimap });
        fs.writeFileSync(this.editor.settingsFile, text);
        await this.command('View: Toggle Minimap');
        await until('the settings to be read', () => fs.readFileSync(this.editor.settingsFile, 'utf8') !== text);
        this.minimap = !this.minimap;
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

    row(text) {
        return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    }

    /** Runs a command of the palette by its whole title. */
    async command(title) {
        await this.press('F1');
        await this.page.locator('.quick-input-box input').first().fill(`>${title}`);
        await this.row(title).waitFor();
        await sleep(150);
        await this.press('Enter');
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

    screenshot(name) {
        return this.page.screenshot({ path: path.join(this.artefacts, `${name}.png`) });
    }

    /** A picture for the README: the upper part of the window, with nothing of this machine in it. */
    picture(name, height) {
        return this.page.screenshot({ path: path.join(this.artefacts, 'pictures', `${name}.png`), clip: { x: 0, y: 0, width: 1280, height } });
    }
}

/** The processes of our server among those of the editor's process group. */
export function serverProcesses(group) {
    const found = [];
    for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        try {
            const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
            const processGroup = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
            const program = fs.readlinkSync(`/proc/${pid}/exe`);
            if (processGroup === group && path.basename(program).startsWith('sqlcopilot-ls')) {
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
