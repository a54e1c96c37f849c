/** Stands between the editor and the server for inline completion: waits for a pause in typing, and asks nothing where it is switched off. */

import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { automaticTrigger, debounceMs } from './settings';

type Next = Parameters<NonNullable<Middleware['provideInlineCompletionItems']>>[4];

/** An explicit request goes straight through; an unasked one waits for silence and is dropped when a newer one comes. */
export async function provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
    next: Next,
): Promise<vscode.InlineCompletionItem[] | vscode.InlineCompletionList | null | undefined> {
    if (context.triggerKind === vscode.InlineCompletionTriggerKind.Automatic) {
        if (!automaticTrigger(document)) {
            return undefined;
        }
        await pause(debounceMs(document), token);
        if (token.isCancellationRequested) {
            return undefined;
        }
    }
    return next(document, position, context, token);
}

function pause(milliseconds: number, token: vscode.CancellationToken): Promise<void> {
    return new Promise((resolve) => {
        const subscription = token.onCancellationRequested(() => finish());
        const timer = setTimeout(() => finish(), milliseconds);
        const finish = (): void => {
            clearTimeout(timer);
            subscription.dispose();
            resolve();
        };
    });
}
