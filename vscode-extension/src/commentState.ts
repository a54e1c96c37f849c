/** Follows the comment at the cursor: asks the server what it makes of it, and underlines faintly the words that its answer leaves out. */

import * as vscode from 'vscode';
import { handles } from './languages';
import { isError, ServerCommand, type CommentState, type RequestArguments } from './protocol';
import { ServerUnavailable, type Server } from './server';

/** Long enough that nothing is asked for while typing goes on: ghost text comes first. */
const PAUSE_MS = 350;

/** Fires with the state of the comment at the cursor, or undefined where there is none. */
export class CommentFollower implements vscode.Disposable {
    private readonly states = new vscode.EventEmitter<CommentState | undefined>();
    private readonly unused = vscode.window.createTextEditorDecorationType({
        textDecoration: 'underline dotted', rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
    private readonly subscriptions: vscode.Disposable[];
    private timer: NodeJS.Timeout | undefined;
    private newest = 0;

    readonly onState = this.states.event;

    constructor(private readonly server: Server) {
        this.subscriptions = [
            vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.plan(textEditor)),
            vscode.window.onDidChangeActiveTextEditor((editor) => this.plan(editor)),
            server.onCondition(({ state }) => {
                if (state === 'ready') {
                    this.plan(vscode.window.activeTextEditor);
                }
            }),
        ];
    }

    dispose(): void {
        clearTimeout(this.timer);
        this.subscriptions.forEach((subscription) => void subscription.dispose());
        this.unused.dispose();
        this.states.dispose();
    }

    private plan(editor: vscode.TextEditor | undefined): void {
        clearTimeout(this.timer);
        this.newest++;
        if (editor === undefined || !handles(editor.document)) {
            this.states.fire(undefined);
            return;
        }
        this.timer = setTimeout(() => void this.ask(editor, this.newest), PAUSE_MS);
    }

    private async ask(editor: vscode.TextEditor, number: number): Promise<void> {
        const request: RequestArguments = { uri: editor.document.uri.toString(), position: editor.selection.active };
        const answer = await this.server.command<CommentState>(ServerCommand.comment, request).catch((error: unknown) => {
            if (!(error instanceof ServerUnavailable)) {
                throw error;
            }
            return undefined; // the status bar says so already
        });
        if (number !== this.newest) {
            return;
        }
        const state = answer === undefined || isError(answer) || answer.state === 'none' ? undefined : answer;
        const ranges = (state?.unused ?? []).map(({ start, end }) => new vscode.Range(start.line, start.character, end.line, end.character));
        editor.setDecorations(this.unused, ranges);
        this.states.fire(state);
    }
}
