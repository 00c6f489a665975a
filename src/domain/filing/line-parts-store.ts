import type { z } from 'zod';
import { cartonsNotKnown } from '../same-story/shipped-goods-store.ts';
import type { ShippedOnLine } from '../same-story/shipped-goods-store.ts';
import type { shipmentLineSchema } from '../shipment/shipment.ts';

type ShipmentLine = z.output<typeof shipmentLineSchema>;

/** The cartons of a line that hold a run, or of which no record says what is in them. */
export interface LinePart {
  /** Null: no record says what is in these cartons. */
  readonly part: ShippedOnLine | null;
  readonly cartons: number | null;
  readonly units: number | null;
}

/** A part of a line for each run that it holds, and one for the rest of its cartons, so that none of them vanishes. */
export function partsOf(line: ShipmentLine, own: readonly ShippedOnLine[]): LinePart[] {
  const count = countOf(line);
  const units = line.units ?? null;
  if (own.length === 0) return [{ part: null, cartons: count, units }];
  const rest = cartonsNotKnown(own, count);
  const parts = own.map((part) => ({
    ...{ part, cartons: part.cartons ?? count },
    units: part.units ?? (own.length === 1 && rest === 0 ? units : null),
  }));
  return rest === 0 ? parts : [...parts, { part: null, cartons: rest, units: null }];
}

function countOf({ from, to, cartons }: ShipmentLine): number | null {
  return from === undefined || to === undefined ? (cartons ?? null) : to - from;
}
