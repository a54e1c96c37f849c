/** Shows and clears what the server remembers of accepted, changed and dismissed suggestions. */

import * as vscode from 'vscode';
import { ask } from './checking';
import { ServerCommand, type Memories, type Remembered } from './protocol';
import type { Server } from './server';
import type { VirtualDocuments } from './virtualDocuments';

const NAME = 'SQL Copilot remembered.md';

/** Opens a page with all that is remembered of the open folders, and where. */
export async function showRemembered(server: Server, documents: VirtualDocuments): Promise<void> {
    const found = await ask<Memories>(server, ServerCommand.remembered, {});
    if (found === undefined) {
        return;
    }
    const parts = found.folders.map(({ uri, path, on, entries }) => {
        const state = on ? '' : `\n${vscode.l10n.t('Remembering is switched off for this folder (sqlCopilot.remember).')}\n`;
        const list = entries.length === 0 ? vscode.l10n.t('Nothing is remembered.') : entries.map(entry).join('\n');
        return `## ${vscode.Uri.parse(uri).path.split('/').pop() ?? uri}\n\n\`${path}\`\n${state}\n${list}\n`;
    });
    const text = `# ${vscode.l10n.t('What SQL Copilot remembers')}\n\n${parts.join('\n')}`;
    const document = await vscode.workspace.openTextDocument(documents.set(NAME, text));
    await vscode.window.showTextDocument(document, { preview: true });
}

/** Removes it, once confirmed. */
export async function forget(server: Server, documents: VirtualDocuments): Promise<void> {
    const label = vscode.l10n.t('Forget');
    const message = vscode.l10n.t('Forget all accepted and dismissed suggestions of the open folders?');
    if (await vscode.window.showWarningMessage(message, { modal: true }, label) !== label) {
        return;
    }
    const found = await ask<{ forgotten: number }>(server, ServerCommand.forget, {});
    if (found !== undefined) {
        await documents.close(NAME);
        void vscode.window.showInformationMessage(vscode.l10n.t('Forgotten: {0}', found.forgotten));
    }
}

function entry({ kind, comment, sql, file, line, at, stood }: Remembered): string {
    const day = new Date(at * 1000).toLocaleString();
    const place = file === '' ? '' : ` · ${file}:${line + 1}`;
    const counts = stood && kind !== 'dismissed' ? ` · ${vscode.l10n.t('answers comments that say the same')}` : '';
    return `### ${comment}\n\n${what(kind)} · ${day}${place}${counts}\n\n\`\`\`sql\n${sql}\n\`\`\`\n`;
}

function what(kind: Remembered['kind']): string {
    switch (kind) {
        case 'accepted': return vscode.l10n.t('accepted');
        case 'edited': return vscode.l10n.t('changed and kept');
        case 'dismissed': return vscode.l10n.t('dismissed');
    }
}
