import type { ConservationRow, PlaceKind } from './scope-answer.ts';
import type { RunFact } from './scope-facts.ts';
import type { UnitsAt } from './scope-places.ts';
import type { UnitClasses } from './scope-units.ts';

/** Law 5, run by run: everything made is somewhere, and what is nowhere is shown as unaccounted. Open runs have no count. */
export function conservationRows(
  runs: readonly RunFact[],
  at: UnitsAt,
  classes: UnitClasses,
): ConservationRow[] {
  return runs.flatMap((run) => {
    const { reworkedAway, unaccounted } = classes.unitsOf(run.key);
    if (run.made === null || unaccounted === null) return [];
    const there = (place: PlaceKind): number => at.get(run.key)?.get(place) ?? 0;
    return [
      {
        run: run.key,
        made: run.made,
        shipped: there('consignee'),
        returned: there('returned'),
        inStock: there('not-shipped'),
        unsettled: there('unsettled'),
        sampled: there('sampled'),
        scrapped: there('scrapped'),
        looseStock: there('loose-stock'),
        delivered: there('delivered'),
        reworkedAway,
        unaccounted,
      },
    ];
  });
}
