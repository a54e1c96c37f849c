/** Generate SQL from Comment and Regenerate: progress, a pick list of alternatives shown in place, insertion below the comment. */

import * as vscode from 'vscode';
import { handles } from './languages';
import { preview, squeeze } from './preview';
import { isError, ServerCommand, type Alternatives, type Change, type CommandError, type Generated, type RequestArguments, type Suggestion } from './protocol';
import { ServerUnavailable, type Server } from './server';

/** The list hangs over the top of the editor: the comment is kept below it. */
const LINES_BEHIND_LIST = 12;

interface Choice extends vscode.QuickPickItem {
    sql: string;
}

/** Shows where two statements differ. */
export type Compare = (request: RequestArguments, sql: [string, string]) => Promise<void>;

/** A document and a place in it, as lenses give them. */
interface Place {
    uri: string;
    line: number;
}

/** The request at a lens's place, or at the cursor; undefined where there can be none. */
export function requestAt(place: unknown): { editor: vscode.TextEditor; request: RequestArguments } | undefined {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !handles(editor.document)) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Open a SQL file and put the cursor on a comment that says what you want.'));
        return undefined;
    }
    const uri = editor.document.uri.toString();
    if (isPlace(place) && vscode.Uri.parse(place.uri).toString() === uri) {
        const position = new vscode.Position(place.line, editor.document.lineAt(place.line).text.length);
        return { editor, request: { uri, position } };
    }
    return { editor, request: { uri, position: editor.selection.active } };
}

/** Makes SQL from the comment at the cursor, or at a lens's place; it takes the place of the statement that the comment has. */
export async function generate(server: Server, compare: Compare, place?: unknown): Promise<void> {
    const asked = requestAt(place);
    if (asked === undefined) {
        return;
    }
    const { editor, request } = asked;
    const list = new PickList(editor);
    try {
        const answer = await server.command<Alternatives>(ServerCommand.alternatives, request, list.token);
        if (isError(answer)) {
            throw new Refused(answer.error);
        }
        if (answer.suggestions.every(({ current }) => current)) {
            const message = vscode.l10n.t('There is no other suggestion. Say more in the comment, for example the names of tables.');
            throw new Refused({ code: 'noSuggestion', message });
        }
        const sql = await list.choose(answer, (sides) => compare(request, sides));
        if (sql !== undefined) {
            await insert(server, editor, { ...request, sql });
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
        list.close();
    }
}

/** The server understood and will not do it. */
class Refused extends Error {
    constructor(readonly refusal: CommandError) {
        super(refusal.message);
    }
}

async function insert(server: Server, editor: vscode.TextEditor, request: RequestArguments & { sql: string }): Promise<void> {
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

/** A list that is there, busy, while the server works; Escape cancels. The choice under the cursor is shown grey behind the comment. */
class PickList {
    private readonly list = vscode.window.createQuickPick<Choice>();
    private readonly cancellation = new vscode.CancellationTokenSource();
    private readonly hidden: Promise<void>;
    private readonly ghost = vscode.window.createTextEditorDecorationType({});

    constructor(private readonly editor: vscode.TextEditor) {
        this.list.placeholder = vscode.l10n.t('SQL Copilot is writing SQL');
        this.list.busy = true;
        this.list.matchOnDetail = true;
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

    async choose(
        { question, suggestions, commentRange: { start, end } }: Alternatives, compare: (sql: [string, string]) => Promise<void>,
    ): Promise<string | undefined> {
        this.list.title = question;
        this.list.placeholder = vscode.l10n.t('Enter inserts it below the comment, Escape leaves everything as it is');
        const above = Math.max(0, start.line - LINES_BEHIND_LIST);
        this.editor.revealRange(new vscode.Range(above, 0, above, 0), vscode.TextEditorRevealType.AtTop);
        const place = new vscode.Position(end.line, end.character);
        const chosen = new Promise<string>((resolve) => {
            this.list.onDidChangeActive(([active]) => active && this.preview(place, active.sql));
            this.list.onDidAccept(() => {
                const [active] = this.list.activeItems;
                if (active !== undefined) {
                    resolve(active.sql);
                }
            });
        });
        const against = suggestions.find(({ current }) => current) ?? suggestions[0];
        this.list.onDidTriggerItemButton(({ item }) => against !== undefined && void compare([against.sql, item.sql]));
        const choices = suggestions.map((suggestion) => choice(suggestion, suggestion !== against && suggestion.change === undefined));
        this.list.items = choices;
        const other = suggestions.findIndex(({ current }) => !current);
        this.list.activeItems = choices.slice(other, other + 1);
        this.list.busy = false;
        return Promise.race([chosen, this.hidden.then(() => undefined)]);
    }

    /** Takes the list and the preview away. */
    close(): void {
        this.ghost.dispose();
        this.list.dispose();
        this.cancellation.dispose();
    }

    private preview(place: vscode.Position, sql: string): void {
        const contentText = preview(this.editor.document.lineAt(place.line).text, sql);
        const renderOptions = { after: { contentText, color: new vscode.ThemeColor('editorGhostText.foreground') } };
        this.editor.setDecorations(this.ghost, [{ range: new vscode.Range(place, place), renderOptions }]);
    }
}

/** How sure on the first line, with what there is to know of it; the statement in full on the second. */
function choice({ sql, confidence, change, unused, current, source }: Suggestion, canCompare: boolean): Choice {
    const notes = [
        current ? vscode.l10n.t('current') : '',
        source === undefined ? '' : vscode.l10n.t('From {0}', source),
        unused.length > 0 ? vscode.l10n.t('not used: {0}', unused.join(', ')) : '',
        change === undefined ? '' : whatChanges(change),
    ];
    return {
        label: percent(confidence) + (change === undefined ? '' : ' $(warning)'),
        description: notes.filter((note) => note !== '').join(' · '),
        detail: squeeze(sql),
        buttons: canCompare ? [{ iconPath: new vscode.ThemeIcon('diff'), tooltip: vscode.l10n.t('Run both and show where they differ') }] : [],
        sql,
    };
}

/** Of the same width for all, so that what follows begins at the same place. */
function percent(confidence: number): string {
    const rounded = Math.min(99, Math.round(confidence * 100));
    return `${rounded === 0 ? '<1' : rounded} %`.padStart('99 %'.length, '\u2007');
}

/** A change in a line: what is done to which table, and to which of its rows. */
function whatChanges({ action, table, condition, count }: Change): string {
    const rows = condition === '' ? vscode.l10n.t('all rows') : condition;
    const what = count === '' ? '' : ` · ${rows}`;
    return vscode.l10n.t('Changes data: {0}', `${action} ${table}${what}`);
}

function isPlace(value: unknown): value is Place {
    return typeof value === 'object' && value !== null && 'uri' in value && typeof value.uri === 'string' && 'line' in value && typeof value.line === 'number';
}

/** Says what the server could not do, with a button that does what the message asks for. */
export function explain(error: CommandError): void {
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
        case 'noStatement':
        case 'noSuggestion':
            return [vscode.l10n.t('Show Indexed Schema'), 'sqlCopilot.showSchema'];
        case 'notRunnable':
            return [vscode.l10n.t('Give Feedback'), 'sqlCopilot.feedback'];
        case 'badArguments':
        case 'timedOut':
        case 'notApplied':
        case 'changed':
            return [vscode.l10n.t('Try Again'), 'sqlCopilot.generate'];
    }
}

/** Keeps the context key that menus and key bindings ask: is the active editor one that we help in? */
export function followActiveEditor(): vscode.Disposable {
    const update = (editor: vscode.TextEditor | undefined): void => {
        void vscode.commands.executeCommand('setContext', 'sqlCopilot.handlesEditor', editor !== undefined && handles(editor.document));
    };
    update(vscode.window.activeTextEditor);
    return vscode.window.onDidChangeActiveTextEditor(update);
}
