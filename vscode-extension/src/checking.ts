/** Run, Compare, Explain and Convert: what lets a person check a statement before trusting it. */

import * as vscode from 'vscode';
import { explain as sayWhy, requestAt } from './generate';
import { DIALECTS } from './dialects';
import { isError, ServerCommand, type Comparison, type Converted, type Explanation, type RequestArguments, type RunResult } from './protocol';
import { comparisonPage, resultPage, type ResultTexts } from './resultHtml';
import { ServerUnavailable, type Server } from './server';
import type { VirtualDocuments } from './virtualDocuments';

const LOST = 'SQL Copilot conversion.md';

/** The panel that shows results: one, which a new result fills again. */
export class ResultPanel implements vscode.Disposable {
    private panel: vscode.WebviewPanel | undefined;

    show(title: string, html: string): void {
        if (this.panel === undefined) {
            this.panel = vscode.window.createWebviewPanel('sqlCopilot.result', title, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
            this.panel.onDidDispose(() => { this.panel = undefined; });
        }
        this.panel.title = title;
        this.panel.webview.html = html;
        this.panel.reveal(undefined, true);
    }

    dispose(): void {
        this.panel?.dispose();
    }
}

/** Runs the statement at a place, in memory, and shows its rows or what it would change. */
export async function run(server: Server, panel: ResultPanel, place: unknown): Promise<void> {
    const asked = requestAt(place);
    const result = asked === undefined ? undefined : await ask<RunResult>(server, ServerCommand.run, asked.request);
    if (result !== undefined) {
        const title = vscode.l10n.t('Result');
        panel.show(title, resultPage(title, result.sql, result, texts()));
    }
}

/** Runs two queries over the same rows and shows where they differ. */
export async function compare(server: Server, panel: ResultPanel, request: RequestArguments, sql: [string, string]): Promise<void> {
    const found = await ask<Comparison>(server, ServerCommand.compare, { ...request, sql: sql[0], other: sql[1] });
    if (found !== undefined) {
        const title = vscode.l10n.t('Comparison');
        panel.show(title, comparisonPage(title, sql, found, texts()));
    }
}

/** Says what the statement at a place does; the sentences can be put above it as a comment. */
export async function explain(server: Server, place: unknown): Promise<void> {
    const asked = requestAt(place);
    const found = asked === undefined ? undefined : await ask<Explanation>(server, ServerCommand.explain, asked.request);
    if (asked === undefined || found === undefined) {
        return;
    }
    const insert = vscode.l10n.t('Insert as Comment');
    const choice = await vscode.window.showInformationMessage(found.sentences.join(' '), insert);
    if (choice === insert && found.range !== null) {
        const start = new vscode.Position(found.range.start.line, found.range.start.character);
        const indent = ' '.repeat(start.character);
        await asked.editor.edit((edit) => edit.insert(start, found.sentences.map((sentence) => `-- ${sentence}\n${indent}`).join('')));
    }
}

/** Converts the selection, or the file, to another dialect: shown as a comparison, with what could not be carried over. */
export async function convert(server: Server, documents: VirtualDocuments): Promise<void> {
    const asked = requestAt(undefined);
    if (asked === undefined) {
        return;
    }
    const { document, selection } = asked.editor;
    const choices = DIALECTS.map(({ id, label }) => ({ id, label }));
    const choice = await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Convert to Another Dialect') });
    if (choice === undefined) {
        return;
    }
    const sql = document.getText(selection.isEmpty ? undefined : selection);
    const found = await ask<Converted>(server, ServerCommand.convert, { uri: document.uri.toString(), to: choice.id, sql });
    if (found === undefined) {
        return;
    }
    const name = document.uri.path.split('/').pop() ?? 'query.sql';
    const left = selection.isEmpty ? document.uri : documents.set(`selection of ${name}`, sql);
    const right = documents.set(`${choice.id}/${name}`, found.text);
    await vscode.commands.executeCommand('vscode.diff', left, right, `${name} → ${choice.label}`);
    if (found.lost.length > 0) {
        const lines = found.lost.map(({ line, reason }) => `- ${name}:${line + 1 + (selection.isEmpty ? 0 : selection.start.line)}: ${reason}`);
        const show = vscode.l10n.t('Show');
        const pressed = await vscode.window.showWarningMessage(vscode.l10n.t('{0} things could not be carried over to {1}.', lines.length, choice.label), show);
        if (pressed === show) {
            const list = await vscode.workspace.openTextDocument(documents.set(LOST, `# ${name} → ${choice.label}\n\n${lines.join('\n')}\n`));
            await vscode.window.showTextDocument(list, { preview: true });
        }
    }
}

/** A command's answer; undefined where there is none, which is said. */
export async function ask<T extends object>(server: Server, command: string, argument: object): Promise<T | undefined> {
    try {
        const answer = await server.command<T>(command, argument);
        if (!isError(answer)) {
            return answer;
        }
        sayWhy(answer.error);
    } catch (error) {
        if (!(error instanceof ServerUnavailable)) {
            throw error;
        }
        void vscode.window.showErrorMessage(error.message);
    }
    return undefined;
}

function texts(): ResultTexts {
    return {
        invented: (tables) => vscode.l10n.t('Invented rows: {0}. No INSERT of the workspace gives these tables rows, so some were made up that fit the conditions.', tables),
        cut: (rows) => vscode.l10n.t('Only the first {0} rows are shown.', rows),
        none: vscode.l10n.t('No rows.'),
        rows: (count) => vscode.l10n.t('Rows: {0}', count),
        removed: (table, count) => vscode.l10n.t('{0}: {1} rows as they are', table, count),
        added: (table, count) => vscode.l10n.t('{0}: {1} rows as they would be', table, count),
        unchanged: vscode.l10n.t('Nothing would change.'),
        onlyLeft: (count) => vscode.l10n.t('Only in the first: {0}', count),
        onlyRight: (count) => vscode.l10n.t('Only in the second: {0}', count),
        same: vscode.l10n.t('Both give the same rows here.'),
    };
}
