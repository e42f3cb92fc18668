#!/usr/bin/env node
// Writes JSON files anew, indented and with sorted keys, so that a captured file changes only where the client did.
import { readFileSync, writeFileSync } from 'node:fs';

const sorted = value => Array.isArray(value) ? value.map(sorted)
  : value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]))
    : value;

// Lists of numbers are long and say little: each on one line.
const text = value => JSON.stringify(sorted(value), null, 2).replace(/\[\s+(\d+(?:,\s+\d+)*)\s+\]/g,
  (_, numbers) => `[${numbers.replace(/\s+/g, ' ')}]`);

for (const file of process.argv.slice(2)) {
  writeFileSync(file, `${text(JSON.parse(readFileSync(file, 'utf8')))}\n`);
}
