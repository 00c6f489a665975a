import { execute, listValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { codeKey } from '../../kit/code-key.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import {
  defineRecord,
  integer,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import type { Guarded } from '../../ledger/define-record.ts';
import { buildScheme } from './built-scheme.ts';
import type { BuiltScheme } from './built-scheme.ts';
import { issuingSchemes } from './code-scheme-store.ts';
import { lotCodeSchema } from './lot-code.ts';
import type { LotCode } from './lot-code.ts';
import { readCode } from './scheme-reading.ts';
import { writeCode } from './scheme-writing.ts';

export const lotCodeRecord = defineRecord({
  kind: 'lot-code',
  version: 1,
  noun: 'lot code',
  plural: 'lot-codes',
  summary:
    'A lot code that was given out by a scheme, for one run. Its id is the code without dashes, so that it is given out once for all, withdrawn or not.',
  schema: lotCodeSchema,
  tables: {
    lot_code: {
      columns: {
        code: text,
        scheme: reference('code-scheme'),
        number: integer,
        date: text,
        product: optionalReference('product'),
        site: optionalReference('site'),
        production_line: optionalText,
        shift: optionalText,
      },
      indexes: [['code'], ['date']],
    },
  },
  rows: (body) => ({
    lot_code: [
      {
        code: body.code,
        scheme: body.scheme,
        number: body.number,
        date: body.date,
        product: body.product,
        site: body.site,
        production_line: body.line,
        shift: body.shift,
      },
    ],
  }),
  // The run is found by its code; a code that was only given out is found by `decode`.
  names: () => [],
  label: (body) => body.code,
  site: { column: 'site' },
  example: {
    code: 'ABC1022-VN-BG1',
    scheme: 'example-1',
    number: 1,
    date: '2022-10-04',
    product: 'romper',
    country: 'VN',
  },
  exampleId: 'ABC1022VNBG1',
  guard: requireOwnCode,
});

/** A lot code is what its scheme writes for its facts, and stands under the key of the code. */
async function requireOwnCode(transaction: Transaction, { id, body }: Guarded<LotCode>): Promise<void> {
  const found = (await issuingSchemes(transaction)).find((one) => one.id === body.scheme);
  if (found === undefined) {
    throw new LotproofError(
      'invalid-input',
      `The scheme "${body.scheme}" describes codes in use and issues none.`,
    );
  }
  const written = writeCode(buildScheme(found.scheme), body, body.number);
  if (!written.ok) throw new LotproofError('invalid-input', written.says);
  if (written.code === body.code && id === written.key) return;
  throw new LotproofError(
    'invalid-input',
    `The scheme "${body.scheme}" writes ${written.code} for this, which stands under the id "${written.key}".`,
  );
}

/** Which of these codes, by key, were given out, withdrawn ones too. */
export async function givenOut(transaction: Transaction, keys: readonly string[]): Promise<Set<string>> {
  const rows = await execute<{ id: string }>(
    transaction,
    `select id from record where kind = 'lot-code' and id ${transaction.dialect.inListOfTexts}`,
    [listValue(keys)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The lot code under that key, with what it last said where it was withdrawn; null: it was never given out. */
export async function givenRecord(
  transaction: Transaction,
  key: string,
): Promise<{ n: number; withdrawn: boolean; body: LotCode } | null> {
  const [row] = await execute<{ n: number; withdrawn: number; payload: string }>(
    transaction,
    `select record.n as n, record.withdrawn as withdrawn, entry.payload as payload from record
        join entry on entry.kind = record.kind and entry.record = record.id and entry.action <> 'withdraw'
      where record.kind = 'lot-code' and record.id = ? order by entry.sequence desc limit 1`,
    [key],
  );
  if (row === undefined) return null;
  return { n: row.n, withdrawn: row.withdrawn === 1, body: lotCodeSchema.parse(JSON.parse(row.payload)) };
}

/** What was given out by that entry. */
export async function givenCode(transaction: Transaction, sequence: number): Promise<LotCode> {
  const [row] = await execute<{ payload: string }>(
    transaction,
    'select payload from entry where sequence = ?',
    [sequence],
  );
  return lotCodeSchema.parse(JSON.parse(present(row, 'the entry of a receipt').payload));
}

/** The keys among these that runs carry, with the runs in the order they were recorded. */
export async function runsWithCodes(
  transaction: Transaction,
  keys: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await execute<{ key: string; id: string }>(
    transaction,
    `select distinct name.key as key, record.id as id, record.n as n from name join record on record.n = name."of"
      where name.form = 'lot-code' and record.kind = 'run' and record.withdrawn = 0
        and name.key ${transaction.dialect.inListOfTexts} order by n`,
    [listValue(keys)],
  );
  const runs = new Map<string, string[]>();
  for (const { key, id } of rows) runs.set(key, [...(runs.get(key) ?? []), id]);
  return runs;
}

/**
 * Two runs never share a code that a scheme issues or could issue. Codes that no scheme issues are recorded as the factory
 * has them, however often it used them: everything that looks a code up shows all that it means.
 *
 * @throws LotproofError `code-taken`, with the run that has the code.
 */
export async function requireFreeCode(
  transaction: Transaction,
  run: { readonly id: string; readonly code: string },
): Promise<void> {
  const schemes = await issuingSchemes(transaction);
  const key = codeKey(run.code);
  if (schemes.length === 0 || key === '') return;
  const runs = (await runsWithCodes(transaction, [key])).get(key) ?? [];
  const other = runs.find((id) => id !== run.id);
  if (other === undefined) return;
  const isGiven = (await givenOut(transaction, [key])).size > 0;
  if (!isGiven && !schemes.some(({ scheme }) => isCodeOf(buildScheme(scheme), key))) return;
  throw new LotproofError('code-taken', `The lot code ${run.code} is that of the run "${other}".`);
}

function isCodeOf(scheme: BuiltScheme, key: string): boolean {
  return readCode(scheme, key).some(({ checked }) => checked !== false);
}
