import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';
import { DIALECTS } from '../../src/dialects';

const root = process.cwd();
const read = (...parts: string[]) => fs.readFileSync(path.join(root, ...parts), 'utf8');
const manifest = JSON.parse(read('package.json'));
const schema = JSON.parse(read('naja.schema.json'));
const settings = manifest.contributes.configuration.properties as Record<string, { scope: string }>;
const server = (...parts: string[]) => read('..', '..', 'server', 'src', 'main', 'java', 'naja', ...parts);

/** The names of the settings that the server reads, from its source. */
function known(): string[] {
  const set = /KNOWN = Set\.of\(([^)]*)\)/.exec(server('workspace', 'SettingsReader.java'))?.[1] ?? '';
  return [...set.matchAll(/"([^"]+)"/g)].map(match => match[1] ?? '').sort();
}

test('the editor and naja.json have the settings that the server reads', () => {
  const ours = ['java.home', 'java.arguments', 'server.jar', 'silenceOtherImportErrors', 'trace.server'];
  const names = Object.keys(settings).map(name => name.slice('naja.'.length));
  const shared = names.filter(name => !ours.includes(name)).map(name => name.replace(/\..*/, ''));
  assert.deepEqual([...new Set(shared)].sort(), known());
  assert.deepEqual(Object.keys(schema.properties).filter(name => name !== '$schema').sort(), known());
});

test('all dialects can be chosen', () => {
  const ids = [...server('workspace', 'Dialect.java').matchAll(/^ {4}[A-Z0-9_]+\("([^"]+)"/gm)].map(match => match[1]);
  assert.deepEqual(DIALECTS.map(dialect => dialect.id), ids);
  assert.deepEqual(schema.properties.dialect.enum, ids);
});

test('a folder that nobody trusts names nothing that runs', () => {
  const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations as string[];
  for (const name of ['naja.java.home', 'naja.java.arguments', 'naja.server.jar', 'naja.javaHome']) {
    assert.ok(restricted.includes(name), name);
    assert.equal(settings[name]?.scope, 'machine-overridable', name);
  }
});

test('commands that are shown are registered, and nothing collides with the commands of the server', () => {
  const sources = fs.readdirSync(path.join(root, 'src')).map(name => read('src', name)).join('\n');
  for (const { command } of manifest.contributes.commands as { command: string }[]) {
    assert.ok(new RegExp(`command\\('${command}'|registerCommand\\('${command}'`).test(sources), command);
    assert.ok(!['naja.explainImport', 'naja.showWorkspaceReport'].includes(command), command);
  }
});

test('versions are exact, and the locks name no registry', () => {
  for (const file of ['package.json', 'test/host/package.json']) {
    const { dependencies, devDependencies } = JSON.parse(read(file));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      assert.match(String(version), /^\d+\.\d+\.\d+$/, name);
    }
  }
  for (const file of ['package-lock.json', 'test/host/package-lock.json', 'test/host/inner-shrinkwrap.json']) {
    assert.ok(!read(file).includes('"resolved"'), file);
  }
});
