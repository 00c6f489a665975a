import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * A new folder beside one that is to appear whole, to build it in. What processes that were killed began for the same folder is removed
 * first: it is of no use to anybody, and as large as a firm.
 */
export async function beginBeside(folder: string, id: string): Promise<string> {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    if (await isLeftOver(path, basename(folder))) await rm(path, { recursive: true, force: true });
  }
  const unfinished = `${folder}.${String(process.pid)}-${id}.unfinished`;
  await mkdir(unfinished);
  return unfinished;
}

/**
 * A folder of the data folder for what is needed on the way only, such as a copy of a firm: nobody else may look into it, and there is room
 * where the firm lies. Whoever begins it removes it; what a killed process left, the next one does.
 */
export async function beginAside(dataFolder: string, what: string, id: string): Promise<string> {
  const aside = await beginBeside(join(dataFolder, what), id);
  await chmod(aside, 0o700);
  return aside;
}

async function isLeftOver(path: string, of: string): Promise<boolean> {
  const name = basename(path);
  if (!name.startsWith(`${of}.`)) return false;
  const [, number] = /^(\d+)-[\w-]+\.unfinished$/u.exec(name.slice(of.length + 1)) ?? [];
  if (number === undefined) return false;
  const begunBy = Number(number);
  if (begunBy !== process.pid) return !isRunning(begunBy);
  // In a container each process has the same number as the one that was killed before it.
  return (await stat(path)).birthtimeMs < performance.timeOrigin;
}

function isRunning(processId: number): boolean {
  try {
    // Signal 0 stops nothing: it only asks.
    return process.kill(processId, 0);
  } catch (error) {
    // One that belongs to somebody else runs too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
