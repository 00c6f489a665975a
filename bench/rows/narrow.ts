import { z } from 'zod';
import { present } from '../../src/kit/invariant.ts';
import { ask } from '../firm/open-firm.ts';
import { PELLETS } from '../firm/questions.ts';
import { suspectOf } from '../graph/same-sets.ts';
import { race, timed, timingOf } from '../measure.ts';
import type { Row } from '../row.ts';
import type { Asked } from './asked.ts';

const rangesSchema = z.array(z.looseObject({ class: z.string() }));
const reportSchema = z.looseObject({
  places: z.array(
    z.looseObject({
      place: z.string(),
      party: z.looseObject({ id: z.string() }).nullable(),
      shipments: z.array(
        z.looseObject({ shipment: z.looseObject({ id: z.string() }), ranges: rangesSchema }),
      ),
    }),
  ),
});
const pageSchema = z.looseObject({ total: z.int() });

/** The pellet lot's scope is on the screen; somebody looks at one consignee, one shipment, one class. */
export async function narrowRows({ firm, quick }: Asked): Promise<Row[]> {
  const suspects = [suspectOf(PELLETS)];
  let report: z.infer<typeof reportSchema> = { places: [] };
  const wholeMs = await timed(async () => {
    report = reportSchema.parse(await ask(firm.ledger, 'scope.ask', { suspects }));
  });
  const consigned = report.places.filter(({ party }) => party !== null);
  const filters = consigned.flatMap(({ party, shipments }) => {
    const id = present(party ?? undefined, 'the consignee').id;
    const shipment = shipments[0]?.shipment.id;
    const ofConsignee = { consignee: id };
    return shipment === undefined
      ? [ofConsignee]
      : [ofConsignee, { shipment }, { ...ofConsignee, class: 'contains' }];
  });
  await requireSameCounts(firm, consigned, suspects);
  const narrowed = (round: number) =>
    ask(firm.ledger, 'scope.ranges', { suspects, ...filters[round % filters.length] });
  const { ours } = await race({ ours: narrowed }, { rounds: quick ? 5 : 200, warmUp: 3 });
  return [
    {
      part: 'narrow',
      database: firm.database,
      what: 'narrowing the pellet lot’s scope that is on the screen',
      size: `${filters.length} choices of consignee, shipment and class; pages of 100 ranges`,
      ours,
      peers: [{ name: 'asking for the whole scope again', timing: timingOf([wholeMs]) }],
      promises: [{ says: 'p99 under 100 ms', measured: ours.p99Ms, most: 100 }],
    },
  ];
}

/** The narrowed list is as long as the same part of the whole answer. */
async function requireSameCounts(
  { ledger, database }: Asked['firm'],
  places: z.infer<typeof reportSchema>['places'],
  suspects: readonly string[],
): Promise<void> {
  for (const { party, shipments } of places.slice(0, 10)) {
    const consignee = present(party ?? undefined, 'the consignee').id;
    const whole = shipments.reduce((sum, { ranges }) => sum + ranges.length, 0);
    const page = pageSchema.parse(
      await ask(ledger, 'scope.ranges', { suspects, consignee, place: 'consignee' }),
    );
    if (page.total !== whole) {
      throw new Error(
        `${database}, ranges of ${consignee}: ${page.total} narrowed, ${whole} in the whole answer.`,
      );
    }
  }
}
