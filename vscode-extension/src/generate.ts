/** Generate SQL from Comment and Regenerate: progress, a pick list of alternatives with a preview, insertion below the comment. */

import * as vscode from 'vscode';
import { clauseByClause } from './clauses';
import { handles } from './languages';
import { isError, ServerCommand, type Alternatives, type Change, type CommandError, type Generated, type RequestArguments, type Suggestion } from './protocol';
import { ServerUnavailable, type Server } from './server';
import type { VirtualDocuments } from './virtualDocuments';

const PREVIEW = 'SQL Copilot preview.sql';
const PREVIEW_DELAY_MS = 120;
/** The list hangs over the top of the editor; the preview begins below it. */
const LINES_BEHIND_LIST = 3;

interface Choice extends vscode.QuickPickItem {
    sql: string;
    /** Lines of comment above the statement in the preview. */
    notes: string;
}

/** Makes SQL from the comment at the cursor; `replace` puts it in place of the statement below. */
export async function generate(server: Server, documents: VirtualDocuments, replace: boolean): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !handles(editor.document.languageId)) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Open a SQL file and put the cursor on a comment that says what you want.'));
        return;
    }
    const request: RequestArguments = { uri: editor.document.uri.toString(), position: editor.selection.active };
    const list = new PickList(documents);
    try {
        const answer = await server.command<Alternatives>(ServerCommand.alternatives, request, list.token);
        if (isError(answer)) {
            throw new Refused(answer.error);
        }
        const current = textAt(editor.document, answer);
        const choices = replace ? answer.suggestions.filter(({ sql }) => squeeze(sql) !== squeeze(current)) : answer.suggestions;
        if (choices.length === 0) {
            const message = vscode.l10n.t('There is no other suggestion. Say more in the comment, for example the names of tables.');
            throw new Refused({ code: 'noSuggestion', message });
        }
        const sql = await list.choose(answer.question, choices);
        if (sql !== undefined) {
            await insert(server, editor, { ...request, sql, replace });
        }
    } catch (error) {
        if (list.token.isCancellationRequested) {
            return;
        }
        if (error instanceof Refused) {
            explain(error.refusal);
        } else if (error instanceof ServerUnavailable) {
            void vscode.window.showErrorMessage(error.message);
        } else {
            throw error;
        }
    } finally {
        await list.close();
    }
}

/** The server understood and will not do it. */
class Refused extends Error {
    constructor(readonly refusal: CommandError) {
        super(refusal.message);
    }
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

/** A list that is there, busy, while the server works; Escape cancels. The choice under the cursor is shown in full beside the editor. */
class PickList {
    private readonly list = vscode.window.createQuickPick<Choice>();
    private readonly cancellation = new vscode.CancellationTokenSource();
    private readonly hidden: Promise<void>;
    private timer: NodeJS.Timeout | undefined;
    private previewing: Promise<void> = Promise.resolve();

    constructor(private readonly documents: VirtualDocuments) {
        this.list.placeholder = vscode.l10n.t('SQL Copilot is writing SQL');
        this.list.busy = true;
        this.list.matchOnDescription = true;
        this.hidden = new Promise((resolve) => {
            this.list.onDidHide(() => {
                this.cancellation.cancel();
                resolve();
            });
        });
        this.list.show();
    }

    /** Cancelled when the list is gone. */
    get token(): vscode.CancellationToken {
        return this.cancellation.token;
    }

    async choose(question: string, suggestions: Suggestion[]): Promise<string | undefined> {
        const header = vscode.l10n.t('Preview');
        const room = '\n'.repeat(suggestions.length + LINES_BEHIND_LIST);
        this.list.title = question;
        this.list.placeholder = vscode.l10n.t('Enter inserts it below the comment, Escape leaves everything as it is');
        const chosen = new Promise<string>((resolve) => {
            this.list.onDidChangeActive(([active]) => active && this.preview(`-- ${header}: ${active.label}${room}${active.notes}${clauseByClause(active.sql)}\n`));
            this.list.onDidAccept(() => {
                const [active] = this.list.activeItems;
                if (active !== undefined) {
                    resolve(active.sql);
                }
            });
        });
        this.list.items = suggestions.map(({ sql, confidence, change }) => ({
            label: percent(confidence) + (change === undefined ? '' : ' $(warning)'),
            description: squeeze(sql),
            ...(change === undefined ? {} : { detail: whatChanges(change) }),
            sql,
            notes: change === undefined ? '' : notes(change),
        }));
        this.list.busy = false;
        return Promise.race([chosen, this.hidden.then(() => undefined)]);
    }

    /** Takes the list and the preview away. */
    async close(): Promise<void> {
        clearTimeout(this.timer);
        this.list.dispose();
        this.cancellation.dispose();
        await this.previewing;
        await this.documents.close(PREVIEW);
    }

    private preview(text: string): void {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => {
            this.previewing = this.previewing.then(async () => {
                const document = await vscode.workspace.openTextDocument(this.documents.set(PREVIEW, text));
                await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true });
            });
        }, PREVIEW_DELAY_MS);
    }
}

/** Of the same width for all, so that the statements below each other begin at the same place. */
function percent(confidence: number): string {
    const rounded = Math.round(confidence * 100);
    return `${rounded === 0 ? '<1' : rounded} %`.padStart('99 %'.length, '\u2007');
}

/** A change in a line: what is done to which table, and to which of its rows. */
function whatChanges({ action, table, condition, count }: Change): string {
    const rows = condition === '' ? vscode.l10n.t('all rows') : condition;
    const what = count === '' ? '' : ` · ${rows}`;
    return vscode.l10n.t('Changes data: {0}', `${action} ${table}${what}`);
}

/** The same as comments, with the query that counts the rows concerned. */
function notes(change: Change): string {
    const lines = [whatChanges(change), ...(change.count === '' ? [] : [`${change.count};`])];
    return lines.map((line) => `-- ${squeeze(line)}\n`).join('');
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
