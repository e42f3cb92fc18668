/** The extension: starts the server, and gives its answers a place in VS Code. It knows nothing of Python. */
import * as vscode from 'vscode';
import { Actions } from './actions';
import { ReportDocument, registerCommands } from './commands';
import { ExplanationView } from './explanation';
import { Server } from './server';
import { Silence } from './silence';
import { Status } from './status';
import { Tasks } from './tasks';
import { Views } from './views';

let server: Server | undefined;

/** What other extensions, and the tests, may use. */
export interface Api {
  readonly server: Server;
  readonly status: Status;
  readonly explanation: ExplanationView;
}

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const log = vscode.window.createOutputChannel('Naja', { log: true });
  const views = new Views();
  server = new Server(context, views, log);
  const started = server;
  const status = new Status(started);
  const explanation = new ExplanationView();
  const report = new ReportDocument(started);
  context.subscriptions.push(
    log, started, status, explanation, views.register(), report.register(),
    registerCommands(started, explanation, report),
    new Silence(context.workspaceState).register(),
    new Tasks(started).register(),
    vscode.languages.registerCodeActionsProvider(
      { language: 'python' }, new Actions(), { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => started.restart()),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (['naja.java', 'naja.server'].some(section => change.affectsConfiguration(section))) {
        void started.restart();
      }
    }),
  );
  void started.start();
  return { server: started, status, explanation };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
