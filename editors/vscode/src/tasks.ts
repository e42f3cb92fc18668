/** The task that checks a whole folder, as `naja check` does on the command line. */
import * as vscode from 'vscode';
import { environment } from './java';
import type { Server } from './server';

/** The options of `naja check` that stand for settings of the editor, which a process of its own does not see. */
const OPTIONS: readonly (readonly [string, string])[] = [
  ['dialect', '--dialect'], ['classpath', '--classpath'], ['sysPath', '--sys-path'], ['javaHome', '--java-home'],
  ['jythonHome', '--jython-home'],
];

interface Definition extends vscode.TaskDefinition {
  readonly paths?: string[];
}

/** Makes tasks of the type naja. */
export class Tasks implements vscode.TaskProvider {
  constructor(private readonly server: Server) {}

  register(): vscode.Disposable {
    return vscode.tasks.registerTaskProvider('naja', this);
  }

  async provideTasks(): Promise<vscode.Task[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return Promise.all(folders.map(folder => this.task({ type: 'naja' }, folder)));
  }

  async resolveTask(task: vscode.Task): Promise<vscode.Task | undefined> {
    const folder = typeof task.scope === 'object' ? task.scope : vscode.workspace.workspaceFolders?.[0];
    return folder && this.task(task.definition as Definition, folder);
  }

  private async task(definition: Definition, folder: vscode.WorkspaceFolder): Promise<vscode.Task> {
    const java = await this.server.java();
    const process_ = new vscode.ProcessExecution(
      java.command,
      [...this.server.arguments('check'), ...options(folder), ...(definition.paths ?? ['.'])],
      { cwd: folder.uri.fsPath, env: { LC_ALL: environment(process.env)['LC_ALL'] ?? 'C.UTF-8' } },
    );
    const task = new vscode.Task(definition, folder, 'check', 'naja', process_, ['$naja']);
    task.detail = 'All imports of the folder, as naja check reports them';
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
    return task;
  }
}

function options(folder: vscode.WorkspaceFolder): string[] {
  const configuration = vscode.workspace.getConfiguration('naja', folder);
  return OPTIONS.flatMap(([name, option]) => {
    const value = configuration.get<string | string[] | null>(name);
    const values = Array.isArray(value) ? value : value ? [value] : [];
    return values.map(one => `${option}=${one}`);
  });
}
