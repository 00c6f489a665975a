import type { Database } from '../db/database.ts';
import { openAccess } from '../access/open-access.ts';
import { DEMO_FIRM } from '../demo/demo-firm.ts';
import { DEMO_FIRM_IDS } from '../demo/demo-tenants.ts';
import { RECORD_KINDS } from '../domain/record-kinds.ts';
import { reachedAt } from '../house/address.ts';
import { openFirms } from '../house/firms.ts';
import type { Firms } from '../house/firms.ts';
import { settingsFrom } from '../house/settings.ts';
import type { Settings } from '../house/settings.ts';
import { mailFrom } from '../house/smtp.ts';
import { LotproofError } from '../kit/errors.ts';
import { progressText } from '../kit/progress.ts';
import type { TellProgress } from '../kit/progress.ts';
import { openLedger } from '../ledger/ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Context, Operation } from '../operation/operation.ts';
import type { Call } from './command.ts';
import type { Globals } from './global-flags.ts';
import type { Surroundings } from './surroundings.ts';

/** The settings in force: flags before the environment before the standard. */
export function settingsOf(surroundings: Surroundings, globals: Globals): Settings {
  const settings = settingsFrom(surroundings.environment);
  return {
    ...settings,
    LOTPROOF_DATA: globals.data ?? settings.LOTPROOF_DATA,
    // A folder named on the command line means the databases in it, whatever the environment says.
    LOTPROOF_DATABASE: globals.database ?? (globals.data === null ? settings.LOTPROOF_DATABASE : ''),
    LOTPROOF_FIRM: globals.firm ?? settings.LOTPROOF_FIRM,
  };
}

/** The firm that is meant: the one named, else the only one there is, else the demo's own while all of them are the demo's. */
export async function chooseFirm(firms: Firms, settings: Settings): Promise<string> {
  const there = await firms.list();
  const named = settings.LOTPROOF_FIRM;
  if (named !== '' && there.includes(named)) return named;
  if (there.length === 0) {
    const where = settings.LOTPROOF_DATABASE === '' ? settings.LOTPROOF_DATA : 'the PostgreSQL database';
    const says = `There is no firm in ${where} yet. Make one with \`lotproof firm create ID --name NAME\`, or look around in a made-up one with \`lotproof demo\`.`;
    throw new LotproofError('usage', says);
  }
  const list = there.join(', ');
  if (named !== '') throw new LotproofError('usage', `There is no firm "${named}". There are: ${list}.`);
  if (there.length === 1) return there[0] ?? '';
  if (there.includes(DEMO_FIRM.id) && there.every((id) => DEMO_FIRM_IDS.includes(id))) return DEMO_FIRM.id;
  throw new LotproofError(
    'usage',
    `There are several firms: ${list}. Say which with --firm, or for good with LOTPROOF_FIRM.`,
  );
}

/** Opens what an operation needs, runs `work`, and closes it all again. */
export async function inHouse<Result>(
  call: Call,
  operation: Operation,
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  const settings = settingsOf(call.surroundings, call.globals);
  const firms = openFirms(settings);
  let access: Database | null = null;
  let empty: Ledger | null = null;
  try {
    const firm = operation.about === 'house' ? null : await chooseFirm(firms, settings);
    if (operation.about !== undefined) access = await openAccess(settings, call.surroundings.now());
    if (firm === null) empty = await openLedger(':memory:', RECORD_KINDS);
    const ledger = firm === null || empty !== null ? empty : await firms.open(firm);
    if (ledger === null) throw new LotproofError('internal', 'No ledger was opened.');
    const kept = contextOf(call, settings, ledger, firm === null ? null : firms.filesFolder(firm));
    const context = firm === null ? kept : { ...kept, keyFolder: firms.keyFolder(firm) };
    return await work(
      access === null
        ? context
        : {
            ...context,
            house: { ...houseOf(access, firms, firm, settings), version: call.surroundings.version },
          },
    );
  } finally {
    await empty?.database.close();
    await access?.close();
    await firms.close();
  }
}

function houseOf(access: Database, firms: Firms, firm: string | null, settings: Settings) {
  const url = reachedAt(settings);
  const sharedFolder = firm === null ? null : firms.sharedFolder(firm);
  return { firm, access, firms, person: null, whole: true, sharedFolder, mail: mailFrom(settings), url };
}

export function contextOf(
  call: Call,
  settings: Settings,
  ledger: Ledger,
  dataFolder: string | null,
): Context {
  const { surroundings, globals } = call;
  const { now, newId } = surroundings;
  return {
    ledger,
    actor: { id: actorName(settings.LOTPROOF_ACTOR, surroundings.userName), role: 'owner', sites: null },
    now,
    newId,
    dataFolder,
    progress: progressOf(call),
    mayReadPaths: true,
    command: globals.commandId ?? newId(),
  };
}

/** Whoever is at the machine, in the letters a ledger takes. */
function actorName(setting: string, userName: string): string {
  const name = (setting === '' ? userName : setting).replaceAll(/[^\p{L}\p{N}._~-]/gu, '-').slice(0, 100);
  return name === '' ? 'local' : name;
}

/** Shows how far it is on one line of the terminal, which the answer then takes. */
export function progressOf({ surroundings: { terminal }, globals }: Call): TellProgress {
  if (!terminal.saysOnTerminal || globals.quiet) return () => undefined;
  return (progress) => terminal.say(`\r\u001B[K${progressText(progress).slice(0, 78)}`);
}

/** Takes the progress line away again. */
export function endProgress({ surroundings: { terminal }, globals }: Call): void {
  if (terminal.saysOnTerminal && !globals.quiet) terminal.say('\r\u001B[K');
}
