import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { contentHash, keepContent } from '../src/domain/evidence/file-content-store.ts';
import { openFirms } from '../src/house/firms.ts';
import { settingsFrom } from '../src/house/settings.ts';
import type { Draft } from '../src/ledger/draft.ts';
import { record } from '../src/ledger/record.ts';
import { freshFolder } from './typed.ts';

/** So many that copying them can be killed within. */
const PARTIES = 600;
/** Each kill that comes too late is done again after half the wait. */
const TRIES = 8;

const main = path.join(import.meta.dirname, '../src/main.ts');

/** A data folder with one firm: parties and so many contents of files, one entry each. */
export async function firmToKill(files: number): Promise<{ folder: string; entries: number }> {
  const folder = freshFolder();
  const firms = openFirms(settingsFrom({ LOTPROOF_DATA: folder }));
  const ledger = await firms.create('arcadia', 'Arcadia');
  let made = 0;
  const newId = (): string => `e${String((made += 1))}`;
  const hand = { actor: 'ha', at: '2026-01-05T08:00:00.000Z', command: 'world', newId };
  for (let index = 0; index < files; index += 1) keepContent(firms.filesFolder('arcadia'), contentOf(index));
  await record(ledger, hand, (end) => end.append(drafts(files)));
  await firms.close();
  return { folder, entries: PARTIES + files };
}

function drafts(files: number): Draft[] {
  const parties = Array.from({ length: PARTIES }, (_, index): Draft => {
    const body = { name: `Party ${String(index)}`, roles: ['supplier'] };
    return { action: 'record', kind: 'party', id: `p${String(index)}`, body };
  });
  const contents = Array.from({ length: files }, (_, index): Draft => {
    const bytes = contentOf(index);
    const facts = { name: `${String(index)}.txt`, mediaType: 'text/plain', sizeBytes: bytes.length };
    const body = { sha256: contentHash(bytes), ...facts, kept: true };
    return { action: 'record', kind: 'file', id: `f${String(index)}`, body };
  });
  return [...parties, ...contents];
}

function contentOf(index: number): Buffer {
  return Buffer.alloc(50_000, `content ${String(index)} `);
}

/**
 * Starts a command as a program of its own, waits until it is at work, and kills it some milliseconds later: whether it died of that. If not,
 * it was done before; a program that fails by itself was never killed, and fails the test.
 */
export async function killed(
  args: readonly string[],
  {
    environment = {},
    isAtWork,
    laterMs,
  }: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly isAtWork: () => boolean;
    readonly laterMs: number;
  },
): Promise<boolean> {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const closed = once(child, 'close');
  while (!isAtWork() && child.exitCode === null && child.signalCode === null) await wait(2);
  await wait(laterMs);
  child.kill('SIGKILL');
  await closed;
  if (child.signalCode === 'SIGKILL') return true;
  expect(child.exitCode, said.join('')).toBe(0);
  return false;
}

/** Kills again and again, after shorter waits, until a kill cut the work short; `kill` says whether it did. */
export async function untilCut(
  latestMs: number,
  kill: (laterMs: number, number: number) => Promise<boolean>,
): Promise<void> {
  let laterMs = Math.random() * latestMs;
  for (let number = 1; number <= TRIES; number += 1, laterMs /= 2) if (await kill(laterMs, number)) return;
  expect.fail(`All of ${String(TRIES)} kills came too late, the last after ${String(laterMs * 2)} ms.`);
}

/** The folders beside a target in which it is built before it has its name. */
export function unfinished(target: string): string[] {
  const parent = path.dirname(target);
  return readdirSync(parent)
    .filter((name) => name.startsWith(`${path.basename(target)}.`))
    .map((name) => path.join(parent, name));
}
