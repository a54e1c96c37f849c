/** Read-only documents that hold a preview or a report and belong to no file. */

import * as vscode from 'vscode';

const SCHEME = 'sqlcopilot';

/** Shows texts in the editor without making files of them. */
export class VirtualDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
    private readonly texts = new Map<string, string>();
    private readonly changes = new vscode.EventEmitter<vscode.Uri>();
    private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

    readonly onDidChange = this.changes.event;

    provideTextDocumentContent(uri: vscode.Uri): string {
        return this.texts.get(uri.path) ?? '';
    }

    /** Puts a text behind a name, also in an editor that already shows it. */
    set(name: string, text: string): vscode.Uri {
        const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}` });
        this.texts.set(uri.path, text);
        this.changes.fire(uri);
        return uri;
    }

    /** Closes the tabs that show a name. */
    async close(name: string): Promise<void> {
        this.texts.delete(`/${name}`);
        const shown = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(({ input }) =>
            input instanceof vscode.TabInputText && input.uri.scheme === SCHEME && input.uri.path === `/${name}`);
        await vscode.window.tabGroups.close(shown, true);
    }

    dispose(): void {
        this.registration.dispose();
        this.changes.dispose();
    }
}
