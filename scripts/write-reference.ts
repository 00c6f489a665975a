// `npm run docs`: writes docs/reference/, the web client's table and the words of evidence packs, and removes what is no more.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { referencePages } from './reference/pages.ts';
import { clientFiles } from './web/client-types.ts';
import { packFiles } from './web/pack-files.ts';

const pages = referencePages();
write('docs/reference', pages);
write('web/client/generated', clientFiles());
write('src/pack/generated', packFiles());
console.log(`docs/reference now has ${pages.size} pages.`);

function write(name: string, files: ReadonlyMap<string, string>): void {
  const folder = path.resolve(import.meta.dirname, '..', name);
  rmSync(folder, { recursive: true, force: true });
  for (const [inner, text] of files) {
    const file = path.join(folder, inner);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
