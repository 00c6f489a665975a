import type { WholeQuantity } from './decimal-quantity.ts';
import { dayOfEvent, type Desk } from './desk.ts';
import type { EpcisEvent, Mention } from './epcis-event.ts';
import { tradeItemOf } from './goods-roles.ts';
import { codeIn, type TradeItem } from './identifier.ts';
import type { DraftBody } from './record-draft.ts';
import { idFrom, itemKey, itemRecordId, lotKey } from './record-ids.ts';
import { SerialLots } from './serial-lots.ts';

interface Told {
  readonly item: TradeItem;
  readonly events: Set<number>;
}
interface LotTold extends Told {
  readonly facts: Record<string, unknown>;
  /** Days on which events say that it left its supplier. */
  readonly dispatched: Set<string>;
}

const COUNTED = ['H87', 'SET'];
const NAMES = ['descriptionShort', 'tradeItemDescription', 'regulatedProductName', 'functionalName', 'name'];

/**
 * Products, materials and material lots that events name, and the ids of runs. Records are drafted at the end, when all
 * that is told of them is known.
 */
export class GoodsRecords {
  readonly #desk: Desk;
  readonly #serialLots: SerialLots;
  readonly #products = new Map<string, Told>();
  readonly #materials = new Map<string, Told>();
  readonly #lots = new Map<string, LotTold>();
  readonly #units = new Map<string, { unit: WholeQuantity['unit']; at: string }>();
  readonly runs = new Map<string, Told>();

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#serialLots = new SerialLots(desk);
    for (const event of desk.events) for (const mention of event.mentions) this.#learnUnit(mention);
  }

  /** The goods a mention is of, the lot of a serial number filled in; null for cartons and other things. */
  itemOf(mention: Mention): TradeItem | null {
    const item = tradeItemOf(mention);
    return item === null ? null : this.#serialLots.withLot(item);
  }

  /** Units of finished goods in a mention: a piece is one; null when it does not say, or not in pieces. */
  unitsOf(mention: Mention): number | null {
    if (mention.form === 'instance') return 1;
    const { quantity } = mention;
    return quantity !== null && COUNTED.includes(quantity.unit) ? quantity.value : null;
  }

  product(item: TradeItem, event: EpcisEvent): string {
    const key = itemKey(item);
    this.#told(this.#products, key, item).events.add(event.index);
    return this.#desk.idOnRecord('product', key) ?? itemRecordId(key);
  }

  /** The run of a lot of finished goods; undefined when the mention names no lot. */
  run(item: TradeItem, event: EpcisEvent): string | undefined {
    const key = lotKey(item);
    if (key === null) return undefined;
    this.product(item, event);
    this.#told(this.runs, key, item).events.add(event.index);
    return this.runId(key);
  }

  runId(key: string): string {
    return this.#desk.idOnRecord('run', key) ?? idFrom('lot', key);
  }

  /** The lot of a material; of a piece with a serial number the number stands for the lot. */
  materialLot(item: TradeItem, event: EpcisEvent, facts: Record<string, unknown> = {}): string | undefined {
    const ofLot = item.lot === null && item.serial !== null ? { ...item, lot: item.serial } : item;
    const key = lotKey(ofLot);
    if (key === null) return undefined;
    this.#told(this.#materials, itemKey(item), item).events.add(event.index);
    const told = this.#lots.get(key) ?? {
      item: ofLot,
      events: new Set(),
      facts: {},
      dispatched: new Set<string>(),
    };
    this.#lots.set(key, told);
    told.events.add(event.index);
    for (const [name, value] of Object.entries(facts)) told.facts[name] ??= value;
    return this.#desk.idOnRecord('material-lot', key) ?? idFrom('lot', key);
  }

  dispatched(item: TradeItem, event: EpcisEvent): void {
    if (this.materialLot(item, event) === undefined) return;
    this.#lots.get(lotKey(item) ?? '')?.dispatched.add(dayOfEvent(event));
  }

  /** The quantity in the unit of its material; undefined when none is told. Another unit is a problem. */
  materialQuantity(mention: Mention): number | undefined {
    if (mention.form === 'instance') return 1;
    const { quantity } = mention;
    if (quantity === null) return undefined;
    const first = this.#units.get(itemKey(mention.item));
    if (first === undefined || first.unit === quantity.unit) return quantity.value;
    this.#desk.report(
      `${mention.at}/uom`,
      quantity.unit,
      `${first.unit}, as at ${first.at}`,
      'A material is measured in one unit: give all its quantities in that.',
    );
    return undefined;
  }

  draftAll(): void {
    for (const [key, told] of this.#products) {
      this.#draft('product', key, itemRecordId(key), this.#productBody(key, told), told);
    }
    for (const [key, told] of this.#materials) {
      this.#draft('material', key, itemRecordId(key), this.#materialBody(key, told), told);
    }
    for (const [key, told] of this.#lots) {
      this.#draft('material-lot', key, idFrom('lot', key), this.#lotBody(key, told), told);
    }
  }

  #draft(
    kind: 'product' | 'material' | 'material-lot',
    key: string,
    id: string,
    body: DraftBody,
    told: Told,
  ): void {
    if (this.#desk.isElsewhere(kind, key, id)) return;
    this.#desk.draft(kind, id, body, { ifStanding: 'fill', events: told.events });
  }

  #productBody(key: string, { item }: Told): DraftBody {
    const isPart = this.#materials.has(key);
    return {
      name: this.#name(key, item),
      gtin: item.gtin ?? undefined,
      intermediate: isPart ? true : undefined,
    };
  }

  #materialBody(key: string, { item }: Told): DraftBody {
    const unit = this.#units.get(key)?.unit;
    if (unit === undefined) {
      this.#desk.note('', `No quantity of ${key} is told, so it is counted in pieces.`);
    }
    return {
      code: item.gtin ?? item.uri.slice(0, 100),
      name: this.#name(key, item),
      unit: unit ?? 'H87',
      gtin: item.gtin ?? undefined,
      product: this.#products.has(key)
        ? (this.#desk.idOnRecord('product', key) ?? itemRecordId(key))
        : undefined,
    };
  }

  #lotBody(key: string, { item, facts, dispatched }: LotTold): DraftBody {
    const days = [...dispatched].sort();
    return {
      material: this.#desk.idOnRecord('material', itemKey(item)) ?? itemRecordId(itemKey(item)),
      code: item.lot,
      ...facts,
      dispatched: days.length === 0 ? undefined : { from: days[0], to: days.at(-1) },
      madeFrom: this.runs.has(key) ? [{ run: this.runId(key) }] : undefined,
    };
  }

  #name(key: string, item: TradeItem): string {
    const told = this.#desk.masterFact(`/01/${key}`, NAMES);
    return told ?? (item.gtin === null ? codeIn(item.uri) : `GTIN ${item.gtin}`);
  }

  #told(list: Map<string, Told>, key: string, item: TradeItem): Told {
    const told = list.get(key) ?? { item, events: new Set() };
    list.set(key, told);
    return told;
  }

  #learnUnit(mention: Mention): void {
    const item = tradeItemOf(mention);
    if (item === null || this.#units.has(itemKey(item))) return;
    const unit = mention.form === 'instance' ? 'H87' : mention.quantity?.unit;
    if (unit !== undefined) this.#units.set(itemKey(item), { unit, at: mention.at });
  }
}
