import { existsSync, readdirSync } from 'node:fs';
import { rename, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { carryContent } from '../domain/evidence/file-contents-store.ts';
import { isStore, openStore } from '../house/backup-place.ts';
import { copyFirm } from '../house/copy-firm.ts';
import { openFirms } from '../house/firms.ts';
import type { Firms } from '../house/firms.ts';
import { storeBackup } from '../house/stored-backup.ts';
import { beginAside, beginBeside } from '../house/unfinished-folder.ts';
import { ERROR_CODES, LotproofError } from '../kit/errors.ts';
import { noteBackup } from '../ledger/keeping.ts';
import type { Backup } from '../ledger/keeping.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Call, Command } from './command.ts';
import { chooseFirm, endProgress, progressOf, settingsOf } from './house.ts';

const inputSchema = z.strictObject({
  folder: z
    .string()
    .min(1)
    .max(2_000)
    .describe('Folder that is not there yet, or is empty; or a store that speaks S3: s3://BUCKET/PREFIX'),
});

export const backupCommand: Command = {
  words: ['backup'],
  summary:
    'Write a safe copy of the firm, contents of files included, to a folder or an S3 store, and verify it',
  description:
    'In a folder the copy is a data folder of its own with the firm in SQLite, whatever database the firm is in: `lotproof --data FOLDER verify` checks it at any time, ' +
    '`lotproof --data FOLDER serve` opens it. In a store (LOTPROOF_S3_ENDPOINT, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) each backup has its database and a manifest, which is written last; contents of files lie there once under their hash. ' +
    '`lotproof restore` brings either back, to any position on record; `lotproof restore test` tries it. The server may go on meanwhile: the copy ' +
    'holds what was recorded when it began. A folder, or a manifest, appears once the copy is complete.\n\n' +
    'People, roles and tokens are not in it: they belong to the installation, not to the firm. Keep it on another disk.',
  input: inputSchema,
  positional: ['folder'],
  examples: [{ says: 'A copy on another disk', input: { folder: '/mnt/backup/arcadia-2026-11-21' } }],
  permission: null,
  run: async (call) => {
    const { folder: place } = inputSchema.parse(call.input);
    const folder = isStore(place) ? place : resolve(place);
    if (!isStore(place) && existsSync(folder) && readdirSync(folder).length > 0)
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
  /** Folder, or address of a store. */
  readonly folder: string;
}

interface Made {
  readonly position: number;
  readonly files: number;
  readonly faults: readonly string[];
}

async function backUp(call: Call, asked: Asked): Promise<{ backup: Backup; faults: readonly string[] }> {
  const { firms, firm, folder } = asked;
  const at = call.surroundings.now();
  const ledger = await firms.open(firm);
  const { faults, ...counts } = isStore(folder)
    ? await toStore(call, asked, { ledger, at })
    : await toFolder(call, asked, ledger);
  const backup = { at, ...counts, sound: faults.length === 0, to: folder };
  await ledger.database.write((transaction) => noteBackup(transaction, backup));
  return { backup, faults };
}

/** Builds the copy under another name, so that a folder under the name asked for is always whole. */
async function toFolder(call: Call, { firms, firm, folder }: Asked, ledger: Ledger): Promise<Made> {
  const from = firms.filesFolder(firm);
  const unfinished = await beginBeside(folder, call.surroundings.newId());
  try {
    const { position, files, faults } = await copyFirm({
      ...{ ledger, firm, folder: unfinished, settings: settingsOf(call.surroundings, call.globals) },
      carry: (content, into) => carryContent(from, into, content),
      progress: progressOf(call),
    });
    if (existsSync(folder)) await rmdir(folder);
    await rename(unfinished, folder);
    return { position, files, faults };
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Copies the ledger aside, verifies it there and sends it; contents go from where they lie. */
async function toStore(
  call: Call,
  { firms, firm, folder }: Asked,
  { ledger, at }: { readonly ledger: Ledger; readonly at: string },
): Promise<Made> {
  const { surroundings, globals } = call;
  const settings = settingsOf(surroundings, globals);
  const progress = progressOf(call);
  const store = await openStore(folder, settings, surroundings.environment);
  const aside = await beginAside(settings.LOTPROOF_DATA, 'backup', surroundings.newId());
  try {
    // Before hours of copying: a store that cannot be reached says so at once.
    await store.list(`${firm}/backups/`);
    const copy = await copyFirm({ ledger, firm, folder: aside, settings, progress });
    const database = join(aside, 'firms', `${firm}.sqlite`);
    const from = firms.filesFolder(firm);
    const { position, contents, faults } = await storeBackup({
      store,
      firm,
      at,
      copy,
      database,
      from,
      progress,
    });
    return { position, files: contents, faults };
  } finally {
    store.close();
    await rm(aside, { recursive: true, force: true });
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
