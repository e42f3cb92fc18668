/** The view that shows how an import is resolved, step by step. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { type Explanation, type Node, type Verdict, tree } from './trace';

const ICONS: Record<Verdict, vscode.ThemeIcon | undefined> = {
  found: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  missing: new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed')),
  unknown: new vscode.ThemeIcon('question'),
  none: undefined,
};

/** The tree "Import Explanation": one root for each import that was explained last. */
export class ExplanationView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly parents = new Map<Node, Node>();
  private readonly view: vscode.TreeView<Node>;
  private roots: Node[] = [];

  readonly onDidChangeTreeData = this.changes.event;

  constructor() {
    this.view = vscode.window.createTreeView('naja.explanation', { treeDataProvider: this, showCollapseAll: true });
  }

  /** Shows an explanation; paths in `folder` are shown relative to it. */
  async show(explanation: Explanation, folder: string, title: string): Promise<void> {
    this.roots = tree(explanation, folder);
    this.parents.clear();
    this.roots.forEach(root => this.adopt(root));
    await vscode.commands.executeCommand('setContext', 'naja.explained', true);
    this.view.description = title;
    this.changes.fire();
    await vscode.commands.executeCommand('naja.explanation.focus', { preserveFocus: true });
    const first = this.roots[0];
    if (first) {
      await this.view.reveal(first, { select: true, focus: false, expand: 2 });
    }
  }

  getChildren(node?: Node): Node[] {
    return [...(node ? node.children : this.roots)];
  }

  getParent(node: Node): Node | undefined {
    return this.parents.get(node);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const state = node.children.length === 0
      ? vscode.TreeItemCollapsibleState.None
      : node.open ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
    const item = new vscode.TreeItem(node.label, state);
    item.description = node.description;
    item.tooltip = node.label;
    const icon = ICONS[node.verdict];
    if (icon) {
      item.iconPath = icon;
    }
    if (node.places.length > 0) {
      item.command = { command: 'naja.openPlace', title: 'Open the Place', arguments: [node.places] };
    }
    return item;
  }

  dispose(): void {
    this.view.dispose();
    this.changes.dispose();
  }

  private adopt(node: Node): void {
    for (const child of node.children) {
      this.parents.set(child, node);
      this.adopt(child);
    }
  }
}

/** Shows a place that a step names: a file in an editor, a directory in the explorer, what is not there by its name. */
export async function openPlace(places: readonly string[]): Promise<void> {
  const place = places.find(candidate => fs.existsSync(candidate));
  if (place === undefined) {
    void vscode.window.showInformationMessage(`${places[places.length - 1] ?? 'The place'} is not there.`);
    return;
  }
  const uri = vscode.Uri.file(place);
  if (fs.statSync(place).isFile()) {
    await vscode.commands.executeCommand(
      /\.(py|java|xml|json|html)$/.test(place) ? 'vscode.open' : 'revealInExplorer', uri);
  } else if (vscode.workspace.getWorkspaceFolder(uri)) {
    await vscode.commands.executeCommand('revealInExplorer', uri);
  } else {
    void vscode.window.showInformationMessage(`${place} (${fs.readdirSync(place).length} entries, outside of the workspace)`);
  }
}

/** The name of a document with its line, for the title. */
export function titleOf(document: vscode.Uri, line: number): string {
  return `${path.posix.basename(document.path)}:${line + 1}`;
}
