/** The link in a hover that leads to the explanation of an import. */
import * as vscode from 'vscode';
import type { ProvideHoverSignature } from 'vscode-languageclient/node';

/** Adds the link to what the server tells of an import. */
export async function withExplainLink(
  document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken, next: ProvideHoverSignature,
): Promise<vscode.Hover | null | undefined> {
  const hover = await next(document, position, token);
  if (!hover || document.languageId !== 'python' || !isImport(document, position.line)) {
    return hover;
  }
  const place = { uri: document.uri.toString(), line: position.line, character: position.character };
  const link = new vscode.MarkdownString(
    `[Explain this import](command:naja.explain?${encodeURIComponent(JSON.stringify([place]))} "Shows each step of it")`);
  link.isTrusted = { enabledCommands: ['naja.explain'] };
  return new vscode.Hover([...hover.contents, link], hover.range);
}

/** Whether a line is one of an import statement, as far as the lines above tell. */
function isImport(document: vscode.TextDocument, line: number): boolean {
  for (let at = line; at >= 0 && at > line - 20; at--) {
    const text = document.lineAt(at).text;
    if (/^\s*(import|from)\b/.test(text)) {
      return at === line || /[(\\]/.test(text);
    }
    if (!/^[\s\w.,*\\)#]*$/.test(text)) {
      return false;
    }
  }
  return false;
}
