import { spanLength } from '../../kit/span.ts';
import type { Stretch } from './scope-stretches.ts';

/** Two rounds of a walk through records that go in a circle told the same classes for the same numbers of units. */
export function isSettled(
  before: ReadonlyMap<string, Stretch[]>,
  after: ReadonlyMap<string, Stretch[]>,
): boolean {
  const told = (stretches: readonly Stretch[] | undefined): string =>
    (stretches ?? [])
      .map(({ span, finding: { class: said } }) => `${said} ${String(spanLength(span))}`)
      .join();
  return [...after].every(([id, stretches]) => told(before.get(id)) === told(stretches));
}
