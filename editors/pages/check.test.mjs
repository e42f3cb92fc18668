// Reads what the pages tell a person to write as the editor would, and starts the server by the command in it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';

const editors = join(dirname(fileURLToPath(import.meta.url)), '..');
const jar = join(editors, '..', 'server', 'target', 'naja.jar');
const read = (...parts) => readFileSync(join(editors, ...parts), 'utf8');

/** The one block of `language` in an editor's page. */
function block(editor, language) {
  const blocks = [...read(editor, 'README.md').matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))];
  assert.equal(blocks.length, 1);
  return blocks[0][1];
}

/** Starts the server by a command line of a page; it must answer initialize, and end when it is told to. */
async function starts(command) {
  const line = command.map(word => word.replace('/path/to/naja.jar', jar));
  const server = spawn(line[0], line.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => server.on('exit', resolve));
  const timer = setTimeout(() => server.kill('SIGKILL'), 60_000);
  const send = message => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let output = '';
  const answer = new Promise(resolve => server.stdout.on('data', data => {
    output += data;
    if (output.includes('"serverInfo"')) {
      resolve();
    }
  }));
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  await Promise.race([answer, ended]);
  assert.match(output, /"serverInfo":\{"name":"naja"/);
  send({ id: 2, method: 'shutdown' });
  send({ method: 'exit' });
  assert.equal(await ended, 0);
  clearTimeout(timer);
}

test('Helix', async () => {
  const { 'language-server': servers, language } = parseToml(block('helix', 'toml'));
  assert.deepEqual(language.map(one => one.name), ['python']);
  assert.deepEqual(language[0]['language-servers'], ['naja']);
  await starts([servers.naja.command, ...servers.naja.args]);
});

test('Kate', async () => {
  const { python } = JSON.parse(block('kate', 'json')).servers;
  assert.match('Python', new RegExp(python.highlightingModeRegex));
  await starts(python.command);
});

test('Sublime Text', async () => {
  const { naja } = JSON.parse(block('sublime', 'json')).clients;
  assert.equal(naja.selector, 'source.python');
  await starts(naja.command);
});

test('Zed', async () => {
  const { languages, lsp } = JSON.parse(block('zed', 'json'));
  const [server] = languages.Python.language_servers.filter(name => !name.startsWith('!'));
  const { path, arguments: given } = lsp[server].binary;
  await starts([path, ...given]);
});

test('the package for the registry of mason.nvim', () => {
  const mason = parseYaml(read('nvim', 'mason', 'package.yaml'));
  const [, version] = /<artifactId>naja-parent<\/artifactId>\s*<version>([^<]+)</.exec(read('..', 'pom.xml'));
  assert.equal(mason.source.id, `pkg:github/naja-ls/naja@v${version}`);
  assert.equal(mason.source.asset.file, 'naja.jar');
  assert.deepEqual(mason.bin, { naja: 'java-jar:{{source.asset.file}}' });
  assert.equal(mason.neovim.lspconfig, 'naja');
});

test('all start the server with the same flags as the extension for VS Code', () => {
  const flags = [...read('vscode', 'src', 'server.ts').matchAll(/'(-X[^']+)'/g)].map(match => match[1]);
  assert.equal(flags.length, 6);
  const texts = ['helix', 'kate', 'sublime', 'zed', 'emacs'].map(editor => read(editor, 'README.md'));
  for (const text of [...texts, read('nvim', 'lua', 'naja', 'server.lua')]) {
    const inText = [...text.matchAll(/["'](-X[^"']+)["']/g)].map(match => match[1]);
    assert.deepEqual(inText.filter(flag => flag !== '-Xmx512m'), flags);
  }
});
