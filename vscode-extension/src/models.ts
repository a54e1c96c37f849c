/** Lets a person choose the model: the extension's own, one that was built of the workspace's pairs, or any file. */

import * as vscode from 'vscode';
import { SECTION } from './protocol';

const PATTERN = '**/sqlcopilot.pt';
const MOST = 20;

interface Choice extends vscode.QuickPickItem {
    path?: string;
}

/** What a build wrote beside its model: how many of 100 questions of each set were right before and after. */
interface Compared {
    sets: { name: string; questions: number; before: number; after: number }[];
}

/** Chooses by a list; a workspace's models are offered only once it is trusted, and none is used unless chosen. */
export async function chooseModel(): Promise<void> {
    const settings = vscode.workspace.getConfiguration(SECTION);
    const present = settings.get<unknown>('modelPath');
    const own: Choice = { label: vscode.l10n.t('The model inside the extension'), path: '' };
    const browse: Choice = { label: vscode.l10n.t('Choose a File…') };
    const found = vscode.workspace.isTrusted ? await vscode.workspace.findFiles(PATTERN, '**/node_modules/**', MOST) : [];
    const built = await Promise.all(found.sort((a, b) => a.fsPath.localeCompare(b.fsPath)).map(async (uri): Promise<Choice> => (
        { label: vscode.workspace.asRelativePath(uri), detail: await compared(uri), path: uri.fsPath }
    )));
    const items = [own, ...built, browse].map((item) => item.path === present ? { ...item, label: `$(check) ${item.label}` } : item);
    const choice = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Model') });
    if (choice === undefined) {
        return;
    }
    const path = choice.path ?? (await vscode.window.showOpenDialog({ filters: { 'SQL Copilot': ['pt'] } }))?.[0]?.fsPath;
    if (path !== undefined) {
        await settings.update('modelPath', path === '' ? undefined : path, vscode.ConfigurationTarget.Global);
    }
}

/** The comparison beside a model in a line, empty where there is none. */
async function compared(model: vscode.Uri): Promise<string> {
    const beside = model.with({ path: model.path.replace(/\.pt$/, '.comparison.json') });
    try {
        const { sets } = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(beside))) as Compared;
        return sets.map(({ name, before, after }) => `${name}: ${Math.round(before)} % → ${Math.round(after)} %`).join(' · ');
    } catch {
        return ''; // no build has compared it, or another program wrote that file
    }
}
