import { intersectSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import { cartonText } from './goods-out.ts';
import type { Leaving, Stopped, Taken } from './goods-out.ts';

/** A hold, with the days on which it stood. */
export interface HoldOnGoods {
  readonly n: number;
  readonly id: string;
  /** Ledger entry that says what it says now. */
  readonly entry: number;
  readonly ofKind: string;
  readonly of: number;
  /** What it says it is on, in words. */
  readonly says: string;
  readonly span: Span | null;
  readonly cartons: Span | null;
  readonly placedOn: string;
  /** Day it was released; null: it stands. */
  readonly releasedOn: string | null;
  readonly reason: string;
}

/** Goods whose hold is overridden: all of them, or those of one run, or on one shipment. */
export interface OverriddenHold {
  readonly hold: number;
  readonly run: number | null;
  readonly shipment: number | null;
}

/** What of a run a hold may be on, beside the run itself. */
export interface RunParts {
  readonly product: number | null;
  /** Material lots that went in, with the units they went into where that is known. */
  readonly lots: readonly { readonly lot: number; readonly span: Span | null }[];
  /** Runs whose units were reworked into it, at any remove. */
  readonly reworkedFrom: readonly number[];
}

export interface HeldFacts {
  readonly holds: readonly HoldOnGoods[];
  readonly overridden: readonly OverriddenHold[];
  readonly parts: ReadonlyMap<number, RunParts>;
}

/** Goods that leave while a hold on them stands: on the shipment, the cartons, the product, the run or a lot that went in. */
export function heldGoods(lines: readonly Leaving[], taken: readonly Taken[], facts: HeldFacts): Stopped[] {
  const goods: readonly Goods[] = [
    ...lines.map((line) => ({ line, run: null, range: line.range, span: null })),
    ...taken,
  ];
  const byLine = Map.groupBy(taken, ({ line }) => line);
  const runsOf = (line: Leaving): number[] => (byLine.get(line) ?? []).map(({ run }) => run);
  const stopped = new Map<string, Stopped>();
  for (const one of goods) {
    for (const hold of facts.holds) {
      const range = stands(hold, one.line) ? heldRange(hold, one, facts) : undefined;
      if (range === undefined || isOverridden(hold, one, facts.overridden, runsOf)) continue;
      const key = [hold.n, one.line.by.kind, one.line.by.id, range?.from, range?.to].join(' ');
      stopped.set(key, stoppedBy(hold, one.line, range));
    }
  }
  return [...stopped.values()];
}

/**
 * A hold stands from its day on until the day of its release; of the day itself the order of the records decides. Where nobody says when
 * goods left, they leave now.
 */
function stands({ n, placedOn, releasedOn }: HoldOnGoods, { date, entry }: Leaving): boolean {
  if (date === null) return releasedOn === null;
  if (placedOn === date && entry !== undefined && entry < n) return false;
  return placedOn <= date && (releasedOn === null || releasedOn > date);
}

type Goods = Omit<Taken, 'run'> & { readonly run: number | null };

/** Cartons of these goods that the hold is on; null: without numbers; undefined: it is not on them. */
function heldRange(hold: HoldOnGoods, goods: Goods, { parts }: HeldFacts): Span | null | undefined {
  const { line, run, range, span } = goods;
  if (run === null) {
    if (hold.ofKind === 'shipment') return hold.of === line.shipment ? range : undefined;
    if (hold.ofKind === 'product') return hold.of === line.product ? range : undefined;
    if (hold.ofKind !== 'carton-series' || hold.of !== line.series) return undefined;
    if (hold.cartons === null || range === null) return range;
    return intersectSpans(hold.cartons, range) ?? undefined;
  }
  const of = parts.get(run);
  if (hold.ofKind === 'run') {
    if (hold.of === run) return shares(hold.span, span) ? range : undefined;
    return of?.reworkedFrom.includes(hold.of) === true ? range : undefined;
  }
  if (hold.ofKind === 'product') return hold.of === of?.product ? range : undefined;
  if (hold.ofKind !== 'material-lot') return undefined;
  const own = of?.lots.some((one) => one.lot === hold.of && shares(one.span, span)) === true;
  const before = of?.reworkedFrom.flatMap((from) => parts.get(from)?.lots ?? []) ?? [];
  return own || before.some(({ lot }) => lot === hold.of) ? range : undefined;
}

/** Whether the same units may be meant: what is not known may be any. */
function shares(left: Span | null, right: Span | null): boolean {
  return left === null || right === null || intersectSpans(left, right) !== null;
}

/** Goods of several runs go on when the hold is overridden for each of them. */
function isOverridden(
  hold: HoldOnGoods,
  { line, run }: Goods,
  overridden: readonly OverriddenHold[],
  runsOf: (line: Leaving) => readonly number[],
): boolean {
  const own = overridden.filter(
    (one) => one.hold === hold.n && (one.shipment === null || one.shipment === line.shipment),
  );
  if (own.some((one) => one.run === null)) return true;
  const runs = run === null ? runsOf(line) : [run];
  return runs.length > 0 && runs.every((each) => own.some((one) => one.run === each));
}

function stoppedBy(hold: HoldOnGoods, line: Leaving, range: Span | null): Stopped {
  const left = line.date === null ? '' : ` and stood when it left on ${line.date}`;
  return {
    line,
    range,
    stop: 'held',
    says: `${cartonText(range)} on the shipment ${line.shipmentCode}: the hold "${hold.id}" on ${hold.says} was placed on ${hold.placedOn}${left}: ${hold.reason}.`,
    todo: 'Leave these cartons out, release the hold, or have it overridden with a reason by who may (release override).',
  };
}
