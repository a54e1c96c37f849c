/** Report Status: one page about versions, model, schema and timings, to read or to copy into a bug report. */

import * as vscode from 'vscode';
import { isError, ServerCommand, type Answer, type Status } from './protocol';
import { ServerUnavailable, type Server } from './server';
import type { VirtualDocuments } from './virtualDocuments';

const NAME = 'SQL Copilot status.md';

/** Shows the report and offers to copy it. It holds paths and counts, no text of documents. */
export async function reportStatus(context: vscode.ExtensionContext, server: Server, documents: VirtualDocuments): Promise<void> {
    const text = await describe(context, server);
    const document = await vscode.workspace.openTextDocument(documents.set(NAME, text));
    await vscode.window.showTextDocument(document, { preview: true });
    const copy = vscode.l10n.t('Copy');
    const choice = await vscode.window.showInformationMessage(vscode.l10n.t('The report stays on this machine until you copy it.'), copy);
    if (choice === copy) {
        await vscode.env.clipboard.writeText(text);
    }
}

async function describe(context: vscode.ExtensionContext, server: Server): Promise<string> {
    const { version } = context.extension.packageJSON as { version: string };
    const editor = [
        ['extension', version],
        ['editor', `${vscode.env.appName} ${vscode.version}`],
        ['platform', `${process.platform}-${process.arch}`],
        ['server process', server.processId ?? null],
        ['state', server.condition.state],
        ['detail', server.condition.detail === '' ? 'none' : server.condition.detail],
    ] as [string, Value][];
    return `# SQL Copilot\n\n${section('Editor', editor)}\n${await describeServer(server)}`;
}

async function describeServer(server: Server): Promise<string> {
    let status: Answer<Status>;
    try {
        status = await server.command<Status>(ServerCommand.status, {});
    } catch (error) {
        if (error instanceof ServerUnavailable) {
            return `${error.message}\n`;
        }
        throw error;
    }
    if (isError(status)) {
        return `${status.error.message}\n`;
    }
    const { model: { path, loaded, threshold, error }, timings } = status;
    const model: [string, Value][] = [['file', path ?? 'the one inside the server'], ['loaded', loaded ? 'yes' : 'no'],
        ['shown unasked from', threshold === null ? null : `${Math.round(threshold * 100)} %`], ['error', error ?? 'none']];
    const folders = status.folders.map(({ name, dialect, files, tables, columns, skipped }): [string, Value] =>
        [name, `${dialect ?? '?'}; ${files} files, ${tables} tables, ${columns} columns, ${skipped} statements not understood`]);
    return [
        section('Versions', Object.entries(status.versions)),
        section('Model', model),
        section('Schema', folders),
        section('Timings and memory', [
            ['reading the schema', milliseconds(timings.indexMilliseconds)],
            ['following an edit of it', milliseconds(timings.editMilliseconds)],
            ['loading the model', milliseconds(timings.modelLoadMilliseconds)],
            ['last suggestion', milliseconds(timings.lastSuggestionMilliseconds)],
            ['median suggestion', milliseconds(timings.medianSuggestionMilliseconds)],
            ['suggestions made', timings.suggestions],
            ['memory of the server', status.memoryMegabytes === null ? null : `${status.memoryMegabytes} MB`],
        ]),
    ].join('\n');
}

function milliseconds(value: number | null): Value {
    return value === null ? null : `${value} ms`;
}

type Value = string | number | null;

function section(title: string, rows: [string, Value][]): string {
    return `## ${title}\n\n${rows.map(([name, value]) => `- ${name}: ${value ?? 'unknown'}`).join('\n')}\n`;
}
