import { intersectSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import { cartonText, EVERY_CARTON } from '../release/goods-out.ts';
import type { Leaving, Stopped, Taken } from '../release/goods-out.ts';

/** A recall, as it stops goods. */
export interface RecallInForce {
  readonly n: number;
  readonly code: string;
  readonly title: string;
  readonly declaredOn: string;
  /** Parties who may be sent recalled goods. */
  readonly takers: ReadonlySet<number>;
}

/** A run that is recalled, or some of its units. */
export interface RecalledUnits {
  readonly recall: number;
  readonly run: number;
  readonly isWhole: boolean;
  /** Null, and not whole: nobody knows which of its units. */
  readonly span: Span | null;
  readonly product: number;
}

/** Cartons of a line, by whatever numbers, that are recalled. */
export interface RecalledCartons {
  readonly recall: number;
  readonly line: Leaving;
  /** Null: the line says no numbers. */
  readonly range: Span | null;
}

export interface RecallFacts {
  readonly recalls: ReadonlyMap<number, RecallInForce>;
  readonly units: readonly RecalledUnits[];
  readonly cartons: readonly RecalledCartons[];
  /** Runs whose units were reworked into each of these after the recall: they stay recalled. */
  readonly reworked: readonly { readonly recall: number; readonly run: number }[];
  /** Who gets the goods of a line; null: nobody says. */
  readonly consigneeOf: (line: Leaving) => number | null;
}

/** Goods of a line that a recall takes in. */
export interface RecalledGoods {
  readonly recall: RecallInForce;
  readonly line: Leaving;
  readonly range: Span | null;
}

/** Goods that leave after they were recalled, save to whom the recall sends them. What nobody can tell from recalled goods stays too. */
export function recalledGoods(
  lines: readonly Leaving[],
  taken: readonly Taken[],
  facts: RecallFacts,
): RecalledGoods[] {
  const found = new Map<string, RecalledGoods>();
  const add = (n: number, line: Leaving, range: Span | null): void => {
    const recall = facts.recalls.get(n);
    if (recall === undefined || !stands(recall, line)) return;
    if (recall.takers.has(facts.consigneeOf(line) ?? -1)) return;
    const key = [n, line.by.kind, line.by.id, range?.from, range?.to].join(' ');
    found.set(key, { recall, line, range });
  };
  for (const { recall, line, range } of facts.cartons) add(recall, line, range);
  const byRun = Map.groupBy(facts.units, ({ run }) => run);
  const reworked = Map.groupBy(facts.reworked, ({ run }) => run);
  for (const one of taken) {
    for (const { recall } of reworked.get(one.run) ?? []) add(recall, one.line, one.range);
    for (const units of byRun.get(one.run) ?? [])
      if (isAmong(units, one)) add(units.recall, one.line, one.range);
  }
  const byProduct = Map.groupBy(facts.units, ({ product }) => product);
  for (const line of lines) {
    if (line.product === null || line.run !== null || line.series !== null) continue;
    for (const { recall } of byProduct.get(line.product) ?? []) add(recall, line, null);
  }
  return [...found.values()];
}

/** Of a run that is recalled in part the cartons tell; without carton numbers any of its units may be meant. */
function isAmong(units: RecalledUnits, { range, span }: Taken): boolean {
  if (units.isWhole) return true;
  const isNumbered = range !== null && range.to !== EVERY_CARTON.to;
  return !isNumbered && mayShare(units.span, span);
}

/** Whether the same units may be meant: what is not known may be any. */
export function mayShare(left: Span | null, right: Span | null): boolean {
  return left === null || right === null || intersectSpans(left, right) !== null;
}

/** A recall stops what leaves from its day on; of the day itself the order of the records decides. Where nobody says when goods left, they leave now. */
function stands({ n, declaredOn }: RecallInForce, { date, entry }: Leaving): boolean {
  if (date === null) return true;
  if (date === declaredOn && entry !== undefined && entry < n) return false;
  return declaredOn <= date;
}

/** The same as what keeps them from leaving. */
export function stoppedBy({ recall, line, range }: RecalledGoods): Stopped {
  const { code, title, declaredOn } = recall;
  return {
    line,
    range,
    stop: 'recalled',
    says: `${cartonText(range)} on the shipment ${line.shipmentCode}: recalled on ${declaredOn} by ${code}, ${title}.`,
    todo: 'Leave these goods out; or, if the recall sends them there to be destroyed or mended, name the consignee in the recall (mayGoTo).',
  };
}
