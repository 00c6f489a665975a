import { codeKey } from '../../kit/code-key.ts';
import type { NameForm } from '../../kit/name-forms.ts';
import type { Origin } from './draft.ts';
import { slug } from './record-id.ts';
import type { Place } from './row-scope.ts';
import type { StagedRecord } from './stage.ts';

/** A code that was typed wrongly, and the record that a person decided it stands for. */
export interface Misprint {
  readonly kind: string;
  readonly id: string;
  readonly place: Place;
  readonly typed: string;
}

const FORMS: Readonly<Record<string, NameForm>> = {
  'material-lot': 'supplier-lot-code',
  run: 'lot-code',
  party: 'party-name',
  site: 'site-name',
  material: 'item-number',
  revision: 'revision',
  shipment: 'shipment-number',
};

/**
 * A name record for each misprint: the paper keeps saying the wrong code, so whoever types it from there has to be led to the
 * right thing.
 */
export function misprintNames(misprints: readonly Misprint[], origins: readonly Origin[]): StagedRecord[] {
  const names = new Map<string, StagedRecord>();
  for (const { kind, id, place, typed } of misprints) {
    if (codeKey(typed) === '' || typed.length > 200) continue;
    const origin = origins.find(
      (each) =>
        each.place.file === place.file &&
        each.place.sheet === place.sheet &&
        each.row?.number === rowOf(place),
    );
    const name = slug(`typed/${place.sheet}/${place.cell}/${typed}`);
    names.set(name, {
      kind: 'name',
      id: name,
      body: {
        code: typed,
        form: FORMS[kind] ?? 'other',
        of: { kind, id },
        where: `as typed in ${place.sheet}!${place.cell} of ${place.file}`.slice(0, 300),
      },
      origins: origin === undefined ? [] : [origin],
      refused: false,
      placeOf: () => place,
    });
  }
  return [...names.values()];
}

function rowOf(place: Place): number {
  return Number(place.cell.replace(/^[A-Z]+/, ''));
}
