import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { execute } from '../db/bulk.ts';
import { isStore } from '../house/backup-place.ts';
import { openFirms } from '../house/firms.ts';
import type { Firms } from '../house/firms.ts';
import { restoreFirm } from '../house/restore-firm.ts';
import { beginAside } from '../house/unfinished-folder.ts';
import { ERROR_CODES, LotproofError } from '../kit/errors.ts';
import { keepingOf, noteRestoreTest } from '../ledger/keeping.ts';
import type { RestoreTest } from '../ledger/keeping.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Call, Command } from './command.ts';
import { passedOverText } from './restore-command.ts';
import { chooseFirm, endProgress, progressOf, settingsOf } from './house.ts';

const inputSchema = z.strictObject({
  from: z
    .string()
    .min(1)
    .max(2_000)
    .optional()
    .describe('Folder or store of the backup; absent: that of the last `lotproof backup`'),
});

export const restoreTestCommand: Command = {
  words: ['restore', 'test'],
  summary: 'Restore the newest backup for a trial, verify it, and note when that last passed',
  description:
    'Restores into a temporary folder, walks the chain, builds every table anew, holds every content against its hash, and compares the last entry with the same one of the ledger in use; then all of it is removed again. ' +
    'About, on screen and as `lotproof about`, says when it last passed. A server does it every week once LOTPROOF_BACKUP is set. It ends with 0 only when it passed; a newer backup whose manifest cannot be read is a test that failed.',
  input: inputSchema,
  positional: ['from'],
  examples: [{ says: 'The backup that was made last', input: {} }],
  permission: null,
  run: async (call) => {
    const settings = settingsOf(call.surroundings, call.globals);
    const firms = openFirms(settings);
    try {
      const firm = await chooseFirm(firms, settings);
      const test = await tried(call, firms, firm);
      endProgress(call);
      return report(call, firm, test);
    } finally {
      await firms.close();
    }
  },
};

async function tried(call: Call, firms: Firms, firm: string): Promise<RestoreTest> {
  const ledger = await firms.open(firm);
  const from = await placeOf(call, ledger);
  const at = call.surroundings.now();
  const result = await outcome(call, ledger, { from, firm });
  return ledger.database.write((transaction) => noteRestoreTest(transaction, { at, from, ...result }));
}

async function placeOf(call: Call, ledger: Ledger): Promise<string> {
  const { from } = inputSchema.parse(call.input);
  if (from !== undefined) return isStore(from) ? from : resolve(from);
  const { backup } = await ledger.database.read(keepingOf);
  if (backup?.to !== undefined) return backup.to;
  throw new LotproofError(
    'usage',
    'No backup is known: make one with `lotproof backup`, or say where it lies.',
  );
}

/** A backup that cannot be restored is a test that failed, and is noted as one. */
async function outcome(
  call: Call,
  ledger: Ledger,
  { from, firm }: { readonly from: string; readonly firm: string },
): Promise<Pick<RestoreTest, 'position' | 'files' | 'sound' | 'says'>> {
  const { surroundings, globals } = call;
  const settings = settingsOf(surroundings, globals);
  const aside = await beginAside(settings.LOTPROOF_DATA, 'trial', surroundings.newId());
  try {
    const { position, head, files, faults, passedOver } = await restoreFirm({
      ...{ from, firm, into: join(aside, 'restored'), environment: surroundings.environment },
      ...{ upTo: () => Promise.resolve(null), settings },
      progress: progressOf(call),
    });
    const isSame = head === (await hashAt(ledger, position));
    const other = `Entry ${String(position)} of the backup is not that of the ledger in use.`;
    const [damaged] = passedOver.map(passedOverText);
    const says = damaged ?? faults[0] ?? (isSame ? null : other);
    return { position, files, sound: says === null, says };
  } catch (error) {
    if (!(error instanceof LotproofError)) throw error;
    return { position: 0, files: 0, sound: false, says: error.message };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function hashAt(ledger: Ledger, position: number): Promise<string | undefined> {
  const rows = await ledger.database.read((transaction) =>
    execute<{ hash: string }>(transaction, 'select hash from entry where sequence = ?', [position]),
  );
  return rows[0]?.hash;
}

function report({ surroundings: { terminal }, globals }: Call, firm: string, test: RestoreTest): number {
  const { position, files, sound, says, from, passedAt } = test;
  if (globals.json) terminal.out(`${JSON.stringify({ firm, ...test })}\n`);
  else if (!globals.quiet && sound)
    terminal.out(
      `Passed: ${firm} was restored from ${from} up to entry ${String(position)} with ${String(files)} contents of files, and is sound.\n`,
    );
  if (!sound)
    terminal.say(
      `lotproof: the backup in ${from} did not pass: ${says ?? ''} The test last passed: ${passedAt ?? 'never'}.\n`,
    );
  return sound ? 0 : ERROR_CODES['ledger-damaged'].exit;
}
