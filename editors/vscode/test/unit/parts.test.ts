import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backoff } from '../../src/backoff';
import { fileOf, viewOf, viewsDirectory } from '../../src/cache';
import { placesOf, tree } from '../../src/trace';

test('the pauses grow, and end', () => {
  const backoff = new Backoff();
  assert.deepEqual([0, 1, 2, 3, 4].map(time => backoff.crashed(time)), [300, 1_000, 3_000, 8_000, undefined]);
  assert.equal(backoff.crashed(200_000), 300);
  backoff.reset();
  assert.equal(backoff.count, 0);
});

test('views are found where the server writes them', () => {
  assert.equal(viewsDirectory({ XDG_CACHE_HOME: '/x' }, '/home/a', 'linux'), '/x/naja/views');
  assert.equal(viewsDirectory({ XDG_CACHE_HOME: 'x' }, '/home/a', 'linux'), '/home/a/.cache/naja/views');
  assert.equal(viewsDirectory({}, '/Users/a', 'darwin'), '/Users/a/Library/Caches/naja/views');
});

test('a file and its view lead to each other', () => {
  const view = viewOf('/c/views/x-1/a b/C$D.java', '/c/views');
  assert.deepEqual(view, { scheme: 'naja-view', authority: 'java', path: '/x-1/a b/C$D.java' });
  assert.equal(fileOf('/x-1/a b/C$D.java', '/c/views'), '/c/views/x-1/a b/C$D.java');
  assert.equal(viewOf('/c/other/C.java', '/c/views'), undefined);
  assert.equal(viewOf('/c/views', '/c/views'), undefined);
  assert.equal(fileOf('/../secret', '/c/views'), undefined);
  assert.equal(fileOf('/a/../../secret', '/c/views'), undefined);
});

test('the places of steps and results', () => {
  assert.deepEqual(placesOf('module a.b in /r/a: not there'), ['/r/a: not there', '/r/a']);
  assert.deepEqual(placesOf('module a.b in /r/a: found').slice(3), ['/r/a/b.py', '/r/a/__init__.py', '/r/a']);
  assert.ok(placesOf('found: a.b, Python module from /r/a (1)/b.py; if run').includes('/r/a (1)/b.py'));
  assert.ok(placesOf('found: C, Java class from the JDK at /jdk (module java.base)').includes('/jdk'));
  assert.ok(placesOf('found: C, Java class from C:\\lib\\x.jar').includes('C:\\lib\\x.jar'));
  assert.deepEqual(placesOf('sys.modules a: not there'), []);
});

test('the tree of an explanation', () => {
  const [root] = tree({
    imports: [{
      module: 'a.b', how: 'imported', runningAs: 'm', steps: ['sys.modules a: found', 'module a.b in /w/a: not there'],
      stages: [{ heading: 'as a.b from the top', first: 0, end: 2 }],
      result: 'missing: ImportError: No module named b', names: [],
      otherwise: [{ when: 'when run as a script', result: 'found: a.b, Python module from /w/a/b.py', names: [] }],
    }],
  }, '/w');
  assert.equal(root?.description, 'running as m in no package (imported)');
  assert.equal(root?.verdict, 'missing');
  assert.deepEqual(root?.children.map(child => child.label),
    ['missing: ImportError: No module named b', 'as a.b from the top', 'when run as a script']);
  assert.deepEqual(root?.children[1]?.children.map(child => `${child.label} | ${child.verdict}`),
    ['1. sys.modules a: found | found', '2. module a.b in a: not there | none']);
  assert.equal(root?.children[2]?.children[0]?.label, 'found: a.b, Python module from a/b.py');
});
