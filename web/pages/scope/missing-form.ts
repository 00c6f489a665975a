import type { MissingForm } from './scope-search.ts';
import type { RowOf } from './use-scope.ts';

export type Missing = RowOf<'scope.missing'>;

/** Which form settles a missing record; null: a person has to look at what contradicts. */
export function missingForm(missing: Missing): MissingForm | null {
  const { reason, run, lot, shipment } = missing;
  switch (reason) {
    case 'no-consumption-record':
    case 'consumption-short':
      return run === null ? null : { does: 'record', kind: 'consumption', from: consumptionOf(missing) };
    case 'no-packing-record':
      return { does: 'record', kind: 'packing', from: packingOf(missing) };
    case 'no-carton-on-shipment':
      return shipment === null ? null : { does: 'number', kind: 'shipment-line', shipment: shipment.id };
    case 'no-revision':
    case 'run-open':
      return run === null ? null : { does: 'correct', kind: 'run', id: run.id };
    default:
      if (run !== null) return { does: 'correct', kind: 'run', id: run.id };
      return lot === null ? null : { does: 'correct', kind: 'material-lot', id: lot.id };
  }
}

function consumptionOf({ run, lot, slot }: Missing): Record<string, unknown> {
  return { ...idOf('run', run), ...idOf('lot', lot), ...(slot === null ? {} : { slot }) };
}

function packingOf({ run, series, from, to }: Missing): Record<string, unknown> {
  return {
    ...idOf('series', series),
    ...(from === null || to === null ? {} : { from, to }),
    contents: [idOf('run', run)],
  };
}

function idOf(field: string, named: { readonly id: string } | null): Record<string, string> {
  return named === null ? {} : { [field]: named.id };
}
