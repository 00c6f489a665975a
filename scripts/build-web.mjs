// The web app is built into web/dist, which is not committed: when it is missing, or older than what it is made from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNode } from './run-node.mjs';
import { projectFolder, SetUpError, takeTurn } from './set-up.mjs';

const distFolder = path.join(projectFolder, 'web', 'dist');
const stampFile = path.join(distFolder, '.built-from');
const turnFile = path.join(projectFolder, '.building-web');

/** Builds the web app when it is missing or stale, and says so. Two at once take turns. */
export async function buildWebWhenNeeded(node) {
  const digest = sourcesDigest();
  if (isBuiltFrom(digest)) return;
  await takeTurn(turnFile);
  try {
    if (isBuiltFrom(digest)) return;
    const why = existsSync(stampFile) ? 'its sources have changed' : 'it is not there yet';
    console.log(`Set-up: building the web app, since ${why} (vite build); this takes some seconds.`);
    const vite = path.join('node_modules', 'vite', 'bin', 'vite.js');
    const code = await runNode(node, [
      vite,
      'build',
      '--config',
      'web/vite.config.ts',
      '--logLevel',
      'error',
    ]);
    if (code !== 0) throw new SetUpError('the web app could not be built; vite says why above.');
    mkdirSync(distFolder, { recursive: true });
    writeFileSync(stampFile, `${digest}\n`);
  } finally {
    rmSync(turnFile, { force: true });
  }
}

function isBuiltFrom(digest) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === digest;
}

/** A digest of everything that the web app is made from: its own files, the pure files it may import, the versions of packages. */
function sourcesDigest() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', ...['web', 'src/kit', 'src/domain'].flatMap(filesUnder)]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(projectFolder, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(path.join(projectFolder, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const inner = `${folder}/${entry.name}`;
      if (inner === 'web/dist') return [];
      return entry.isDirectory() ? filesUnder(inner) : [inner];
    })
    .sort();
}
