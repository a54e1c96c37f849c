/** The walkthrough's sample workspace: a copy that a person may change. */

import * as vscode from 'vscode';

/** Copies the sample to the extension's storage, keeping a copy that is there, and opens it in a new window. */
export async function openSample(context: vscode.ExtensionContext): Promise<void> {
    const target = vscode.Uri.joinPath(context.globalStorageUri, 'sample');
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
