/** Wires the parts of the extension together. */

import * as vscode from 'vscode';
import { compare, convert, explain, ResultPanel, run } from './checking';
import { CommentFollower } from './commentState';
import { copySchema, giveFeedback, pickDialect, showDiagram } from './everyday';
import { defineTerm } from './defineTerm';
import { followActiveEditor, generate, type Compare } from './generate';
import { chooseModel } from './models';
import { SECTION } from './protocol';
import { forget, showRemembered } from './remembering';
import { reportStatus } from './report';
import { openSample, showQuestions } from './sample';
import { SchemaView } from './schemaView';
import { Server } from './server';
import { automaticTrigger, reportBadValues } from './settings';
import { StatusBar } from './statusBar';
import { VirtualDocuments } from './virtualDocuments';

let running: Server | undefined;

/** Called by the editor before the window goes; it waits for the server to end. */
export async function deactivate(): Promise<void> {
    await running?.stop();
}

/** Called by the editor when a SQL file or a workspace with one is opened. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
    const log = vscode.window.createOutputChannel('SQL Copilot', { log: true });
    const server = new Server(context, log);
    running = server;
    const documents = new VirtualDocuments();
    const schema = new SchemaView(server);
    const follower = new CommentFollower(server);
    const statusBar = new StatusBar(server, follower);
    const panel = new ResultPanel();
    const compareBoth: Compare = (request, sql) => compare(server, panel, request, sql);
    const commands: Record<string, (...args: unknown[]) => unknown> = {
        generate: () => generate(server, compareBoth),
        regenerate: (place) => generate(server, compareBoth, place),
        run: (place) => run(server, panel, place),
        explain: (place) => explain(server, place),
        convert: () => convert(server, documents),
        showDiagram: () => showDiagram(server, documents),
        copySchema: () => copySchema(server),
        pickDialect: () => pickDialect(server),
        chooseModel,
        feedback: () => giveFeedback(context, server),
        copyName: (node) => schema.copyName(node),
        insertName: (node) => schema.insertName(node),
        peekDefinition: (node) => schema.peek(node),
        generateForTable: (node) => schema.generateFor(node),
        filterSchema: () => schema.filter(),
        showSchema: () => schema.show(),
        reindexSchema: () => schema.reindex(),
        restartServer: () => server.restart(),
        showLogs: () => log.show(),
        reportStatus: () => reportStatus(context, server, documents),
        toggleAutomaticTrigger,
        defineTerm: () => defineTerm(server),
        showRemembered: () => showRemembered(server, documents),
        forgetRemembered: () => forget(server, documents),
        openSample: () => openSample(context),
        menu: () => statusBar.menu(),
    };
    context.subscriptions.push(
        log, server, documents, panel, schema, follower, statusBar, followActiveEditor(),
        ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`${SECTION}.${name}`, run)),
        vscode.workspace.onDidChangeConfiguration((event) => {
            if (event.affectsConfiguration(`${SECTION}.serverPath`)) {
                void server.restart();
            }
            if (event.affectsConfiguration(SECTION)) {
                reportBadValues();
                void server.settingsChanged();
            }
        }),
    );
    void vscode.commands.executeCommand('setContext', 'sqlCopilot.active', true);
    reportBadValues();
    await server.start();
    await showQuestions(context);
}

async function toggleAutomaticTrigger(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const settings = vscode.workspace.getConfiguration(SECTION, document);
    const set = settings.inspect<boolean>('automaticTrigger');
    const target = set?.workspaceFolderValue !== undefined ? vscode.ConfigurationTarget.WorkspaceFolder
        : set?.workspaceValue !== undefined ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    await settings.update('automaticTrigger', !automaticTrigger(document), target);
}
