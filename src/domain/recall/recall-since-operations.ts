import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { markRange } from '../code/mark-range.ts';
import { findRecord } from '../record-reading.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { keptScope } from '../trace/scope-kept-operations.ts';
import { PLACE_KINDS } from '../trace/scope-answer.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { cartonsMoved, cartonsNotIn, consigneeChanges, count, runChanges } from './recall-since.ts';
import type { ConsigneeChange, PlacedCartons } from './recall-since.ts';
import { cartonsThen, cartonsTold, namesFor, partiesTold, runNumbers } from './recall-since-store.ts';
import type { SinceNames } from './recall-since-store.ts';
import { recallRecord } from './recall-store.ts';
import { recallSchema } from './recall.ts';
import type { Recall } from './recall.ts';
import { coverFor } from './recall-weigh-operations.ts';

const countSchema = z.int();

const cartonsSchema = z.strictObject({
  series: namedSchema,
  from: countSchema.describe('First carton number'),
  to: countSchema.describe('One past the last carton number'),
  firstMark: z.string(),
  lastMark: z.string(),
  place: z.enum(PLACE_KINDS),
  party: namedSchema.nullable(),
  shipment: namedSchema.nullable(),
  units: countSchema.nullable().describe('Recalled units in each; null: no packing record says'),
});

const todaySchema = z.strictObject({
  same: z
    .boolean()
    .describe(
      'Nothing came in or went out, nothing moved, everybody who has goods was told, and the record allows the boundary',
    ),
  unitsNow: countSchema,
  cartonsNow: countSchema,
  allowed: z.boolean().describe('Whether the record allows this boundary today'),
  notClearedOutside: countSchema.describe('Units outside of it today that nothing clears'),
  runs: z
    .array(
      z.strictObject({
        run: namedSchema,
        then: z
          .strictObject({ units: countSchema.nullable() })
          .nullable()
          .describe('Null: it was not in it. Units null: nobody could tell'),
        now: z.strictObject({ units: countSchema.nullable() }).nullable().describe('Null: no longer in it'),
      }),
    )
    .describe('Runs that came in, went out, or are in it with other units'),
  cameIn: z.array(cartonsSchema).describe('Cartons that today’s records take in and the recall does not'),
  wentOut: z.array(cartonsSchema).describe('Cartons that the recall took in and today’s records do not'),
  moved: z
    .array(
      z.strictObject({ cartons: cartonsSchema, place: z.enum(PLACE_KINDS), party: namedSchema.nullable() }),
    )
    .describe('Cartons where they are now, with the place and party they had when it was declared'),
  consignees: z
    .array(
      z.strictObject({
        party: namedSchema.nullable().describe('Null: nobody says whom the shipment went to'),
        cartonsThen: countSchema,
        cartonsNow: countSchema,
        hasNotice: z.boolean(),
        untold: z.array(cartonsSchema).describe('Cartons they have today that no notice tells them of'),
      }),
    )
    .describe('Whose cartons are not what they were, or who was not told of some'),
});

const sinceSchema = z.strictObject({
  id: z.string(),
  position: countSchema.describe('Ledger position of today’s records'),
  declaredAt: countSchema
    .nullable()
    .describe('Ledger position of its scope; null: the goods were named by hand'),
  entriesSince: countSchema.nullable().describe('Ledger entries after that'),
  boundary: z.string(),
  unitsThen: countSchema,
  cartonsThen: countSchema,
  today: todaySchema
    .nullable()
    .describe('Null: the goods were named by hand, and nobody can tell what a scope would say today'),
});
type Since = z.infer<typeof sinceSchema>;

const sinceOperation = readOperation({
  name: 'recall.since',
  summary:
    'What has changed since a recall was declared: goods that came in or went out, and who was not told',
  description:
    'The suspects of the recall are asked about again, by today’s records and within the same boundary, and the answer is held against what the recall took in. ' +
    'Nothing of the recall changes by it: goods that came in are recalled when somebody corrects the recall or declares another.',
  permission: 'trace',
  inThread: true,
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the recall') }),
  output: sinceSchema,
  examples: [],
  run: since,
  show: sinceText,
  table: ({ today }) => [
    ['change', 'series', 'first carton', 'last carton', 'place', 'party'],
    ...(['cameIn', 'wentOut'] as const).flatMap((change) =>
      (today?.[change] ?? []).map(({ series, from, to, place, party }) => [
        ...[change, series.id, from, to - 1, place, party?.id ?? null],
      ]),
    ),
    ...(today?.consignees ?? []).flatMap(({ party, untold }) =>
      untold.map(({ series, from, to, place }) => [
        ...['untold', series.id, from, to - 1, place, party?.id ?? null],
      ]),
    ),
  ],
});

async function since(context: ReadContext, { id }: { readonly id: string }): Promise<Since> {
  const { transaction, ledger, position } = context;
  const { n } = await findRecord(transaction, recallRecord, id);
  const records = await labelledRecords(transaction, ledger.kinds, [n]);
  const recall = recallSchema.parse(records.get(n)?.body);
  const { scope, boundary, units } = recall;
  const then = await cartonsThen(transaction, n);
  return {
    ...{ id, position, boundary, unitsThen: units, cartonsThen: count(then) },
    declaredAt: scope?.position ?? null,
    entriesSince: scope === undefined ? null : position - scope.position,
    today: scope === undefined ? null : await todayOf(context, { n, recall, scope, then }),
  };
}

interface Declared {
  readonly n: number;
  readonly recall: Recall;
  readonly scope: NonNullable<Recall['scope']>;
  readonly then: readonly PlacedCartons[];
}

async function todayOf(context: ReadContext, { n, recall, scope, then }: Declared): Promise<Since['today']> {
  const { transaction } = context;
  const { suspects, strict } = scope;
  const kept = await keptScope(context, { suspects, strict });
  const cover = await coverFor(context, kept, recall.boundary);
  const now: readonly PlacedCartons[] = cover.cartons;
  const choice = kept.answer.boundaries.find((one) => one.boundary === recall.boundary);
  const changes = {
    runs: runChanges(await runsThen(transaction, n, recall), cover.runs),
    cameIn: cartonsNotIn(now, then),
    wentOut: cartonsNotIn(then, now),
    moved: cartonsMoved(then, now),
    consignees: consigneeChanges(then, now, await cartonsTold(transaction, n)),
  };
  const told = await partiesTold(transaction, n);
  const names = await namesFor(transaction, keysOf(changes));
  const allowed = choice?.allowed === true;
  return {
    same: allowed && Object.values(changes).every((list) => list.length === 0),
    ...{ unitsNow: cover.units, cartonsNow: count(now) },
    ...{ allowed, notClearedOutside: choice?.notClearedOutside ?? 0 },
    runs: changes.runs.map(({ run, ...change }) => ({ run: names.name(run), ...change })),
    cameIn: changes.cameIn.map((one) => shown(one, names)),
    wentOut: changes.wentOut.map((one) => shown(one, names)),
    moved: changes.moved.map(({ then: was, now: is }) => ({
      ...{ cartons: shown(is, names), place: was.place },
      party: was.party === null ? null : names.name(was.party),
    })),
    consignees: changes.consignees.map((one) => shownConsignee(one, { names, told })),
  };
}

async function runsThen(transaction: Transaction, n: number, { runs }: Recall) {
  const numbers = await runNumbers(transaction, n);
  return runs.flatMap(({ run, units = null }) => {
    const key = numbers.get(run);
    return key === undefined ? [] : [{ run: key, units }];
  });
}

interface Changes {
  readonly runs: readonly { readonly run: number }[];
  readonly cameIn: readonly PlacedCartons[];
  readonly wentOut: readonly PlacedCartons[];
  readonly moved: readonly { readonly then: PlacedCartons; readonly now: PlacedCartons }[];
  readonly consignees: readonly ConsigneeChange[];
}

function keysOf({ runs, cameIn, wentOut, moved, consignees }: Changes): ReadonlySet<number> {
  const cartons = [
    ...[...cameIn, ...wentOut, ...moved.flatMap(({ then, now }) => [then, now])],
    ...consignees.flatMap(({ untold }) => untold),
  ];
  return new Set([
    ...runs.map(({ run }) => run),
    ...consignees.flatMap(({ party }) => party ?? []),
    ...cartons.flatMap(({ series, party, shipment }) => [series, party ?? [], shipment ?? []].flat()),
  ]);
}

function shown(
  { series, range, place, party, shipment, units }: PlacedCartons,
  { name, mark }: SinceNames,
): z.infer<typeof cartonsSchema> {
  return {
    ...{ series: name(series), from: range.from, to: range.to, place, units },
    ...{ firstMark: mark(series, range.from), lastMark: mark(series, range.to - 1) },
    party: party === null ? null : name(party),
    shipment: shipment === null ? null : name(shipment),
  };
}

function shownConsignee(
  { party, untold, ...counts }: ConsigneeChange,
  { names, told }: { readonly names: SinceNames; readonly told: ReadonlySet<number> },
): NonNullable<Since['today']>['consignees'][number] {
  return {
    ...counts,
    party: party === null ? null : names.name(party),
    hasNotice: party !== null && told.has(party),
    untold: untold.map((one) => shown(one, names)),
  };
}

/** What has changed, for a terminal. */
function sinceText({ declaredAt, entriesSince, unitsThen, cartonsThen: cartons, today }: Since): string {
  const head = `Declared: ${String(unitsThen)} units in ${String(cartons)} cartons and outside of them.`;
  if (today === null)
    return `${head}\nIts goods were named by hand: nobody can tell what a scope would say today.`;
  const lines = [
    `${head} Scope of position ${String(declaredAt)}, ${String(entriesSince)} entries ago.`,
    `Today: ${String(today.unitsNow)} units, ${String(today.cartonsNow)} cartons.`,
  ];
  if (today.same) return [...lines, 'Nothing has changed, and everybody who has goods was told.'].join('\n');
  if (!today.allowed)
    lines.push(
      `The record does not allow this boundary: ${String(today.notClearedOutside)} units outside that nothing clears.`,
    );
  const units = (of: { units: number | null } | null, none: string): string =>
    of === null ? none : of.units === null ? 'nobody can tell how many' : String(of.units);
  return [
    ...lines,
    ...today.runs.map(
      ({ run, then, now }) =>
        `  run ${run.name}: ${units(then, 'not in it')} → ${units(now, 'no longer in it')}`,
    ),
    ...today.cameIn.map((one) => `  CAME IN, not recalled: ${cartonsText(one)}`),
    ...today.wentOut.map((one) => `  went out: ${cartonsText(one)}`),
    ...today.moved.map(
      ({ cartons: one, place, party }) => `  moved: ${cartonsText(one)}, before ${party?.name ?? place}`,
    ),
    ...today.consignees.flatMap(({ party, hasNotice, untold }) =>
      untold.map(
        (one) =>
          `  NOT TOLD: ${party?.name ?? 'nobody on record'} of ${cartonsText(one)}${hasNotice ? '' : ', no notice at all'}`,
      ),
    ),
  ].join('\n');
}

function cartonsText({ place, party, ...marks }: z.infer<typeof cartonsSchema>): string {
  return `${markRange(marks)} (${party?.name ?? place})`;
}

/** A recall held against today. */
export const RECALL_SINCE_OPERATIONS: readonly Operation[] = [sinceOperation];
