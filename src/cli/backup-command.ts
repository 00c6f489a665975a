import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { carryContent, namedContents } from '../domain/evidence/file-contents-store.ts';
import { verifyFiles } from '../domain/evidence/file-verdict-store.ts';
import { openFirms } from '../house/firms.ts';
import type { Firms } from '../house/firms.ts';
import { ERROR_CODES, LotproofError } from '../kit/errors.ts';
import { copyLedger } from '../ledger/copy.ts';
import { noteBackup } from '../ledger/keeping.ts';
import type { Backup } from '../ledger/keeping.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { verify } from '../ledger/verify.ts';
import type { Call, Command } from './command.ts';
import { chooseFirm, endProgress, progressOf, settingsOf } from './house.ts';

const inputSchema = z.strictObject({
  folder: z.string().min(1).max(2_000).describe('Folder that is not there yet, or is empty'),
});

export const backupCommand: Command = {
  words: ['backup'],
  summary: 'Write a safe copy of the firm, contents of files included, and verify it',
  description:
    'The copy is a data folder of its own with the firm in SQLite, whatever database the firm is in: `lotproof --data FOLDER verify` checks it at any time, ' +
    '`lotproof --data FOLDER serve` opens it, and `lotproof copy FOLDER/firms/ID.sqlite TARGET` brings it back. The server may go on meanwhile: the copy ' +
    'holds what was recorded when it began. The folder appears once the copy is complete.\n\n' +
    'People, roles and tokens are not in it: they belong to the installation, not to the firm. Keep the folder on another disk.',
  input: inputSchema,
  positional: ['folder'],
  examples: [{ says: 'A copy on another disk', input: { folder: '/mnt/backup/arcadia-2026-11-21' } }],
  permission: null,
  run: async (call) => {
    const folder = resolve(inputSchema.parse(call.input).folder);
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw new LotproofError('usage', `${folder} holds something already; name a folder that is not there.`);
    const settings = settingsOf(call.surroundings, call.globals);
    const firms = openFirms(settings);
    try {
      const firm = await chooseFirm(firms, settings);
      const { backup, faults } = await backUp(call, { firms, firm, folder });
      endProgress(call);
      return report(call, { folder, firm, backup, faults });
    } finally {
      await firms.close();
    }
  },
};

interface Asked {
  readonly firms: Firms;
  readonly firm: string;
  readonly folder: string;
}

/** Builds the copy under another name, so that a folder under the name asked for is always whole. */
async function backUp(call: Call, asked: Asked): Promise<{ backup: Backup; faults: readonly string[] }> {
  const { firms, firm, folder } = asked;
  const at = call.surroundings.now();
  const ledger = await firms.open(firm);
  const unfinished = `${folder}.${call.surroundings.newId()}.unfinished`;
  await mkdir(unfinished, { recursive: true });
  try {
    const made = await copyInto(call, { ledger, firm, from: firms.filesFolder(firm), unfinished });
    if (existsSync(folder)) await rmdir(folder);
    await rename(unfinished, folder);
    const backup = { at, ...made.counts, sound: made.faults.length === 0 };
    await ledger.database.write((transaction) => noteBackup(transaction, backup));
    return { backup, faults: made.faults };
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Entries first, then the contents that they name; then all of it is verified where it lies. */
async function copyInto(
  call: Call,
  { ledger, firm, from, unfinished }: { ledger: Ledger; firm: string; from: string; unfinished: string },
): Promise<{ counts: { position: number; files: number }; faults: readonly string[] }> {
  const progress = progressOf(call);
  const settings = settingsOf(call.surroundings, call.globals);
  const copies = openFirms({ ...settings, LOTPROOF_DATA: unfinished, LOTPROOF_DATABASE: '' });
  try {
    const copy = await copies.create(firm, firm);
    progress({ step: 'opening', done: 0, of: null });
    await copyLedger(ledger, copy);
    const to = copies.filesFolder(firm);
    const contents = await copy.database.read(namedContents);
    for (const [index, content] of contents.entries()) {
      progress({ step: 'copying', done: index, of: contents.length });
      await carryContent(from, to, content);
    }
    const verdict = await verify(copy, progress);
    const files = await copy.database.read((transaction) => verifyFiles(transaction, to, progress));
    const says = [...(verdict.fault === null ? [] : [verdict.fault]), ...files.faults];
    return {
      counts: { position: verdict.position, files: files.sound },
      faults: says.map((fault) => fault.says),
    };
  } finally {
    await copies.close();
  }
}

/** Says what the copy holds; its faults on standard error, with the exit code of a damaged ledger. */
function report(
  call: Call,
  made: { folder: string; firm: string; backup: Backup; faults: readonly string[] },
): number {
  const { folder, firm, backup, faults } = made;
  const { terminal } = call.surroundings;
  if (call.globals.json) terminal.out(`${JSON.stringify({ folder, firm, ...backup, faults })}\n`);
  else if (!call.globals.quiet) terminal.out(`${backupText(made)}\n`);
  for (const fault of faults) terminal.say(`lotproof: ${fault}\n`);
  return faults.length === 0 ? 0 : ERROR_CODES['ledger-damaged'].exit;
}

function backupText({
  folder,
  firm,
  backup: { position, files, sound },
}: {
  readonly folder: string;
  readonly firm: string;
  readonly backup: Backup;
}): string {
  const entries = position === 1 ? '1 entry' : `${String(position)} entries`;
  const contents = files === 1 ? '1 content' : `${String(files)} contents`;
  return [
    `Wrote ${entries} and ${contents} of files of ${firm} to ${folder}.`,
    sound
      ? 'The copy was verified and is sound. People, roles and tokens are not in it.'
      : 'NOT SOUND: what is wrong is named below. People, roles and tokens are not in it.',
  ].join('\n');
}
