/** The settings, and where a change of them is written. */
import * as vscode from 'vscode';
import { applyEdits, modify, parse } from 'jsonc-parser';

/** The settings that the server reads; all others are ours. */
export const SERVER_SETTINGS = [
  'sysPath', 'pythonRoots', 'classpath', 'dialect', 'jython', 'jythonHome', 'javaHome', 'packageCache', 'modulesByPath',
  'sources', 'decompile', 'environment', 'diagnostics',
] as const;

/** A setting of ours. */
export function setting<T>(name: string, otherwise: T): T {
  return vscode.workspace.getConfiguration('naja').get<T>(name) ?? otherwise;
}

/** What the server is told of the section naja: what somebody set, and of that only what it reads. */
export function forServer(section: unknown): Record<string, unknown> {
  const configuration = vscode.workspace.getConfiguration('naja');
  const told: Record<string, unknown> = {};
  for (const name of SERVER_SETTINGS) {
    const inspected = configuration.inspect(name);
    const isSet = inspected?.globalValue !== undefined || inspected?.workspaceValue !== undefined
      || inspected?.workspaceFolderValue !== undefined;
    if (isSet) {
      told[name] = (section as Record<string, unknown> | null | undefined)?.[name] ?? configuration.get(name);
    }
  }
  return told;
}

/** The folder that a command without a file means: that of the active editor, else the first one. */
export function currentFolder(): vscode.WorkspaceFolder | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  return (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0];
}

/**
 * Changes a setting of the project where it counts: in the folder's naja.json if there is one, since that counts over the
 * editor's settings, else in the settings of the workspace.
 *
 * @param change makes the new value of the old one; undefined removes the setting
 * @returns where it was written, for people
 */
export async function update(name: string, change: (old: unknown) => unknown): Promise<string> {
  const folder = currentFolder();
  const file = folder && vscode.Uri.joinPath(folder.uri, 'naja.json');
  const text = file && await read(file);
  if (!file || text === undefined) {
    const configuration = vscode.workspace.getConfiguration('naja');
    await configuration.update(name, change(configuration.get(name)), vscode.ConfigurationTarget.Workspace);
    return 'the settings of the workspace';
  }
  const tree = parse(text) as Record<string, unknown> | undefined;
  const inner = tree?.['naja'] !== undefined;
  const old = inner ? (tree['naja'] as Record<string, unknown>)[name] : tree?.[name];
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const edits = modify(text, inner ? ['naja', name] : [name], change(old), { formattingOptions });
  await vscode.workspace.fs.writeFile(file, Buffer.from(applyEdits(text, edits), 'utf8'));
  return 'naja.json';
}

/** The text of a file, as the editor shows it if it is open; nothing if there is none. */
async function read(file: vscode.Uri): Promise<string | undefined> {
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(file)).toString('utf8');
  } catch {
    return undefined;
  }
}
