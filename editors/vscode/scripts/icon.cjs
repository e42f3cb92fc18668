// Makes images/icon.png of images/icon.svg with the browser that the tests use: node scripts/icon.cjs
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { chromium } = require(join(__dirname, '..', 'test', 'host', 'node_modules', 'playwright-core'));

(async () => {
  const images = join(__dirname, '..', 'images');
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
  await page.setContent(`<body style="margin:0">${readFileSync(join(images, 'icon.svg'), 'utf8')}</body>`);
  await page.screenshot({ path: join(images, 'icon.png'), omitBackground: true });
  await browser.close();
})();
