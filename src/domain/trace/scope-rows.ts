import { SCOPE_CLASSES } from './scope-question.ts';
import type { Named, PlaceReport, RangeReport, ScopeReport } from './scope-report.ts';

/**
 * The answer as rows for a spreadsheet, header first: every carton range in scope, and for each place a row for the rest of it. Each unit
 * and carton stands in one row, so that columns can be summed.
 */
export function scopeRows(report: ScopeReport): (string | number | null)[][] {
  const header = ['place', 'consignee', 'shipment', 'date', 'series', 'from', 'to', 'cartons', 'class'];
  const rows: (string | number | null)[][] = [
    [...header, ...SCOPE_CLASSES.map((one) => `units ${one}`), 'reasons'],
  ];
  for (const place of report.places) {
    const party = place.party?.name ?? null;
    for (const shipment of place.shipments) {
      for (const range of shipment.ranges) rows.push(rangeRow(place.place, party, shipment, range));
    }
    for (const range of place.ranges) rows.push(rangeRow(place.place, party, null, range));
    const rest = restRow(place, party);
    if (rest !== null) rows.push(rest);
  }
  return rows;
}

function rangeRow(
  place: string,
  party: string | null,
  shipment: { shipment: Named; date: string | null } | null,
  range: RangeReport,
): (string | number | null)[] {
  const cartons = range.to - range.from;
  return [
    place,
    party,
    shipment?.shipment.name ?? null,
    shipment?.date ?? null,
    range.series.name,
    range.from,
    range.to - 1,
    cartons,
    range.class,
    ...SCOPE_CLASSES.map((one) => range.perCarton[one] * cartons),
    range.reasons.join(' '),
  ];
}

/** What of a place is in none of its carton ranges: what is cleared, and units in no carton. Null: nothing. */
function restRow(place: PlaceReport, party: string | null): (string | number | null)[] | null {
  const ranges = [...place.shipments.flatMap((shipment) => shipment.ranges), ...place.ranges];
  const cartons = sumOf(Object.values(place.cartons)) - sumOf(ranges.map(({ from, to }) => to - from));
  const units = SCOPE_CLASSES.map(
    (one) => place.units[one] - sumOf(ranges.map(({ perCarton, from, to }) => perCarton[one] * (to - from))),
  );
  if (cartons === 0 && units.every((each) => each === 0)) return null;
  return [place.place, party, null, null, null, null, null, cartons, null, ...units, ''];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
