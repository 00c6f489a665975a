import { join } from 'node:path';
import { isStore } from '../house/backup-place.ts';
import type { Firms } from '../house/firms.ts';
import { SETTINGS } from '../house/settings.ts';
import type { SettingName, Settings } from '../house/settings.ts';
import { LotproofError } from '../kit/errors.ts';
import { keepingOf } from '../ledger/keeping.ts';
import type { Surroundings } from './surroundings.ts';

/** How often it is looked whether something is due. */
const LOOK_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;

type Around = Pick<Surroundings, 'now' | 'runSelf' | 'terminal'>;

interface LookedAfter {
  readonly settings: Settings;
  readonly firms: Firms;
}

/**
 * Has backups made and tried while a server serves, each firm in its turn and in a process of its own, so that nobody waits for it. What
 * came out is noted in the ledger's database, for About to tell; a failure is said in the log too. Gives what ends it.
 */
export function lookAfter(around: Around, house: LookedAfter): () => void {
  if (house.settings.LOTPROOF_BACKUP === '') return () => undefined;
  let under: Promise<void> | null = null;
  const look = (): void => {
    under ??= careForAll(around, house)
      .catch((error: unknown) =>
        logged(around, 'error', error instanceof Error ? error.message : String(error)),
      )
      .finally(() => {
        under = null;
      });
  };
  const timer = setInterval(look, LOOK_MS);
  look();
  return () => clearInterval(timer);
}

async function careForAll(around: Around, house: LookedAfter): Promise<void> {
  for (const firm of await house.firms.list()) {
    for (const args of await dueNow(around.now(), house, firm)) {
      const { LOTPROOF_DATA, LOTPROOF_DATABASE } = house.settings;
      // Not as flags: a list of processes shows those to everybody.
      const code = await around.runSelf(args, { LOTPROOF_DATA, LOTPROOF_DATABASE, LOTPROOF_FIRM: firm });
      if (code !== 0) logged(around, 'error', `${args.join(' ')} ended with ${String(code)}`);
    }
  }
}

/** The commands that are due for a firm, in order. An unsound backup or test is tried again in its usual time: somebody has to look. */
export async function dueNow(
  now: string,
  { settings, firms }: LookedAfter,
  firm: string,
): Promise<string[][]> {
  const ledger = await firms.open(firm);
  const { backup, restoreTest } = await ledger.database.read(keepingOf);
  const isOver = (at: string | undefined, hours: number): boolean =>
    at === undefined || Date.parse(now) - Date.parse(at) >= hours * HOUR_MS;
  const hours = careHours(settings);
  const isBackupDue = isOver(backup?.at, hours.backup);
  const isTestDue = isOver(restoreTest?.at, hours.test);
  return [
    ...(isBackupDue ? [['backup', placeFor(settings.LOTPROOF_BACKUP, firm, now), '--quiet']] : []),
    ...(isTestDue ? [['restore', 'test', '--quiet']] : []),
  ];
}

/** A store keeps its backups apart by itself; in a folder each has one of its own. */
function placeFor(place: string, firm: string, now: string): string {
  return isStore(place) ? place : join(place, firm, `${now.slice(0, 19).replaceAll(/[-:]/g, '')}Z`);
}

/** Hours between two backups and between two trials. What is no number is refused: it must not seem to be in force. */
export function careHours(settings: Settings): { readonly backup: number; readonly test: number } {
  return {
    backup: numberIn(settings, 'LOTPROOF_BACKUP_HOURS'),
    test: numberIn(settings, 'LOTPROOF_RESTORE_TEST_DAYS') * 24,
  };
}

function numberIn(settings: Settings, name: SettingName): number {
  const text = settings[name];
  const read = Number(text === '' ? SETTINGS[name].standard : text);
  if (Number.isFinite(read) && read > 0) return read;
  throw new LotproofError('usage', `${name} must be a number above 0, not "${text}".`);
}

function logged({ terminal, now }: Around, level: 'error', says: string): void {
  terminal.say(`${JSON.stringify({ time: now(), level, says })}\n`);
}
