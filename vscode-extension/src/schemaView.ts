/** The tree of tables and columns that the server has read from the workspace. */

import * as vscode from 'vscode';
import { dialectName } from './dialects';
import { isError, ServerCommand, type Column, type FolderSchema, type Schema, type Table } from './protocol';
import { ServerUnavailable, type Server } from './server';

type Node =
    | { kind: 'folder'; folder: FolderSchema }
    | { kind: 'table'; table: Table }
    | { kind: 'column'; column: Column; table: Table }
    | { kind: 'skipped'; folder: FolderSchema }
    | { kind: 'skippedStatement'; skipped: FolderSchema['skipped'][number] };

/** Asks the server for its schema whenever indexing has ended. */
export class SchemaView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
    private readonly changes = new vscode.EventEmitter<undefined>();
    private readonly view: vscode.TreeView<Node>;
    private readonly subscription: vscode.Disposable;
    private index: 'pending' | 'ready' | 'stopped' = 'pending';

    readonly onDidChangeTreeData = this.changes.event;

    constructor(private readonly server: Server) {
        this.view = vscode.window.createTreeView<Node>('sqlCopilot.schemaView', { treeDataProvider: this, showCollapseAll: true });
        this.subscription = server.onCondition(({ state }) => {
            const index = state === 'stopped' ? 'stopped' : state === 'indexing' || state === 'starting' ? 'pending' : 'ready';
            if (this.index !== index) {
                this.index = index;
                void vscode.commands.executeCommand('setContext', 'sqlCopilot.index', index);
                this.changes.fire(undefined);
            }
        });
    }

    /** Brings the tree into view. */
    async show(): Promise<void> {
        await vscode.commands.executeCommand('sqlCopilot.schemaView.focus');
    }

    /** Has the server read every schema file again. */
    async reindex(): Promise<void> {
        await vscode.window.withProgress({ location: { viewId: 'sqlCopilot.schemaView' } }, () => this.server.command(ServerCommand.reindex, {}));
        this.changes.fire(undefined);
    }

    /** Opens the tree's own filter. */
    async filter(): Promise<void> {
        await this.show();
        await vscode.commands.executeCommand('list.find');
    }

    /** Copies the name of a table or column. */
    async copyName(node: unknown): Promise<void> {
        const name = nameOf(node);
        if (name !== undefined) {
            await vscode.env.clipboard.writeText(name);
        }
    }

    /** Puts the name of a table or column at the cursor. */
    async insertName(node: unknown): Promise<void> {
        const name = nameOf(node);
        const editor = vscode.window.activeTextEditor;
        if (name !== undefined && editor !== undefined) {
            await editor.edit((edit) => editor.selections.forEach((selection) => edit.replace(selection, name)));
            await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active });
        }
    }

    /** Shows a declaration without leaving the editor. */
    async peek(node: unknown): Promise<void> {
        const location = isNode(node) ? locationOf(node) : null;
        const editor = vscode.window.activeTextEditor;
        if (location === null) {
            return;
        }
        const target = this.server.location(location);
        if (editor === undefined) {
            await vscode.window.showTextDocument(target.uri, { selection: target.range, preview: true });
            return;
        }
        await vscode.commands.executeCommand('editor.action.peekLocations', editor.document.uri, editor.selection.active, [target], 'peek');
    }

    /** Begins a comment about a table at the end of the active document. */
    async generateFor(node: unknown): Promise<void> {
        const name = nameOf(node);
        const editor = vscode.window.activeTextEditor;
        if (name === undefined || editor === undefined) {
            return;
        }
        const last = editor.document.lineAt(editor.document.lineCount - 1);
        const before = last.text.trim() === '' ? '\n' : '\n\n';
        await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active });
        editor.selection = new vscode.Selection(last.range.end, last.range.end);
        await editor.insertSnippet(new vscode.SnippetString(`${before}-- \${1:${vscode.l10n.t('how many')}} ${name}$0`));
    }

    async getChildren(node?: Node): Promise<Node[]> {
        switch (node?.kind) {
            case undefined: return this.roots();
            case 'folder': return inFolder(node.folder);
            case 'table': return node.table.columns.map((column) => ({ kind: 'column', column, table: node.table }));
            case 'skipped': return node.folder.skipped.map((skipped) => ({ kind: 'skippedStatement', skipped }));
            case 'column':
            case 'skippedStatement': return [];
        }
    }

    getTreeItem(node: Node): vscode.TreeItem {
        switch (node.kind) {
            case 'folder': return folderItem(node.folder);
            case 'table': return this.tableItem(node.table);
            case 'column': return this.columnItem(node.column, node.table);
            case 'skipped': return skippedItem(node.folder);
            case 'skippedStatement': return skippedStatementItem(node.skipped);
        }
    }

    dispose(): void {
        this.subscription.dispose();
        this.view.dispose();
        this.changes.dispose();
    }

    private async roots(): Promise<Node[]> {
        if (this.index !== 'ready') {
            return [];
        }
        const answer = await this.ask();
        if (answer === undefined) {
            return [];
        }
        const folders = answer.folders.filter(({ tables, skipped }) => tables.length + skipped.length > 0);
        const [only] = folders;
        return folders.length === 1 && only !== undefined ? inFolder(only) : folders.map((folder) => ({ kind: 'folder', folder }));
    }

    private async ask(): Promise<Schema | undefined> {
        try {
            const answer = await this.server.command<Schema>(ServerCommand.schema, {});
            if (!isError(answer)) {
                return answer;
            }
            this.server.log.warn(answer.error.message);
        } catch (error) {
            if (!(error instanceof ServerUnavailable)) {
                throw error;
            }
        }
        return undefined; // the status bar says why, and the next change of state asks again
    }

    private tableItem(table: Table): vscode.TreeItem {
        const name = table.schema === '' ? table.name : `${table.schema}.${table.name}`;
        const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
        item.iconPath = new vscode.ThemeIcon(table.isView ? 'eye' : 'table');
        item.description = table.comment;
        item.contextValue = 'table';
        item.tooltip = vscode.l10n.t('{0}: {1} columns', name, table.columns.length);
        this.open(item, table.location);
        return item;
    }

    private columnItem(column: Column, table: Table): vscode.TreeItem {
        const item = new vscode.TreeItem(column.name, vscode.TreeItemCollapsibleState.None);
        const key = table.foreignKeys.find(({ columns }) => columns.includes(column.name));
        const primary = table.primaryKey.includes(column.name);
        item.contextValue = 'column';
        item.iconPath = new vscode.ThemeIcon(primary ? 'key' : key === undefined ? 'symbol-field' : 'references');
        const target = key === undefined ? '' : ` → ${key.table}(${key.references.join(', ')})`;
        item.description = `${column.type}${target}`;
        const notes = [column.comment, column.nullable ? '' : 'NOT NULL', key?.inferred === true ? vscode.l10n.t('foreign key inferred from names') : ''];
        item.tooltip = [`${column.name} ${column.type}`, ...notes].filter((note) => note !== '').join('\n');
        this.open(item, column.location);
        return item;
    }

    private open(item: vscode.TreeItem, location: Table['location']): void {
        if (location !== null) {
            const { uri, range } = this.server.location(location);
            item.command = { command: 'vscode.open', title: vscode.l10n.t('Open Definition'), arguments: [uri, { selection: new vscode.Range(range.start, range.start) }] };
        }
    }
}

function isNode(value: unknown): value is Node {
    return typeof value === 'object' && value !== null && 'kind' in value;
}

function nameOf(value: unknown): string | undefined {
    if (!isNode(value)) {
        return undefined;
    }
    return value.kind === 'table' ? value.table.name : value.kind === 'column' ? value.column.name : undefined;
}

function locationOf(node: Node): Table['location'] {
    return node.kind === 'table' ? node.table.location : node.kind === 'column' ? node.column.location : null;
}

function inFolder(folder: FolderSchema): Node[] {
    const tables: Node[] = folder.tables.map((table) => ({ kind: 'table', table }));
    return folder.skipped.length === 0 ? tables : [...tables, { kind: 'skipped', folder }];
}

function folderItem(folder: FolderSchema): vscode.TreeItem {
    const item = new vscode.TreeItem(folder.name, vscode.TreeItemCollapsibleState.Collapsed);
    item.iconPath = new vscode.ThemeIcon('database');
    item.description = folder.dialect === null ? '' : dialectName(folder.dialect);
    return item;
}

function skippedItem(folder: FolderSchema): vscode.TreeItem {
    const item = new vscode.TreeItem(vscode.l10n.t('Not understood ({0})', folder.skipped.length), vscode.TreeItemCollapsibleState.Collapsed);
    item.iconPath = new vscode.ThemeIcon('question');
    return item;
}

function skippedStatementItem(skipped: FolderSchema['skipped'][number]): vscode.TreeItem {
    const uri = skipped.file.includes('://') ? vscode.Uri.parse(skipped.file) : vscode.Uri.file(skipped.file);
    const name = uri.path.split('/').pop() ?? skipped.file;
    const item = new vscode.TreeItem(`${name}:${skipped.line}`, vscode.TreeItemCollapsibleState.None);
    item.description = skipped.reason;
    item.tooltip = skipped.reason;
    const line = Math.max(0, skipped.line - 1);
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri, { selection: new vscode.Range(line, 0, line, 0) }] };
    return item;
}
