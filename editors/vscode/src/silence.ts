/**
 * Silence for the import errors of Pylance. It does not know Java, so it reports every import of a Java package. What it
 * reports is its own setting; we change that only after being asked, in this workspace only, and take back just what we set.
 */
import * as vscode from 'vscode';
import { OTHERS_RULES } from './actions';

const SECTION = 'python.analysis';
const NAME = 'diagnosticSeverityOverrides';

/** The rules that we switched off in this workspace. */
const MEMENTO = 'naja.silencedRules';

type Overrides = Record<string, unknown>;

/** Follows the setting naja.silenceOtherImportErrors. */
export class Silence {
  constructor(private readonly memento: vscode.Memento) {}

  /** Registers the command and follows the setting. */
  register(): vscode.Disposable {
    void this.follow();
    return vscode.Disposable.from(
      vscode.commands.registerCommand('naja.silenceOthers', (sure?: boolean) => this.ask(sure === true)),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('naja.silenceOtherImportErrors')) {
          void this.follow();
        }
      }),
    );
  }

  private async ask(sure: boolean): Promise<void> {
    if (!this.isKnown()) {
      void vscode.window.showInformationMessage(
        'Pylance is not installed here, so there is nothing to silence. For Pyright, set the rules in pyrightconfig.json.');
      return;
    }
    const configuration = vscode.workspace.getConfiguration('naja');
    if (configuration.get<boolean>('silenceOtherImportErrors')) {
      await configuration.update('silenceOtherImportErrors', undefined, vscode.ConfigurationTarget.Workspace);
      void vscode.window.showInformationMessage('Pylance reports imports in this workspace again.');
      return;
    }
    const detail = 'Pylance does not know Java packages and reports each import of one. This switches off its rules '
      + `${OTHERS_RULES.join(', ')} in the settings of this workspace (${SECTION}.${NAME}). Rules that this workspace has set stay as `
      + 'they are. Naja goes on to report what Jython would not find. The same command, or the setting '
      + 'naja.silenceOtherImportErrors, takes it back. A pyrightconfig.json counts over these settings.';
    const yes = 'Silence in This Workspace';
    if (sure || await vscode.window.showInformationMessage(
      'Silence the import errors of Pylance in this workspace?', { modal: true, detail }, yes) === yes) {
      await configuration.update('silenceOtherImportErrors', true, vscode.ConfigurationTarget.Workspace);
    }
  }

  /** Makes the rules what the setting says. */
  private async follow(): Promise<void> {
    const wanted = vscode.workspace.getConfiguration('naja').get<boolean>('silenceOtherImportErrors') === true;
    const ours = this.memento.get<string[]>(MEMENTO, []);
    if (!this.isKnown() || (wanted ? ours.length > 0 : ours.length === 0)) {
      return;
    }
    const configuration = vscode.workspace.getConfiguration(SECTION);
    const old = configuration.inspect<Overrides>(NAME)?.workspaceValue ?? {};
    const rules: Overrides = { ...old };
    const changed: string[] = [];
    for (const rule of OTHERS_RULES) {
      if (wanted && !(rule in rules)) {
        rules[rule] = 'none';
        changed.push(rule);
      } else if (!wanted && ours.includes(rule) && rules[rule] === 'none') {
        delete rules[rule];
      }
    }
    const left = Object.keys(rules).length === 0 ? undefined : rules;
    await configuration.update(NAME, left, vscode.ConfigurationTarget.Workspace);
    await this.memento.update(MEMENTO, wanted ? changed : undefined);
  }

  /** Whether some extension has the setting: VS Code writes no others. */
  private isKnown(): boolean {
    return vscode.extensions.all.some(extension => {
      const packed = extension.packageJSON as { contributes?: { configuration?: unknown } };
      return JSON.stringify(packed.contributes?.configuration ?? '').includes(`"${SECTION}.${NAME}"`);
    });
  }
}
