/** The status bar item: what the server is doing, and a menu behind a click. */

import * as vscode from 'vscode';
import type { CommentFollower } from './commentState';
import { generateKey } from './keys';
import type { CommentState } from './protocol';
import type { Condition, Server } from './server';
import { automaticTrigger } from './settings';

const ICONS: Record<Condition['state'], string> = {
    starting: '$(loading~spin)',
    indexing: '$(sync~spin)',
    ready: '$(database)',
    suggesting: '$(sparkle)',
    off: '$(circle-slash)',
    error: '$(warning)',
    stopped: '$(error)',
};

/** Shows the server's state. */
export class StatusBar implements vscode.Disposable {
    private readonly item = vscode.window.createStatusBarItem('sqlCopilot.status', vscode.StatusBarAlignment.Right, 90);
    private readonly subscriptions: vscode.Disposable[];
    private comment: CommentState | undefined;

    constructor(private readonly server: Server, follower: CommentFollower) {
        this.item.name = 'SQL Copilot';
        this.item.command = 'sqlCopilot.menu';
        this.subscriptions = [
            server.onCondition((condition) => this.show(condition)),
            follower.onState((state) => {
                this.comment = state;
                this.show(this.server.condition);
            }),
        ];
        this.show(server.condition);
        this.item.show();
    }

    /** The menu behind the click. */
    async menu(): Promise<void> {
        const automatic = automaticTrigger(vscode.window.activeTextEditor?.document);
        const entry = (icon: string, label: string, command: string, ...args: string[]): Entry => ({ label: `$(${icon}) ${label}`, command, args });
        const entries = [
            entry('sparkle', vscode.l10n.t('Generate SQL from Comment'), 'sqlCopilot.generate'),
            entry(
                automatic ? 'circle-slash' : 'play',
                automatic ? vscode.l10n.t('Turn Automatic Suggestions Off') : vscode.l10n.t('Turn Automatic Suggestions On'),
                'sqlCopilot.toggleAutomaticTrigger',
            ),
            entry('database', vscode.l10n.t('Show Indexed Schema'), 'sqlCopilot.showSchema'),
            entry('symbol-misc', vscode.l10n.t('SQL Dialect of the Folder'), 'sqlCopilot.pickDialect'),
            entry('type-hierarchy', vscode.l10n.t('Show Schema Diagram'), 'sqlCopilot.showDiagram'),
            entry('feedback', vscode.l10n.t('Give Feedback'), 'sqlCopilot.feedback'),
            entry('gear', vscode.l10n.t('Settings'), 'workbench.action.openSettings', '@ext:sqlcopilot.sqlcopilot'),
            entry('info', vscode.l10n.t('Report Status'), 'sqlCopilot.reportStatus'),
            entry('output', vscode.l10n.t('Show Logs'), 'sqlCopilot.showLogs'),
            entry('debug-restart', vscode.l10n.t('Restart Server'), 'sqlCopilot.restartServer'),
        ];
        const choice = await vscode.window.showQuickPick(entries, { title: 'SQL Copilot', placeHolder: this.sentence(this.server.condition) });
        if (choice !== undefined) {
            await vscode.commands.executeCommand(choice.command, ...choice.args);
        }
    }

    dispose(): void {
        this.subscriptions.forEach((subscription) => void subscription.dispose());
        this.item.dispose();
    }

    private show(condition: Condition): void {
        const progress = condition.state === 'indexing' && condition.total > 0 ? ` ${condition.indexed}/${condition.total}` : '';
        const comment = condition.state === 'ready' ? this.aboutComment() : '';
        this.item.text = `${ICONS[condition.state]} SQL Copilot${progress}${comment === '' ? '' : `: ${comment}`}`;
        const why = comment === '' ? '' : this.comment?.why ?? '';
        const sentence = [this.sentence(condition), comment, why].filter((part) => part !== '').join('. ');
        this.item.tooltip = `SQL Copilot: ${sentence}`;
        this.item.accessibilityInformation = { label: `SQL Copilot: ${sentence}`, role: 'button' };
        this.item.backgroundColor = background(condition.state);
    }

    /** What becomes of the comment at the cursor, with the key that shows what is not shown by itself. */
    private aboutComment(): string {
        const key = generateKey(process.platform);
        const comment = this.comment;
        if (comment === undefined) {
            return '';
        }
        switch (comment.state) {
            case 'refused': return vscode.l10n.t('not a request');
            case 'empty': return vscode.l10n.t('no query found');
            case 'shown': return comment.answered ? '' : `${comment.percent ?? ''} %`;
            case 'unsure': return comment.answered ? '' : vscode.l10n.t('{0} %: {1}', comment.percent ?? '', key);
            case 'change': return comment.answered ? '' : vscode.l10n.t('changes data: {0}', key);
            case 'none':
            case 'unknown': return '';
        }
    }

    private sentence(condition: Condition): string {
        const [state, detail] = this.describe(condition);
        return detail === '' ? state : `${state} (${detail})`;
    }

    /** The state and what there is to say about it. The server's own details are English, so what can be said without them is. */
    private describe(condition: Condition): [string, string] {
        switch (condition.state) {
            case 'starting': return [vscode.l10n.t('starting'), ''];
            case 'indexing': return [vscode.l10n.t('indexing the schema: {0} of {1} files', condition.indexed, condition.total), ''];
            case 'ready': return [vscode.l10n.t('ready'), vscode.l10n.t('tables: {0}, files read: {1}', condition.tables, condition.total)];
            case 'suggesting': return [vscode.l10n.t('suggesting'), ''];
            case 'off': return [vscode.l10n.t('suggestions are off'), condition.tables > 0
                ? vscode.l10n.t('only when asked for') : vscode.l10n.t('no CREATE TABLE was found in the schema files')];
            case 'error': return [vscode.l10n.t('suggestions cannot be made; see the log'), condition.detail];
            case 'stopped': return [vscode.l10n.t('the server is not running'), condition.detail];
        }
    }
}

interface Entry extends vscode.QuickPickItem {
    command: string;
    args: string[];
}

function background(state: Condition['state']): vscode.ThemeColor | undefined {
    if (state === 'stopped') {
        return new vscode.ThemeColor('statusBarItem.errorBackground');
    }
    return state === 'error' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
}
