import { codeKey } from '../../kit/code-key.ts';
import { isDatePart, valuesOf } from './built-scheme.ts';
import type { BuiltScheme } from './built-scheme.ts';
import type { PartKind } from './code-scheme.ts';
import { periodOf } from './scheme-calendar.ts';
import type { SchemeDay } from './scheme-calendar.ts';
import { exampleRun } from './scheme-example.ts';
import type { Breach, SchemeRun } from './scheme-finding.ts';
import { writeCode } from './scheme-writing.ts';
import type { RunFacts } from './scheme-writing.ts';

/** Two runs that get the same number from different sequences, and whose codes do not tell which; or from none at all. */
export function collidingCounters(built: BuiltScheme): Breach[] {
  const first = exampleRun(built);
  if (!writeCode(built, first, 1).ok) return [];
  if (built.capacity === 0) {
    const runs = twoRuns(built, first, first);
    return runs.length < 2 ? [] : [{ reason: 'no-sequence', runs }];
  }
  return [
    ...periodBreach(built, first),
    ...(built.scheme.countedBy ?? []).flatMap((by) => counterBreach(built, first, by)),
  ];
}

function twoRuns(built: BuiltScheme, one: RunFacts, other: RunFacts): SchemeRun[] {
  return [one, other].flatMap((facts) => {
    const written = writeCode(built, facts, 1);
    return written.ok ? [{ facts, sequence: 1, code: written.code }] : [];
  });
}

/** Two days that are written alike and lie in different periods of the sequence. */
function periodBreach(built: BuiltScheme, first: RunFacts): Breach[] {
  if (built.reset === 'never') return [];
  for (const days of built.days.values()) {
    const [one] = days;
    const other = days.find(
      (day) => one !== undefined && periodOf(built.reset, day) !== periodOf(built.reset, one),
    );
    if (one === undefined || other === undefined) continue;
    const runs = twoRuns(built, { ...first, date: one.date }, { ...first, date: other.date });
    return [
      {
        reason: rollsOver(built, one, other) ? 'year-rolls-over' : 'period-not-told',
        runs,
        period: built.reset,
      },
    ];
  }
  return [];
}

/** The only fault is the short year: all else of the date is told well enough. */
function rollsOver({ parts }: BuiltScheme, one: SchemeDay, other: SchemeDay): boolean {
  const year = parts.filter(isDatePart).find(({ kind }) => kind === 'year');
  const length = year?.length ?? 2;
  if (year === undefined || length === 4) return false;
  const years = year.form === 'week-year' ? other.weekYear - one.weekYear : other.year - one.year;
  return years !== 0 && years % 10 ** length === 0;
}

type CountedBy = 'product' | 'site' | 'line' | 'shift';

/** Sequences are counted apart for something that the code does not tell. */
function counterBreach(built: BuiltScheme, first: RunFacts, by: CountedBy): Breach[] {
  const { scheme } = built;
  if ((by === 'product' && scheme.product !== undefined) || (by === 'site' && scheme.site !== undefined))
    return [];
  const kinds: readonly PartKind[] = by === 'product' ? ['sku', 'brand'] : [by];
  const telling = built.parts.filter(({ kind }) => kinds.includes(kind));
  const pair =
    telling.length === 0 ? ([{ of: `${by} 1` }, { of: `${by} 2` }] as const) : sharing(built, telling);
  if (pair === null) return [];
  const runs = twoRuns(built, ...withThings(first, by, pair));
  return runs.length < 2 ? [] : [{ reason: 'counter-not-told', runs, part: by }];
}

interface Thing {
  readonly of: string;
  readonly variant?: string | undefined;
}

function withThings(
  first: RunFacts,
  by: CountedBy,
  [one, other]: readonly [Thing, Thing],
): [RunFacts, RunFacts] {
  const facts = ({ of, variant }: Thing): RunFacts => ({
    ...first,
    [by]: of,
    ...(by === 'product' ? { variant } : {}),
  });
  return [facts(one), facts(other)];
}

/** Two things that all of the telling parts write alike. */
function sharing({ scheme }: BuiltScheme, telling: BuiltScheme['parts']): readonly [Thing, Thing] | null {
  const seen = new Map<string, Thing>();
  const known = telling.map((part) => valuesOf(part, scheme));
  for (const thing of known.flat()) {
    const texts = known.map((values) => textFor(values, thing));
    if (texts.includes(undefined)) continue;
    const text = texts.join('|');
    const before = seen.get(text);
    if (before !== undefined && before.of !== thing.of) return [before, thing];
    seen.set(text, thing);
  }
  return null;
}

/** How a part writes the thing: by the value of its variant, else by that of all variants. */
function textFor(
  values: readonly (Thing & { readonly code: string })[],
  { of, variant }: Thing,
): string | undefined {
  const own = values.filter((value) => value.of === of);
  const value = own.find((one) => one.variant === variant) ?? own.find((one) => one.variant === undefined);
  return value === undefined ? undefined : codeKey(value.code);
}
