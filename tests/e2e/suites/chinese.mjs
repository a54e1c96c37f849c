// The extension in the language of a Chinese editor. Its own texts are looked at; the editor's stay English, for its translation is a package of its own.
import assert from 'node:assert/strict';
import { QUESTION, START, setOnMachine } from '../harness.mjs';

export const editor = { locale: 'zh-cn' };

export async function begin({ window, editor, file }) {
    setOnMachine(editor, {}); // the editor watches the file if it is there
    await window.open(file('shop'), file('shop/query.sql'));
}

export const tests = {
    async 'the status bar and its menu speak Chinese'({ window, labels }) {
        await window.waitForStatus(/就绪/, START);
        await window.page.locator('.statusbar-item', { hasText: 'SQL Copilot' }).first().click();
        await window.row('根据注释生成 SQL').waitFor();
        await window.screenshot('chinese-menu');
        const rows = (await labels('.quick-input-list .monaco-list-row')).join('\n');
        for (const text of ['关闭自动建议', '显示已索引的表结构', '设置', '状态报告', '显示日志', '重启服务器']) {
            assert.ok(rows.includes(text), `${text} is not in\n${rows}`);
        }
        await window.press('Escape');
    },
    async 'lens, code action and pick list speak Chinese'({ window }) {
        await window.begin('-- 每个城市有多少客户');
        await window.waitForText('.codelens-decoration', '生成 SQL');
        await window.codeActions('根据注释生成 SQL');
        await window.screenshot('chinese-code-action');
        await window.press('Escape');
        await window.command('SQL Copilot: 根据注释生成 SQL');
        await window.waitForText('.quick-input-list .monaco-list-row', '%');
        assert.match(await window.page.locator('.quick-input-box input').first().getAttribute('placeholder'), /回车插入/);
        await window.screenshot('chinese-pick-list');
        await window.press('Escape');
    },
    async 'messages, settings and the view speak Chinese'({ window, editor }) {
        setOnMachine(editor, { 'sqlCopilot.serverPath': 3 });
        await window.notification('必须是');
        setOnMachine(editor, {});
        await window.clearNotifications();
        await window.command('SQL Copilot: 显示已索引的表结构');
        await window.waitForText('.part.sidebar .composite.title', '已索引的表结构'); // the only view of its container
        await window.waitForText('.pane-body .monaco-list-row', 'customers');
        await window.command('Preferences: Open Settings (UI)');
        await window.page.keyboard.type('@ext:sqlcopilot.sqlcopilot');
        await window.waitForText('.settings-editor', '输入时在注释下方自动给出 SQL 建议');
        await window.screenshot('chinese-settings');
        await window.press('Control+F4');
    },
    async 'the walkthrough speaks Chinese'({ window }) {
        await window.command('Welcome: Open Walkthrough...');
        await window.row('用注释写 SQL').waitFor();
        await window.page.locator('.quick-input-box input').first().fill('用注释写 SQL');
        await window.press('Enter');
        await window.waitForText('.gettingStartedContainer', '打开示例工作区');
        await window.screenshot('chinese-walkthrough');
    },
};
