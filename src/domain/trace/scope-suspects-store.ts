import { execute } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Key } from './scope-facts.ts';
import type { SuspectInput } from './scope-input.ts';
import { inspectionSuspects } from './scope-inspection-store.ts';
import type { Suspect } from './scope-question.ts';

/** A suspect as the engine takes it, and in words. */
export interface ResolvedSuspect {
  readonly suspects: readonly Suspect[];
  readonly words: string;
}

/** Turns ids into keys. An id that is not on record is an error: a question about nothing has no answer. */
export async function resolveSuspect(
  transaction: Transaction,
  input: SuspectInput,
): Promise<ResolvedSuspect> {
  const key = (kind: string, id: string): Promise<Key> => keyOf(transaction, kind, id);
  switch (input.kind) {
    case 'material-lot':
      return one(
        { kind: 'material-lot', lot: await key('material-lot', input.id) },
        `material lot ${input.id}`,
      );
    case 'supplier': {
      const site = input.site === undefined ? null : await key('site', input.site);
      const party = await key('party', input.party);
      const period = { from: input.from ?? null, to: input.to ?? null };
      return one({ kind: 'supplier', party, site, ...period }, supplierWords(input));
    }
    case 'run': {
      const span = input.span ?? null;
      const units = span === null ? '' : `, units ${String(span.from)} to ${String(span.to - 1)}`;
      return one({ kind: 'run', run: await key('run', input.id), span }, `run ${input.id}${units}`);
    }
    case 'line-window':
      return windowSuspect(input, await key('site', input.site));
    case 'cartons':
      return cartonSuspect(input, await key('carton-series', input.series));
    case 'revision':
      return one({ kind: 'revision', revision: await key('revision', input.id) }, `revision ${input.id}`);
    case 'inspection':
      return {
        suspects: await inspectionSuspects(transaction, [await key('inspection', input.id)]),
        words: `inspection ${input.id}`,
      };
    case 'inspector':
      return inspectorSuspects(transaction, input);
  }
}

function windowSuspect(input: SuspectInput & { kind: 'line-window' }, site: Key): ResolvedSuspect {
  const { line, from, to } = input;
  if (from >= to) throw new LotproofError('invalid-input', 'The window must end after it begins.');
  return one(
    { kind: 'line-window', site, line, from, to },
    `line ${line} of site ${input.site}, ${from} to ${to}`,
  );
}

function cartonSuspect(input: SuspectInput & { kind: 'cartons' }, series: Key): ResolvedSuspect {
  const { from, to } = input;
  if (from >= to) throw new LotproofError('invalid-input', 'The carton range holds no carton.');
  const words = `cartons ${String(from)} to ${String(to - 1)} of series ${input.series}`;
  return one({ kind: 'cartons', series, range: { from, to } }, words);
}

function one(suspect: Suspect, words: string): ResolvedSuspect {
  return { suspects: [suspect], words };
}

function supplierWords(input: SuspectInput & { kind: 'supplier' }): string {
  const site = input.site === undefined ? '' : ` from site ${input.site}`;
  const from = input.from === undefined ? '' : ` from ${input.from}`;
  const to = input.to === undefined ? '' : ` to ${input.to}`;
  return `all lots of supplier ${input.party}${site}${from}${to}`;
}

async function keyOf(transaction: Transaction, kind: string, id: string): Promise<Key> {
  const rows = await execute<{ n: number; withdrawn: number } & Record<string, SqlValue>>(
    transaction,
    'select n, withdrawn from record where kind = ? and id = ?',
    [kind, id],
  );
  const row = rows[0];
  if (row === undefined) throw new LotproofError('not-found', `There is no ${kind} "${id}".`);
  if (row.withdrawn === 1) throw new LotproofError('withdrawn', `The ${kind} "${id}" was withdrawn.`);
  return row.n;
}

/** Every inspection by a firm or person. */
async function inspectorSuspects(
  transaction: Transaction,
  input: SuspectInput & { kind: 'inspector' },
): Promise<ResolvedSuspect> {
  const { party, name } = input;
  if (party === undefined && name === undefined) {
    throw new LotproofError('invalid-input', 'Name the inspection firm (party) or the person (name).');
  }
  const conditions: string[] = [];
  const parameters: SqlValue[] = [];
  if (party !== undefined) {
    conditions.push('party = ?');
    parameters.push(await keyOf(transaction, 'party', party));
  }
  if (name !== undefined) {
    conditions.push('inspector = ?');
    parameters.push(name);
  }
  const rows = await execute<{ n: number } & Record<string, SqlValue>>(
    transaction,
    `select n from inspection where ${conditions.join(' and ')} order by n`,
    parameters,
  );
  if (rows.length === 0)
    throw new LotproofError('not-found', 'No inspection by that firm or person is on record.');
  return {
    suspects: await inspectionSuspects(
      transaction,
      rows.map(({ n }) => n),
    ),
    words: `every inspection by ${[name, party].filter((part) => part !== undefined).join(' of ')}`,
  };
}
