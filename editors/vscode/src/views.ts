/** Documents that show what lies in archives: Java sources, decompiled classes, lists of packages. */
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as vscode from 'vscode';
import { SCHEME, fileOf, viewOf, viewsDirectory } from './cache';

/** The documents whose texts the server writes to its cache; read-only, since nothing could be done with a change. */
export class Views implements vscode.TextDocumentContentProvider {
  private readonly directory = viewsDirectory(process.env, os.homedir(), process.platform);

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const file = fileOf(uri.path, this.directory);
    if (file === undefined) {
      throw new Error(`${uri.toString()} is no document of Naja`);
    }
    return fs.readFile(file, 'utf8');
  }

  /** The URI that the server knows a document by. */
  readonly toServer = (uri: vscode.Uri): string => {
    const file = uri.scheme === SCHEME ? fileOf(uri.path, this.directory) : undefined;
    return (file === undefined ? uri : vscode.Uri.file(file)).toString();
  };

  /** The document that a URI of the server means. */
  readonly toEditor = (value: string): vscode.Uri => {
    const uri = vscode.Uri.parse(value);
    const view = uri.scheme === 'file' ? viewOf(uri.fsPath, this.directory) : undefined;
    return view ? vscode.Uri.from(view) : uri;
  };

  /** Registers the scheme. */
  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }
}
