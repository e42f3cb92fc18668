/** The server as a process: found, started, restarted after a crash, stopped. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, State,
  type Middleware, type ServerOptions, type TextDocumentFilter, type WorkDoneProgressBegin,
  type WorkDoneProgressEnd, type WorkDoneProgressReport,
} from 'vscode-languageclient/node';
import { Backoff } from './backoff';
import { forServer, setting } from './config';
import { environment, findJava, type Java, NoJava } from './java';
import { withExplainLink } from './hover';
import type { Views } from './views';

/** What makes a JVM start sooner and take half the memory. */
const FLAGS = [
  '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xss512k', '-Xms16m', '-XX:MinHeapFreeRatio=10',
  '-XX:MaxHeapFreeRatio=30',
];

/** What the server is doing. */
export type Phase = 'stopped' | 'starting' | 'running' | 'waiting' | 'failed' | 'restricted';

/** The server and the client that speaks to it. */
export class Server implements vscode.Disposable {
  private readonly backoff = new Backoff();
  private readonly phases = new vscode.EventEmitter<Phase>();
  private readonly progresses = new vscode.EventEmitter<string | undefined>();
  private client: LanguageClient | undefined;
  private timer: NodeJS.Timeout | undefined;
  private wanted = false;
  private current: Phase = 'stopped';

  /** Fires when the phase changes. */
  readonly onPhase = this.phases.event;
  /** Fires with what the server is at work on, and with nothing when it is done. */
  readonly onProgress = this.progresses.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly views: Views,
    readonly log: vscode.LogOutputChannel,
  ) {}

  get phase(): Phase {
    return this.current;
  }

  /** The path of the server's jar. */
  get jar(): string {
    return setting('server.jar', '') || path.join(this.context.extensionPath, 'server', 'naja.jar');
  }

  /** The Java that runs the server. Throws NoJava. */
  java(): Promise<Java> {
    return findJava({
      setting: setting('java.home', ''),
      extension: this.context.extensionPath,
      env: process.env,
      platform: process.platform,
    });
  }

  /** The arguments that run the jar. */
  arguments(command: string): string[] {
    return [...FLAGS, ...setting<string[]>('java.arguments', []), '-jar', this.jar, command];
  }

  /** Starts the server, if nothing forbids it; says what is wrong if it cannot be. */
  async start(): Promise<void> {
    clearTimeout(this.timer);
    this.wanted = true;
    if (await this.isForbidden()) {
      this.log.info('The folder is not trusted, and its naja.json names a JDK, whose code would run: not started.');
      this.enter('restricted');
      return;
    }
    this.enter('starting');
    let java: Java;
    try {
      java = await this.java();
    } catch (error) {
      this.enter('failed');
      await this.complain(error);
      return;
    }
    if (!this.wanted || this.client) {
      return;
    }
    this.log.info(`Java ${java.major}: ${java.command} (${java.origin})`);
    const client = this.newClient(java);
    this.client = client;
    client.onDidChangeState(change => {
      if (this.client === client && change.newState === State.Running) {
        this.enter('running');
      }
    });
    try {
      await client.start();
    } catch (error) {
      this.log.error(`The server did not start: ${String(error)}`);
      this.ended(client);
    }
  }

  /** Stops the server, and the wish to have one. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.wanted = false;
    const client = this.client;
    this.client = undefined;
    this.progresses.fire(undefined);
    this.enter('stopped');
    if (client) {
      await client.dispose().catch((error: unknown) => this.log.warn(`While stopping: ${String(error)}`));
    }
  }

  /** Starts anew, whatever is the case now. */
  async restart(): Promise<void> {
    this.backoff.reset();
    await this.stop();
    await this.start();
  }

  /** Runs a command of the server. Throws if it is not running, or if the server says no. */
  async command<T>(name: string, ...parameters: unknown[]): Promise<T> {
    if (!this.client || this.current !== 'running') {
      throw new Error('The server of Naja is not running.');
    }
    return this.client.sendRequest<T>('workspace/executeCommand', { command: name, arguments: parameters });
  }

  /** Whether the server has a command of this name. */
  has(command: string): boolean {
    return this.client?.initializeResult?.capabilities.executeCommandProvider?.commands.includes(command) ?? false;
  }

  /** The name that the server knows a document by. */
  uri(document: vscode.Uri): string {
    return this.views.toServer(document);
  }

  dispose(): void {
    void this.stop();
    this.phases.dispose();
    this.progresses.dispose();
  }

  private newClient(java: Java): LanguageClient {
    const run = {
      command: java.command,
      args: this.arguments('lsp'),
      options: { env: environment(process.env) },
    };
    const server: ServerOptions = { run, debug: run };
    const client: LanguageClient = new LanguageClient('naja', 'Naja', server, {
      documentSelector: selector(),
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: { naja: forServer(undefined) },
      uriConverters: { code2Protocol: this.views.toServer, protocol2Code: this.views.toEditor },
      middleware: this.middleware(),
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          this.ended(client);
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    });
    return client;
  }

  private middleware(): Middleware {
    return {
      handleWorkDoneProgress: (_token, value, next) => {
        this.progresses.fire(progress(value));
        if (value.kind === 'end') {
          next(_token, value);
        }
      },
      provideHover: withExplainLink,
      workspace: {
        configuration: async (parameters, token, next) => {
          const answers = await next(parameters, token);
          return Array.isArray(answers)
            ? parameters.items.map((item, index) => item.section === 'naja' ? forServer(answers[index]) : answers[index])
            : answers;
        },
      },
    };
  }

  /** The server is gone though nobody stopped it: a new one after a pause, unless it has happened too often. */
  private ended(client: LanguageClient): void {
    if (this.client !== client) {
      return;
    }
    this.client = undefined;
    this.progresses.fire(undefined);
    // Not now: the client is just finding out by itself.
    setTimeout(() => void client.dispose().catch(() => undefined), 200);
    const pause = this.backoff.crashed(Date.now());
    if (pause === undefined) {
      this.enter('failed');
      this.log.error(`The server has ended ${this.backoff.count} times within three minutes; it is not started again.`);
      void this.offer(
        vscode.window.showErrorMessage, `Naja's server ended ${this.backoff.count} times within three minutes.`,
        'Restart', 'Show Log',
      );
      return;
    }
    this.enter('waiting');
    this.log.warn(`The server has ended unexpectedly; it is started again in ${pause} ms.`);
    this.timer = setTimeout(() => void this.start(), pause);
    if (this.backoff.count === 1) {
      void this.offer(
        vscode.window.showWarningMessage, 'Naja\'s server ended unexpectedly and is started again.', 'Show Log');
    }
  }

  private async complain(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    this.log.error(message);
    const actions = error instanceof NoJava ? ['Open Settings', 'Restart'] : ['Show Log'];
    await this.offer(vscode.window.showErrorMessage, message, ...actions);
  }

  private async offer(
    show: (message: string, ...actions: string[]) => Thenable<string | undefined>, message: string, ...actions: string[]
  ): Promise<void> {
    switch (await show(message, ...actions)) {
      case 'Open Settings':
        await vscode.commands.executeCommand('workbench.action.openSettings', 'naja.java.home');
        break;
      case 'Restart':
        await this.restart();
        break;
      case 'Show Log':
        this.log.show();
        break;
      default:
    }
  }

  /**
   * Whether a folder that nobody trusts names a JDK. To read that one's classes the server would load a library of it, which
   * is code from wherever the folder says.
   */
  private async isForbidden(): Promise<boolean> {
    if (vscode.workspace.isTrusted) {
      return false;
    }
    for (const file of await vscode.workspace.findFiles('**/naja.json', null)) {
      const text = Buffer.from(await vscode.workspace.fs.readFile(file)).toString('utf8');
      if (/javaHome|\\u/.test(text)) {
        return true;
      }
    }
    return false;
  }

  private enter(phase: Phase): void {
    this.current = phase;
    this.phases.fire(phase);
  }
}

/** Documents that the server knows about; Java files only where no Java extension is at home. */
function selector(): TextDocumentFilter[] {
  const documents = [
    { scheme: 'file', language: 'python' },
    { scheme: 'untitled', language: 'python' },
    { scheme: 'naja-view', language: 'java' },
    { scheme: 'naja-view', language: 'python' },
  ];
  return vscode.extensions.getExtension('redhat.java') ? documents : [...documents, { scheme: 'file', language: 'java' }];
}

function progress(value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): string | undefined {
  return value.kind === 'end' ? undefined : value.message ?? 'at work';
}
