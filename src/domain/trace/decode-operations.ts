import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import { CODE_TEXT_LIMIT, codeKey } from '../../kit/code-key.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { buildScheme } from '../code/built-scheme.ts';
import type { CodeScheme } from '../code/code-scheme.ts';
import { allSchemes, codeSchemeRecord } from '../code/code-scheme-store.ts';
import { givenRecord, lotCodeRecord, runsWithCodes } from '../code/lot-code-store.ts';
import { withCountry } from '../code/next-code-store.ts';
import { readPattern } from '../code/pattern-reading.ts';
import { readCode } from '../code/scheme-reading.ts';
import type { CodeReading } from '../code/scheme-reading.ts';
import type { RunFacts } from '../code/scheme-writing.ts';
import { findRecord } from '../record-reading.ts';
import { maySee } from '../record-sites.ts';
import { runRecord } from '../run/run-store.ts';
import { compareReading } from './decode-compare.ts';
import type { DecodedRun } from './decode-compare.ts';
import { decodedRows, decodedSchema, decodedText } from './decode-answer.ts';
import type { Decoded } from './decode-answer.ts';
import { labelledRecords } from './record-labels-store.ts';

interface SchemeReading {
  readonly id: string;
  readonly scheme: CodeScheme;
  readonly reading: CodeReading;
}

const decodeOperation = readOperation({
  name: 'code.decode',
  words: ['decode'],
  positional: ['code'],
  summary: 'Say what each part of a lot code means, what the record says, and where the two disagree',
  description:
    'The code is read by every scheme of the firm: those that issue codes, and patterns of codes in use. Case, spaces and dashes do not matter. ' +
    'Runs that carry it are compared with each reading; what the record does not say is said to be not recorded, never to agree.',
  permission: 'read',
  input: z.strictObject({
    code: z.string().min(1).max(CODE_TEXT_LIMIT).describe('As typed, pasted or scanned'),
  }),
  output: decodedSchema,
  examples: [{ says: 'A lot code', input: { code: 'ABC0921-VN-BG1' } }],
  run: (context, { code }) => decode(context, code),
  show: decodedText,
  table: decodedRows,
});

/** What a code means by every scheme of the firm, and what the record says. */
export async function decode(context: ReadContext, code: string): Promise<Decoded> {
  const key = codeKey(code);
  const readings = await readingsOf(context, code);
  const runs = await runsCarrying(context, key);
  const compared = runs.map(({ id, label, said }) => ({
    run: { kind: 'run', id, name: label },
    comparisons: readings.flatMap(({ reading }, index) =>
      compareReading(reading, said).map((comparison) => ({ reading: index, ...comparison })),
    ),
  }));
  const isOtherwise = compared.some(({ comparisons }) =>
    comparisons.some(({ verdict }) => verdict === 'differs'),
  );
  return {
    code,
    readings: await shownReadings(context, readings),
    given: await givenShown(context, key),
    runs: compared,
    differs: runs.length > 1 || (readings.length === 1 && isOtherwise),
  };
}

async function readingsOf(context: ReadContext, code: string): Promise<SchemeReading[]> {
  const found: SchemeReading[] = [];
  for (const { id, n, scheme } of await allSchemes(context.transaction)) {
    if (!(await maySee(context.transaction, context.actor, codeSchemeRecord, context.ledger.kinds, n)))
      continue;
    const readings =
      scheme.parts === undefined
        ? readPattern(scheme.pattern ?? '', code)
        : readCode(buildScheme(scheme), code);
    found.push(...readings.map((reading) => ({ id, scheme, reading })));
  }
  return found;
}

/** The readings with names of products and sites beside their ids. */
async function shownReadings(
  { transaction, ledger }: ReadContext,
  readings: readonly SchemeReading[],
): Promise<Decoded['readings']> {
  const names = new Map<string, string>();
  for (const { reading } of readings) {
    for (const { kind, means } of reading.parts) {
      const of = kind === 'site' ? 'site' : kind === 'brand' || kind === 'sku' ? 'product' : null;
      if (of === null) continue;
      for (const { of: id } of means) {
        const record = await namedRecord({ transaction, ledger }, of, id);
        if (record !== null) names.set(id, record);
      }
    }
  }
  return readings.map(({ id, scheme, reading }) => ({
    scheme: { kind: 'code-scheme', id, name: scheme.name },
    isProved: scheme.parts !== undefined,
    parts: reading.parts.map(({ means, ...part }) => ({
      ...part,
      means: means.map(({ of, variant }) => ({
        of,
        ...(variant === undefined ? {} : { variant }),
        name: `${names.get(of) ?? of}${variant === undefined ? '' : ` (${variant})`}`,
      })),
    })),
    days: reading.days.map((stretch) => ({ ...stretch })),
    sequence: reading.sequence,
    checked: reading.checked,
  }));
}

async function namedRecord(
  { transaction, ledger }: Pick<ReadContext, 'transaction' | 'ledger'>,
  kind: 'product' | 'site',
  id: string,
): Promise<string | null> {
  const [row] = await execute<{ n: number }>(
    transaction,
    'select n from record where kind = ? and id = ? and withdrawn = 0',
    [kind, id],
  );
  if (row === undefined) return null;
  const { n } = row;
  return (await labelledRecords(transaction, ledger.kinds, [n])).get(n)?.label ?? null;
}

async function runsCarrying(
  context: ReadContext,
  key: string,
): Promise<{ id: string; label: string; said: DecodedRun }[]> {
  const { transaction, actor, ledger } = context;
  const found: { id: string; label: string; said: DecodedRun }[] = [];
  for (const id of (await runsWithCodes(transaction, [key])).get(key) ?? []) {
    const { n } = await findRecord(transaction, runRecord, id);
    if (!(await maySee(transaction, actor, runRecord, ledger.kinds, n))) continue;
    const record = (await labelledRecords(transaction, ledger.kinds, [n])).get(n);
    if (record === undefined) continue;
    const body = runRecord.schema.parse(record.body);
    const place: RunFacts = { date: '', site: body.site };
    const { country } = await withCountry(transaction, place);
    found.push({
      id,
      label: record.label,
      said: {
        product: body.product,
        variant: body.variant ?? null,
        site: body.site ?? null,
        country: country ?? null,
        line: body.line ?? null,
        shift: body.shift ?? null,
        from: body.started?.slice(0, 10) ?? null,
        to: (body.ended ?? body.started)?.slice(0, 10) ?? null,
      },
    });
  }
  return found;
}

async function givenShown(
  { transaction, actor, ledger }: ReadContext,
  key: string,
): Promise<Decoded['given']> {
  const given = await givenRecord(transaction, key);
  if (given === null) return null;
  const isSeen =
    actor.sites === null || (await maySee(transaction, actor, lotCodeRecord, ledger.kinds, given.n));
  if (!isSeen) return null;
  const { scheme, number, date } = given.body;
  return { id: key, scheme, number, date, withdrawn: given.withdrawn };
}

/** Reading lot codes. */
export const DECODE_OPERATIONS: readonly Operation[] = [decodeOperation];
