/** Commands of every day around the schema: diagram, prompt, dialect; and feedback that says only what one lets it. */

import * as vscode from 'vscode';
import { DIALECTS, dialectName } from './dialects';
import { isError, SECTION, ServerCommand, type Schema, type Status } from './protocol';
import { diagram, prompt } from './schemaTexts';
import { ServerUnavailable, type Server } from './server';
import type { VirtualDocuments } from './virtualDocuments';

const DIAGRAM = 'SQL Copilot schema.md';
const ISSUES = 'https://github.com/sqlcopilot/sqlcopilot/issues/new';

/** Opens the entity diagram of the indexed schema beside the editor. */
export async function showDiagram(server: Server, documents: VirtualDocuments): Promise<void> {
    const schema = await ask<Schema>(server, ServerCommand.schema);
    if (schema !== undefined) {
        await vscode.commands.executeCommand('markdown.showPreviewToSide', documents.set(DIAGRAM, diagram(schema.folders)));
    }
}

/** Puts the schema into the clipboard as CREATE TABLE statements. */
export async function copySchema(server: Server): Promise<void> {
    const schema = await ask<Schema>(server, ServerCommand.schema);
    if (schema !== undefined) {
        await vscode.env.clipboard.writeText(prompt(schema.folders, dialectName));
        void vscode.window.showInformationMessage(vscode.l10n.t('The schema is in the clipboard. It holds names, types and comments, no rows.'));
    }
}

/** Lets a person choose the folder's dialect; what was detected is named. */
export async function pickDialect(server: Server): Promise<void> {
    const scope = vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    const settings = vscode.workspace.getConfiguration(SECTION, scope);
    const present = settings.get<unknown>('dialect');
    const status = await ask<Status>(server, ServerCommand.status);
    const detected = status?.folders.find(({ dialect, tables }) => tables > 0 && dialect !== null && dialect !== '')?.dialect ?? '';
    const auto = { id: 'auto', label: vscode.l10n.t('Detect from the schema files'), description: present === 'auto' && detected !== '' ? dialectName(detected) : '' };
    const items = [auto, ...DIALECTS.map(({ id, label }) => ({ id, label, description: '' }))]
        .map((item) => item.id === present ? { ...item, label: `$(check) ${item.label}` } : item);
    const choice = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('SQL Dialect of the Folder') });
    if (choice !== undefined) {
        const target = vscode.workspace.workspaceFolders === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
        await settings.update('dialect', choice.id, target);
    }
}

/** Fills the text of an issue with versions and, only if ticked, with the comment at the cursor; nothing is sent. */
export async function giveFeedback(context: vscode.ExtensionContext, server: Server): Promise<void> {
    const status = await ask<Status>(server, ServerCommand.status);
    const editor = vscode.window.activeTextEditor;
    const line = editor === undefined ? '' : editor.document.lineAt(editor.selection.active.line).text.trim();
    const versions = { label: vscode.l10n.t('Versions of the extension, server and model'), picked: true, id: 'versions' };
    const comment = { label: vscode.l10n.t('The line at the cursor'), description: line, picked: false, id: 'comment' };
    const schema = { label: vscode.l10n.t('The tables as the server reads them'), picked: false, id: 'schema' };
    const title = vscode.l10n.t('What may the text of the issue hold?');
    const chosen = await vscode.window.showQuickPick([versions, comment, schema], { title, canPickMany: true });
    if (chosen === undefined) {
        return;
    }
    const ids = chosen.map(({ id }) => id);
    const parts = ['## What happened\n\n\n## What should have happened\n\n'];
    if (ids.includes('comment')) {
        parts.push(`## Comment\n\n\`\`\`sql\n${line}\n\`\`\`\n`);
    }
    if (ids.includes('schema')) {
        const found = await ask<Schema>(server, ServerCommand.schema);
        parts.push(`## Tables\n\n\`\`\`sql\n${prompt(found?.folders ?? [], dialectName)}\`\`\`\n`);
    }
    if (ids.includes('versions')) {
        const { version } = context.extension.packageJSON as { version: string };
        const own = { extension: version, editor: vscode.version, platform: `${process.platform}-${process.arch}`, ...status?.versions };
        parts.push(`## Versions\n\n${Object.entries(own).map(([name, value]) => `- ${name}: ${value ?? '?'}`).join('\n')}\n`);
    }
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: parts.join('\n') });
    await vscode.window.showTextDocument(document);
    const copy = vscode.l10n.t('Copy and Open the Issues Page');
    const pressed = await vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been sent. Read the text, then send it yourself.'), copy);
    if (pressed === copy) {
        await vscode.env.clipboard.writeText(document.getText());
        await vscode.env.openExternal(vscode.Uri.parse(ISSUES));
    }
}

async function ask<T extends object>(server: Server, command: string): Promise<T | undefined> {
    try {
        const answer = await server.command<T>(command, {});
        return isError(answer) ? undefined : answer;
    } catch (error) {
        if (!(error instanceof ServerUnavailable)) {
            throw error;
        }
        void vscode.window.showErrorMessage(error.message);
        return undefined;
    }
}
