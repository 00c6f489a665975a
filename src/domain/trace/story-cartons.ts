import { intersectSpans, mergeSpans, subtractSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import type { Key, ShipmentFact, ShipmentLineFact } from './scope-facts.ts';
import { formatCartonMark, readCartonMark } from '../code/carton-mark.ts';
import { labelOf, linesIn } from './story-facts.ts';
import type { StoryFacts } from './story-facts.ts';
import { paperNodes } from './story-papers.ts';
import { cartonsIn, rangesKey, sharedRanges, touching } from './story-ranges.ts';
import type { StoryNode, StoryStep, StoryTeller } from './story-tree.ts';
import { word, worded } from './story-words.ts';

type Facts = NonNullable<StoryStep['facts']>;

/** Lines of one shipment to one consignee, and what they share with the cartons told of. */
interface Leg {
  readonly shipment: ShipmentFact;
  readonly consignee: Key | null;
  readonly spans: Span[];
}

/** Legs by shipment and consignee. */
class Legs {
  readonly #legs = new Map<ShipmentFact, Leg[]>();

  add(shipment: ShipmentFact, line: ShipmentLineFact, span: Span): void {
    const consignee = line.consignee ?? shipment.consignee;
    const known = this.#legs.get(shipment);
    const leg = known?.find((one) => one.consignee === consignee);
    if (leg !== undefined) leg.spans.push(span);
    else if (known !== undefined) known.push({ shipment, consignee, spans: [span] });
    else this.#legs.set(shipment, [{ shipment, consignee, spans: [span] }]);
  }

  all(): Leg[] {
    return [...this.#legs.values()].flat();
  }
}

/** Tells where cartons went: relabelling, repacking, shipments, consignees, receipts and returns. */
export class CartonStory {
  readonly #facts: StoryFacts;
  readonly #teller: StoryTeller;
  /** Shipments with lines that name no cartons: looked at for every run, and few. */
  readonly #withoutNumbers: readonly ShipmentFact[];

  constructor(facts: StoryFacts, teller: StoryTeller) {
    this.#facts = facts;
    this.#teller = teller;
    this.#withoutNumbers = [...facts.shipments.values()].filter(({ lines }) =>
      lines.some(({ range }) => range === null),
    );
  }

  /** Cartons of a series and where they went. */
  cartons(series: Key, spans: readonly Span[], relation: string, facts: Facts = {}): StoryNode {
    const ranges = mergeSpans(spans);
    return this.#teller.node(this.step(series, ranges, relation, facts), this.#fate(series, ranges));
  }

  step(series: Key, ranges: readonly Span[], relation: string, facts: Facts = {}): StoryStep {
    const { id, label } = labelOf(this.#facts, series);
    return {
      relation,
      kind: 'cartons',
      id,
      ...markLabel(label, ranges),
      facts: { ...facts, cartons: cartonsIn(ranges), ranges },
    };
  }

  #fate(series: Key, ranges: readonly Span[]): StoryNode[] {
    return [
      ...this.#relabelled(series, ranges),
      ...this.#repacked(series, ranges),
      ...this.#shipped(series, ranges),
    ];
  }

  #relabelled(series: Key, ranges: readonly Span[]): StoryNode[] {
    return (this.#facts.relabels.get(series) ?? []).flatMap(({ key, range, date, oldMark, newMark }) => {
      const shared = sharedRanges(ranges, range);
      const became =
        oldMark === null
          ? word('mark-became-from-unknown', { to: newMark })
          : word('mark-became', { from: oldMark, to: newMark });
      return shared.length === 0
        ? []
        : [this.#named('relabelled', key, { date, ranges: shared, notes: [became] })];
    });
  }

  #repacked(series: Key, ranges: readonly Span[]): StoryNode[] {
    return (this.#facts.movesFrom.get(series) ?? []).flatMap(({ repack, date, move }) => {
      const shared = sharedRanges(ranges, move.from.range);
      if (shared.length === 0) return [];
      const facts = {
        date,
        units: move.units,
        ranges: shared,
        notes: move.fate === null ? [] : [word('choice', { choice: move.fate })],
      };
      if (move.to === null) return [this.#named('taken out', repack, facts)];
      const { series: to, range } = move.to;
      // Units may be packed to and fro: what follows from a carton is told once.
      const into = this.#teller.once(this.step(to, [range], 'into'), `into ${rangesKey(to, [range])}`, () =>
        this.#fate(to, [range]),
      );
      return [this.#named('repacked', repack, facts, [into])];
    });
  }

  #shipped(series: Key, ranges: readonly Span[]): StoryNode[] {
    const legs = new Legs();
    for (const range of ranges) {
      for (const { shipment, line, range: on } of linesIn(this.#facts.lines.get(series), range)) {
        const shared = intersectSpans(range, on);
        if (shared !== null) legs.add(shipment, line, shared);
      }
    }
    const gone: Span[] = [];
    const shipped = legs
      .all()
      .sort(byDate)
      .map((leg) => {
        const carried = mergeSpans(leg.spans);
        for (const span of carried) gone.push(span);
        return this.#named(
          'shipped on',
          leg.shipment.key,
          { date: leg.shipment.date, cartons: cartonsIn(carried), ranges: carried },
          this.#arrival(series, leg, carried),
        );
      });
    const away = mergeSpans(gone);
    const here = ranges.flatMap((range) => subtractSpans(range, touching(away, range)));
    if (here.length === 0) return shipped;
    const rest = { ...this.step(series, here, 'not shipped'), ...worded('not-shipped') };
    return [...shipped, this.#teller.node(rest)];
  }

  #arrival(series: Key, { shipment, consignee }: Leg, ranges: readonly Span[]): StoryNode[] {
    const receipts = this.#events(shipment.receipts, 'received', series, ranges);
    return [
      consignee === null ? this.#teller.missing('no-consignee') : this.#named('to', consignee),
      ...(receipts.length > 0 ? receipts : [this.#teller.missing('no-consignee-receipt')]),
      ...this.#events(shipment.returns, 'returned', series, ranges),
    ];
  }

  #events(
    events: ShipmentFact['receipts'],
    relation: 'received' | 'returned',
    series: Key,
    ranges: readonly Span[],
  ): StoryNode[] {
    return events.flatMap(({ key, date, lines }) => {
      const shared = mergeSpans(
        lines.flatMap((line) => (line.series === series ? sharedRanges(ranges, line.range) : [])),
      );
      if (shared.length === 0) return [];
      return [this.#named(relation, key, { date, cartons: cartonsIn(shared), ranges: shared })];
    });
  }

  /** A shipment asked about: what it carried to whom, and lines that name no cartons. */
  shipment(key: Key, relation: string): StoryNode {
    const shipment = this.#facts.shipments.get(key);
    const step = { relation, ...labelOf(this.#facts, key) };
    if (shipment === undefined) return this.#teller.node(step);
    const bySeries = new Map<Key, Legs>();
    for (const line of shipment.lines) {
      if (line.series === null || line.range === null) continue;
      const legs = bySeries.get(line.series) ?? new Legs();
      bySeries.set(line.series, legs);
      legs.add(shipment, line, line.range);
    }
    const carried = [...bySeries].flatMap(([series, legs]) =>
      legs.all().map((leg) => {
        const ranges = mergeSpans(leg.spans);
        return this.#teller.node(this.step(series, ranges, 'carried'), this.#arrival(series, leg, ranges));
      }),
    );
    const children = [
      ...carried,
      ...this.#unnumbered(shipment, () => true),
      ...paperNodes(this.#teller, this.#facts, key),
    ];
    if (shipment.lines.length === 0) children.push(this.#teller.missing('no-lines'));
    return this.#teller.node({ ...step, facts: { date: shipment.date } }, children);
  }

  /** Shipments with lines that name no cartons and fit what is told: they may have carried some of it. */
  mayHaveLeftOn(
    fits: (line: ShipmentLineFact) => boolean,
    except: ReadonlySet<Key> = new Set(),
  ): StoryNode[] {
    return this.#withoutNumbers.flatMap((shipment) => {
      if (except.has(shipment.key)) return [];
      const lines = this.#unnumbered(shipment, fits);
      return lines.length === 0
        ? []
        : [this.#named('may have left on', shipment.key, { date: shipment.date }, lines)];
    });
  }

  #unnumbered(shipment: ShipmentFact, fits: (line: ShipmentLineFact) => boolean): StoryNode[] {
    return shipment.lines
      .filter((line) => line.range === null && fits(line))
      .map(({ cartons, units, product, run, consignee }) => {
        const of = run ?? product;
        const what =
          of === null
            ? worded('no-carton-numbers-or-product')
            : worded('no-carton-numbers', { what: labelOf(this.#facts, of).label });
        const to = consignee ?? shipment.consignee;
        return this.#teller.node(
          {
            relation: 'missing',
            kind: 'missing',
            id: '',
            ...what,
            facts: { cartons, units },
          },
          to === null ? [this.#teller.missing('no-consignee')] : [this.#named('to', to)],
        );
      });
  }

  #named(relation: string, key: Key, facts: Facts = {}, children: readonly StoryNode[] = []): StoryNode {
    return this.#teller.node({ relation, ...labelOf(this.#facts, key), facts }, children);
  }
}

/** `ABI-BR-0126 to ABI-BR-0150`: the marks as they stand on the first and the last carton. */
function markLabel(text: string, ranges: readonly Span[]): Pick<StoryStep, 'label' | 'word'> {
  const mark = readCartonMark(text);
  const [first, last] = [ranges[0]?.from, ranges.at(-1)?.to];
  if (mark === null || first === undefined || last === undefined) return { label: text };
  const from = formatCartonMark(mark, first);
  return last - first === 1
    ? { label: from }
    : worded('carton-marks', { from, to: formatCartonMark(mark, last - 1) });
}

function byDate({ shipment: left }: Leg, { shipment: right }: Leg): number {
  const [one, other] = [left.date ?? '9999', right.date ?? '9999'];
  return one < other ? -1 : one > other ? 1 : left.key - right.key;
}
