// Tests in the extension host, with the real API. Each says what a person would see.
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const PATIENCE = 60_000;
const folder = vscode.workspace.workspaceFolders[0].uri;
const tests = [];
const test = (name, run) => tests.push({ name, run });

const at = (...parts) => vscode.Uri.joinPath(folder, ...parts);
const python = (...parts) => at('src', 'main', 'python', ...parts);

async function open(uri) {
  const document = await vscode.workspace.openTextDocument(uri);
  // A tab of its own: the editor asks for the diagnostics of what has one.
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

async function until(what, look) {
  const end = Date.now() + PATIENCE;
  let last;
  while (Date.now() < end) {
    last = await look();
    if (last) {
      return last;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`${what}: did not come within ${PATIENCE / 1000} s; the server is ${api?.server.phase}, processes `
    + `${servers().join(' ')}, the status ${api?.status.text}`);
}

const problems = uri => vscode.languages.getDiagnostics(uri).filter(problem => problem.source === 'naja');
const lines = uri => problems(uri).map(problem => problem.range.start.line + 1).join(' ');

async function definition(uri, line, character) {
  const found = await vscode.commands.executeCommand(
    'vscode.executeDefinitionProvider', uri, new vscode.Position(line, character));
  return found.map(one => ({ uri: one.targetUri ?? one.uri, range: one.targetSelectionRange ?? one.targetRange ?? one.range }));
}

/** The process of the server: a child of this one that runs the jar. */
function servers() {
  return fs.readdirSync('/proc').filter(pid => /^\d+$/.test(pid)).filter(pid => {
    try {
      const parent = fs.readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) \S /, '').split(' ')[0];
      return Number(parent) === process.pid && fs.readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('naja.jar');
    } catch {
      return false;
    }
  });
}

let api;
let lively;

test('diagnostics of the broken file, one error a line', async () => {
  const document = await open(python('broken.py'));
  api = await vscode.extensions.getExtension('naja.naja').activate();
  await until('errors', () => lines(document.uri) === '2 3 4 5 6 7 8 9');
  const first = problems(document.uri)[0];
  assert.equal(first.severity, vscode.DiagnosticSeverity.Error);
  assert.equal(first.code.value, 'unresolved-import');
  assert.equal(first.range.start.character, 7);
});

test('the status bar tells the runtime and counts problems', async () => {
  await until('status', () => /^\$\(check\) Naja Jython 2\.7\.4 \$\(warning\) 8$/.test(api.status.text));
});

test('definition into a Python module', async () => {
  const [target] = await definition(python('program.py'), 1, 14);
  assert.equal(target.uri.path, python('a', 'b', 'c', 'm.py').path);
});

test('definition into a Java source of the workspace', async () => {
  const [target] = await definition(python('shop', 'till.py'), 1, 23);
  assert.equal(target.uri.path, at('src', 'main', 'java', 'demo', 'shop', 'Cart.java').path);
  const text = (await vscode.workspace.openTextDocument(target.uri)).lineAt(target.range.start.line).text;
  assert.match(text, /class Cart/);
});

test('definition into decompiled code, and on from there', async () => {
  lively = await open(python('lively.py'));
  await until('errors', () => lines(lively.uri).startsWith('1 2'));
  const [target] = await definition(lively.uri, 2, 18);
  assert.equal(target.uri.scheme, 'naja-view');
  const view = await open(target.uri);
  assert.equal(view.languageId, 'java');
  assert.match(view.lineAt(target.range.start.line).text, /public class Plain/);
  assert.match(view.getText(), /return 2 \* \w+;/);
  const line = view.getText().split('\n').findIndex(text => text.includes('ArrayList<String> names'));
  const [next] = await definition(view.uri, line, view.lineAt(line).text.indexOf('ArrayList'));
  assert.match(next.uri.path, /\/java\/util\/ArrayList\.java$/);
});

test('completion of a from-list', async () => {
  await vscode.window.showTextDocument(lively);
  const list = await vscode.commands.executeCommand(
    'vscode.executeCompletionItemProvider', lively.uri, new vscode.Position(3, 22), ' ');
  const labels = list.items.map(item => item.label.label ?? item.label);
  assert.ok(labels.includes('ArrayList') && labels.includes('concurrent'), labels.slice(0, 20).join(' '));
});

test('a hover has a link to the explanation', async () => {
  const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', lively.uri, new vscode.Position(2, 18));
  const text = hovers.flatMap(hover => hover.contents).map(content => content.value ?? content).join('\n');
  assert.match(text, /deco\.Plain/);
  assert.match(text, /\[Explain this import\]\(command:naja\.explain\?/);
});

test('a quick fix explains an error', async () => {
  await open(python('broken.py'));
  const [problem] = await until('errors', () => problems(python('broken.py')).length > 0 && problems(python('broken.py')));
  const actions = await vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider', python('broken.py'), problem.range);
  const action = actions.find(one => one.title === 'Explain this import step by step');
  await vscode.commands.executeCommand(action.command.command, ...action.command.arguments);
  const roots = api.explanation.getChildren();
  assert.equal(roots.length, 1);
  assert.equal(roots[0].label, 'nosuch');
  assert.equal(roots[0].verdict, 'missing');
  const steps = roots[0].children.flatMap(stage => stage.children);
  const step = steps.find(one => one.label.includes('module nosuch in src/main/python: not there'));
  assert.ok(step, steps.map(one => one.label).join('\n'));
  assert.equal(api.explanation.getTreeItem(step).command.arguments[0].at(-1), python().fsPath);
});

test('a step that found something opens it', async () => {
  const place = { uri: python('java_names.py').toString(), line: 3, character: 10 };
  await vscode.commands.executeCommand('naja.explain', place);
  const steps = api.explanation.getChildren()[0].children.flatMap(stage => stage.children);
  const step = steps.find(one => one.label.includes('package mix in') && one.verdict === 'found');
  const { command } = api.explanation.getTreeItem(step);
  await vscode.commands.executeCommand(command.command, ...command.arguments);
  await until('file', () => vscode.window.activeTextEditor?.document.uri.path === python('mix', '__init__.py').path);
});

test('an edit changes the diagnostics', async () => {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(python('broken.py'), new vscode.Range(1, 7, 1, 13), 'sys');
  await vscode.workspace.applyEdit(edit);
  await until('error gone', () => lines(python('broken.py')) === '3 4 5 6 7 8 9');
});

test('a quick fix puts the name that was meant', async () => {
  const place = new vscode.Range(4, 22, 4, 30);
  const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', python('broken.py'), place);
  const action = actions.find(one => one.title === "Change to 'ArrayList'");
  assert.ok(action?.isPreferred, actions.map(one => one.title).join('\n'));
  await vscode.workspace.applyEdit(action.edit);
  await until('error gone', () => lines(python('broken.py')) === '3 4 6 7 8 9');
  await vscode.window.showTextDocument(python('broken.py'));
  await vscode.commands.executeCommand('undo');
  await until('error back', () => lines(python('broken.py')) === '3 4 5 6 7 8 9');
});

test('a change of settings changes the diagnostics', async () => {
  const configuration = vscode.workspace.getConfiguration('naja');
  await open(lively.uri);
  await configuration.update('sysPath', ['extra'], vscode.ConfigurationTarget.Workspace);
  await until('found', () => lines(lively.uri).startsWith('2'));
  await configuration.update('sysPath', undefined, vscode.ConfigurationTarget.Workspace);
  await until('missing again', () => lines(lively.uri).startsWith('1 2'));
});

test('a file that is created outside of the editor is seen', async () => {
  fs.writeFileSync(python('later.py').fsPath, 'X = 1\n');
  await until('found', () => !lines(lively.uri).includes('2'));
  fs.rmSync(python('later.py').fsPath);
  await until('missing again', () => lines(lively.uri).startsWith('1 2'));
});

test('after a crash the server is started again', async () => {
  await open(lively.uri);
  const [before] = servers();
  process.kill(Number(before), 'SIGKILL');
  await until('another server', () => servers().length === 1 && servers()[0] !== before);
  await until('errors', () => lines(lively.uri).startsWith('1 2'));
  await until('running', () => api.server.phase === 'running');
  assert.match((await definition(lively.uri, 2, 18))[0].uri.path, /Plain\.java$/);
  await until('status', () => /^\$\(check\) Naja Jython/.test(api.status.text));
});

test('the restart command starts another server', async () => {
  const [before] = servers();
  await vscode.commands.executeCommand('naja.restart');
  await until('another server', () => servers().length === 1 && servers()[0] !== before);
  await until('errors', () => lines(lively.uri).startsWith('1 2'));
});

test('a Java that is none is told, and the server comes back with a better one', async () => {
  const configuration = vscode.workspace.getConfiguration('naja');
  await configuration.update('java.home', '/no/such/java', vscode.ConfigurationTarget.Workspace);
  await until('failed', () => api.server.phase === 'failed');
  assert.equal(servers().length, 0);
  await configuration.update('java.home', undefined, vscode.ConfigurationTarget.Workspace);
  await until('running', () => api.server.phase === 'running');
  await until('errors', () => lines(lively.uri).startsWith('1 2'));
});

test('the workspace report tells what doctor tells', async () => {
  await vscode.commands.executeCommand('naja.report');
  const text = vscode.window.activeTextEditor.document.getText();
  assert.match(text, /^project {4}/m);
  assert.match(text, /^rules {6}jython-2\.7 2\.7\.4/m);
  assert.match(text, /lib\/plain\.jar/);
});

test('a class path entry and a dialect are written to naja.json, which keeps its form', async () => {
  await vscode.commands.executeCommand('naja.addClasspath', [at('lib', 'more.jar').fsPath]);
  assert.equal(fs.readFileSync(at('naja.json').fsPath, 'utf8'),
    '{\n  "dialect": "jython-2.7",\n  "classpath": [\n    "lib/more.jar"\n  ]\n}\n');
  await vscode.commands.executeCommand('naja.chooseDialect', 'cpython-3');
  assert.match(fs.readFileSync(at('naja.json').fsPath, 'utf8'), /"dialect": "cpython-3"/);
  await until('status', () => api.status.text.includes('cpython-3'));
  fs.writeFileSync(at('naja.json').fsPath, '{\n  "dialect": "jython-2.7"\n}\n');
  await until('status', () => api.status.text.includes('Jython 2.7.4'));
});

test('naja.json is validated', async () => {
  fs.writeFileSync(at('extra', 'naja.json').fsPath, '{"dialect": "jython-2.6", "clashpath": []}');
  const document = await open(at('extra', 'naja.json'));
  await until('warnings', () => vscode.languages.getDiagnostics(document.uri).length === 2);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  fs.rmSync(at('extra', 'naja.json').fsPath);
});

test('the task reports the whole folder', async () => {
  const [{ execution, problemMatchers }] = await vscode.tasks.fetchTasks({ type: 'naja' });
  assert.deepEqual(problemMatchers, ['$naja']);
  // This editor has no terminal to run it in: the native part of that is not built.
  const { status, stdout } = spawnSync(execution.process, execution.args, { cwd: execution.options.cwd, encoding: 'utf8' });
  assert.equal(status, 1);
  const { pattern } = vscode.extensions.getExtension('naja.naja').packageJSON.contributes.problemMatchers[0];
  const found = stdout.split('\n').map(line => new RegExp(pattern.regexp).exec(line)).filter(match => match);
  const one = found.find(match => match[pattern.code] === 'relative-import-beyond-top');
  assert.equal(one[pattern.file], 'src/main/python/a/b/broken_relative.py');
  assert.equal(`${one[pattern.line]}:${one[pattern.column]} ${one[pattern.severity]}`, '4:6 error');
  assert.ok(found.length >= 11, stdout);
});

test('the import errors of Pylance are silenced when asked for, and back when asked again', async () => {
  const overrides = () => vscode.workspace.getConfiguration('python.analysis')
    .inspect('diagnosticSeverityOverrides').workspaceValue;
  assert.equal(overrides(), undefined);
  await vscode.workspace.getConfiguration('python.analysis').update(
    'diagnosticSeverityOverrides', { reportMissingTypeStubs: 'warning', reportUnused: 'error' },
    vscode.ConfigurationTarget.Workspace);
  await vscode.commands.executeCommand('naja.silenceOthers', true);
  await until('silence', () => overrides()?.reportMissingImports === 'none');
  assert.equal(overrides().reportMissingTypeStubs, 'warning');
  await vscode.workspace.getConfiguration('naja').update(
    'silenceOtherImportErrors', undefined, vscode.ConfigurationTarget.Workspace);
  await until('as before', () => overrides() && !('reportMissingImports' in overrides()));
  assert.deepEqual({ ...overrides() }, { reportMissingTypeStubs: 'warning', reportUnused: 'error' });
});

test('five crashes in a row end it, with a message, and the command starts it again', async () => {
  for (let crash = 0; crash < 5; crash++) {
    const [pid] = await until('server', () => api.server.phase === 'running' && servers().length === 1 && servers());
    process.kill(Number(pid), 'SIGKILL');
    await until('noticed', () => api.server.phase !== 'running');
  }
  assert.equal(api.server.phase, 'failed');
  await vscode.commands.executeCommand('naja.restart');
  await open(lively.uri);
  await until('errors', () => lines(lively.uri).startsWith('1 2'));
});

exports.run = async () => {
  const started = Date.now();
  let passed = 0;
  let failed = 0;
  for (const { name, run } of tests) {
    const begun = Date.now();
    try {
      await run();
      passed++;
      console.log(`ok ${name} (${Date.now() - begun} ms)`);
    } catch (error) {
      failed++;
      console.log(`FAILED ${name}: ${error.stack}`);
      if (!api) {
        break;
      }
    }
  }
  console.log(`${passed} passed, ${failed} failed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (failed > 0) {
    throw new Error(`${failed} failed`);
  }
};
