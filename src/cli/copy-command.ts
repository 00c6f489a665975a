import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { carryContent, namedContents } from '../domain/evidence/file-contents-store.ts';
import type { Carried, NamedContent } from '../domain/evidence/file-contents-store.ts';
import { RECORD_KINDS } from '../domain/record-kinds.ts';
import { filesFolderOf } from '../house/firms.ts';
import { ERROR_CODES, LotproofError } from '../kit/errors.ts';
import { copyLedger } from '../ledger/copy.ts';
import { ledgerPosition, openLedger } from '../ledger/ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Call, Command } from './command.ts';
import { endProgress, progressOf, settingsOf } from './house.ts';

const addressSchema = z.string().min(1).max(2_000);

const inputSchema = z.strictObject({
  source: addressSchema.describe('Address of the database that is read'),
  target: addressSchema.describe('Address of the empty database; it is made when it is not there'),
  sourceFiles: addressSchema.optional().describe('Folder the contents of files are read from'),
  targetFiles: addressSchema.optional().describe('Folder they are brought to'),
});

export const copyCommand: Command = {
  words: ['copy'],
  summary: 'Copy a firm, its files too, into an empty database: SQLite to PostgreSQL, or back',
  description:
    'Entries are copied as they are, so hashes, numbers and answers are the same afterwards. An address is the path of a SQLite file, or a PostgreSQL URL ' +
    'with the schema in it: postgres://user@host/database?schema=firm_arcadia. The firms of an installation are `firms/ID.sqlite` in its ' +
    'data folder, or the schema `firm_ID`.\n\n' +
    'Contents of files lie beside the database, under their hash, and are carried first, each held against its hash where it was written: from `files/ID` of the data folder for a firm of ' +
    'an installation (of LOTPROOF_DATA or --data for a schema), from `NAME-files` beside a SQLite file anywhere else, or from the folder that is named. ' +
    'What is missing or altered in the source is named by its file record, and the command then ends with the exit code of a damaged ledger, with all else copied.',
  input: inputSchema,
  positional: ['source', 'target'],
  examples: [
    {
      says: 'Move a firm to PostgreSQL',
      input: {
        source: 'lotproof-data/firms/arcadia.sqlite',
        target: 'postgres://lotproof@localhost/lotproof?schema=firm_arcadia',
      },
    },
  ],
  permission: null,
  run: async (call) => {
    const input = inputSchema.parse(call.input);
    if (input.source === input.target)
      throw new LotproofError('usage', 'Source and target are the same database.');
    progressOf(call)({ step: 'opening', done: 0, of: null });
    const from = await openLedger(existing(input.source), RECORD_KINDS);
    try {
      const to = await openLedger(input.target, RECORD_KINDS);
      try {
        const files = await carryFiles(call, from, to);
        const { entries } = await copyLedger(from, to);
        endProgress(call);
        return report(call, entries, files);
      } finally {
        await to.database.close();
      }
    } finally {
      await from.database.close();
    }
  },
};

/** A SQLite file that is there; a PostgreSQL address as it is. Opening would make an empty one. */
function existing(address: string): string {
  const isUrl = /^postgres(ql)?:\/\//.test(address);
  if (isUrl || existsSync(address.replace(/^sqlite:(\/\/)?/, ''))) return address;
  throw new LotproofError('not-found', `There is no database ${address}.`);
}

interface CarriedFiles {
  readonly carried: number;
  readonly there: number;
  readonly notKept: number;
  /** Destroyed by a decision on record. */
  readonly removed: number;
  /** What the source should have and has not as it was. */
  readonly faults: readonly { readonly state: Carried; readonly content: NamedContent }[];
  readonly target: string | null;
}

/**
 * Carries the contents before the ledger: a copy that is cut short leaves contents that nothing names yet, never entries whose contents
 * are not there, and can be begun again.
 */
async function carryFiles(call: Call, from: Ledger, to: Ledger): Promise<CarriedFiles> {
  const contents = await from.database.read(namedContents);
  const none = { carried: 0, there: 0, notKept: 0, removed: 0, faults: [], target: null };
  if (contents.length === 0 || (await to.database.read(ledgerPosition)) !== 0) return none;
  const { source, target } = folders(call);
  const counts = { carried: 0, there: 0, 'not-kept': 0, missing: 0, altered: 0, removed: 0 };
  const faults: { state: Carried; content: NamedContent }[] = [];
  for (const [index, content] of contents.entries()) {
    progressOf(call)({ step: 'copying', done: index, of: contents.length });
    const state = await carryContent(source, target, content);
    counts[state] += 1;
    if (state === 'missing' || state === 'altered') faults.push({ state, content });
  }
  const { carried, there, removed, 'not-kept': notKept } = counts;
  return { carried, there, notKept, removed, faults, target };
}

function folders(call: Call): { source: string; target: string } {
  const input = inputSchema.parse(call.input);
  const data = settingsOf(call.surroundings, call.globals).LOTPROOF_DATA;
  const source = input.sourceFiles ?? filesFolderOf(input.source, data);
  const target = input.targetFiles ?? filesFolderOf(input.target, data);
  if (source !== null && target !== null) return { source: resolve(source), target: resolve(target) };
  const [what, flag] = source === null ? ['lie', 'source-files'] : ['are to lie', 'target-files'];
  const says = `The firm has files, and a schema that is not called firm_ID does not tell where their contents ${what}: say it with --${flag} FOLDER.`;
  throw new LotproofError('usage', says);
}

/** Says what was copied; faults on standard error, with the exit code of a damaged ledger. */
function report(call: Call, entries: number, files: CarriedFiles): number {
  const { terminal } = call.surroundings;
  const { carried, there, notKept, removed, faults, target } = files;
  const missing = faults.map(({ state, content }) => ({
    state,
    records: content.records,
    name: content.name,
    sha256: content.sha256,
  }));
  if (call.globals.json) {
    terminal.out(
      `${JSON.stringify({ entries, files: { carried, there, notKept, removed, faults: missing, folder: target } })}\n`,
    );
  } else if (!call.globals.quiet) {
    const says = [`Copied ${String(entries)} entries.`, ...filesText(files)];
    terminal.out(`${says.join(' ')} \`lotproof verify\` checks them there.\n`);
  }
  for (const { state, records, name, sha256 } of missing) {
    const how =
      state === 'missing' ? 'is gone from the source' : 'is not what was recorded, and was left behind';
    terminal.say(`lotproof: the content of file ${records.join(', ')} (${name}, SHA-256 ${sha256}) ${how}\n`);
  }
  return faults.length === 0 ? 0 : ERROR_CODES['ledger-damaged'].exit;
}

function filesText({ carried, there, notKept, removed, target }: CarriedFiles): string[] {
  if (target === null) return [];
  return [
    `Carried ${carried === 1 ? '1 content' : `${String(carried)} contents`} of files to ${target}.`,
    ...(there > 0 ? [`${String(there)} were there already.`] : []),
    ...(notKept > 0 ? [`${String(notKept)} were never kept: their files are known by hash alone.`] : []),
    ...(removed > 0 ? [`${String(removed)} were removed by decision.`] : []),
  ];
}
