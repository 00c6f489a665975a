import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { present } from '../../src/kit/invariant.ts';
import type { Asked } from './asked.ts';

export const COMMAND = path.join(import.meta.dirname, '..', '..', 'bin', 'lotproof.mjs');

/** How the product itself is pointed at the firm of the bench. */
export interface Installation {
  readonly firm: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** A data folder with the firm in it; on PostgreSQL the firm is a schema of the server. */
export function installationOf({ address, folder }: Asked): Installation {
  const isFile = !address.startsWith('postgres');
  const usual = {
    ...process.env,
    LOTPROOF_DATA: isFile ? path.join(path.dirname(address), '..') : folder,
    LOTPROOF_PORT: '0',
    LOTPROOF_LOG: 'error',
  };
  if (isFile) return { firm: path.basename(address, '.sqlite'), environment: usual };
  const url = new URL(address);
  const schema = present(url.searchParams.get('schema') ?? undefined, 'the schema of the firm');
  url.searchParams.delete('schema');
  return { firm: schema.replace(/^firm_/, ''), environment: { ...usual, LOTPROOF_DATABASE: url.href } };
}

export interface Served {
  readonly url: string;
  readonly readyMs: number;
  stop(): Promise<void>;
}

const readySchema = z.looseObject({ url: z.string() });

/** Starts the program and waits for its line of JSON that says where it listens. */
export async function serve(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Served> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await firstLine(child);
  return {
    url: readySchema.parse(JSON.parse(line)).url,
    readyMs: performance.now() - start,
    stop: () => stop(child),
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: present(child.stdout ?? undefined, 'its output') })) {
    return line;
  }
  throw new Error('The server ended before it listened.');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}

export function serveFirm({ environment }: Installation): Promise<Served> {
  return serve([COMMAND, 'serve', '--json'], environment);
}

const madeSchema = z.looseObject({ secret: z.string() });

/** A token that may read the firm, made at the command line. */
export function makeToken({ firm, environment }: Installation, turn: number): string {
  const args = [
    COMMAND,
    'token',
    'make',
    `bench-${process.pid}-${turn}`,
    '--role',
    'owner',
    '--firm',
    firm,
    '--json',
  ];
  const said = execFileSync(process.execPath, args, { env: environment, encoding: 'utf8' });
  return madeSchema.parse(JSON.parse(said)).secret;
}
