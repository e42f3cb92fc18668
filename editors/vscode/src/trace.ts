/** The explanation of an import as a tree of texts and places, without VS Code. */
import * as path from 'node:path';

/** What the command naja.explainImport answers. */
export interface Explanation {
  readonly imports: readonly ExplainedImport[];
}

interface Outcome {
  readonly result: string;
  readonly names: readonly { readonly name: string; readonly result: string }[];
}

interface ExplainedImport extends Outcome {
  readonly module: string;
  readonly how: string;
  readonly runningAs: string;
  readonly package?: string;
  readonly steps: readonly string[];
  readonly stages: readonly { readonly heading: string; readonly first: number; readonly end: number }[];
  readonly otherwise: readonly (Outcome & { readonly when: string })[];
}

/** How a node ends: what it says was found, is missing, is unknown, or none of these. */
export type Verdict = 'found' | 'missing' | 'unknown' | 'none';

/** One line of the tree. */
export interface Node {
  readonly label: string;
  readonly description: string;
  readonly verdict: Verdict;
  /** Files and directories that the line is about, the best first; the first that exists is the one to show. */
  readonly places: readonly string[];
  readonly children: readonly Node[];
  readonly open: boolean;
}

/** The tree of an explanation; `folder` is what paths are shown relative to. */
export function tree(explanation: Explanation, folder: string): Node[] {
  return explanation.imports.map(one => {
    const where = one.package === undefined ? 'no package' : `package ${one.package}`;
    const children = [
      ...outcome(one, folder),
      ...stages(one, folder),
      ...one.otherwise.map(other => ({
        ...leaf(other.when, '', 'none'),
        children: outcome(other, folder),
      })),
    ];
    return {
      ...leaf(one.module, `running as ${one.runningAs} in ${where} (${one.how})`, verdict(one.result)),
      children,
      open: true,
    };
  });
}

/**
 * The files and directories that a step or a result may mean, the likeliest first; none if it names none. Paths may hold
 * what stands behind them, too, so only looking at the disk tells which one it is.
 */
export function placesOf(text: string): string[] {
  const match = /\b(?:from|in|at) ((?:\/|[A-Za-z]:[\\/]).*)$/.exec(text);
  if (!match || match[1] === undefined) {
    return [];
  }
  const places = [match[1]];
  for (let rest = match[1]; ;) {
    const end = Math.max(rest.lastIndexOf(': '), rest.lastIndexOf('; '), rest.lastIndexOf(' ('));
    if (end <= 0) {
      break;
    }
    rest = rest.slice(0, end);
    places.push(rest);
  }
  const found = /^(?:module|package) (\S+) in .*: found/.exec(text);
  if (!found || found[1] === undefined) {
    return places;
  }
  const last = found[1].slice(found[1].lastIndexOf('.') + 1);
  return places.flatMap(place => [path.join(place, `${last}.py`), path.join(place, '__init__.py'), place]);
}

function outcome(what: Outcome, folder: string): Node[] {
  const names = what.names.map(name => line(`${name.name} → ${name.result}`, name.result, folder));
  return [line(what.result, what.result, folder), ...names];
}

function stages(one: ExplainedImport, folder: string): Node[] {
  return one.stages.map(stage => ({
    ...leaf(stage.heading, `steps ${stage.first + 1} to ${stage.end}`, 'none'),
    children: one.steps.slice(stage.first, stage.end).map((step, index) => {
      const node = line(step, step, folder);
      return { ...node, label: `${stage.first + index + 1}. ${node.label}` };
    }),
    open: true,
  }));
}

function line(label: string, text: string, folder: string): Node {
  return { ...leaf(shorten(label, folder), '', verdict(text)), places: placesOf(text) };
}

function leaf(label: string, description: string, found: Verdict): Node {
  return { label, description, verdict: found, places: [], children: [], open: false };
}

function verdict(text: string): Verdict {
  if (/^found\b|: found\b/.test(text)) {
    return 'found';
  }
  if (/^missing\b/.test(text)) {
    return 'missing';
  }
  return /^unknown\b|cannot be told/.test(text) ? 'unknown' : 'none';
}

function shorten(text: string, folder: string): string {
  return folder === '' ? text : text.split(folder + path.sep).join('').split(` in ${folder}:`).join(' in .:');
}
