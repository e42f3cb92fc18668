import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { NoJava, candidates, environment, findJava, majorVersion } from '../../src/java';

let directory = '';

beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'naja-java-'));
});

afterEach(() => fs.rmSync(directory, { recursive: true }));

/** A home whose java prints a version as the real one does; the home. */
function home(name: string, version: string): string {
  const bin = path.join(directory, name, 'bin');
  fs.mkdirSync(bin, { recursive: true });
  const text = version === '' ? 'exit 1' : `echo 'openjdk version "${version}" 2025-04-15' >&2`;
  fs.writeFileSync(path.join(bin, 'java'), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return path.join(directory, name);
}

const where = (env: Record<string, string>, setting = '') =>
  ({ setting, extension: path.join(directory, 'extension'), env, platform: 'linux' as const });

test('versions', () => {
  assert.equal(majorVersion('openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime'), 17);
  assert.equal(majorVersion('java version "1.8.0_392"'), 8);
  assert.equal(majorVersion('openjdk version "25" 2025-09-16'), 25);
  assert.equal(majorVersion('openjdk version "26-ea" 2026-03-17'), 26);
  assert.equal(majorVersion('Picked up JAVA_TOOL_OPTIONS: -Dx\nopenjdk version "21.0.1"'), 21);
  assert.equal(majorVersion('command not found'), undefined);
});

test('the order: embedded, JAVA_HOME, JDK_HOME, PATH', () => {
  home('extension/jre', '17.0.1');
  const env = {
    JAVA_HOME: home('a', '17.0.1'), JDK_HOME: home('b', '21'), PATH: `relative:${path.join(home('c', '25'), 'bin')}`,
  };
  assert.deepEqual(candidates(where(env)).map(candidate => candidate.origin),
    ['the runtime that comes with the extension', 'JAVA_HOME', 'JDK_HOME', 'PATH']);
});

test('the setting counts, as a home and as an executable', async () => {
  const other = home('other', '21.0.2');
  const env = { JAVA_HOME: home('a', '17.0.1'), HOME: directory };
  assert.equal((await findJava(where(env, other))).major, 21);
  assert.equal((await findJava(where(env, path.join(other, 'bin', 'java')))).major, 21);
  assert.equal((await findJava(where(env, '~/other'))).major, 21);
});

test('a setting that holds no Java is an error, though there is another one', async () => {
  const env = { JAVA_HOME: home('a', '17.0.1') };
  await assert.rejects(findJava(where(env, '/no/such')), (error: Error) => error instanceof NoJava
    && error.message.includes('/no/such/bin/java (the setting naja.java.home) is no Java that runs'));
});

test('what is too old or broken is passed over', async () => {
  const env = { JAVA_HOME: home('old', '11.0.2'), JDK_HOME: home('broken', ''), PATH: path.join(home('c', '17'), 'bin') };
  assert.equal((await findJava(where(env))).origin, 'PATH');
});

test('the message says what was tried', async () => {
  const env = { JAVA_HOME: home('old', '1.8.0_392') };
  await assert.rejects(findJava(where(env)), (error: Error) =>
    error.message.startsWith('Naja needs Java 17 or newer. ') && error.message.includes('(JAVA_HOME) is Java 8'));
  await assert.rejects(findJava(where({})), /none in JAVA_HOME, JDK_HOME and PATH/);
});

test('a locale that has ASCII only gets all letters', () => {
  assert.equal(environment({ LANG: 'C' })['LC_ALL'], 'C.UTF-8');
  assert.equal(environment({})['LC_ALL'], 'C.UTF-8');
  assert.equal(environment({ LANG: 'de_DE.UTF-8' })['LC_ALL'], undefined);
});
