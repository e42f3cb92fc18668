// Writes THIRD-PARTY.txt: the licences of what esbuild has put into the bundle.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = join(import.meta.dirname, '..');
const inputs = Object.keys(JSON.parse(readFileSync(join(here, 'build', 'meta.json'), 'utf8')).inputs);
const folders = new Set(inputs
  .map(input => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
  .filter(folder => folder !== undefined));
const texts = [...folders].sort().map(folder => {
  const { name, version, license } = JSON.parse(readFileSync(join(here, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(here, folder)).find(entry => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(join(here, folder, file)) ? readFileSync(join(here, folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(join(here, 'THIRD-PARTY.txt'),
  `The extension's program holds these libraries. What the server's jar holds is listed in it.\n\n${texts.join('\n----\n\n')}`);
console.log(`licences: ${folders.size} libraries`);
