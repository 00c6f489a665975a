// `npm run docs`: writes docs/reference/ from the program, and removes pages of what is no more.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { referencePages } from './reference/pages.ts';

const folder = path.resolve(import.meta.dirname, '../docs/reference');
rmSync(folder, { recursive: true, force: true });
const pages = referencePages();
for (const [name, text] of pages) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
console.log(`docs/reference now has ${pages.size} pages.`);
