import { rangesOf, type Carton } from './carton-numbers.ts';
import type { Containers, Content } from './containers.ts';
import { dayOfEvent, factOf, restOf, type Desk } from './desk.ts';
import type { EpcisEvent } from './epcis-event.ts';
import type { GoodsRecords } from './goods-records.ts';
import type { EpcisIdentifier } from './identifier.ts';
import { eventRecordId, itemKey } from './record-ids.ts';

/** Drafts what an aggregation event tells: cartons packed, cartons on a pallet, things taken out again. */
export function draftAggregation(
  event: EpcisEvent,
  desk: Desk,
  goods: GoodsRecords,
  containers: Containers,
): void {
  const { parent } = event;
  if (parent === null) {
    if (event.action !== 'OBSERVE') desk.note(event.at, 'What it was put into or taken out of is not told.');
    return;
  }
  if (event.action === 'DELETE') {
    unpack(event, parent, desk, goods, containers);
  } else if (event.action === 'ADD' || containers.isEmpty(parent)) {
    if (event.action !== 'ADD') {
      desk.note(event.at, `${parent.uri} was seen with its contents; when it was packed is not told.`);
    }
    pack(event, parent, desk, goods, containers);
  }
}

function pack(
  event: EpcisEvent,
  parent: EpcisIdentifier,
  desk: Desk,
  goods: GoodsRecords,
  containers: Containers,
): void {
  const contents = contentsOf(event, desk, goods, containers);
  if (contents !== null && contents.length > 0) draftPacking(event, parent, contents, desk, containers);
  const inside = containers.childContainers(event.mentions.filter(({ role }) => role === 'child'));
  if (inside.length === 0) return;
  containers.putContainers(parent, inside);
  const code = parent.kind === 'logistic-unit' ? parent.sscc : parent.uri.slice(0, 120);
  const cartons = rangesOf(containers.cartonsOf(parent, event));
  desk.draftFrom(event, 'pallet', eventRecordId(event, '/pallet'), {
    code,
    cartons,
    date: event.action === 'ADD' ? dayOfEvent(event) : undefined,
    note: restOf(event, []),
  });
}

function draftPacking(
  event: EpcisEvent,
  parent: EpcisIdentifier,
  contents: readonly Content[],
  desk: Desk,
  containers: Containers,
): void {
  const carton = containers.putGoods(parent, contents, event);
  const fresh = draftRepacking(event, carton, contents, desk, containers);
  for (const { run, units } of fresh) containers.packed.set(run, (containers.packed.get(run) ?? 0) + units);
  const range = { series: carton.series, from: carton.number, to: carton.number + 1 };
  if (fresh.length > 0) {
    desk.draftFrom(event, 'packing', eventRecordId(event, '/packing'), {
      ...range,
      contents: fresh.map(({ run, units }) => ({ run, unitsPerCarton: units })),
      date: event.action === 'ADD' ? dayOfEvent(event) : undefined,
      note: restOf(event, ['cartonMark']),
    });
  }
  const mark = factOf(event, 'cartonMark');
  if (mark === undefined) return;
  desk.draftFrom(event, 'name', eventRecordId(event, '/mark'), {
    code: mark.replace(/[{}]/g, '').slice(0, 200),
    form: 'carton-mark',
    of: { kind: 'carton-series', id: carton.series },
    cartons: { from: range.from, to: range.to },
    from: dayOfEvent(event),
  });
}

/** Units taken out of other cartons go in first; what is left is packed fresh. */
function draftRepacking(
  event: EpcisEvent,
  carton: Carton,
  contents: readonly Content[],
  desk: Desk,
  containers: Containers,
): Content[] {
  const moves: Record<string, unknown>[] = [];
  const fresh = contents.flatMap(({ run, units }) => {
    let left = units;
    for (const loose of containers.loose) {
      const moved = loose.run === run ? Math.min(left, loose.units) : 0;
      if (moved === 0) continue;
      loose.units -= moved;
      left -= moved;
      moves.push({ from: rangeOf(loose.from), to: rangeOf(carton), run, units: moved });
    }
    return left === 0 ? [] : [{ run, units: left }];
  });
  if (moves.length > 0) {
    desk.draftFrom(event, 'repack', eventRecordId(event, '/repack'), { date: dayOfEvent(event), moves });
  }
  return fresh;
}

/** Units that were taken out of cartons and packed nowhere else are loose stock. */
export function draftLooseStock(desk: Desk, containers: Containers): void {
  const left = containers.loose.filter(({ units }) => units > 0);
  for (const loose of Map.groupBy(left, ({ event }) => event).entries()) {
    const [event, rest] = loose;
    const moves = rest.map(({ from, run, units }) => ({
      from: rangeOf(from),
      run,
      units,
      fate: 'loose-stock',
    }));
    desk.draftFrom(event, 'repack', eventRecordId(event, '/unpacked'), { date: dayOfEvent(event), moves });
  }
}

function rangeOf({ series, number }: Carton): { series: string; from: number; to: number } {
  return { series, from: number, to: number + 1 };
}

function unpack(
  event: EpcisEvent,
  parent: EpcisIdentifier,
  desk: Desk,
  goods: GoodsRecords,
  containers: Containers,
): void {
  const isWhole = !event.mentions.some(({ role }) => role === 'child');
  const inside = containers.childContainers(event.mentions);
  containers.takeGoods(parent, isWhole ? 'all' : (contentsOf(event, desk, goods, containers) ?? []), event);
  containers.takeContainers(parent, isWhole ? 'all' : inside);
}

/**
 * Units by run that the event puts in or takes out. Null when a part of it has no lot or no number of pieces: half of what
 * is in a carton, recorded, would look like all of it, so it then stands as a carton without packing.
 */
function contentsOf(
  event: EpcisEvent,
  desk: Desk,
  goods: GoodsRecords,
  containers: Containers,
): Content[] | null {
  const byRun = new Map<string, number>();
  let isWhole = true;
  for (const mention of event.mentions) {
    if (mention.role !== 'child') continue;
    if (mention.form === 'instance' && containers.isContainer(mention.identifier)) continue;
    const item = goods.itemOf(mention);
    const isGoods = item !== null && desk.roles.isProduct(itemKey(item));
    const run = isGoods ? goods.run(item, event) : undefined;
    const units = goods.unitsOf(mention);
    if (run !== undefined && units !== null && units > 0) {
      byRun.set(run, (byRun.get(run) ?? 0) + units);
      continue;
    }
    isWhole = false;
    const lack = run === undefined ? 'is not a lot of finished goods' : 'has no number of pieces';
    desk.note(mention.at, `What was packed here ${lack}, so the packing is not recorded.`);
  }
  return isWhole ? [...byRun].map(([run, units]) => ({ run, units })) : null;
}
