/** Finds the server, keeps it running and speaks to it. */

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
    CloseAction, DidChangeConfigurationNotification, ErrorAction, ExecuteCommandRequest, LanguageClient, ResponseError, RevealOutputChannelOn, State,
    type CloseHandlerResult, type ErrorHandlerResult, type LanguageClientOptions,
} from 'vscode-languageclient/node';
import { provideInlineCompletionItems } from './inline';
import { SELECTOR } from './languages';
import { LENS_COMMANDS, SECTION, STATUS_NOTIFICATION, type Answer, type StatusParams } from './protocol';
import { RestartPolicy } from './restarts';
import { serverPath } from './settings';

/** What the status bar can say: the server's own states, and those of its process. */
export type Condition = StatusParams | { state: 'starting' | 'stopped'; detail: string };

/** JSON-RPC's code for requests under way when the server ends. */
const CONNECTION_LOST = -32097;

/** The server cannot be asked now; the message says what to do. */
export class ServerUnavailable extends Error {}

/** Its own message boxes would come beside ours, for the same fault and in the words of the protocol; the log has them all the same. */
class QuietClient extends LanguageClient {
    override error(message: string, data?: unknown): void {
        super.error(message, data, false);
    }
}

/** One server process for the window. */
export class Server implements vscode.Disposable {
    private client: LanguageClient | undefined;
    private readonly restarts = new RestartPolicy();
    private readonly conditions = new vscode.EventEmitter<Condition>();
    private last: Condition = { state: 'starting', detail: '' };
    private turn: Promise<void> = Promise.resolve();

    /** Fires with each change of state. */
    readonly onCondition = this.conditions.event;

    constructor(private readonly context: vscode.ExtensionContext, readonly log: vscode.LogOutputChannel) {}

    /** The state last reported. */
    get condition(): Condition {
        return this.last;
    }

    /** The server's process id while it runs. */
    get processId(): number | undefined {
        return this.client?.serverProcess?.pid;
    }

    /** Starts the server; what fails is said in the status bar and the log. */
    start(): Promise<void> {
        return this.queue(() => this.launch());
    }

    /** Stops and starts the server, as a person asked. */
    restart(): Promise<void> {
        return this.queue(async () => {
            this.restarts.reset();
            await this.end();
            await this.launch();
        });
    }

    /** Runs one of the server's commands. Throws ServerUnavailable when there is no server to ask. */
    async command<T extends object>(name: string, argument: object, token?: vscode.CancellationToken): Promise<Answer<T>> {
        await this.turn;
        const notRunning = vscode.l10n.t('The SQL Copilot server is not running. Run "SQL Copilot: Restart Server", or see the log.');
        const client = this.client;
        if (client?.state !== State.Running) {
            throw new ServerUnavailable(notRunning);
        }
        let answer: unknown;
        try {
            answer = await client.sendRequest(ExecuteCommandRequest.type, { command: name, arguments: [argument] }, token);
        } catch (error) {
            if (error instanceof ResponseError && error.code === CONNECTION_LOST) {
                throw new ServerUnavailable(notRunning);
            }
            throw error;
        }
        if (typeof answer !== 'object' || answer === null) {
            throw new ServerUnavailable(vscode.l10n.t('The SQL Copilot server gave no answer to {0}. Is it the right version?', name));
        }
        return answer as Answer<T>;
    }

    /** Has the server ask for its settings again. */
    async settingsChanged(): Promise<void> {
        if (this.client?.state === State.Running) {
            await this.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
        }
    }

    /** Turns the server's location into the editor's. */
    location(value: { uri: string; range: { start: { line: number; character: number }; end: { line: number; character: number } } }): vscode.Location {
        const { start, end } = value.range;
        return new vscode.Location(vscode.Uri.parse(value.uri), new vscode.Range(start.line, start.character, end.line, end.character));
    }

    /** A server that cannot be written to is about to close, and `closed` decides then. To shut down here would skip that, and no server would be left. */
    private error(error: Error): ErrorHandlerResult {
        this.log.error(error.message);
        return { action: ErrorAction.Continue, handled: true };
    }

    private closed(client: LanguageClient | undefined): CloseHandlerResult {
        if (client === undefined || this.client !== client) { // it was being stopped, or another has taken its place
            return { action: CloseAction.DoNotRestart, handled: true };
        }
        if (this.restarts.allows(Date.now())) {
            this.log.warn('The server ended; starting it again.');
            return { action: CloseAction.Restart, handled: true };
        }
        const detail = vscode.l10n.t('The server ended five times in three minutes and is not started again.');
        this.log.error(detail);
        this.report({ state: 'stopped', detail });
        this.offerHelp(detail);
        return { action: CloseAction.DoNotRestart, handled: true };
    }

    /** Stops the server for good. */
    stop(): Promise<void> {
        return this.queue(() => this.end());
    }

    dispose(): void {
        this.conditions.dispose();
    }

    private queue(work: () => Promise<void>): Promise<void> {
        this.turn = this.turn.then(work);
        return this.turn;
    }

    private report(condition: Condition): void {
        this.last = condition;
        this.conditions.fire(condition);
    }

    private async launch(): Promise<void> {
        this.report({ state: 'starting', detail: '' });
        try {
            const command = this.locate();
            this.log.info(`Starting ${command}`);
            // A client that a person's restart has put aside may notice only later that its server is dead: what it says then is of no concern.
            let own: LanguageClient | undefined = undefined;
            const isOwn = (): boolean => own !== undefined && this.client === own;
            const options: LanguageClientOptions = {
                documentSelector: SELECTOR,
                outputChannel: this.log,
                errorHandler: { error: (error) => this.error(error), closed: () => this.closed(own) },
                revealOutputChannelOn: RevealOutputChannelOn.Never,
                initializationFailedHandler: () => false,
                initializationOptions: { commands: LENS_COMMANDS },
                middleware: { provideInlineCompletionItems },
            };
            const client = new QuietClient(SECTION, 'SQL Copilot', { command, args: ['--stdio'] }, options);
            own = this.client = client;
            client.onDidChangeState(({ newState }) => {
                if (!isOwn()) {
                    return;
                }
                if (newState === State.Starting) {
                    this.report({ state: 'starting', detail: '' });
                } else if (newState === State.StartFailed && this.last.state !== 'stopped') { // what `closed` said is more to the point
                    this.report({ state: 'stopped', detail: vscode.l10n.t('The server could not be started; see the log.') });
                }
            });
            client.onNotification(STATUS_NOTIFICATION, (params: StatusParams) => {
                if (isOwn()) {
                    this.report(params);
                }
            });
            await client.start();
        } catch (error) {
            const detail = error instanceof Error ? error.message : String(error);
            this.log.error(detail);
            this.report({ state: 'stopped', detail });
            this.offerHelp(detail);
        }
    }

    private async end(): Promise<void> {
        const client = this.client;
        this.client = undefined;
        try {
            if (client?.state === State.Starting) { // again, after a death: it cannot be stopped before it runs, and would go on beside the next one
                await client.start();
            }
            await client?.dispose();
        } catch (error) {
            // A server that died before it could be asked to stop has stopped all the same.
            this.log.warn(`While stopping: ${String(error)}`);
        }
    }

    private locate(): string {
        const chosen = serverPath();
        if (chosen !== '') {
            const expanded = chosen.replace(/^~(?=$|[\\/])/, os.homedir());
            if (!path.isAbsolute(expanded) || !fs.existsSync(expanded)) {
                throw new ServerUnavailable(vscode.l10n.t(
                    'sqlCopilot.serverPath names "{0}", which is not an absolute path of a program. Correct it, or clear it to use the server inside the extension.',
                    chosen,
                ));
            }
            return expanded;
        }
        const program = process.platform === 'win32' ? 'sqlcopilot-ls.exe' : 'sqlcopilot-ls';
        const bundled = this.context.asAbsolutePath(path.join('server', 'sqlcopilot-ls', program));
        if (!fs.existsSync(bundled)) {
            throw new ServerUnavailable(vscode.l10n.t(
                'This package has no server for {0}. Install the package for your platform, or "pip install sqlcopilot-ls" and set sqlCopilot.serverPath.',
                `${process.platform}-${process.arch}`,
            ));
        }
        return bundled;
    }

    private offerHelp(detail: string): void {
        const restart = vscode.l10n.t('Restart Server');
        const logs = vscode.l10n.t('Show Logs');
        void vscode.window.showErrorMessage(`SQL Copilot: ${detail}`, restart, logs).then((choice) => {
            if (choice === restart) {
                void this.restart();
            } else if (choice === logs) {
                this.log.show();
            }
        });
    }
}
