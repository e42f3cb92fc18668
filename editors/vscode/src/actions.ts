/** Quick fixes: the explanation of what Naja reports, and silence for what others report. */
import * as vscode from 'vscode';

/** The rules of Pylance and Pyright that speak of imports. */
export const OTHERS_RULES = [
  'reportMissingImports', 'reportMissingModuleSource', 'reportAttributeAccessIssue', 'reportMissingTypeStubs',
] as const;

/** Offers them where there is a problem. */
export class Actions implements vscode.CodeActionProvider {
  provideCodeActions(
    document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const actions: vscode.CodeAction[] = [];
    const own = context.diagnostics.find(diagnostic => diagnostic.source === 'naja');
    if (own && codeOf(own) !== 'syntax-error') {
      const place = { uri: document.uri.toString(), line: own.range.start.line, character: own.range.start.character };
      actions.push(action('Explain this import step by step', 'naja.explain', [place], own));
    }
    const other = context.diagnostics.find(diagnostic =>
      diagnostic.source !== 'naja' && (OTHERS_RULES as readonly string[]).includes(codeOf(diagnostic)));
    if (other && range) {
      actions.push(action('Naja: silence import errors of Pylance in this workspace…', 'naja.silenceOthers', [], other));
    }
    return actions;
  }
}

function action(title: string, command: string, given: unknown[], diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.command = { command, title, arguments: given };
  made.diagnostics = [diagnostic];
  return made;
}

function codeOf(diagnostic: vscode.Diagnostic): string {
  const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
  return String(code ?? '');
}
