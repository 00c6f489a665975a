import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { idSchema } from '../../kit/id.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { PLACE_KINDS } from '../trace/scope-answer.ts';
import { freshScope } from '../trace/scope-kept-operations.ts';
import { nameAnswer } from '../trace/scope-naming.ts';
import { SCOPE_CLASSES } from '../trace/scope-question.ts';
import type { ScopeClass } from '../trace/scope-question.ts';
import { classCountsSchema, namedSchema } from '../trace/scope-report.ts';
import type { PlaceReport } from '../trace/scope-report.ts';
import { loadCoverage } from './coverage-store.ts';
import { restingOn } from './evidence-scope.ts';
import type { RestingRun, SuspectEvidence } from './evidence-scope.ts';
import { receivedShipments, runsConcerned } from './evidence-runs-store.ts';

const suspectSchema = z.strictObject({
  kind: z
    .enum(['laboratory', 'test-report', 'component-certificate', 'exemption-claim'])
    .describe('All evidence of a laboratory, or one piece'),
  id: idSchema,
});

const placeSchema = z.strictObject({
  place: z.enum(PLACE_KINDS),
  party: namedSchema.nullable(),
  shipment: namedSchema.nullable(),
  date: z.string().nullable().describe('Day the shipment left'),
  inTransit: z.boolean().describe('It left, and no receipt of it is on record'),
  units: classCountsSchema,
  cartons: classCountsSchema,
});
type Place = z.infer<typeof placeSchema>;

const scopeSchema = z.strictObject({
  position: z.int(),
  totals: z.strictObject({ runs: classCountsSchema, units: classCountsSchema }),
  runs: z.array(
    z.strictObject({
      run: namedSchema,
      class: z.enum(SCOPE_CLASSES),
      reason: z.enum(['rests-on-it', 'rests-in-part', 'record-missing', 'other-evidence', 'not-about-it']),
      cells: z.array(z.strictObject({ component: z.string(), rule: z.string() })),
    }),
  ),
  places: z.array(placeSchema).describe('Where the units of those runs are, those not shipped included'),
});

const scopeOperation = readOperation({
  name: 'evidence.scope',
  summary: 'What rests on a laboratory, report, certificate or claim: runs, cartons in transit, consignees',
  description:
    'A run holds it when a cell of its coverage has nothing else; may hold it when that is so for some of its lots; cannot be told when a record of the cell is missing; ' +
    'is cleared when other evidence covers every cell. Approvals and inspectors are asked of `scope`. Cartons of two classes count in both.',
  permission: 'trace',
  inThread: true,
  input: z.strictObject({
    suspects: z.array(suspectSchema).min(1).max(50).describe('Evidence that may not be relied on'),
    from: dateSchema.optional().describe('Only tests from this day on; absent: all'),
  }),
  output: scopeSchema,
  examples: [],
  run: async (context, { suspects, from }) => {
    const asked = suspects.map((one): SuspectEvidence => ({ ...one, from: from ?? null }));
    const found = await restingRuns(context, asked);
    const places: Place[] = [];
    for (const group of UNCLEARED) places.push(...(await placesOf(context, found, group)));
    return {
      position: context.position,
      totals: {
        runs: countsOfRuns(found),
        units: places.reduce((sum, { units }) => added(sum, units), NONE),
      },
      runs: found.map(({ run, cells, class: ranked, reason }) => ({
        run: { kind: 'run', id: run.id, name: run.code },
        ...{ class: ranked, reason, cells: [...cells] },
      })),
      places: joined(places),
    };
  },
});

async function restingRuns(
  context: ReadContext,
  suspects: readonly SuspectEvidence[],
): Promise<readonly RestingRun[]> {
  const { transaction, ledger } = context;
  const numbers: { laboratory: boolean; n: number }[] = [];
  for (const { kind, id } of suspects) {
    const { n } = await findVisible(context, kindNamed(ledger, kind), id);
    numbers.push({ laboratory: kind === 'laboratory', n });
  }
  const pick = (laboratory: boolean): number[] =>
    numbers.filter((one) => one.laboratory === laboratory).map(({ n }) => n);
  const runs = await runsConcerned(transaction, pick(false), pick(true));
  const facts = await loadCoverage(transaction, ledger.kinds, runs);
  const rank = (one: RestingRun): number => SCOPE_CLASSES.indexOf(one.class);
  return facts.map(restingOn(suspects)).sort((left, right) => rank(left) - rank(right));
}

type Counts = z.infer<typeof classCountsSchema>;
const NONE: Counts = { contains: 0, 'may-contain': 0, undetermined: 0, cleared: 0 };
const UNCLEARED = ['contains', 'may-contain', 'undetermined'] as const;

function added(left: Counts, right: Counts): Counts {
  return {
    contains: left.contains + right.contains,
    'may-contain': left['may-contain'] + right['may-contain'],
    undetermined: left.undetermined + right.undetermined,
    cleared: left.cleared + right.cleared,
  };
}

function countsOfRuns(found: readonly RestingRun[]): Counts {
  return found.reduce((sum, one) => added(sum, { ...NONE, [one.class]: 1 }), NONE);
}

/** Where the units of the runs of one class are. */
async function placesOf(
  context: ReadContext,
  found: readonly RestingRun[],
  group: ScopeClass,
): Promise<Place[]> {
  const runs = found.filter((one) => one.class === group);
  if (runs.length === 0) return [];
  const suspects = runs.map(({ run }) => ({ kind: 'run' as const, id: run.id }));
  const { answer, naming, words } = await freshScope(context, { suspects });
  const { places } = nameAnswer(answer, naming, words);
  const ids = places.flatMap(({ shipments }) => shipments.map(({ shipment }) => shipment.id));
  const received = await receivedShipments(context.transaction, ids);
  return places.flatMap((place) => shownPlaces(place, group, received));
}

function shownPlaces(
  { place, party, units, cartons, shipments }: PlaceReport,
  group: ScopeClass,
  received: ReadonlySet<string>,
): Place[] {
  const counts = { units: weakened(units, group), cartons: weakened(cartons, group) };
  if (shipments.length === 0) {
    return hasAny(counts.units)
      ? [{ place, party, shipment: null, date: null, inTransit: false, ...counts }]
      : [];
  }
  return shipments
    .map((one) => ({
      ...{ place, party, shipment: one.shipment, date: one.date },
      inTransit: place === 'consignee' && one.date !== null && !received.has(one.shipment.id),
      ...{ units: weakened(one.units, group), cartons: weakened(one.cartons, group) },
    }))
    .filter((row) => hasAny(row.units));
}

function hasAny({ contains, 'may-contain': may, undetermined }: Counts): boolean {
  return contains + may + undetermined > 0;
}

/** Units that hold the run, at most as sure as the run rests on the evidence; those of other runs are of no interest. */
function weakened(counts: Counts, group: ScopeClass): Counts {
  const { contains, 'may-contain': may, undetermined } = counts;
  if (group === 'contains') return { ...counts, cleared: 0 };
  if (group === 'may-contain') return { ...NONE, 'may-contain': contains + may, undetermined };
  return { ...NONE, undetermined: contains + may + undetermined };
}

/** One row for each place, whatever the classes. */
function joined(places: readonly Place[]): Place[] {
  const byPlace = Map.groupBy(places, ({ place, party, shipment }) =>
    JSON.stringify([place, party?.id, shipment?.id]),
  );
  return [...byPlace.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const units = group.reduce((sum, one) => added(sum, one.units), NONE);
    return [{ ...first, units, cartons: group.reduce((sum, one) => added(sum, one.cartons), NONE) }];
  });
}

/** Questions about evidence that is in doubt. */
export const EVIDENCE_SCOPE_OPERATIONS: readonly Operation[] = [scopeOperation];
