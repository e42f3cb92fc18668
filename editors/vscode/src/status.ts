/** The item in the status bar: the runtime, progress, problems. */
import * as vscode from 'vscode';
import type { Server } from './server';

/** What the command naja.showWorkspaceReport answers. */
export interface Report {
  readonly projects: readonly {
    readonly root: string;
    readonly dialect: string;
    readonly runtime: string;
    readonly jython: boolean;
    readonly problems: number;
    readonly text: string;
  }[];
  readonly indexing: { readonly complete: boolean; readonly done: number; readonly total: number };
}

/** The command of the server that tells it. */
export const REPORT = 'naja.showWorkspaceReport';

/** How long to wait for more changes before the server is asked again, in milliseconds. */
const PAUSE = 400;

/** Shows what the server is and does; a click opens the menu. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('naja.status', vscode.StatusBarAlignment.Right, 90);
  private readonly disposables: vscode.Disposable[] = [this.item];
  private progress: string | undefined;
  private report: Report | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server) {
    this.item.name = 'Naja';
    this.item.command = 'naja.menu';
    this.disposables.push(
      server.onPhase(phase => {
        if (phase !== 'running') {
          this.report = undefined;
          this.progress = undefined;
        }
        this.show();
        this.askLater();
      }),
      server.onProgress(progress => {
        this.progress = progress;
        this.show();
        this.askLater();
      }),
      vscode.languages.onDidChangeDiagnostics(() => {
        this.show();
        this.askLater();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidChangeConfiguration(() => this.askLater()),
    );
    this.show();
    this.item.show();
  }

  /** What is shown, for the tests. */
  get text(): string {
    return this.item.text;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.forEach(disposable => disposable.dispose());
  }

  private askLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), PAUSE);
  }

  private async ask(): Promise<void> {
    if (this.server.phase !== 'running' || !this.server.has(REPORT)) {
      return;
    }
    try {
      this.report = await this.server.command<Report>(REPORT);
      this.show();
    } catch {
      // The server is going away, and will be asked again when it is back.
    }
  }

  private show(): void {
    const project = this.project();
    const runtime = project ? `${name(project.dialect)} ${project.runtime}` : '';
    const problems = countProblems() + (project?.problems ?? 0);
    const shown = problems === 0 ? '' : ` $(warning) ${problems}`;
    const [icon, text, tooltip] = this.describe(runtime);
    this.item.text = `$(${icon}) Naja${text === '' ? '' : ` ${text}`}${shown}`;
    const settings = project && project.problems > 0 ? `; ${project.problems} in the settings or archives` : '';
    this.item.tooltip = `${tooltip}${problems === 0 ? '' : `\n${problems} problems in imports${settings}`}`;
    this.item.backgroundColor = this.server.phase === 'failed'
      ? new vscode.ThemeColor('statusBarItem.errorBackground')
      : undefined;
  }

  private describe(runtime: string): [string, string, string] {
    switch (this.server.phase) {
      case 'running':
        return this.progress === undefined
          ? ['check', runtime, `Naja is ready. ${runtime === '' ? '' : `Imports are resolved as ${runtime} does it.`}`]
          : ['sync~spin', this.progress, `Naja: ${this.progress}. What is not indexed yet counts as unknown.`];
      case 'starting':
        return ['sync~spin', '', 'Naja is starting.'];
      case 'waiting':
        return ['sync~spin', 'restarting', 'Naja\'s server ended unexpectedly and is started again.'];
      case 'failed':
        return ['error', '', 'Naja\'s server is not running. Click for its log.'];
      case 'restricted':
        return ['shield', 'restricted', 'naja.json names a JDK, and the folder is not trusted.'];
      case 'stopped':
        return ['circle-slash', '', 'Naja\'s server is stopped.'];
    }
  }

  /** The project of the active file: the one whose root is the longest that holds it. */
  private project(): Report['projects'][number] | undefined {
    const projects = this.report?.projects ?? [];
    const active = vscode.window.activeTextEditor?.document.uri;
    const file = active?.scheme === 'file' ? active.path : '';
    return [...projects]
      .filter(project => file.startsWith(vscode.Uri.parse(project.root).path + '/'))
      .sort((one, other) => other.root.length - one.root.length)[0] ?? projects[0];
  }
}

function countProblems(): number {
  return vscode.languages.getDiagnostics()
    .flatMap(([, diagnostics]) => diagnostics)
    .filter(diagnostic => diagnostic.source === 'naja' && diagnostic.severity <= vscode.DiagnosticSeverity.Warning)
    .length;
}

/** The name of a dialect for people: "Jython" of "jython-2.7", whose version stands behind it. */
function name(dialect: string): string {
  if (dialect === 'jython-next') {
    return 'Jython (next)';
  }
  return dialect.startsWith('jython') ? 'Jython' : dialect;
}
