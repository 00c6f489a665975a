import { mergeSpans, NUMBER_LIMIT } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import type { ScopeReport } from '../trace/scope-report.ts';

/** The classes of a scope that goods are held for. */
export const HELD_CLASSES = ['contains', 'may-contain', 'undetermined'] as const;
export type HeldClass = (typeof HELD_CLASSES)[number];

/** A hold that a scope calls for. */
export interface WantedHold {
  readonly class: HeldClass;
  readonly of: { readonly kind: string; readonly id: string };
  readonly span: Span | null;
  readonly cartons: Span | null;
}

interface Wish {
  readonly classes: readonly HeldClass[];
  /** Suspects as typed; their material lots are held too. */
  readonly suspects: readonly string[];
}

/** The holds that put everything in scope on hold: cartons by range, and units that no packing record puts into cartons by run. */
export function holdsWanted(report: ScopeReport, { classes, suspects }: Wish): WantedHold[] {
  const wanted = [...ofLots(suspects), ...ofCartons(report), ...ofRuns(report)];
  return wanted.filter((hold) => classes.includes(hold.class));
}

function ofLots(suspects: readonly string[]): WantedHold[] {
  const lots = suspects.filter((one) => one.startsWith('lot:')).map((one) => one.slice('lot:'.length));
  return lots.map((id) => ({
    class: 'contains',
    of: { kind: 'material-lot', id },
    span: null,
    cartons: null,
  }));
}

/** Like cartons that lie side by side are one hold, wherever they are. */
function ofCartons(report: ScopeReport): WantedHold[] {
  const ranges = report.places.flatMap(({ shipments, ranges: others }) => [
    ...shipments.flatMap((shipment) => shipment.ranges),
    ...others,
  ]);
  const wanted: WantedHold[] = [];
  for (const [series, list] of Map.groupBy(ranges, (range) => range.series.id)) {
    for (const name of HELD_CLASSES) {
      const spans = mergeSpans(list.filter((range) => range.class === name));
      const of = { kind: 'carton-series', id: series };
      wanted.push(...spans.map((cartons) => ({ class: name, of, span: null, cartons })));
    }
  }
  return wanted;
}

/** Runs whose units are not all in cartons by the records. */
function ofRuns(report: ScopeReport): WantedHold[] {
  const loose = new Set(
    report.conservation
      .filter((row) => row.looseStock + row.unsettled + row.delivered + Math.abs(row.unaccounted) > 0)
      .map(({ run }) => run.id),
  );
  return report.runs.flatMap(({ run, made, stretches }) => {
    if (made !== null && !loose.has(run.id)) return [];
    const of = { kind: 'run', id: run.id };
    return HELD_CLASSES.flatMap((name) => {
      const spans = mergeSpans(stretches.filter((stretch) => stretch.class === name).map(({ span }) => span));
      return spans.map((span) => ({
        ...{ class: name, of, cartons: null },
        // All units of a run, or of one that is still open, are the run itself.
        span: span.from === 1 && (made === null || span.to === made + 1) ? null : closedSpan(span, made),
      }));
    });
  });
}

/** Of an open run a stretch may have no end; the end of what a span can say stands for it. */
function closedSpan(span: Span, made: number | null): Span {
  return made === null ? { from: span.from, to: Math.min(span.to, LAST_NUMBER) } : span;
}
const LAST_NUMBER = NUMBER_LIMIT + 1;

interface HoldBody {
  readonly of: { readonly kind: string; readonly id: string };
  readonly span?: Span | null | undefined;
  readonly cartons?: Span | null | undefined;
  readonly scopeClass?: string | undefined;
}

/** The same for holds on the same goods for the same class. */
export function keyOfHold({ of, span, cartons, scopeClass }: HoldBody): string {
  const edges = [span?.from, span?.to, cartons?.from, cartons?.to].map((edge) => edge ?? '');
  return [of.kind, of.id, ...edges, scopeClass ?? ''].join(' ');
}

/** The holds that no release ended. */
export function holdsInForce<Hold extends { readonly id: string }>(
  holds: readonly Hold[],
  releases: readonly { readonly body: { readonly hold: string } }[],
): Hold[] {
  const ended = new Set(releases.map(({ body }) => body.hold));
  return holds.filter(({ id }) => !ended.has(id));
}
