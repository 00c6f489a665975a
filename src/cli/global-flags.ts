/** Flags that every command knows. `takes` names the value; without it the flag is a switch. */
export const GLOBAL_FLAGS = {
  firm: { takes: 'FIRM', says: 'Firm to work on, when there are several (LOTPROOF_FIRM)' },
  data: { takes: 'FOLDER', says: 'Folder of the embedded databases and files (LOTPROOF_DATA)' },
  database: { takes: 'URL', says: 'PostgreSQL to use instead of the folder (LOTPROOF_DATABASE)' },
  'as-of': { takes: 'WHEN', says: 'Answer from the ledger as it stood at a position, day or UTC time' },
  'command-id': { takes: 'ID', says: 'Id of this command: sent again, it is recorded once' },
  json: { takes: null, says: 'Answer, and errors, as JSON' },
  csv: { takes: null, says: 'Answer as CSV' },
  quiet: { takes: null, says: 'No progress, no hints; of a recording not even the receipt' },
  'no-color': { takes: null, says: 'No colour (also NO_COLOR, and never when not on a terminal)' },
  help: { takes: null, says: 'Explain the command (also -h)' },
} as const satisfies Record<string, { takes: string | null; says: string }>;

export type GlobalFlag = keyof typeof GLOBAL_FLAGS;

/** What the global flags said. */
export interface Globals {
  readonly firm: string | null;
  readonly data: string | null;
  readonly database: string | null;
  readonly asOf: string | null;
  readonly commandId: string | null;
  readonly json: boolean;
  readonly csv: boolean;
  readonly quiet: boolean;
  readonly noColor: boolean;
  readonly help: boolean;
}

export const SHORT_FLAGS: Readonly<Record<string, GlobalFlag>> = { h: 'help', q: 'quiet' };

export function globalsFrom(given: ReadonlyMap<string, readonly string[]>): Globals {
  const value = (flag: GlobalFlag): string | null => given.get(flag)?.at(-1) ?? null;
  return {
    firm: value('firm'),
    data: value('data'),
    database: value('database'),
    asOf: value('as-of'),
    commandId: value('command-id'),
    json: given.has('json'),
    csv: given.has('csv'),
    quiet: given.has('quiet'),
    noColor: given.has('no-color'),
    help: given.has('help'),
  };
}

export function isGlobalFlag(flag: string): flag is GlobalFlag {
  return Object.hasOwn(GLOBAL_FLAGS, flag);
}

/** True for a global flag that is followed by its value. */
export function takesValue(flag: string): boolean {
  return isGlobalFlag(flag) && GLOBAL_FLAGS[flag].takes !== null;
}
