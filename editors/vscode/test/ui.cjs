// Looks at the packaged extension as a person does, in a browser: node test/ui.cjs naja.vsix
// The pictures go to build/screens; with --keep-pictures also to images, for the README.
const fs = require('node:fs');
const path = require('node:path');
const { Editor } = require('./editor.cjs');

const PATIENCE = 40_000;
const root = path.join(__dirname, '..');
const screens = path.join(root, 'build', 'screens');
const packed = path.resolve(process.argv[2]);
const keeps = process.argv.includes('--keep-pictures');
let passed = 0;

/** What one can do with the window, by what one sees. */
class Window {
  constructor(editor) {
    this.editor = editor;
    this.page = editor.page;
    this.page.setDefaultTimeout(PATIENCE);
  }

  /** Waits for something to be seen. */
  async sees(what, selector, hasText) {
    await this.page.locator(selector, hasText === undefined ? {} : { hasText }).first().waitFor({ state: 'visible' });
    passed++;
    console.log(`ok ${what}`);
  }

  async picture(name) {
    // Let what moves come to rest.
    await this.page.mouse.move(900, 5);
    await this.page.waitForTimeout(400);
    const file = path.join(screens, `${name}.png`);
    await this.page.screenshot({ path: file });
    if (keeps) {
      fs.copyFileSync(file, path.join(root, 'images', `${name}.png`));
    }
  }

  /** Presses a key until something has come: a busy editor loses keys. */
  async press(key, locator, state, patience = 3_000) {
    for (const end = Date.now() + PATIENCE; ;) {
      await this.page.keyboard.press(key);
      try {
        await locator.waitFor({ state, timeout: patience });
        return;
      } catch (error) {
        if (Date.now() > end) {
          throw error;
        }
      }
    }
  }

  /** Opens one of the inputs at the top of the window and types into it. */
  async input(key, text) {
    await this.press(key, this.page.locator('.quick-input-widget input').first(), 'visible', 10_000);
    await this.page.keyboard.type(text);
  }

  /** F12, to a tab of this name. */
  async definition(name) {
    await this.press('F12', this.page.locator('.tab.active', { hasText: name }), 'visible', 20_000);
  }

  async command(title) {
    await this.input('F1', title);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  }

  async openFile(name) {
    const tab = this.page.locator('.tab', { hasText: path.basename(name) });
    if (await tab.count() > 0) {
      await tab.first().click();
      await this.page.mouse.move(900, 5);
      return;
    }
    // Without ripgrep the editor finds files by their whole path only.
    await this.input('Control+p', path.join(this.editor.folder, name));
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: path.basename(name) }).first().waitFor();
    await this.press('Enter', this.page.locator('.tab.active', { hasText: path.basename(name) }), 'visible');
  }

  async goTo(line, column) {
    // The input starts with the colon that makes it a place.
    await this.input('Control+g', `${line}:${column}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: `line ${line}` }).first().waitFor();
    await this.press('Enter', this.page.locator('.quick-input-widget'), 'hidden');
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).first().waitFor();
  }
}

async function look(window) {
  const { page } = window;
  await window.sees('the workbench', '.monaco-workbench');
  await window.sees('the tab of the file', '.tab.active', 'broken.py');
  await window.sees('a squiggle below what is wrong', '.squiggly-error');
  await window.sees('the runtime in the status bar', '.statusbar-item', 'Naja Jython 2.7.4');

  await window.press('Control+Shift+M', page.locator('.markers-panel'), 'visible', 10_000);
  await window.sees('the problem in the Problems panel', '.markers-panel .monaco-list-row', "No module or package 'nosuch' was found");
  await window.picture('problems');
  await page.keyboard.press('Control+j');

  await window.openFile('src/main/python/shop/till.py');
  await window.goTo(2, 26);
  await window.definition('Cart.java');
  await window.sees('the Java source of a class', '.tab.active', 'Cart.java');
  await window.sees('its declaration', '.editor-instance .view-line', /class.Cart/);
  await window.picture('definition');

  await window.openFile('src/main/python/lively.py');
  await window.goTo(3, 19);
  await window.definition('Plain.java');
  await window.sees('a class without source, decompiled', '.tab.active', 'Plain.java');
  await window.sees('its code', '.editor-instance .view-line', /public.class.Plain/);

  await window.openFile('src/main/python/lively.py');
  await window.goTo(4, 23);
  await page.keyboard.type('Arr');
  await window.press('Control+Space', page.locator('.suggest-widget.visible .monaco-list-row').first(), 'visible', 10_000);
  await window.sees('the completion', '.suggest-widget.visible .monaco-list-row', 'ArrayList');
  await window.picture('completion');
  await page.locator('.suggest-widget.visible .monaco-list-row[aria-label^="ArrayList"]').first().click();
  await window.sees('the completed import', '.editor-instance .view-line', /from.java\.util.import.ArrayList/);

  await window.openFile('src/main/python/java_names.py');
  await window.goTo(4, 18);
  await window.command('Naja: Explain Import at Cursor');
  const tree = '.part.panel .monaco-list-row';
  await window.sees('the explanation as a tree', tree, 'running as java_names');
  await window.sees('its stages', tree, 'as mix.b from the top');
  await window.sees('its steps', tree, '4. package mix in');
  await window.picture('explanation');
  await page.locator(tree, { hasText: '4. package mix in' }).first().click();
  await window.sees('the place that a step looked at', '.tab.active', '__init__.py');

  await page.locator('.statusbar-item', { hasText: 'Naja Jython' }).first().click();
  await window.sees('the menu', '.quick-input-list .monaco-list-row', 'Choose dialect');
  await window.picture('menu');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show workspace report' }).click();
  await window.sees('the report', '.editor-instance .view-line', /rules.+jython-2\.7.2\.7\.4/);
}

(async () => {
  fs.mkdirSync(screens, { recursive: true });
  const editor = await Editor.start({
    extensions: [packed],
    settings: { 'workbench.colorTheme': 'Default Light Modern', 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false },
  });
  const started = Date.now();
  let failed = 0;
  try {
    await editor.page.goto(editor.url([
      ['openFile', editor.remote(path.join(editor.folder, 'src', 'main', 'python', 'broken.py'))],
    ]));
    await look(new Window(editor));
  } catch (error) {
    failed = 1;
    console.error(error);
    await editor.page.screenshot({ path: path.join(screens, 'failed.png') }).catch(console.error);
    fs.copyFileSync(path.join(editor.directory, 'server.log'), path.join(screens, 'server.log'));
    console.error(`what was seen is in ${screens}`);
  }
  console.log(`${passed} seen, ${failed} not in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  await editor.close();
  process.exit(failed);
})().catch(error => {
  console.error(error);
  process.exit(1);
});
