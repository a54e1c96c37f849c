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

test('every text of package.json is there in every language, and a link leads where the English one leads', () => {
    const texts = (name: string): Record<string, string> => JSON.parse(read(name)) as Record<string, string>;
    const links = (text = ''): string[] => [...text.matchAll(/\]\((\S+)\)/g)].map((match) => match[1] ?? '');
    const code = (text = ''): string[] => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '').sort();
    const english = texts('package.nls.json');
    for (const language of LANGUAGES) {
        const own = texts(`package.nls.${language}.json`);
        assert.deepEqual(Object.keys(own).sort(), Object.keys(english).sort(), language);
        for (const [key, text] of Object.entries(english)) {
            assert.deepEqual(links(own[key]), links(text), `${language}: ${key}`);
            assert.deepEqual(code(own[key]), code(text), `${language}: ${key}`);
        }
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
