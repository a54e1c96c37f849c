// What a new user tripped over, row by row of the trial, as far as the package itself shows it; tests/e2e/README.md has every row.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { handles } from '../src/languages.ts';

interface Setting { type: string | string[]; default: unknown; enum?: string[] }
interface Step { id: string; media: { markdown: string }; completionEvents?: string[] }
interface Manifest {
    activationEvents: string[];
    categories: string[];
    keywords: string[];
    contributes: {
        commands: { command: string }[];
        keybindings: { command: string; key: string }[];
        menus: Record<string, { command: string }[]>;
        viewsContainers: { activitybar: { id: string }[] };
        views: Record<string, { id: string }[]>;
        snippets?: unknown[];
        languages: { id: string; aliases: string[] }[];
        configuration: { properties: Record<string, Setting> }[];
        configurationDefaults: Record<string, Record<string, unknown>>;
        walkthroughs: { steps: Step[] }[];
    };
}

const root = path.join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const { contributes } = manifest;
const settings = Object.assign({}, ...contributes.configuration.map(({ properties }) => properties)) as Record<string, Setting>;

test('row 4: Enter takes only what changes a word, and grey text goes before the list', () => {
    assert.deepEqual(contributes.configurationDefaults['[sql]'], {
        'editor.acceptSuggestionOnEnter': 'smart', 'editor.inlineSuggest.suppressSuggestions': true,
    });
});

test('row 5: only texts that people write reach the server, not previews or the sides of a comparison', () => {
    const sql = (scheme: string): boolean => handles({ languageId: 'sql', uri: { scheme } });
    assert.deepEqual(['file', 'untitled', 'vscode-notebook-cell'].map(sql), [true, true, true]);
    assert.deepEqual(['git', 'refactor-preview', 'vscode-bulkeditpreview-editor', 'review', 'output'].map(sql), [false, false, false, false, false]);
});

test('row 13: a step of the walkthrough is ticked by its own command alone, and every step has a page', () => {
    const steps = contributes.walkthroughs.flatMap((one) => one.steps);
    const events = Object.fromEntries(steps.map(({ id, completionEvents = [] }) => [id, completionEvents]));
    assert.deepEqual(events, {
        sample: ['onCommand:sqlCopilot.openSample'], ask: [], alternatives: ['onCommand:sqlCopilot.generate'],
        schema: ['onCommand:sqlCopilot.showSchema'], words: ['onCommand:sqlCopilot.defineTerm'], privacy: [],
    });
    for (const { media } of steps) {
        assert.ok(read(media.markdown).trim() !== '', media.markdown);
    }
});

test('row 13: where the editor shows plain text there are no backticks', () => {
    for (const name of readdirSync(root).filter((file) => /^package\.nls.*\.json$/.test(file))) {
        for (const [key, text] of Object.entries(JSON.parse(read(name)) as Record<string, string>)) {
            const isMarkdown = key.startsWith('setting.') || key === 'view.welcome';
            assert.ok(isMarkdown || !text.includes('`'), `${name}: ${key}`);
        }
    }
});

test('row 15: a folder with a schema of any kind starts the extension', () => {
    for (const pattern of ['onLanguage:sql', 'workspaceContains:**/*.{sql,ddl,prisma}', 'workspaceContains:**/schema.yml']) {
        assert.ok(manifest.activationEvents.includes(pattern), pattern);
    }
});

test('row 18: the schema has a container of its own, a menu, a filter and a picker of dialects', () => {
    const [container] = contributes.viewsContainers.activitybar;
    assert.deepEqual(contributes.views[container?.id ?? '']?.map(({ id }) => id), ['sqlCopilot.schemaView']);
    const menu = (name: string): string[] => (contributes.menus[name] ?? []).map(({ command }) => command.replace('sqlCopilot.', ''));
    assert.deepEqual(menu('view/item/context'), ['insertName', 'copyName', 'peekDefinition', 'generateForTable']);
    assert.deepEqual(menu('view/title'), ['filterSchema', 'reindexSchema', 'showDiagram', 'copySchema', 'pickDialect']);
    assert.deepEqual(contributes.languages.find(({ id }) => id === 'sql')?.aliases, ['SQL']); // not "MS SQL" over PostgreSQL
});

test('row 19: what the page advises has a key, the lens has a setting, and a box that is empty says what holds', () => {
    const trigger = contributes.keybindings.find(({ command }) => command === 'editor.action.inlineSuggest.trigger');
    assert.equal(trigger?.key, 'alt+\\');
    assert.equal(settings['sqlCopilot.codeLens']?.default, true);
    assert.equal(settings['sqlCopilot.confidenceThreshold']?.default, null);
    for (const name of readdirSync(root).filter((file) => /^package\.nls.*\.json$/.test(file))) {
        const texts = JSON.parse(read(name)) as Record<string, string>;
        assert.match(texts['setting.confidenceThreshold'] ?? '', /`null`/, name); // and what it means
    }
});

test('row 21: the package has what galleries ask for, and the workflow builds every target', () => {
    const kept = read('.vscodeignore').split('\n');
    for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE', 'media/icon.png']) {
        assert.ok(kept.includes(`!${name}`), name);
    }
    assert.ok(manifest.categories.includes('AI') && manifest.keywords.length > 0);
    assert.equal(manifest.categories.includes('Snippets'), contributes.snippets !== undefined);
    const workflow = readFileSync(path.join(root, '..', '.github', 'workflows', 'package.yml'), 'utf8');
    const targets = ['linux-x64', 'linux-arm64', 'alpine-x64', 'win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64'];
    assert.deepEqual(targets.filter((target) => !workflow.includes(target)), []);
    assert.ok(existsSync(path.join(root, 'scripts', 'package.mjs')));
});
