/** The server speaks English. Its two titles that a person meets all day are said in the editor's language. */

import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** The title in the editor's language, if it is one of the two. */
function translated(title: string): string {
    switch (title) {
        case 'Generate SQL': return vscode.l10n.t('Generate SQL');
        case 'Generate SQL from comment': return vscode.l10n.t('Generate SQL from comment');
        default: return title;
    }
}

export const titles: Pick<Middleware, 'provideCodeLenses' | 'provideCodeActions'> = {
    async provideCodeLenses(document, token, next) {
        const lenses = await next(document, token);
        for (const { command } of lenses ?? []) {
            if (command !== undefined) {
                command.title = translated(command.title);
            }
        }
        return lenses;
    },
    async provideCodeActions(document, range, context, token, next) {
        const actions = await next(document, range, context, token);
        for (const action of actions ?? []) {
            action.title = translated(action.title);
        }
        return actions;
    },
};
