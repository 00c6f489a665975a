import { z } from 'zod';
import type { ReadContext } from '../../operation/operation.ts';
import { receivedShipments } from '../testing/evidence-runs-store.ts';
import { PLACE_KINDS } from '../trace/scope-answer.ts';
import { freshScope } from '../trace/scope-kept-operations.ts';
import { nameAnswer } from '../trace/scope-naming.ts';
import type { ScopeClass } from '../trace/scope-question.ts';
import { classCountsSchema, namedSchema } from '../trace/scope-report.ts';
import type { PlaceReport } from '../trace/scope-report.ts';

export const doubtedPlaceSchema = z.strictObject({
  place: z.enum(PLACE_KINDS),
  party: namedSchema.nullable(),
  shipment: namedSchema.nullable(),
  date: z.string().nullable().describe('Day the shipment left'),
  inTransit: z.boolean().describe('It left, and no receipt of it is on record'),
  units: classCountsSchema,
  cartons: classCountsSchema,
});
type Place = z.infer<typeof doubtedPlaceSchema>;

export type Counts = z.infer<typeof classCountsSchema>;
const NONE: Counts = { contains: 0, 'may-contain': 0, undetermined: 0, cleared: 0 };
const UNCLEARED = ['contains', 'may-contain', 'undetermined'] as const;

/** How many there are of each class. */
export function countsOf(found: readonly { readonly class: ScopeClass }[]): Counts {
  return found.reduce((sum, one) => added(sum, { ...NONE, [one.class]: 1 }), NONE);
}

function added(left: Counts, right: Counts): Counts {
  return {
    contains: left.contains + right.contains,
    'may-contain': left['may-contain'] + right['may-contain'],
    undetermined: left.undetermined + right.undetermined,
    cleared: left.cleared + right.cleared,
  };
}

interface Ranked {
  readonly run: { readonly id: string };
  readonly class: ScopeClass;
}

/** Where the units of the runs that are not cleared are, and how many there are in all. */
export async function doubtedPlaces(
  context: ReadContext,
  found: readonly Ranked[],
): Promise<{ readonly places: Place[]; readonly units: Counts }> {
  const places: Place[] = [];
  for (const group of UNCLEARED) places.push(...(await placesOf(context, found, group)));
  return { places: joined(places), units: places.reduce((sum, { units }) => added(sum, units), NONE) };
}

/** Where the units of the runs of one class are. */
async function placesOf(context: ReadContext, found: readonly Ranked[], group: ScopeClass): Promise<Place[]> {
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
