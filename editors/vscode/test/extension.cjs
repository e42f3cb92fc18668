// Runs test/extension/index.cjs inside a real extension host: node test/extension.cjs
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { Editor } = require('./editor.cjs');

const PATIENCE = 240_000;
const root = path.join(__dirname, '..');

(async () => {
  const standIn = path.join(root, 'build', 'stand-in.vsix');
  execFileSync(path.join(root, 'node_modules', '.bin', 'vsce'),
    ['package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', standIn],
    { cwd: path.join(__dirname, 'pylance'), stdio: ['ignore', 'ignore', 'inherit'] });
  const editor = await Editor.start({ extensions: [standIn] });
  const output = fs.createWriteStream(path.join(root, 'build', 'extension-host.log'));
  let code = 1;
  try {
    await editor.page.exposeFunction('codeAutomationLog', (kind, given) => {
      const text = given.join(' ');
      output.write(`${text}\n`);
      // The extension host tells much about itself; what the tests say begins like this.
      if (/^(ok|FAILED|\d+ passed)/.test(text)) {
        console.log(text);
      }
    });
    const exit = new Promise((resolve, reject) => {
      editor.page.exposeFunction('codeAutomationExit', resolve).catch(reject);
      setTimeout(() => reject(new Error(`no end within ${PATIENCE / 1000} s`)), PATIENCE).unref();
    });
    await editor.page.goto(editor.url([
      ['extensionDevelopmentPath', editor.remote(root)],
      ['extensionTestsPath', editor.remote(path.join(root, 'test', 'extension', 'index.cjs'))],
    ]));
    code = await exit;
  } catch (error) {
    console.error(error);
  }
  if (code !== 0) {
    const kept = path.join(root, 'build', 'failed-extension');
    fs.mkdirSync(kept, { recursive: true });
    await editor.page.screenshot({ path: path.join(kept, 'screen.png') }).catch(console.error);
    fs.cpSync(path.join(editor.data, 'data', 'logs'), path.join(kept, 'logs'), { recursive: true });
    fs.copyFileSync(path.join(editor.directory, 'server.log'), path.join(kept, 'server.log'));
    console.error(`a screenshot and logs are in ${kept}`);
  }
  await editor.close();
  process.exit(code);
})().catch(error => {
  console.error(error);
  process.exit(1);
});
