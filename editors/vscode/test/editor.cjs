// A VS Code for tests: the server of code-server without its wrapper, and a Chromium that shows it.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const host = path.join(__dirname, 'host', 'node_modules');
const { chromium } = require(path.join(host, 'playwright-core'));

const PROGRAM = path.join(host, 'code-server', 'lib', 'vscode', 'out', 'server-main.js');

const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'files.autoSave': 'off',
  'editor.wordBasedSuggestions': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'git.enabled': false,
  'extensions.autoCheckUpdates': false,
  'telemetry.telemetryLevel': 'off',
  'chat.commandCenter.enabled': false,
  'window.menuBarVisibility': 'compact',
};

/** Copies the demo, and adds what tests need: a JAR without sources, and a folder that only a setting makes a root. */
async function workspace(directory) {
  const folder = path.join(directory, 'demo');
  fs.cpSync(path.join(__dirname, '..', '..', 'demo'), folder, { recursive: true });
  const classes = path.join(directory, 'classes');
  const source = path.join(directory, 'Plain.java');
  fs.writeFileSync(source, [
    'package deco;', 'import java.util.ArrayList;', 'public class Plain {',
    '  public static int twice(int number) { return 2 * number; }',
    '  public ArrayList<String> names() { return new ArrayList<>(); }', '}', '',
  ].join('\n'));
  await run('javac', ['--release', '17', '-d', classes, source]);
  fs.mkdirSync(path.join(folder, 'lib'));
  await run('jar', ['cf', path.join(folder, 'lib', 'plain.jar'), '-C', classes, '.']);
  fs.mkdirSync(path.join(folder, 'extra'));
  fs.writeFileSync(path.join(folder, 'extra', 'onlyset.py'), 'VALUE = 1\n');
  fs.writeFileSync(path.join(folder, 'src', 'main', 'python', 'lively.py'), [
    'import onlyset', 'import later', 'from deco import Plain', 'from java.util import ', '',
  ].join('\n'));
  return folder;
}

function run(command, given) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', code => code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`)));
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

class Editor {
  /** Starts one in a directory of its own, with extensions installed. */
  static async start({ extensions = [], settings = {} } = {}) {
    const editor = new Editor();
    editor.directory = fs.mkdtempSync(path.join(os.tmpdir(), 'naja-vscode-'));
    editor.data = path.join(editor.directory, 'data');
    editor.env = {
      ...process.env, XDG_CACHE_HOME: path.join(editor.directory, 'cache'), EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    };
    const user = path.join(editor.data, 'data', 'User');
    fs.mkdirSync(user, { recursive: true });
    fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
    editor.common = ['--server-data-dir', editor.data, '--accept-server-license-terms'];
    for (const extension of extensions) {
      await editor.program(['--install-extension', extension]);
    }
    editor.folder = await workspace(editor.directory);
    editor.port = await freePort();
    editor.log = fs.openSync(path.join(editor.directory, 'server.log'), 'w');
    editor.process = spawn(process.execPath, [PROGRAM, ...editor.common, '--host', '127.0.0.1', '--port', String(editor.port),
      '--without-connection-token', '--telemetry-level', 'off', '--enable-smoke-test-driver'],
    { env: editor.env, stdio: ['ignore', editor.log, editor.log] });
    await editor.ready();
    editor.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-lcd-text'],
    });
    editor.page = await editor.browser.newPage({ viewport: { width: 1000, height: 620 } });
    editor.refused = [];
    await editor.page.route('**/*', route => {
      const { hostname } = new URL(route.request().url());
      if (hostname === '127.0.0.1' || hostname === '') {
        return route.continue();
      }
      editor.refused.push(route.request().url());
      return route.abort();
    });
    return editor;
  }

  program(given) {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [PROGRAM, ...this.common, ...given], { env: this.env, stdio: 'ignore' });
      child.on('error', reject);
      child.on('exit', code => code === 0 ? resolve() : reject(new Error(`${given.join(' ')} ended with ${code}`)));
    });
  }

  async ready() {
    const end = Date.now() + 60_000;
    while (Date.now() < end) {
      try {
        if ((await fetch(`http://127.0.0.1:${this.port}/version`)).ok) {
          return;
        }
      } catch {
        // Not listening yet.
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error('the editor did not start within a minute');
  }

  remote(file) {
    return `vscode-remote://127.0.0.1:${this.port}${file}`;
  }

  /** The address that shows the folder, with entries for the payload. */
  url(payload) {
    return `http://127.0.0.1:${this.port}/?folder=${encodeURIComponent(this.folder)}`
      + `&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  }

  /** Processes that have the directory of this editor in their command line or environment. */
  processes() {
    return fs.readdirSync('/proc').filter(pid => /^\d+$/.test(pid) && Number(pid) !== process.pid).filter(pid => {
      try {
        return fs.readFileSync(`/proc/${pid}/environ`, 'latin1').includes(this.directory)
          && !fs.readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ');
      } catch {
        return false;
      }
    });
  }

  /** Ends all; throws if a process is left, or if something outside of this machine was asked for. */
  async close() {
    await this.browser?.close();
    this.process?.kill('SIGTERM');
    const end = Date.now() + 15_000;
    while (this.processes().length > 0 && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    const left = this.processes();
    left.forEach(pid => process.kill(Number(pid), 'SIGKILL'));
    if (left.length > 0) {
      throw new Error(`processes ${left.join(', ')} outlived the editor`);
    }
    if (this.refused.length > 0) {
      throw new Error(`asked for what is not on this machine: ${this.refused.join(', ')}`);
    }
    fs.rmSync(this.directory, { recursive: true, force: true });
  }
}

module.exports = { Editor };
