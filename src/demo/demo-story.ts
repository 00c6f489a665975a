import { addDays } from '../kit/calendar-date.ts';
import type { Twist } from './demo-orders.ts';
import type { NamedLot } from './demo-stores.ts';

/**
 * The incidents inside the demo firm, after the failures that the mission documents name. Told in docs/guides/demo.md.
 *
 * Order 121 (the paint that changed quietly): at Lanhua the red paint of Huacai ran out in the middle of a run and the spray
 * shop went on with Dingsheng's, bought the day before; nobody told the importer. The slips have the hours for the first run,
 * the second run holds the new paint alone. In order 124 the change back was not noted, and the paint slip of its second run
 * is lost; 1.8 kg of Dingsheng's paint is on no other slip.
 */
export const PAINT_ORDERS = [120, 123] as const;
export const SUSPECT_PAINT = 'DS-RED-0311';
const OLD_PAINT = 'HC-RED-0302';
const NEXT_PAINT = 'HC-RED-0318';

/** The paint on Lanhua's shelf when order 121 begins, sized so that it runs out as the story says. */
export function paintLots(start: string): NamedLot[] {
  return [
    { id: OLD_PAINT, supplier: 'huacai-paint', quantity: 3_300, date: addDays(start, -6) },
    {
      id: SUSPECT_PAINT,
      supplier: 'dingsheng-paint',
      quantity: 15_200,
      offPaper: 1_800,
      date: addDays(start, -1),
    },
    { id: NEXT_PAINT, supplier: 'huacai-paint', quantity: 30_000, date: addDays(start, 8) },
  ];
}

/** What the story does to an order; most are ordinary. */
export function twistOf(order: number): Twist {
  const known = TWISTS[order];
  if (known !== undefined) return known;
  // Now and then boxes come back wet, a lot is held and sorted, a carton range is given new marks.
  if (order % 23 === 11) return { returned: 6 };
  if (order % 29 === 17) return { held: 'Flash on the parting line above the limit sample' };
  return {};
}

const TWISTS: Readonly<Record<number, Twist>> = {
  /** The mixed-lot shipment: forty-one cartons hold half of each lot, and nobody noted units. */
  66: { mixed: 41 },
  /** The late relabel. */
  90: { relabelled: { from: 40, to: 59 } },
  120: {
    runs: [{ changes: { paint: 'by-time' } }, { changes: { paint: 'by-unit' } }],
  },
  123: {
    runs: [{ changes: { paint: 'not-noted' } }, { lostSlips: ['paint'] }],
  },
  /** A forwarder's paper that names no cartons. */
  145: { numberless: true },
};
