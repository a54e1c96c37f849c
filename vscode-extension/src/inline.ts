/** Stands between the editor and the server for inline completion: asks nothing where it is switched off. The server waits for pauses in typing. */

import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { automaticTrigger } from './settings';

type Next = Parameters<NonNullable<Middleware['provideInlineCompletionItems']>>[4];

/** An explicit request goes straight through, an unasked one where suggestions appear while typing. */
export async function provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
    next: Next,
): Promise<vscode.InlineCompletionItem[] | vscode.InlineCompletionList | null | undefined> {
    if (context.triggerKind === vscode.InlineCompletionTriggerKind.Automatic && !automaticTrigger(document)) {
        return undefined;
    }
    return next(document, position, context, token);
}
