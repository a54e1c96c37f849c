/** Generate SQL from Comment and Regenerate: progress, a pick list of alternatives with a preview, insertion below the comment. */

import * as vscode from 'vscode';
import { handles } from './languages';
import { isError, ServerCommand, type Alternatives, type CommandError, type Generated, type RequestArguments, type Suggestion } from './protocol';
import { ServerUnavailable, type Server } from './server';
import type { VirtualDocuments } from './virtualDocuments';

const PREVIEW = 'SQL Copilot preview.sql';
const PREVIEW_DELAY_MS = 120;

interface Choice extends vscode.QuickPickItem {
    sql: string;
}

/** Makes SQL from the comment at the cursor; `replace` puts it in place of the statement below. */
export async function generate(server: Server, documents: VirtualDocuments, replace: boolean): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !handles(editor.document.languageId)) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Open a SQL file and put the cursor on a comment that says what you want.'));
        return;
    }
    const request: RequestArguments = { uri: editor.document.uri.toString(), position: editor.selection.active };
    try {
        const answer = await withProgress((token) => server.command<Alternatives>(ServerCommand.alternatives, request, token));
        if (answer === undefined) {
            return;
        }
        if (isError(answer)) {
            explain(answer.error);
            return;
        }
        const current = textAt(editor.document, answer);
        const choices = replace ? answer.suggestions.filter(({ sql }) => squeeze(sql) !== squeeze(current)) : answer.suggestions;
        if (choices.length === 0) {
            explain({ code: 'noSuggestion', message: vscode.l10n.t('There is no other suggestion. Say more in the comment, for example the names of tables.') });
            return;
        }
        const sql = await pick(answer.question, choices, documents);
        if (sql !== undefined) {
            await insert(server, editor, { ...request, sql, replace });
        }
    } catch (error) {
        if (!(error instanceof ServerUnavailable)) {
            throw error;
        }
        void vscode.window.showErrorMessage(error.message);
    }
}

async function withProgress<T>(work: (token: vscode.CancellationToken) => Promise<T>): Promise<T | undefined> {
    const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('SQL Copilot is writing SQL'), cancellable: true };
    return vscode.window.withProgress(options, async (_progress, token) => {
        try {
            return await work(token);
        } catch (error) {
            if (token.isCancellationRequested) {
                return undefined;
            }
            throw error;
        }
    });
}

async function insert(server: Server, editor: vscode.TextEditor, request: RequestArguments & { sql: string; replace: boolean }): Promise<void> {
    const answer = await server.command<Generated>(ServerCommand.generate, request);
    if (isError(answer)) {
        explain(answer.error);
        return;
    }
    const end = new vscode.Position(answer.range.end.line, answer.range.end.character);
    const shown = await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active });
    shown.selection = new vscode.Selection(end, end);
    shown.revealRange(new vscode.Range(end, end));
}

/** Lets a person choose; the choice under the cursor is shown in full beside the editor. */
async function pick(question: string, suggestions: Suggestion[], documents: VirtualDocuments): Promise<string | undefined> {
    const list = vscode.window.createQuickPick<Choice>();
    list.title = question;
    list.placeholder = vscode.l10n.t('Enter inserts it below the comment, Escape leaves everything as it is');
    list.matchOnDescription = true;
    list.items = suggestions.map(({ sql, confidence }) => ({ label: squeeze(sql), description: `${Math.round(confidence * 100)} %`, sql }));
    let timer: NodeJS.Timeout | undefined;
    let previewing: Promise<void> = Promise.resolve();
    const preview = (sql: string): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
            previewing = previewing.then(() => showPreview(documents, sql));
        }, PREVIEW_DELAY_MS);
    };
    const chosen = new Promise<string | undefined>((resolve) => {
        list.onDidChangeActive(([active]) => active && preview(active.sql));
        list.onDidAccept(() => {
            resolve(list.activeItems[0]?.sql);
            list.hide();
        });
        list.onDidHide(() => resolve(undefined));
    });
    list.show();
    try {
        return await chosen;
    } finally {
        clearTimeout(timer);
        list.dispose();
        await previewing;
        await documents.close(PREVIEW);
    }
}

async function showPreview(documents: VirtualDocuments, sql: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(documents.set(PREVIEW, sql));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true });
}

function textAt(document: vscode.TextDocument, { range: { start, end } }: Alternatives): string {
    return document.getText(new vscode.Range(start.line, start.character, end.line, end.character));
}

function squeeze(sql: string): string {
    return sql.replace(/\s+/g, ' ').trim();
}

/** Says what the server could not do, with a button that does what the message asks for. */
function explain(error: CommandError): void {
    const [label, command, ...args] = remedy(error.code);
    void vscode.window.showWarningMessage(error.message, label).then((choice) => {
        if (choice === label) {
            void vscode.commands.executeCommand(command, ...args);
        }
    });
}

function remedy(code: CommandError['code']): [string, string, ...string[]] {
    switch (code) {
        case 'noSchema':
            return [vscode.l10n.t('Choose Schema Files'), 'workbench.action.openSettings', 'sqlCopilot.schemaGlobs'];
        case 'noModel':
            return [vscode.l10n.t('Report Status'), 'sqlCopilot.reportStatus'];
        case 'noRequest':
        case 'noSuggestion':
            return [vscode.l10n.t('Show Indexed Schema'), 'sqlCopilot.showSchema'];
        case 'badArguments':
        case 'notApplied':
        case 'changed':
            return [vscode.l10n.t('Try Again'), 'sqlCopilot.generate'];
    }
}

/** Keeps the context key that menus and key bindings ask: is the active editor one that we help in? */
export function followActiveEditor(): vscode.Disposable {
    const update = (editor: vscode.TextEditor | undefined): void => {
        const language = editor?.document.languageId ?? '';
        void vscode.commands.executeCommand('setContext', 'sqlCopilot.handlesEditor', handles(language));
    };
    update(vscode.window.activeTextEditor);
    return vscode.window.onDidChangeActiveTextEditor(update);
}
