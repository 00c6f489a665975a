import { rangesOf } from './carton-numbers.ts';
import type { Containers } from './containers.ts';
import { dayOfEvent, factOf, paperOf, restOf, type CartonRange, type Desk } from './desk.ts';
import type { EpcisEvent, Mention } from './epcis-event.ts';
import type { GoodsRecords } from './goods-records.ts';
import { codeIn } from './identifier.ts';
import { eventRecordId, itemKey } from './record-ids.ts';
import type { Shipping } from './shipping-drafts.ts';
import type { Whereabouts } from './whereabouts.ts';

/** What a check, a sample or a hold is about. */
interface Subject {
  readonly kind: 'run' | 'material-lot' | 'carton-series' | 'shipment';
  readonly id: string;
  readonly mention: Mention;
  readonly cartons?: CartonRange;
}

/** Drafts inspections, samples taken, destruction and holds. */
export class Checks {
  readonly #desk: Desk;
  readonly #goods: GoodsRecords;
  readonly #where: Whereabouts;
  readonly #containers: Containers;
  readonly #shipping: Shipping;
  /** Units made of each run; absent: nobody knows. */
  readonly #made: ReadonlyMap<string, number>;
  readonly #taken = new Map<string, number>();

  constructor(
    desk: Desk,
    goods: GoodsRecords,
    where: Whereabouts,
    containers: Containers,
    shipping: Shipping,
    made: ReadonlyMap<string, number>,
  ) {
    this.#desk = desk;
    this.#goods = goods;
    this.#where = where;
    this.#containers = containers;
    this.#shipping = shipping;
    this.#made = made;
  }

  draft(event: EpcisEvent): void {
    if (event.type !== 'ObjectEvent') return;
    if (event.step === 'inspecting') this.#draftInspections(event);
    if (event.step === 'sampling') this.#draftTaken(event, 'sampled');
    if (event.step === 'destroying') this.#draftTaken(event, 'scrapped');
    if (isHold(event)) this.#draftHolds(event);
  }

  #draftInspections(event: EpcisEvent): void {
    for (const subject of this.#subjects(event)) {
      const { kind, id, mention } = subject;
      const isCartons = kind === 'carton-series';
      const shipment = isCartons ? this.#shipmentAround(subject) : undefined;
      if (isCartons && shipment === undefined) {
        this.#desk.note(
          mention.at,
          'Cartons were inspected that no shipment took; the inspection is not recorded.',
        );
        continue;
      }
      this.#desk.draftFrom(event, 'inspection', eventRecordId(event, pathOf(event, mention)), {
        kind: kind === 'material-lot' ? 'incoming' : isCartons ? 'pre-shipment' : 'final',
        run: kind === 'run' ? id : undefined,
        lot: kind === 'material-lot' ? id : undefined,
        shipment,
        site: this.#where.site(event.location ?? event.readPoint, event),
        date: dayOfEvent(event),
        lotSize: kind === 'run' ? (this.#goods.unitsOf(mention) ?? undefined) : undefined,
        result: resultOf(event),
        reference: paperOf(event, 'testres', 'testprd'),
        note: restOf(event, [], paperLines(event)),
      });
      this.#draftPaperNames(event, subject);
    }
  }

  /** Units or material taken away for good. Units that are in cartons by their own record are not taken twice. */
  #draftTaken(event: EpcisEvent, kind: 'sampled' | 'scrapped'): void {
    for (const subject of this.#subjects(event)) {
      const { mention } = subject;
      this.#draftPaperNames(event, subject);
      if (subject.kind === 'run') {
        this.#draftTakenUnits(event, subject, kind);
      } else if (subject.kind === 'material-lot') {
        this.#draftMovement(event, subject, kind);
      } else {
        this.#desk.note(mention.at, 'What was taken out of cartons is not told by lot; it is not recorded.');
      }
    }
  }

  #draftTakenUnits(event: EpcisEvent, { id, mention }: Subject, kind: 'sampled' | 'scrapped'): void {
    const quantity = this.#goods.unitsOf(mention);
    if (quantity === null || quantity === 0) {
      this.#desk.note(mention.at, 'How many pieces were taken is not told.');
      return;
    }
    const made = this.#made.get(id);
    const gone = (this.#taken.get(id) ?? 0) + (this.#containers.packed.get(id) ?? 0);
    if (made !== undefined && gone + quantity > made) {
      const rest = String(Math.max(0, made - gone));
      this.#desk.note(
        mention.at,
        `Only ${rest} pieces were in no carton; what was taken is not recorded twice.`,
      );
      return;
    }
    this.#taken.set(id, (this.#taken.get(id) ?? 0) + quantity);
    if (factOf(event, 'retainedSamples') !== undefined) {
      this.#desk.note(
        event.at,
        'Retained samples are named without their number; record each with its place.',
      );
    }
    const reason = [...paperLines(event), ...event.certificates].join(', ').slice(0, 500);
    const body = { run: id, kind, quantity, date: dayOfEvent(event), reason, note: restOf(event, []) };
    this.#desk.draftFrom(event, 'taken', eventRecordId(event, pathOf(event, mention)), body);
  }

  #draftMovement(event: EpcisEvent, { id, mention }: Subject, kind: 'sampled' | 'scrapped'): void {
    const quantity = this.#goods.materialQuantity(mention);
    if (quantity === undefined) {
      this.#desk.note(mention.at, 'How much of the material was taken is not told.');
      return;
    }
    this.#desk.draftFrom(event, 'material-movement', eventRecordId(event, pathOf(event, mention)), {
      lot: id,
      kind,
      site: this.#where.site(event.location ?? event.readPoint, event),
      date: dayOfEvent(event),
      quantity,
      reference: paperOf(event, 'testres', 'testprd'),
      note: restOf(event, []),
    });
  }

  #draftHolds(event: EpcisEvent): void {
    const papers = [paperOf(event, 'upevt'), paperOf(event, 'testres')].filter((code) => code !== undefined);
    const words = [event.disposition, ...event.persistentDispositions].filter((word) => word !== null);
    const reason = ['Held', ...new Set(words), ...papers].join(', ').slice(0, 2_000);
    for (const [index, { kind, id, mention, cartons }] of this.#subjects(event).entries()) {
      const units = kind === 'run' ? this.#goods.unitsOf(mention) : null;
      this.#where.site(event.readPoint, event);
      this.#desk.draftFrom(
        event,
        'hold',
        eventRecordId(event, `${pathOf(event, mention)}/${String(index)}`),
        {
          of: { kind, id },
          cartons: cartons === undefined ? undefined : { from: cartons.from, to: cartons.to },
          reason,
          placedOn: dayOfEvent(event),
          note: restOf(event, [], units === null ? [] : [`units held: ${String(units)}`]),
        },
      );
    }
  }

  #subjects(event: EpcisEvent): Subject[] {
    return event.mentions.flatMap((mention): Subject[] => {
      if (mention.form === 'instance' && this.#containers.isContainer(mention.identifier)) {
        const ranges = rangesOf(this.#containers.cartonsOf(mention.identifier, event));
        return ranges.map((cartons) => ({ kind: 'carton-series', id: cartons.series, mention, cartons }));
      }
      const item = this.#goods.itemOf(mention);
      if (item === null) return [];
      const key = itemKey(item);
      if (this.#desk.roles.isProduct(key)) {
        const run = this.#goods.run(item, event);
        if (run !== undefined) return [{ kind: 'run', id: run, mention }];
      } else if (this.#desk.roles.isMaterial(key)) {
        const lot = this.#goods.materialLot(item, event);
        if (lot !== undefined) return [{ kind: 'material-lot', id: lot, mention }];
      }
      this.#desk.note(mention.at, `Nothing says what ${item.uri} is, or of which lot; this is not recorded.`);
      return [];
    });
  }

  #shipmentAround({ cartons }: Subject): string | undefined {
    if (cartons === undefined) return undefined;
    return this.#shipping.shipmentOf({ series: cartons.series, number: cartons.from });
  }

  /** Reports and certificates lead to what they are about. */
  #draftPaperNames(event: EpcisEvent, { kind, id, mention }: Subject): void {
    if (kind === 'carton-series') return;
    const reports = event.transactions.filter(({ type }) => type === 'testres');
    const papers = [
      ...reports.map(({ uri }) => ({ uri, form: 'report-number' })),
      ...event.certificates
        .filter((uri) => reports.every((report) => report.uri !== uri))
        .map((uri) => ({ uri, form: 'certificate-number' })),
    ];
    for (const [index, { uri, form }] of papers.entries()) {
      const nameId = eventRecordId(event, `${pathOf(event, mention)}/paper/${String(index)}`);
      const body = { code: codeIn(uri).slice(0, 200), form, of: { kind, id }, where: uri.slice(0, 300) };
      this.#desk.draftFrom(event, 'name', nameId, body);
    }
  }
}

function isHold(event: EpcisEvent): boolean {
  return (
    event.step === 'holding' ||
    event.disposition === 'recalled' ||
    event.persistentDispositions.includes('recalled')
  );
}

/** What nobody wrote down is not a pass. */
function resultOf(event: EpcisEvent): 'passed' | 'failed' | 'not-recorded' {
  if (event.disposition === 'conformant') return 'passed';
  return event.disposition === 'non_conformant' ? 'failed' : 'not-recorded';
}

function pathOf(event: EpcisEvent, mention: Mention): string {
  return mention.at.slice(event.at.length);
}

function paperLines(event: EpcisEvent): string[] {
  return event.transactions.map(({ type, uri }) => `${type ?? 'paper'}: ${uri}`);
}
