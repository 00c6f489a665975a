import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { findRecord } from '../record-reading.ts';
import { namedSchema } from '../trace/scope-report.ts';
import type { Named } from '../trace/scope-report.ts';
import { UNIT_PLACES } from './recall-progress.ts';
import { recallRecord } from './recall-store.ts';
import { monthUnits, unitsAccount } from './recall-units.ts';
import type { HolderUnits, ProgressMade } from './recall-units.ts';
import { loadRecallUnits } from './recall-units-store.ts';

const count = z.int();

const unitsSchema = z.strictObject({
  id: z.string(),
  units: count.describe('Units that were recalled'),
  returned: count,
  corrected: count,
  destroyed: count,
  open: count.describe('Neither corrected nor destroyed; below nought: more were than were recalled'),
  closing: z.string().nullable().describe('Id of the closing; null: the recall is open'),
  holders: z.array(
    z.strictObject({
      place: z.enum(UNIT_PLACES),
      party: namedSchema.nullable(),
      recorded: count.describe('What the record had there when the recall was declared'),
      stated: count.nullable().describe('The last count they stated; null: none'),
      difference: count
        .nullable()
        .describe('What the record left them with on that day, less what they stated'),
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
    const { units, recorded, scrapped, progress } = await loadRecallUnits(transaction, n);
    const { holders, ...sums } = unitsAccount(units, recorded, [...scrapped, ...progress]);
    const parties = await partiesNamed(
      transaction,
      holders.flatMap(({ party }) => party ?? []),
    );
    return {
      id,
      ...sums,
      closing: await closingOf(transaction, n),
      holders: holders.map((holder) => ({ ...holder, party: parties.get(holder.party ?? -1) ?? null })),
      months: monthsOf(progress).map((month) => ({ month, places: monthUnits(month, recorded, progress) })),
    };
  },
  show: unitsText,
  table: ({ holders }) => [
    ['place', 'party', 'recorded', 'stated', 'isolated', 'returned', 'corrected', 'destroyed', 'left'],
    ...holders.map((one) => [
      ...[one.place, one.party?.id ?? null, one.recorded, one.stated, one.isolated],
      ...[one.returned, one.corrected, one.destroyed, one.left],
    ]),
  ],
});

/** Months from the first to the last on which something was done. */
function monthsOf(progress: readonly ProgressMade[]): string[] {
  const months = progress.map(({ date }) => date.slice(0, 7)).sort();
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

function unitsText({ units, corrected, destroyed, returned, open, closing, holders }: Units): string {
  const head = `${String(units)} units recalled; ${String(returned)} came back, ${String(corrected)} corrected, ${String(destroyed)} destroyed, ${String(open)} open.`;
  return [head, closing === null ? 'Open.' : `Closed (${closing}).`, ...holders.map(holderLine)].join('\n');
}

function holderLine(
  holder: Pick<HolderUnits, 'place' | 'recorded' | 'stated' | 'left'> & { readonly party: Named | null },
): string {
  const { place, party, recorded, stated, left } = holder;
  const who = party === null ? place : `${party.name} (${place})`;
  const said = stated === null ? 'states nothing' : `states ${String(stated)}`;
  return `  ${who}: ${String(recorded)} recorded, ${said}, ${left === null ? 'nobody knows how many are' : String(left)} left`;
}

/** Where recalled units are. */
export const RECALL_UNITS_OPERATIONS: readonly Operation[] = [unitsOperation];
