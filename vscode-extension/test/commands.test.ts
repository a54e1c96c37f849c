import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { LENS_COMMANDS, SECTION, ServerCommand } from '../src/protocol.ts';

const root = path.join(import.meta.dirname, '..');
interface Manifest {
    contributes: { commands: { command: string }[]; keybindings: { command: string }[]; menus: Record<string, { command: string }[]> };
}
const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
const declared = contributes.commands.map(({ command }) => command).sort();
const source = readFileSync(path.join(root, 'src', 'extension.ts'), 'utf8');
const table = source.slice(source.indexOf('const commands'), source.indexOf('context.subscriptions'));
const registered = [...table.matchAll(/^ {8}(\w+)(?::|,$)/gm)].map((match) => `${SECTION}.${match[1] ?? ''}`).sort();

test('every command of package.json is registered, and no other', () => {
    assert.deepEqual(registered, declared);
});

test('the client registers the commands of the server: none has the name of one of ours', () => {
    assert.deepEqual(Object.values(ServerCommand).filter((command) => declared.includes(command)), []);
});

test('keys, menus and lenses name commands that there are', () => {
    const used = [...contributes.keybindings, ...Object.values(contributes.menus).flat()].map(({ command }) => command);
    const own = [...used, ...LENS_COMMANDS].filter((command) => command.startsWith(`${SECTION}.`));
    assert.deepEqual(own.filter((command) => !declared.includes(command)), []);
});
