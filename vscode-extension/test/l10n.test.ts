import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const keys = (name: string): string[] => Object.keys(JSON.parse(read(name)) as object).sort();

test('every text of package.json is there in English and in Chinese, and no other', () => {
    const used = [...new Set([...read('package.json').matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]))].sort();
    assert.deepEqual(keys('package.nls.json'), used);
    assert.deepEqual(keys('package.nls.zh-cn.json'), used);
});

const LANGUAGES = ['de', 'es', 'fr', 'ja', 'zh-cn'];

test('commands and views have names in every language, of texts that there are', () => {
    const english = keys('package.nls.json');
    const named = english.filter((key) => key.startsWith('command.'));
    for (const language of LANGUAGES) {
        const own = keys(`package.nls.${language}.json`);
        assert.deepEqual(own.filter((key) => !english.includes(key)), [], language);
        assert.deepEqual(named.filter((key) => !own.includes(key)), [], language);
    }
});

test('every message of the source is there in every language, and no other', () => {
    const used = new Set<string>();
    for (const file of readdirSync(path.join(root, 'src'))) {
        for (const [, quoted] of read(path.join('src', file)).matchAll(/l10n\.t\(\s*('(?:[^'\\]|\\.)*')/g)) {
            used.add((quoted ?? '').slice(1, -1));
        }
    }
    for (const language of LANGUAGES) {
        assert.deepEqual(keys(`l10n/bundle.l10n.${language}.json`), [...used].sort(), language);
    }
});

test('a translation keeps its placeholders', () => {
    const placeholders = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
    for (const language of LANGUAGES) {
        const bundle = JSON.parse(read(`l10n/bundle.l10n.${language}.json`)) as Record<string, string>;
        for (const [english, translated] of Object.entries(bundle)) {
            assert.deepEqual(placeholders(translated), placeholders(english), `${language}: ${english}`);
        }
    }
});
