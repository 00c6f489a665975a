import type { Span } from '../../src/kit/span.ts';
import type {
  Key,
  PackingContentFact,
  PackingFact,
  RepackFact,
  ShipmentEventFact,
  ShipmentFact,
} from '../../src/domain/trace/scope-facts.ts';
import { dateOf } from './calendar.ts';
import { boundingSpan, exactSpan, type KeyMaker } from './recorder.ts';
import type { Tape } from './tape.ts';
import type { PackBlock, World, WorldCarton, WorldShipment } from './world.ts';

/** The range of consecutive cartons of one series. */
export function rangeOf(cartons: readonly WorldCarton[]): { series: Key; range: Span } {
  const first = cartons[0];
  const last = cartons.at(-1);
  if (first === undefined || last === undefined) throw new Error('a range of no cartons');
  return { series: first.series, range: { from: first.number, to: last.number + 1 } };
}

/** One packing record a block, or for mixed cartons one record for each run in them. */
export function recordPacking(world: World, tape: Tape, key: KeyMaker): PackingFact[] {
  return world.blocks.flatMap((block) => {
    const contents = block.contents.map((content) => recordContent(block, content, tape));
    const { series, range } = rangeOf(block.cartons);
    const date = dateOf(block.day);
    if (contents.length === 1 || tape.chance(50)) return [{ key: key(), series, range, contents, date }];
    return contents.map((content) => ({ key: key(), series, range, contents: [content], date }));
  });
}

function recordContent(
  block: PackBlock,
  content: PackBlock['contents'][number],
  tape: Tape,
): PackingContentFact {
  const ordered = content.units.every(
    (unit, index) => unit.number === (content.units[0]?.number ?? 0) + index,
  );
  const style = tape.pick(['exact', 'bounding', 'none'] as const);
  const exact = style === 'none' ? null : exactSpan(content.units);
  const span = style === 'bounding' ? boundingSpan(content.units) : exact;
  return {
    run: content.run.key,
    variant: content.run.variant,
    unitsPerCarton: content.unitsPerCarton,
    span,
    inUnitOrder: ordered && exact !== null && block.cartons.length > 1 && tape.chance(50),
  };
}

export function recordRepacks(world: World, key: KeyMaker): RepackFact[] {
  return world.repacks.map((move) => ({
    key: key(),
    date: dateOf(move.day),
    moves: [
      {
        from: rangeOf([move.from]),
        to: move.to === null ? null : rangeOf([move.to]),
        run: move.run.key,
        units: move.units.length,
        fate: move.fate,
      },
    ],
  }));
}

export function recordShipments(world: World, tape: Tape, key: KeyMaker): ShipmentFact[] {
  return world.shipments.map((shipment) => ({
    key: shipment.key,
    id: `shipment-${String(shipment.key)}`,
    code: `SH${String(shipment.key)}`,
    consignee: shipment.consignee,
    date: dateOf(shipment.day),
    lines: recordLines(world, shipment, key),
    receipts: tape.chance(40) ? recordReceipts(shipment, key) : [],
    returns: shipment.returns.map((back) => ({
      key: key(),
      date: dateOf(back.day),
      lines: [rangeOf(back.cartons)],
    })),
  }));
}

function recordLines(world: World, shipment: WorldShipment, key: KeyMaker): ShipmentFact['lines'] {
  const goods = world.products.find((product) => !product.intermediate)?.key ?? null;
  return shipment.lines.map((line) => ({
    key: key(),
    ...(line.named ? rangeOf(line.cartons) : { series: null, range: null }),
    cartons: line.named ? null : line.cartons.length,
    units: line.named ? null : line.cartons.reduce((sum, carton) => sum + carton.units.size, 0),
    // Packing lists name the goods; now and then only the cartons.
    product: line.named && shipment.key % 3 === 0 ? null : goods,
    run: null,
    consignee: null,
  }));
}

function recordReceipts(shipment: WorldShipment, key: KeyMaker): ShipmentEventFact[] {
  const named = shipment.lines.filter((line) => line.named);
  if (named.length === 0) return [];
  const lines = named.map((line) => rangeOf(line.cartons));
  return [{ key: key(), date: dateOf(shipment.day + 4), lines }];
}
