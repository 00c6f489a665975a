import type { Scalar } from '../reading/reading.ts';
import { NOTHING, type Reading } from '../reading/reading.ts';
import { RowScope, type Place, type ScopeSettings } from './row-scope.ts';

/** One way in which a row counts: most rows count once. */
export interface RowVariant {
  readonly field: (name: string) => { readonly place: Place; readonly reading: Reading } | null;
}

/**
 * The ways in which a row counts: once for each stretch of cartons that a cell of it names, and once for each part that a
 * decision splits it into.
 */
export function* rowVariants(
  scope: RowScope,
  split: readonly Readonly<Record<string, Scalar | null>>[] | null,
  settings: ScopeSettings,
): Generator<RowVariant> {
  const scopes =
    split === null
      ? [scope]
      : split.map((instead) => new RowScope(scope.block, scope.row, settings, instead));
  for (const each of scopes) {
    const count = Math.max(
      1,
      ...each.block.table.columns
        .filter(({ settings: { read } }) => read === 'cartons')
        .map(({ name }) => each.field(name).readings.length),
    );
    for (let index = 0; index < count; index += 1) {
      yield { field: (name) => fieldAt(each, name, index) };
    }
  }
}

function fieldAt(scope: RowScope, name: string, index: number): { place: Place; reading: Reading } {
  const { place, readings } = scope.field(name);
  return { place, reading: readings[index] ?? readings[0] ?? NOTHING };
}
