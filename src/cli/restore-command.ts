import { existsSync, readdirSync } from 'node:fs';
import { rename, rm, rmdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { isStore } from '../house/backup-place.ts';
import { restoreFirm } from '../house/restore-firm.ts';
import type { Restored } from '../house/restore-firm.ts';
import { beginBeside } from '../house/unfinished-folder.ts';
import { ERROR_CODES, LotproofError } from '../kit/errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { ledgerPosition, positionAt } from '../ledger/ledger.ts';
import type { Call, Command } from './command.ts';
import { endProgress, progressOf, settingsOf } from './house.ts';

const inputSchema = z.strictObject({
  from: z.string().min(1).max(2_000).describe('Folder that `backup` made, or store: s3://BUCKET/PREFIX'),
  folder: z.string().min(1).max(2_000).describe('Data folder that is not there yet, or is empty'),
  to: z
    .string()
    .max(40)
    .optional()
    .describe('Ledger position, day (its end, UTC) or UTC time it is restored to; absent: all of it'),
  backup: z
    .string()
    .max(100)
    .optional()
    .describe('Name of the backup in a store; absent: the newest whole one'),
});

export const restoreCommand: Command = {
  words: ['restore'],
  summary:
    'Bring a firm back from a backup into a data folder, as it stood at any position on record, and verify it',
  description:
    'The folder is then a data folder of its own: `lotproof --data FOLDER serve` opens it, and `lotproof copy` brings it to PostgreSQL. What was recorded after the position is not in it; nothing of the backup is changed. ' +
    'A content that was destroyed by decision after the position is named as missing: no backup made since holds it. The folder appears once all of it is there; what a restore into it that was killed left behind is removed by the next. In a store the newest backup that can be read is taken; a newer one that is damaged is named.',
  input: inputSchema,
  positional: ['from', 'folder'],
  examples: [
    {
      says: 'As it stood on a day',
      input: { from: '/mnt/backup/arcadia', folder: './restored', to: '2026-01-05' },
    },
  ],
  permission: null,
  run: async (call) => {
    const input = inputSchema.parse(call.input);
    const folder = resolve(input.folder);
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw new LotproofError('usage', `${folder} holds something already; name a folder that is not there.`);
    const restored = await restoreInto(call, input, folder);
    endProgress(call);
    return report(call, restored, folder);
  },
};

/** Builds it under another name, so that a folder under the name asked for is always whole. */
async function restoreInto(
  call: Call,
  input: z.output<typeof inputSchema>,
  folder: string,
): Promise<Restored> {
  const { surroundings, globals } = call;
  const settings = settingsOf(surroundings, globals);
  const unfinished = await beginBeside(folder, surroundings.newId());
  try {
    const restored = await restoreFirm({
      from: isStore(input.from) ? input.from : resolve(input.from),
      ...(settings.LOTPROOF_FIRM === '' ? {} : { firm: settings.LOTPROOF_FIRM }),
      ...(input.backup === undefined ? {} : { backup: input.backup }),
      into: unfinished,
      upTo: (ledger) => (input.to === undefined ? Promise.resolve(null) : positionMeant(ledger, input.to)),
      settings,
      environment: surroundings.environment,
      progress: progressOf(call),
    });
    if (existsSync(folder)) await rmdir(folder);
    await rename(unfinished, folder);
    return restored;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** The position meant by a number, a day or an instant. */
async function positionMeant(ledger: Ledger, to: string): Promise<number> {
  return ledger.database.read(async (transaction) => {
    const last = await ledgerPosition(transaction);
    if (/^\d{1,15}$/.test(to)) {
      if (Number(to) <= last) return Number(to);
      throw new LotproofError('not-found', `The backup ends at position ${String(last)}; there is no ${to}.`);
    }
    const moment = z.union([z.iso.date(), z.iso.datetime()]).safeParse(to);
    if (moment.success) return positionAt(transaction, moment.data);
    throw new LotproofError('usage', `"${to}" is no ledger position, day (YYYY-MM-DD) or UTC time.`);
  });
}

function report(call: Call, restored: Restored, folder: string): number {
  const { firm, source, passedOver, position, head, files, faults } = restored;
  const { terminal } = call.surroundings;
  const sound = faults.length === 0;
  if (call.globals.json) {
    const told = { folder, firm, source, passedOver, position, head, files, sound, faults };
    terminal.out(`${JSON.stringify(told)}\n`);
  } else if (!call.globals.quiet) {
    const contents = files === 1 ? '1 content' : `${String(files)} contents`;
    terminal.out(
      `Restored ${firm} up to entry ${String(position)}, with ${contents} of files, from ${source} to ${folder}.\n` +
        `${sound ? 'It was verified and is sound.' : 'NOT SOUND: what is wrong is named below.'}\nHead ${head}\n`,
    );
  }
  for (const name of passedOver) terminal.say(`lotproof: ${passedOverText(name)}\n`);
  for (const fault of faults) terminal.say(`lotproof: ${fault}\n`);
  return sound ? 0 : ERROR_CODES['ledger-damaged'].exit;
}

/** That a newer backup is there and of no use. */
export function passedOverText(name: string): string {
  return `The backup ${name} is newer and cannot be read: its manifest is damaged. It was passed over.`;
}
