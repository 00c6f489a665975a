import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import { idSchema } from '../../kit/id.ts';
import { sumOfKnown } from '../../kit/sums.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { findRecord } from '../record-reading.ts';
import { namedSchema } from '../trace/scope-report.ts';
import type { Named } from '../trace/scope-report.ts';
import { CONTRADICTIONS, contradictionsOf, toTakeOf } from './answered-units.ts';
import type { AnsweredCounts, AnsweredNotice, Told } from './answered-units.ts';
import { PROGRESS_STEPS, UNIT_PLACES } from './recall-progress.ts';
import { recallRecord } from './recall-store.ts';
import { contradictionText } from './recall-report-units.ts';
import { monthUnits, unitsAccount } from './recall-units.ts';
import type { HolderUnits, ProgressMade } from './recall-units.ts';
import { loadRecallUnits } from './recall-units-store.ts';

const count = z.int();

/** Where an answer cannot be true together with the record. */
export const contradictionSchema = z.strictObject({
  says: z
    .enum(CONTRADICTIONS)
    .describe(
      '`more-than-sent`: they tell of more than they were sent; `more-than-found`: more was dealt with than found; `less-than-recorded`: of an act the record has more',
    ),
  units: count.describe('By how many'),
});

/** Counts that consignees state; null: not said. */
const statedCounts = {
  found: count.nullable(),
  isolated: count.nullable(),
  returned: count.nullable(),
  destroyed: count.nullable(),
  sold: count.nullable(),
};

const toldSchema = z.strictObject({
  answer: z.string().describe('Id of their newest answer'),
  on: z.string(),
  sent: count.nullable().describe('What the record sent them; null: nobody can tell'),
  ...statedCounts,
  unaccounted: count
    .nullable()
    .describe('Sent, and neither found nor sold; below nought: more than was sent. Null: nobody can tell'),
  toTake: z
    .array(z.strictObject({ step: z.enum(PROGRESS_STEPS), units: count }))
    .describe('What they state and no progress records yet: `recall take-over` does'),
  contradictions: z.array(contradictionSchema),
});

const unitsSchema = z.strictObject({
  id: z.string(),
  units: count.describe('Units that were recalled'),
  returned: count,
  corrected: count,
  destroyed: count,
  open: count.describe('Neither corrected nor destroyed; below nought: more were than were recalled'),
  closing: z.string().nullable().describe('Id of the closing; null: the recall is open'),
  stated: z
    .strictObject({
      notices: count,
      answered: count.describe('Notices with an answer'),
      ...statedCounts,
      toTake: count.describe('Consignees whose answers state what no progress records yet'),
      contradicted: count.describe('Consignees whose answers contradict the record'),
    })
    .describe(
      'What all consignees state together, beside what is recorded; of a count that nobody told null',
    ),
  holders: z.array(
    z.strictObject({
      place: z.enum(UNIT_PLACES),
      party: namedSchema.nullable(),
      recorded: count.describe('What the record had there when the recall was declared'),
      stated: count.nullable().describe('The last count they stated; null: none'),
      difference: count
        .nullable()
        .describe('What the record left them with on that day, less what they stated and had sold'),
      told: toldSchema
        .nullable()
        .describe(
          'What they state in their answers to notices: it is in no sum until it is taken over; null: no answer',
        ),
      isolated: count,
      returned: count,
      corrected: count,
      destroyed: count,
      left: count
        .nullable()
        .describe('What the record leaves there; null: of consumers nobody recorded how many they had'),
    }),
  ),
  months: z.array(
    z.strictObject({
      month: z.string(),
      places: z.array(
        z.strictObject({
          place: z.enum(UNIT_PLACES),
          affected: count.describe('Units there when the recall was declared'),
          inMonth: count.describe('Taken off the market in the month'),
          upToIt: count.describe('The same up to its end'),
          toldInMonth: count.describe('What consignees stated in the month as sent back or destroyed'),
          toldUpToIt: count.describe('The same up to its end'),
        }),
      ),
    }),
  ),
});
type Units = z.infer<typeof unitsSchema>;

const unitsOperation = readOperation({
  name: 'recall.units',
  summary:
    'Recalled units by where they are: recorded, stated, returned, corrected, destroyed and left, with monthly figures',
  description:
    'Units that came back lie in own stock until they are corrected or destroyed, so that none counts twice. A shipment that nobody confirmed is on the way for 60 days. ' +
    'Months run from the first to the last with something on record.',
  permission: 'trace',
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the recall') }),
  output: unitsSchema,
  examples: [],
  run: async ({ transaction }, { id }) => {
    const { n } = await findRecord(transaction, recallRecord, id);
    const { units, recorded, scrapped, progress, notices } = await loadRecallUnits(transaction, n);
    const { holders, ...sums } = unitsAccount(units, recorded, [...scrapped, ...progress], notices);
    const parties = await partiesNamed(
      transaction,
      holders.flatMap(({ party }) => party ?? []),
    );
    return {
      id,
      ...sums,
      closing: await closingOf(transaction, n),
      stated: statedByAll(holders, notices, progress),
      holders: holders.map((holder) => ({
        ...holder,
        party: parties.get(holder.party ?? -1) ?? null,
        told: holder.told === null ? null : shownTold(holder.told, progress),
      })),
      months: monthsOf(progress, notices).map((month) => ({
        month,
        places: monthUnits(month, recorded, progress, notices),
      })),
    };
  },
  show: unitsText,
  table: ({ holders }) => [
    [
      ...['place', 'party', 'recorded', 'stated', 'isolated', 'returned', 'corrected', 'destroyed', 'left'],
      ...['found, stated', 'isolated, stated', 'returned, stated', 'destroyed, stated', 'sold, stated'],
    ],
    ...holders.map((one) => [
      ...[one.place, one.party?.id ?? null, one.recorded, one.stated, one.isolated],
      ...[one.returned, one.corrected, one.destroyed, one.left],
      ...[one.told?.found ?? null, one.told?.isolated ?? null, one.told?.returned ?? null],
      ...[one.told?.destroyed ?? null, one.told?.sold ?? null],
    ]),
  ],
});

function shownTold(told: Told, progress: readonly ProgressMade[]): z.infer<typeof toldSchema> {
  const { party: _, place: __, ...counts } = told;
  return {
    ...counts,
    toTake: toTakeOf(told, progress),
    contradictions: contradictionsOf(told, progress),
  };
}

/** The sums of what consignees state. */
function statedByAll(
  holders: readonly HolderUnits[],
  notices: readonly AnsweredNotice[],
  progress: readonly ProgressMade[],
): Units['stated'] {
  const all = holders.flatMap(({ told }) => told ?? []);
  const sum = (name: keyof AnsweredCounts): number | null => sumOfKnown(all.map((told) => told[name]));
  return {
    ...{ notices: notices.length, answered: notices.filter(({ answers }) => answers.length > 0).length },
    ...{ found: sum('found'), isolated: sum('isolated'), returned: sum('returned') },
    ...{ destroyed: sum('destroyed'), sold: sum('sold') },
    toTake: all.filter((told) => toTakeOf(told, progress).length > 0).length,
    contradicted: all.filter((told) => contradictionsOf(told, progress).length > 0).length,
  };
}

/** Months from the first to the last on which something was done or answered. */
function monthsOf(progress: readonly ProgressMade[], notices: readonly AnsweredNotice[]): string[] {
  const answered = notices.flatMap(({ answers }) => answers.map(({ on }) => on));
  const months = [...progress.map(({ date }) => date), ...answered].map((day) => day.slice(0, 7)).sort();
  const last = months.at(-1);
  const all: string[] = [];
  for (
    let month = months[0];
    month !== undefined && last !== undefined && month <= last;
    month = monthAfter(month)
  )
    all.push(month);
  return all;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`;
}

async function closingOf(transaction: Transaction, n: number): Promise<string | null> {
  const [row] = await selectStanding<{ id: string }>(
    transaction,
    'select record.id as id from recall_closing join record on record.n = recall_closing.n where recall = ? order by recall_closing.n limit 1',
    [n],
  );
  return row?.id ?? null;
}

async function partiesNamed(transaction: Transaction, keys: readonly number[]): Promise<Map<number, Named>> {
  const rows = await selectIn<{ n: number; id: string; name: string }>(
    transaction,
    'select party.n as n, record.id as id, party.name as name from party join record on record.n = party.n where party.n in (?*)',
    keys,
  );
  return new Map(rows.map(({ n, id, name }) => [n, { kind: 'party', id, name }]));
}

function unitsText({ units, corrected, destroyed, returned, open, closing, holders, stated }: Units): string {
  const head = `${String(units)} units recalled; ${String(returned)} came back, ${String(corrected)} corrected, ${String(destroyed)} destroyed, ${String(open)} open.`;
  const [found, aside, back, gone, sold] = [
    ...[stated.found, stated.isolated, stated.returned, stated.destroyed, stated.sold],
  ].map((units) => (units === null ? 'not said' : String(units)));
  const answers = `Answers to ${String(stated.answered)} of ${String(stated.notices)} notices state: found ${String(found)}, set aside ${String(aside)}, sent back ${String(back)}, destroyed ${String(gone)}, sold ${String(sold)}.`;
  return [
    ...[head, closing === null ? 'Open.' : `Closed (${closing}).`],
    ...(stated.notices === 0 ? [] : [answers]),
    ...(stated.toTake === 0
      ? []
      : [`${String(stated.toTake)} consignees state what is not recorded: \`recall take-over\`.`]),
    ...holders.map(holderLine),
  ].join('\n');
}

function holderLine(holder: Units['holders'][number]): string {
  const { place, party, recorded, stated, left, told } = holder;
  const who = party === null ? place : `${party.name} (${place})`;
  const said = stated === null ? 'states nothing' : `states ${String(stated)}`;
  const against = (told?.contradictions ?? []).map((one) => `\n    CONTRADICTION: ${contradictionText(one)}`);
  return `  ${who}: ${String(recorded)} recorded, ${said}, ${left === null ? 'nobody knows how many are' : String(left)} left${against.join('')}`;
}

/** Where recalled units are. */
export const RECALL_UNITS_OPERATIONS: readonly Operation[] = [unitsOperation];
