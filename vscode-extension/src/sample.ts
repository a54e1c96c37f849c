/** The walkthrough's sample workspace: a copy that a person may change. */

import * as vscode from 'vscode';

/** In the sample's window, shows the questions; a person's own tabs are left alone. */
export async function showQuestions(context: vscode.ExtensionContext): Promise<void> {
    const target = sampleFolder(context);
    const isSample = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.toString() === target.toString()) === true;
    if (isSample && vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0)) {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(target, 'questions.sql'));
        const editor = await vscode.window.showTextDocument(document);
        const first = document.getText().indexOf('how many');
        const end = document.lineAt(document.positionAt(Math.max(0, first))).range.end;
        editor.selection = new vscode.Selection(end, end);
    }
}

function sampleFolder(context: vscode.ExtensionContext): vscode.Uri {
    return vscode.Uri.joinPath(context.globalStorageUri, 'sample');
}

/** Copies the sample to the extension's storage, keeping a copy that is there, and opens it in a new window. */
export async function openSample(context: vscode.ExtensionContext): Promise<void> {
    const target = sampleFolder(context);
    if (!(await exists(target))) {
        await vscode.workspace.fs.createDirectory(context.globalStorageUri);
        await vscode.workspace.fs.copy(vscode.Uri.joinPath(context.extensionUri, 'sample'), target);
    }
    await vscode.commands.executeCommand('vscode.openFolder', target, { forceNewWindow: true });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
    try {
        await vscode.workspace.fs.stat(uri);
        return true;
    } catch (error) {
        if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
            return false;
        }
        throw error;
    }
}
