import type { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import type { ReadContext } from '../../operation/operation.ts';
import { cartonSeriesSchema } from '../carton/carton.ts';
import { codeKey } from '../../kit/code-key.ts';
import { namesByKey } from '../code/find-store.ts';
import { partySchema } from '../party/party.ts';
import { findVisible } from '../record-reading.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { loadLabelFacts } from './label-facts-store.ts';
import type { LabelFacts } from './label-facts.ts';
import { gtinOf, lotFault } from './label-symbol.ts';
import { requireSscc } from './logistic-content.ts';
import type { LogisticContent } from './logistic-content.ts';
import { cartonsOnPallet, contentOfCartons, ssccsOf } from './logistic-unit-store.ts';
import type { CartonStretch } from './logistic-unit-store.ts';

/** Which carton or pallet is meant: by its SSCC, or by name. */
export interface WantedUnit {
  readonly sscc?: string | undefined;
  readonly pallet?: string | undefined;
  readonly series?: string | undefined;
  readonly carton?: number | undefined;
}

/** A carton or pallet, and what the record says of it. */
export interface LogisticUnit {
  readonly content: LogisticContent;
  /** What does not stand on the label, and why. */
  readonly notSaid: readonly {
    readonly what: 'content' | 'lot' | 'from' | 'to' | 'sscc';
    readonly says: string;
  }[];
  readonly series: z.output<typeof cartonSeriesSchema> | null;
  readonly facts: readonly LabelFacts[];
  readonly cartons: number;
  readonly name: string;
}

/** Runs whose facts are read: goods of more lots than that say neither GTIN nor lot. */
const MOST_RUNS = 50;

/** Throws `invalid-input`, `not-found` and `ambiguous`, naming what is wrong: no label is drawn with an SSCC that is not proved. */
export async function logisticUnit(context: ReadContext, wanted: WantedUnit): Promise<LogisticUnit> {
  const thing = await thingOf(context, wanted);
  const { sscc, isOnRecord } = await ssccOf(context, thing, wanted.sscc);
  const { transaction, ledger } = context;
  const { contents, isWhole } = await contentOfCartons(transaction, thing.stretches);
  const facts: LabelFacts[] = [];
  for (const { run } of contents.slice(0, MOST_RUNS))
    facts.push(await loadLabelFacts(transaction, ledger.kinds, run));
  const units = isWhole ? contents.reduce((sum, one) => sum + one.units, 0) : null;
  const same = sameIn(contents.length > MOST_RUNS ? [] : facts, units);
  const unproved = isOnRecord
    ? []
    : [
        {
          what: 'sscc' as const,
          says: `No record gives ${thing.name} the SSCC ${sscc}: record it as its name.`,
        },
      ];
  return {
    content: { sscc, ...same.content },
    notSaid: [...unproved, ...same.notSaid],
    series: await seriesOf(context, thing.stretches),
    facts,
    cartons: thing.stretches.reduce((sum, { from, to }) => sum + to - from, 0),
    name: thing.name,
  };
}

interface Thing {
  readonly n: number;
  readonly carton: number | null;
  readonly stretches: readonly CartonStretch[];
  readonly name: string;
}

async function thingOf(context: ReadContext, wanted: WantedUnit): Promise<Thing> {
  const { sscc, pallet, series, carton } = wanted;
  if (pallet !== undefined && series === undefined && carton === undefined) return palletOf(context, pallet);
  if (series !== undefined && carton !== undefined && pallet === undefined)
    return cartonOf(context, series, carton);
  if (sscc !== undefined && pallet === undefined && series === undefined && carton === undefined)
    return foundBySscc(context, requireSscc(sscc));
  throw new LotproofError(
    'invalid-input',
    'Name a pallet, a carton by its series and number, or an SSCC that is on record.',
  );
}

async function palletOf(context: ReadContext, id: string): Promise<Thing> {
  const { n } = await findVisible(context, kindNamed(context.ledger, 'pallet'), id);
  const stretches = await cartonsOnPallet(context.transaction, n);
  return { n, carton: null, stretches, name: `pallet-${id}` };
}

async function cartonOf(context: ReadContext, id: string, carton: number): Promise<Thing> {
  const { n } = await findVisible(context, kindNamed(context.ledger, 'carton-series'), id);
  return {
    n,
    carton,
    stretches: [{ series: n, from: carton, to: carton + 1 }],
    name: `${id}-${String(carton)}`,
  };
}

async function foundBySscc(context: ReadContext, sscc: string): Promise<Thing> {
  const names = await namesByKey(context.transaction, 'key', [codeKey(sscc)]);
  const things = names.flatMap(({ form, kind, id, low, high }): { id: string; carton: number | null }[] => {
    if (form !== 'sscc') return [];
    if (kind === 'pallet') return [{ id, carton: null }];
    return kind === 'carton-series' && low !== null && low === high ? [{ id, carton: low }] : [];
  });
  const [first] = things;
  if (first === undefined)
    throw new LotproofError('not-found', `No pallet or single carton on record has the SSCC ${sscc}.`);
  if (things.some(({ id, carton }) => id !== first.id || carton !== first.carton))
    throw new LotproofError(
      'ambiguous',
      `The SSCC ${sscc} is on record for several things: it may name one alone.`,
    );
  return first.carton === null ? palletOf(context, first.id) : cartonOf(context, first.id, first.carton);
}

/** The SSCC on record, or the given one where there is none. */
async function ssccOf(
  { transaction }: ReadContext,
  { n, carton, name }: Thing,
  given: string | undefined,
): Promise<{ sscc: string; isOnRecord: boolean }> {
  const known = await ssccsOf(transaction, n, carton);
  const [first] = known;
  if (given !== undefined) {
    const sscc = requireSscc(given);
    if (first !== undefined && !known.includes(sscc))
      throw new LotproofError('invalid-input', `The record gives ${name} the SSCC ${first}, not ${sscc}.`);
    await requireOwnSscc(transaction, sscc, { n, carton, name });
    return { sscc, isOnRecord: first !== undefined };
  }
  if (first === undefined)
    throw new LotproofError(
      'invalid-input',
      `No SSCC is on record for ${name}: record it as a name of the form sscc, or give it.`,
    );
  if (known.length > 1)
    throw new LotproofError(
      'ambiguous',
      `The record gives ${name} several SSCCs: ${known.join(', ')}. Say which.`,
    );
  return { sscc: requireSscc(first), isOnRecord: true };
}

/** An SSCC is of one unit: what names something else on record, or several cartons, stands on no label of this. */
async function requireOwnSscc(
  transaction: Transaction,
  sscc: string,
  { n, carton, name }: Pick<Thing, 'n' | 'carton' | 'name'>,
): Promise<void> {
  const names = await namesByKey(transaction, 'key', [codeKey(sscc)]);
  const other = names.find((one) => one.of !== n || one.low !== carton || one.high !== carton);
  if (other === undefined) return;
  const cartons =
    other.low === null || other.high === null
      ? ''
      : other.low === other.high
        ? `, carton ${String(other.low)}`
        : `, cartons ${String(other.low)} to ${String(other.high)}`;
  throw new LotproofError(
    'invalid-input',
    `The SSCC ${sscc} is on record for ${other.kind} ${other.id}${cartons}: it cannot be that of ${name} too.`,
  );
}

type Same = Pick<LogisticUnit, 'notSaid'> & { readonly content: Omit<LogisticContent, 'sscc'> };

/** (02) and (37) are of goods that are all the same, (10) of one lot of them. */
function sameIn(facts: readonly LabelFacts[], units: number | null): Same {
  const without = (what: 'content' | 'lot', says: string): Same => ({
    content: { gtin: null, count: null, lot: null },
    notSaid: [{ what, says }],
  });
  if (facts.length === 0) return without('content', 'What is in it is not on record, or of too many lots.');
  if (units === null)
    return without(
      'content',
      'How many units are in it is not known: a carton has no packing on record, or was repacked.',
    );
  const gtins = gtinsOf(facts);
  if (typeof gtins === 'string') return without('content', gtins);
  const [gtin, ...others] = gtins;
  if (gtin === undefined || others.length > 0)
    return without('content', 'Goods of several GTINs are in it, and a count is of one.');
  const lots = [...new Set(facts.map(({ run }) => run.body.code))];
  const lot = present(lots[0], 'a run has a code');
  const fault = lots.length > 1 ? `Goods of ${String(lots.length)} lots are in it.` : lotFault(gtin, lot);
  return {
    content: { gtin, count: units, lot: fault === null ? lot : null },
    notSaid: fault === null ? [] : [{ what: 'lot', says: `The lot does not stand on it: ${fault}` }],
  };
}

/** The GTINs, or why one is not to be had. */
function gtinsOf(facts: readonly LabelFacts[]): string[] | string {
  try {
    return [...new Set(facts.map(gtinOf))];
  } catch (problem) {
    if (problem instanceof LotproofError && problem.code === 'invalid-input') return problem.message;
    throw problem;
  }
}

/** The series that all cartons are of. */
async function seriesOf({ transaction, ledger }: ReadContext, stretches: readonly CartonStretch[]) {
  const numbers = new Set(stretches.map(({ series }) => series));
  const [n] = numbers;
  if (n === undefined || numbers.size > 1) return null;
  const record = (await labelledRecords(transaction, ledger.kinds, [n])).get(n);
  return record === undefined ? null : cartonSeriesSchema.parse(record.body);
}

/** Name and address of a party, as lines of a label. */
export async function partyLines(context: ReadContext, id: string): Promise<string[]> {
  const { n } = await findVisible(context, kindNamed(context.ledger, 'party'), id);
  const record = present(
    (await labelledRecords(context.transaction, context.ledger.kinds, [n])).get(n),
    'the party',
  );
  const { name, address, country } = partySchema.parse(record.body);
  return [name, ...(address === undefined ? (country === undefined ? [] : [country]) : [address])];
}
