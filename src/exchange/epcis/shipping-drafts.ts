import { rangesOf, type Carton } from './carton-numbers.ts';
import type { Containers } from './containers.ts';
import { dayOfEvent, paperOf, restOf, type Desk } from './desk.ts';
import type { EpcisEvent, Mention } from './epcis-event.ts';
import type { GoodsRecords } from './goods-records.ts';
import { isLeaving } from './goods-roles.ts';
import type { EpcisIdentifier } from './identifier.ts';
import { eventRecordId, itemKey } from './record-ids.ts';
import type { Whereabouts } from './whereabouts.ts';

/** A shipment of this document, for the receipts that follow. */
interface Sent {
  readonly id: string;
  readonly cartons: ReadonlySet<string>;
  readonly goods: ReadonlySet<string>;
  readonly containers: ReadonlySet<string>;
}

/** Drafts shipments and their receipts, in the order of time. */
export class Shipping {
  readonly #desk: Desk;
  readonly #goods: GoodsRecords;
  readonly #where: Whereabouts;
  readonly #containers: Containers;
  readonly #sent: Sent[] = [];
  /** Containers that a shipping event names: loading and departing tell of the same journey. */
  readonly #shipped: ReadonlySet<string>;

  constructor(desk: Desk, goods: GoodsRecords, where: Whereabouts, containers: Containers) {
    this.#desk = desk;
    this.#goods = goods;
    this.#where = where;
    this.#containers = containers;
    this.#shipped = new Set(
      desk.events.filter(({ step }) => step === 'shipping').flatMap((event) => namedKeys(event)),
    );
  }

  /** The latest shipment of this document that took the carton. */
  shipmentOf(carton: Carton): string | undefined {
    return this.#sent.findLast(({ cartons }) => cartons.has(cartonKey(carton)))?.id;
  }

  draft(event: EpcisEvent): void {
    if (event.type !== 'ObjectEvent' && event.type !== 'AggregationEvent') return;
    if (isLeaving(event) && this.#isTheOne(event)) this.#draftShipment(event);
    if (event.step === 'receiving') this.#draftReceipts(event);
  }

  #isTheOne(event: EpcisEvent): boolean {
    return event.step === 'shipping' || !namedKeys(event).some((key) => this.#shipped.has(key));
  }

  #draftShipment(event: EpcisEvent): void {
    const cartons = this.#cartonsIn(event);
    const lines = [...rangesOf(cartons), ...this.#looseLines(event)];
    if (lines.length === 0) return;
    const id = this.#draftHead(event);
    for (const [index, line] of lines.entries()) {
      const lineId = eventRecordId(event, `/line/${String(index + 1)}`);
      this.#desk.draftFrom(event, 'shipment-line', lineId, { shipment: id, ...line });
    }
    for (const container of this.#containers.named(event)) this.#containers.markLeft(container);
    this.#sent.push({
      id,
      cartons: new Set(cartons.map(cartonKey)),
      goods: new Set(lines.flatMap((line) => ('product' in line ? [line.run ?? line.product] : []))),
      containers: new Set(namedKeys(event)),
    });
  }

  #draftHead(event: EpcisEvent): string {
    const place = this.#where.locationOf(event.sources) ?? event.readPoint;
    const consignee = this.#where.owner(event, 'destinations', 'consignee');
    this.#where.owner(event, 'sources', null);
    this.#where.site(this.#where.locationOf(event.destinations), event, 'destinations');
    if (event.readPoint !== place) this.#where.site(event.readPoint, event, 'sources');
    const bill = paperOf(event, 'bol');
    const invoice = paperOf(event, 'inv');
    const note = paperOf(event, 'desadv');
    return this.#desk.draftFrom(event, 'shipment', eventRecordId(event, '/shipment'), {
      code: note ?? bill ?? invoice ?? `EPCIS ${event.key}`,
      consignee:
        consignee ?? this.#where.partyAt(this.#where.locationOf(event.destinations), 'consignee', event),
      from: this.#where.site(place, event, 'sources'),
      date: dayOfEvent(event),
      invoice,
      billOfLading: bill,
      purchaseOrder: paperOf(event, 'po'),
      note: restOf(event, []),
    });
  }

  #cartonsIn(event: EpcisEvent): Carton[] {
    return this.#containers.named(event).flatMap((container) => this.#containers.cartonsOf(container, event));
  }

  /** Goods that left by lot and number of pieces, without a carton. */
  #looseLines(event: EpcisEvent): { units: number; product: string; run: string | undefined }[] {
    if (event.type !== 'ObjectEvent') return [];
    const lines = new Map<string, { units: number; product: string; run: string | undefined }>();
    for (const mention of event.mentions) {
      if (mention.form === 'instance' && this.#containers.isContainer(mention.identifier)) continue;
      const item = this.#goods.itemOf(mention);
      if (item === null || !this.#desk.roles.isProduct(itemKey(item))) continue;
      const units = this.#goods.unitsOf(mention);
      if (units === null || units === 0) {
        this.#desk.note(mention.at, 'How many pieces left is not told; the line is not recorded.');
        continue;
      }
      const line = { product: this.#goods.product(item, event), run: this.#goods.run(item, event) };
      const key = line.run ?? line.product;
      lines.set(key, { ...line, units: units + (lines.get(key)?.units ?? 0) });
    }
    return [...lines.values()];
  }

  #draftReceipts(event: EpcisEvent): void {
    this.#where.site(event.location ?? event.readPoint, event, 'destinations');
    const got = new Map<string, Got>();
    for (const container of this.#containers.named(event)) this.#findCartons(event, container, got);
    for (const mention of event.type === 'ObjectEvent' ? event.mentions : []) {
      this.#findGoods(event, mention, got);
    }
    if (got.size === 0) return;
    const by =
      this.#where.holder(event, 'destinations', 'consignee') ??
      this.#where.partyAt(event.location ?? event.readPoint, 'consignee', event);
    for (const [shipment, { sent, cartons, goods }] of got) {
      const isAll = sent?.cartons.size === cartons.length && sent.goods.size === goods.size;
      if (!isAll && cartons.length === 0) {
        this.#desk.note(
          event.at,
          'Only a part of a shipment without cartons was received; that is not recorded.',
        );
        continue;
      }
      this.#desk.draftFrom(event, 'shipment-receipt', eventRecordId(event, `/receipt/${shipment}`), {
        shipment,
        date: dayOfEvent(event),
        by,
        lines: isAll ? undefined : rangesOf(cartons),
      });
    }
  }

  #findCartons(event: EpcisEvent, container: EpcisIdentifier, got: Map<string, Got>): void {
    const onRecord =
      container.kind === 'logistic-unit' ? this.#desk.idOnRecord('shipment', container.sscc) : undefined;
    const isTold = onRecord !== undefined || this.#sent.some((one) => one.containers.has(container.key));
    const cartons =
      isTold || !this.#containers.isEmpty(container) ? this.#containers.cartonsOf(container, event) : [];
    const lost = cartons.filter((carton) => {
      const sent = this.#sent.findLast((one) => one.cartons.has(cartonKey(carton)));
      const id = sent?.id ?? onRecord;
      if (id !== undefined) gotIn(got, id, sent).cartons.push(carton);
      return id === undefined;
    });
    if (cartons.length === 0 || lost.length > 0) {
      this.#desk.note(event.at, `No shipment of ${container.uri} is told, so its receipt is not recorded.`);
    }
  }

  #findGoods(event: EpcisEvent, mention: Mention, got: Map<string, Got>): void {
    const item = this.#goods.itemOf(mention);
    if (item === null || !this.#desk.roles.isProduct(itemKey(item))) return;
    const key = this.#goods.run(item, event) ?? this.#goods.product(item, event);
    const sent = this.#sent.findLast((one) => one.goods.has(key));
    if (sent === undefined) {
      this.#desk.note(mention.at, 'No shipment of these goods is told; the receipt is not recorded.');
    } else {
      gotIn(got, sent.id, sent).goods.add(key);
    }
  }
}

/** What was received of one shipment; `sent` is missing for one that is on record from elsewhere. */
interface Got {
  readonly sent: Sent | undefined;
  readonly cartons: Carton[];
  readonly goods: Set<string>;
}

function gotIn(got: Map<string, Got>, shipment: string, sent: Sent | undefined): Got {
  const found = got.get(shipment) ?? { sent, cartons: [], goods: new Set<string>() };
  got.set(shipment, found);
  return found;
}

function cartonKey({ series, number }: Carton): string {
  return `${series} ${String(number)}`;
}

function namedKeys(event: EpcisEvent): string[] {
  const inList = event.mentions.map((mention) =>
    mention.form === 'instance' ? mention.identifier.key : mention.item.key,
  );
  return event.parent === null ? inList : [event.parent.key];
}
