/** What the commands and the menu of the status bar do. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { currentFolder, update } from './config';
import { DIALECTS } from './dialects';
import { type ExplanationView, openPlace, titleOf } from './explanation';
import type { Server } from './server';
import { REPORT, type Report } from './status';
import type { Explanation } from './trace';

/** A place in a document, as links in hovers have it. */
interface Place {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** Registers all commands. */
export function registerCommands(server: Server, view: ExplanationView, report: ReportDocument): vscode.Disposable {
  const command = (name: string, run: (...given: never[]) => unknown) =>
    vscode.commands.registerCommand(name, run as (...given: unknown[]) => unknown);
  return vscode.Disposable.from(
    command('naja.menu', () => menu(server)),
    command('naja.explain', (place?: Place) => explain(server, view, place)),
    command('naja.openPlace', (places: string[]) => openPlace(places)),
    command('naja.report', () => report.open()),
    command('naja.chooseDialect', (dialect?: string) => chooseDialect(dialect)),
    command('naja.addClasspath', (entries?: string[]) => addClasspath(entries)),
    command('naja.restart', () => server.restart()),
    command('naja.log', () => server.log.show()),
  );
}

async function menu(server: Server): Promise<void> {
  const problem = server.phase === 'failed' || server.phase === 'stopped';
  const entries: (vscode.QuickPickItem & { command: string })[] = [
    { label: '$(list-tree) Explain import at cursor', command: 'naja.explain' },
    { label: '$(info) Show workspace report', command: 'naja.report' },
    { label: '$(symbol-namespace) Choose dialect…', command: 'naja.chooseDialect' },
    { label: '$(file-zip) Add class path entry…', command: 'naja.addClasspath' },
    { label: '$(bell-slash) Silence import errors of Pylance in this workspace…', command: 'naja.silenceOthers' },
    { label: '$(debug-restart) Restart the server', command: 'naja.restart' },
    { label: '$(output) Show log', command: 'naja.log' },
  ];
  if (problem) {
    entries.reverse();
  }
  const chosen = await vscode.window.showQuickPick(entries, { title: 'Naja', placeHolder: 'What to do' });
  if (chosen) {
    await vscode.commands.executeCommand(chosen.command);
  }
}

async function explain(server: Server, view: ExplanationView, place: Place | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const at = place ?? (editor && {
    uri: editor.document.uri.toString(),
    line: editor.selection.active.line,
    character: editor.selection.active.character,
  });
  if (!at) {
    void vscode.window.showInformationMessage('Naja: put the cursor on an import first.');
    return;
  }
  const document = vscode.Uri.parse(at.uri);
  try {
    const position = { line: at.line, character: at.character };
    const explanation = await server.command<Explanation>('naja.explainImport', server.uri(document), position);
    const folder = vscode.workspace.getWorkspaceFolder(document)?.uri.fsPath ?? '';
    await view.show(explanation, folder, titleOf(document, at.line));
  } catch (error) {
    void vscode.window.showInformationMessage(`Naja: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function chooseDialect(given: string | undefined): Promise<void> {
  const none = 'whatever the project shows';
  const chosen = given ?? (await vscode.window.showQuickPick(
    [{ label: none }, ...DIALECTS.map(dialect => ({ label: dialect.id, description: dialect.about }))],
    { title: 'The language of the files, and the rules of their imports', matchOnDescription: true },
  ))?.label;
  if (chosen) {
    const where = await update('dialect', () => chosen === none ? undefined : chosen);
    void vscode.window.setStatusBarMessage(`Naja: dialect ${chosen}, in ${where}`, 5_000);
  }
}

async function addClasspath(given: string[] | undefined): Promise<void> {
  const folder = currentFolder();
  const entries = given ?? (await vscode.window.showOpenDialog({
    title: 'Archives and folders of classes for the class path',
    openLabel: 'Add to Class Path',
    canSelectFiles: true,
    canSelectFolders: true,
    canSelectMany: true,
    filters: { Archives: ['jar', 'zip', 'war'], 'All files': ['*'] },
    ...(folder && { defaultUri: folder.uri }),
  }))?.map(uri => uri.fsPath);
  if (!entries || entries.length === 0) {
    return;
  }
  const texts = entries.map(entry => {
    const inside = folder && path.relative(folder.uri.fsPath, entry);
    const short = inside && !inside.startsWith('..') && !path.isAbsolute(inside) ? inside : entry;
    return short.split(path.sep).join('/');
  });
  const where = await update('classpath', old => {
    const before = Array.isArray(old) ? old as string[] : typeof old === 'string' && old !== '' ? [old] : [];
    return [...before, ...texts.filter(text => !before.includes(text))];
  });
  void vscode.window.setStatusBarMessage(`Naja: class path entry added in ${where}`, 5_000);
}

/** The workspace report as a document that is made anew each time it is opened. */
export class ReportDocument implements vscode.TextDocumentContentProvider {
  private static readonly URI = vscode.Uri.parse('naja-report://report/Naja%20workspace%20report');
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();

  readonly onDidChange = this.changes.event;

  constructor(private readonly server: Server) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(ReportDocument.URI.scheme, this), this.changes);
  }

  async open(): Promise<void> {
    this.changes.fire(ReportDocument.URI);
    await vscode.window.showTextDocument(ReportDocument.URI, { preview: false });
  }

  async provideTextDocumentContent(): Promise<string> {
    try {
      const report = await this.server.command<Report>(REPORT);
      const { complete, done, total } = report.indexing;
      const progress = complete ? [] : [`indexing   ${done} of ${total}; what follows may change`];
      const texts = report.projects.map(project => project.text.trimEnd());
      return [...progress, ...(texts.length === 0 ? ['no project'] : texts)].join('\n\n') + '\n';
    } catch (error) {
      return `${error instanceof Error ? error.message : String(error)}\n`;
    }
  }
}
