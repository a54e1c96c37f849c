/** Define Term: what is selected becomes an entry of the folder's glossary, under a name that is asked for. */

import * as vscode from 'vscode';
import { ask } from './checking';
import { ServerCommand, type ProposedTerm } from './protocol';
import type { Server } from './server';

/** Asks for the name, writes the entry and shows it, to be changed or saved; it counts at once. */
export async function defineTerm(server: Server): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || editor.selection.isEmpty) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Select a table, a column, a condition, a measure or a word first.'));
        return;
    }
    const request = { uri: editor.document.uri.toString(), range: { start: editor.selection.start, end: editor.selection.end } };
    const proposed = await ask<ProposedTerm>(server, ServerCommand.define, request);
    if (proposed === undefined) {
        return;
    }
    const name = await vscode.window.showInputBox({
        title: vscode.l10n.t('Define Term'), prompt: what(proposed), value: proposed.name,
        placeHolder: vscode.l10n.t('What do people call it?'),
    });
    if (name === undefined || name.trim() === '') {
        return;
    }
    const { file, isNew, edit } = await ask<ProposedTerm>(server, ServerCommand.define, { ...request, name: name.trim() }) ?? {};
    if (file === undefined || edit === undefined) {
        return;
    }
    const uri = vscode.Uri.parse(file);
    const change = new vscode.WorkspaceEdit();
    if (isNew === true) {
        change.createFile(uri, { ignoreIfExists: true });
    }
    const { start, end } = edit.range;
    change.replace(uri, new vscode.Range(start.line, start.character, end.line, end.character), edit.newText);
    if (await vscode.workspace.applyEdit(change)) {
        const shown = await vscode.window.showTextDocument(uri);
        const last = shown.document.lineAt(shown.document.lineCount - 1).range.end;
        shown.selection = new vscode.Selection(last, last);
        shown.revealRange(new vscode.Range(last, last));
    }
}

function what({ kind, fields }: ProposedTerm): string {
    const said = Object.values(fields).join(' · ');
    switch (kind) {
        case 'table': return vscode.l10n.t('A further name of the table {0}', said);
        case 'column': return vscode.l10n.t('A further name of the column {0}', said);
        case 'condition': return vscode.l10n.t('A word for the condition {0}', said);
        case 'measure': return vscode.l10n.t('A word for the measure {0}', said);
        case '': return vscode.l10n.t('A word alone: say in the glossary what it is a name of');
    }
}
