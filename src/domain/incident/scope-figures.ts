import type { Figure } from './frozen-scope.ts';
import type { ScopeReport } from '../trace/scope-report.ts';

type Counts = ScopeReport['totals']['units'];
type FigureCounts = Pick<Figure, 'contains' | 'mayContain' | 'undetermined' | 'cleared'>;

/** The figures of a scope: totals, then every run, then every place. A run that is open has no figures. */
export function figuresOf(report: ScopeReport): Figure[] {
  return [
    { figure: 'all-units', ...countsOf(report.totals.units) },
    { figure: 'all-cartons', ...countsOf(report.totals.cartons) },
    ...report.runs.flatMap((run): Figure[] =>
      run.made === null ? [] : [{ figure: 'of-run', id: run.run.id, ...runCounts(run) }],
    ),
    ...report.places.map(({ place, party, units }): Figure => ({
      figure: 'at-place',
      id: party === null ? place : `${place} ${party.id}`,
      ...countsOf(units),
    })),
  ];
}

function countsOf(counts: Counts): FigureCounts {
  const { contains, undetermined, cleared } = counts;
  return { contains, mayContain: counts['may-contain'], undetermined, cleared };
}

function runCounts({ counts, stretches }: ScopeReport['runs'][number]): FigureCounts {
  if (counts !== null) return countsOf(counts);
  const sums = { contains: 0, 'may-contain': 0, undetermined: 0, cleared: 0 };
  for (const { span, class: found } of stretches) sums[found] += span.to - span.from;
  return countsOf(sums);
}

/** A figure then and now; null: it was, or is, not among them. */
export interface FigureDifference {
  readonly figure: Figure['figure'];
  readonly id: string | null;
  readonly then: FigureCounts | null;
  readonly now: FigureCounts | null;
}

/** The figures that are not what they were, in the order of the newer list. */
export function figureDifferences(then: readonly Figure[], now: readonly Figure[]): FigureDifference[] {
  const keyOf = ({ figure, id }: Figure): string => `${figure} ${id ?? ''}`;
  const [before, after] = [then, now].map((list) => new Map(list.map((one) => [keyOf(one), one])));
  const keys = [...new Set([...now, ...then].map(keyOf))];
  return keys.flatMap((key): FigureDifference[] => {
    const [was, is] = [before?.get(key), after?.get(key)];
    const of = is ?? was;
    if (of === undefined || (was !== undefined && is !== undefined && isSame(was, is))) return [];
    return [{ figure: of.figure, id: of.id ?? null, then: onlyCounts(was), now: onlyCounts(is) }];
  });
}

function onlyCounts(figure: Figure | undefined): FigureCounts | null {
  if (figure === undefined) return null;
  const { contains, mayContain, undetermined, cleared } = figure;
  return { contains, mayContain, undetermined, cleared };
}

function isSame(left: FigureCounts, right: FigureCounts): boolean {
  return (
    left.contains === right.contains &&
    left.mayContain === right.mayContain &&
    left.undetermined === right.undetermined &&
    left.cleared === right.cleared
  );
}
