import type {
  PackingFact,
  ReworkFact,
  ScopeFacts,
  ShipmentFact,
} from '../../src/domain/trace/scope-facts.ts';
import { intersectSpans, spanLength } from '../../src/kit/span.ts';
import {
  changing,
  dropping,
  eachWith,
  eachWithout,
  isKnownRework,
  type DamageKind,
  type Exception,
} from './damage-kind.ts';

function rework(
  name: string,
  changed: (rework: ReworkFact) => readonly ReworkFact[],
  exception: Exception | null = null,
): DamageKind {
  return changing(name, exception, 'reworks', changed);
}

function packing(name: string, changed: (packing: PackingFact) => readonly PackingFact[]): DamageKind {
  return changing(name, null, 'packings', changed);
}

function shipment(name: string, changed: (shipment: ShipmentFact) => readonly ShipmentFact[]): DamageKind {
  return changing(name, null, 'shipments', changed);
}

/** Whether another record still tells (part of) what is in these cartons. */
function toldElsewhere(packed: PackingFact, facts: ScopeFacts): boolean {
  const touches = (range: { series: number; range: PackingFact['range'] } | null): boolean =>
    range?.series === packed.series && intersectSpans(range.range, packed.range) !== null;
  const mixed = facts.packings.some((other) => other !== packed && touches(other));
  return mixed || facts.repacks.some((repack) => repack.moves.some((move) => touches(move.to)));
}

export const goodsDamage: readonly DamageKind[] = [
  dropping('rework dropped', 'carton-contents', 'reworks', (item, facts) => isKnownRework(facts, item.run)),
  rework('rework source dropped', (item) => eachWithout(item.of).map((of) => ({ ...item, of }))),
  rework('rework source span blurred', (item) =>
    eachWith(item.of, (one) => (one.span === null ? null : { ...one, span: null })).map((of) => ({
      ...item,
      of,
    })),
  ),
  rework('rework source quantity dropped', (item) =>
    eachWith(item.of, (one) => (one.quantity === null ? null : { ...one, quantity: null })).map((of) => ({
      ...item,
      of,
    })),
  ),
  rework('replacement dropped', (item) =>
    eachWithout(item.replaces).map((replaces) => ({ ...item, replaces })),
  ),
  rework('replaced quantity dropped', (item) =>
    eachWith(item.replaces, (one) => (one.quantityOut === null ? null : { ...one, quantityOut: null })).map(
      (replaces) => ({ ...item, replaces }),
    ),
  ),
  rework('fate of the replaced dropped', (item) =>
    eachWith(item.replaces, (one) => (one.fate === null ? null : { ...one, fate: null })).map((replaces) => ({
      ...item,
      replaces,
    })),
  ),
  rework(
    'cartons of a rework dropped',
    (item) => eachWithout(item.cartons).map((cartons) => ({ ...item, cartons })),
    'carton-contents',
  ),
  rework('rework date dropped', (item) => (item.date === null ? [] : [{ ...item, date: null }])),
  dropping('packing dropped', null, 'packings', (item, facts) => !toldElsewhere(item, facts)),
  dropping('packing of a mixed carton dropped', 'carton-contents', 'packings', toldElsewhere),
  packing('packing span blurred', (item) =>
    eachWith(item.contents, (one) =>
      one.span === null ? null : { ...one, span: null, inUnitOrder: false },
    ).map((contents) => ({ ...item, contents })),
  ),
  packing('unit order blurred', (item) =>
    eachWith(item.contents, (one) => (one.inUnitOrder ? { ...one, inUnitOrder: false } : null)).map(
      (contents) => ({ ...item, contents }),
    ),
  ),
  packing('packing date dropped', (item) => (item.date === null ? [] : [{ ...item, date: null }])),
  changing('one content of a mixed carton dropped', 'carton-contents', 'packings', (item) =>
    item.contents.length < 2 ? [] : eachWithout(item.contents).map((contents) => ({ ...item, contents })),
  ),
  dropping('repack dropped', 'carton-contents', 'repacks', () => true),
  changing('repacked run dropped', null, 'repacks', (item) =>
    eachWith(item.moves, (one) => (one.run === null ? null : { ...one, run: null })).map((moves) => ({
      ...item,
      moves,
    })),
  ),
  changing('repack date dropped', null, 'repacks', (item) =>
    item.date === null ? [] : [{ ...item, date: null }],
  ),
  dropping('shipment dropped', null, 'shipments', () => true),
  shipment('shipment line dropped', (item) => eachWithout(item.lines).map((lines) => ({ ...item, lines }))),
  shipment('carton numbers of a line dropped', (item) =>
    eachWith(item.lines, (one) =>
      one.range === null ? null : { ...one, series: null, range: null, cartons: spanLength(one.range) },
    ).map((lines) => ({ ...item, lines })),
  ),
  shipment('goods of a line dropped', (item) =>
    eachWith(item.lines, (one) => (one.product === null ? null : { ...one, product: null })).map((lines) => ({
      ...item,
      lines,
    })),
  ),
  shipment('goods return dropped', (item) =>
    eachWithout(item.returns).map((returns) => ({ ...item, returns })),
  ),
  shipment('shipment date dropped', (item) => (item.date === null ? [] : [{ ...item, date: null }])),
  shipment('consignee dropped', (item) => (item.consignee === null ? [] : [{ ...item, consignee: null }])),
];
