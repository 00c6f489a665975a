import { addDays } from '../kit/calendar-date.ts';
import { present } from '../kit/invariant.ts';
import type { DemoEvent } from './demo-event.ts';
import { fact } from './demo-event.ts';
import type { DemoFactory, DemoMaterial } from './demo-firm.ts';
import type { Random } from './random.ts';

/** A lot as it lies in a factory's store. */
export interface StoredLot {
  readonly id: string;
  left: number;
}

export interface Drawn {
  readonly lot: string;
  readonly quantity: number;
}

/** A lot the story needs by name. */
export interface NamedLot {
  readonly id: string;
  readonly supplier: string;
  readonly quantity: number;
  /** What of it is used without a slip that is on record. */
  readonly offPaper?: number;
  readonly date: string;
}

/** The material stores of one factory: lots in, drawn first in, first out. */
export class DemoStores {
  readonly factory: DemoFactory;
  readonly #random: Random;
  readonly #shelves = new Map<string, StoredLot[]>();
  readonly #events: DemoEvent[];
  #bought = 0;

  constructor(factory: DemoFactory, random: Random, events: DemoEvent[]) {
    this.factory = factory;
    this.#random = random;
    this.#events = events;
  }

  /** Takes a quantity off the shelf for a day, buying what is not there. `usual` is the size of a delivery. */
  draw(material: string, quantity: number, date: string, usual: number): Drawn[] {
    const drawn: Drawn[] = [];
    for (let open = quantity; open > 0;) {
      const lot = this.inUse(material, date, usual);
      const take = Math.min(open, lot.left);
      open -= take;
      drawn.push({ lot: lot.id, quantity: take });
      this.use(material, take);
    }
    return drawn;
  }

  /** The lot at the front of the shelf; one of about the usual size is bought where there is none. */
  inUse(material: string, date: string, usual: number): StoredLot {
    const size = (): number => Math.ceil((usual * this.#random.between(800, 1_250)) / 1_000);
    return this.shelf(material)[0] ?? this.#buy(material, size(), date);
  }

  /** Takes a quantity from the lot in use. */
  use(material: string, quantity: number): void {
    const [lot] = this.shelf(material);
    if (lot === undefined || lot.left < quantity) throw new RangeError(`There is not so much ${material}.`);
    lot.left -= quantity;
    if (lot.left === 0) this.shelf(material).shift();
  }

  /** Ends a lot at the front. With a day its rest is written off; without, it is less than a unit takes and just lies there. */
  putAway(material: string, lot: StoredLot, date: string | null): void {
    // Used up to the last gram, it is off the shelf already.
    if (lot.left === 0) return;
    this.shelf(material).shift();
    if (date !== null) this.#move(lot, 'scrapped', date, 'Rest of the lot at the change between two shifts');
  }

  stock(material: string): number {
    return this.shelf(material).reduce((sum, lot) => sum + lot.left, 0);
  }

  /** Puts a lot on the shelf that our own run made. */
  store(material: string, id: string, quantity: number): void {
    this.shelf(material).push({ id, left: quantity });
  }

  /** Empties a shelf and puts the story's lots on it instead; what was there is counted and set aside. */
  replace(material: string, lots: readonly NamedLot[]): void {
    const shelf = this.shelf(material);
    const counted = lots[0]?.date ?? '2025-01-01';
    for (const lot of shelf.splice(0))
      this.#move(lot, 'stock-count', counted, 'Counted and set aside at the stock-taking');
    for (const lot of lots) {
      this.#receive(this.#material(material), lot.id, lot.supplier, lot.quantity, lot.date);
      shelf.push({ id: lot.id, left: lot.quantity - (lot.offPaper ?? 0) });
    }
  }

  shelf(material: string): StoredLot[] {
    const shelf = this.#shelves.get(material) ?? [];
    this.#shelves.set(material, shelf);
    return shelf;
  }

  #material(code: string): DemoMaterial {
    return present(
      this.factory.materials.find((one) => one.code === code),
      `${this.factory.party} keeps ${code}`,
    );
  }

  #buy(code: string, quantity: number, date: string): StoredLot {
    const material = this.#material(code);
    this.#bought += 1;
    const second = material.suppliers.length > 1 && this.#random.chance(120);
    const supplier = present(material.suppliers[second ? 1 : 0], 'a material has a supplier');
    const id = `${code}-${date.slice(2, 4)}${date.slice(5, 7)}-${String(this.#bought).padStart(4, '0')}`;
    this.#receive(material, id, supplier, quantity, addDays(date, -this.#random.between(2, 6)));
    const lot = { id, left: quantity };
    this.shelf(code).push(lot);
    return lot;
  }

  #receive(material: DemoMaterial, id: string, supplier: string, quantity: number, date: string): void {
    const dispatched = addDays(date, -this.#random.between(1, 3));
    const lot = fact('material-lot', id, {
      material: material.code,
      code: id,
      supplier,
      supplierSite: `${supplier}-works`,
      made: { from: addDays(dispatched, -this.#random.between(2, 9)) },
      dispatched: { from: dispatched },
      quantityDispatched: quantity,
      purchaseOrder: `PO-${this.factory.mark}-${id.slice(-4)}`,
    });
    const receipt = fact('material-receipt', `${id}-in`, {
      lot: id,
      site: this.factory.site,
      date,
      quantity,
      reference: `GRN-${this.factory.mark}-${date.slice(2, 4)}-${id.slice(-4)}`,
    });
    this.#events.push({ date, drafts: [lot, receipt] });
  }

  #move(lot: StoredLot, kind: 'scrapped' | 'stock-count', date: string, note: string): void {
    const movement = fact('material-movement', `${lot.id}-${kind}`, {
      lot: lot.id,
      kind,
      site: this.factory.site,
      date,
      quantity: lot.left,
      note,
    });
    this.#events.push({ date, drafts: [movement] });
  }
}
