import type { Key, RunFact, ScopeFacts } from '../../src/domain/trace/scope-facts.ts';

/**
 * One way to lose or blur a record. `exception` names the stated exception (docs/scope.md) that laws 1 and 2 make for it;
 * without one the laws hold for it without reserve.
 */
export interface DamageKind {
  readonly name: string;
  readonly exception: Exception | null;
  /** Every single use of it on these facts. */
  readonly uses: (facts: ScopeFacts) => readonly Damage[];
}

/** Names of the stated exceptions; the sentences are in docs/scope.md. */
export type Exception = 'netting' | 'whereabouts' | 'agreement' | 'off-bill' | 'origin' | 'carton-contents';

export interface Damage {
  /** Quantity of the record that is lost, where it has one. */
  readonly quantity: number | null;
  readonly apply: () => ScopeFacts;
}

export type ListName = Exclude<keyof ScopeFacts, 'position'>;
type Item<Name extends ListName> = ScopeFacts[Name][number];

/** Damage that takes away each item of a list that `where` admits. */
export function dropping<Name extends ListName>(
  name: string,
  exception: Exception | null,
  list: Name,
  where: (item: Item<Name>, facts: ScopeFacts) => boolean,
  quantity: (item: Item<Name>, facts: ScopeFacts) => number | null = () => null,
): DamageKind {
  return {
    name,
    exception,
    uses: (facts) => {
      const items: readonly Item<Name>[] = facts[list];
      return items
        .filter((item) => where(item, facts))
        .map((item) => ({
          quantity: quantity(item, facts),
          apply: () => ({ ...facts, [list]: items.filter((other) => other !== item) }),
        }));
    },
  };
}

/** Damage that changes each item of a list in each of the ways that `changed` gives. */
export function changing<Name extends ListName>(
  name: string,
  exception: Exception | null,
  list: Name,
  changed: (item: Item<Name>, facts: ScopeFacts) => readonly Item<Name>[],
): DamageKind {
  return {
    name,
    exception,
    uses: (facts) => {
      const items: readonly Item<Name>[] = facts[list];
      return items.flatMap((item) =>
        changed(item, facts).map((instead) => ({
          quantity: null,
          apply: () => ({ ...facts, [list]: items.map((other) => (other === item ? instead : other)) }),
        })),
      );
    },
  };
}

/** The list without one item, for each item that `where` admits. */
export function eachWithout<T>(items: readonly T[], where: (item: T) => boolean = () => true): T[][] {
  return items.filter(where).map((item) => items.filter((other) => other !== item));
}

/** The list with one item changed, for each item that `change` changes. */
export function eachWith<T>(items: readonly T[], change: (item: T) => T | null): T[][] {
  return items.flatMap((item) => {
    const instead = change(item);
    return instead === null ? [] : [items.map((other) => (other === item ? instead : other))];
  });
}

export function runOf(facts: ScopeFacts, key: Key | null): RunFact | null {
  return facts.runs.find((run) => run.key === key) ?? null;
}

/** Whether the run's revision says that it is a rework: then its record of what went in may be lost (exception `origin`). */
export function isKnownRework(facts: ScopeFacts, key: Key): boolean {
  const bom = runOf(facts, key)?.bom;
  return facts.revisions.some((revision) => revision.key === bom && revision.kind === 'rework');
}

/** Whether a record says what went into this rework run: then its revision may be lost (exception `origin`). */
export function hasReworkRecord(facts: ScopeFacts, key: Key): boolean {
  return facts.reworks.some((rework) => rework.run === key);
}
