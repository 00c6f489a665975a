import { factOf, type Desk } from './desk.ts';
import type { EpcisEvent, Mention } from './epcis-event.ts';
import type { GoodsRecords } from './goods-records.ts';
import { codeIn, type TradeItem } from './identifier.ts';
import { lotKey } from './record-ids.ts';

/** Units of one run that one event made. */
export interface Making {
  readonly event: EpcisEvent;
  /** The events whose inputs went into it: those of one transformation, or the one event. */
  readonly group: string;
  readonly run: string;
  readonly runKey: string;
  readonly item: TradeItem;
  /** Null: the event does not say how many, or not in pieces. */
  readonly units: number | null;
}

/** What the events of one transformation put in. */
export interface Input {
  readonly event: EpcisEvent;
  readonly group: string;
  readonly mention: Mention;
}

const FIRST_OR_MORE = ['commissioning', 'creating_class_instance'];

/** True for an event that brings goods into being. */
export function isMaking(event: EpcisEvent): boolean {
  if (event.type === 'TransformationEvent') return true;
  if (event.type !== 'ObjectEvent' || event.action !== 'ADD') return false;
  return event.step === null || FIRST_OR_MORE.includes(event.step);
}

function groupOf(event: EpcisEvent): string {
  return event.transformation ?? event.key;
}

/** What was made, in the order of time: one making for each run that an event has output of. */
export function readMakings(desk: Desk, goods: GoodsRecords): Making[] {
  return desk.events.filter(isMaking).flatMap((event) => {
    const byRun = new Map<string, Making>();
    for (const mention of event.mentions) {
      if (mention.role !== 'output' && mention.role !== 'reference') continue;
      const making = readMaking(event, mention, desk, goods);
      if (making === null) continue;
      const before = byRun.get(making.runKey);
      byRun.set(
        making.runKey,
        before === undefined ? making : { ...making, units: sum(before.units, making.units) },
      );
    }
    return [...byRun.values()];
  });
}

function sum(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}

function readMaking(event: EpcisEvent, mention: Mention, desk: Desk, goods: GoodsRecords): Making | null {
  const told = goods.itemOf(mention);
  if (told === null) {
    if (mention.role === 'output') desk.note(mention.at, 'What was made is not goods with a GTIN or class.');
    return null;
  }
  if (event.type === 'ObjectEvent' && !desk.roles.isProduct(told.gtin ?? told.key)) return null;
  // Goods made without a lot still belong together: the transformation, or the one event, stands for the lot.
  const item = told.lot === null ? { ...told, lot: standInLot(event) } : told;
  const [run, runKey] = [goods.run(item, event), lotKey(item)];
  if (run === undefined || runKey === null) return null;
  const units = goods.unitsOf(mention);
  if (units === null)
    desk.note(mention.at, 'How many pieces were made is not told: the units of the run are unknown.');
  return { event, group: groupOf(event), run, runKey, item, units };
}

function standInLot(event: EpcisEvent): string {
  const lot = factOf(event, 'lotNumber');
  if (lot !== undefined) return lot;
  return event.transformation === null ? `EPCIS ${event.key}` : codeIn(event.transformation).slice(0, 120);
}

export function readInputs(desk: Desk): Input[] {
  return desk.events.flatMap((event) =>
    event.mentions
      .filter((mention) => mention.role === 'input')
      .map((mention) => ({ event, group: groupOf(event), mention })),
  );
}
