/** The extension's own settings; those of the server are read and checked by the server. */

import * as vscode from 'vscode';
import { SECTION } from './protocol';

/** Whether suggestions appear while typing in this resource. */
export function automaticTrigger(scope: vscode.ConfigurationScope | undefined): boolean {
    return vscode.workspace.getConfiguration(SECTION, scope).get<unknown>('automaticTrigger') !== false;
}

/** A person's own server, or empty. */
export function serverPath(): string {
    const value = vscode.workspace.getConfiguration(SECTION).get<unknown>('serverPath');
    return typeof value === 'string' ? value.trim() : '';
}

/** Says once per change which of the extension's own settings has a value it cannot use. */
export function reportBadValues(): void {
    const settings = vscode.workspace.getConfiguration(SECTION);
    if (typeof settings.get<unknown>('serverPath') !== 'string') {
        warn('serverPath', vscode.l10n.t('a path'), '""');
    }
}

function warn(name: string, expected: string, used: string | number): void {
    const open = vscode.l10n.t('Open Settings');
    const message = vscode.l10n.t('SQL Copilot: {0} must be {1}. {2} is used.', `${SECTION}.${name}`, expected, used);
    void vscode.window.showWarningMessage(message, open).then((choice) => {
        if (choice === open) {
            void vscode.commands.executeCommand('workbench.action.openSettings', `${SECTION}.${name}`);
        }
    });
}
