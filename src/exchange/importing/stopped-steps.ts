import { execute, listValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { packingSchema } from '../../domain/carton/carton.ts';
import { loadLeaving, stoppedGoods, stopsInForce } from '../../domain/release/goods-out-store.ts';
import type { PendingGoods, PendingRun } from '../../domain/release/goods-out-store.ts';
import type { Leaving, PackedUnits, Stopped } from '../../domain/release/goods-out.ts';
import { linesWith } from '../../domain/release/goods-lines-store.ts';
import type { Cartons } from '../../domain/release/goods-packed-store.ts';
import { GOODS_STOPS } from '../../domain/record-kinds.ts';
import { siteSchema } from '../../domain/party/party.ts';
import { runSchema } from '../../domain/run/run.ts';
import { shipmentLineSchema, shipmentSchema } from '../../domain/shipment/shipment.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import type { Step } from './import-plan.ts';

type WrittenStep = Extract<Step, { does: 'record' | 'correct' }>;

/** A step by which goods would leave that must not. */
export interface StoppedStep {
  readonly step: WrittenStep;
  readonly stopped: Stopped;
}

/** Fields of a record that decide which goods leave when: a correction of others leads nothing out. */
const DECIDING: Readonly<Record<string, readonly string[]>> = {
  'shipment-line': ['shipment', 'series', 'from', 'to', 'cartons', 'units', 'product', 'run'],
  shipment: ['date', 'from'],
  packing: ['series', 'from', 'to', 'contents'],
};

/**
 * Looks at what files would lead out before anything of them is recorded, so that a refusal stands at its cell and a dry run shows it. The
 * ledger asks again when all is in place.
 */
export class GoodsLook {
  readonly #transaction: Transaction;
  readonly #kinds: ReadonlyMap<string, RecordKind>;
  /** Numbers of records by kind and id; those that only the files give have made-up ones, below zero. */
  readonly #numbers = new Map<string, number>();
  readonly #shipments = new Map<number, Shipment>();
  #packed: PackedUnits[] = [];
  readonly #runs = new Map<number, PendingRun>();
  readonly #factories = new Map<number, number>();

  readonly #keeps: boolean;

  /** `keeps`: what earlier parts of the files gave is not recorded meanwhile, as in a dry run. */
  constructor(transaction: Transaction, kinds: ReadonlyMap<string, RecordKind>, keeps: boolean) {
    this.#transaction = transaction;
    this.#kinds = kinds;
    this.#keeps = keeps;
  }

  /** The steps among these that must not be taken, each with the first reason. */
  async stopped(steps: readonly Step[]): Promise<StoppedStep[]> {
    const changing = steps.filter(isWritten);
    if (!changing.some(({ staged }) => staged.kind in DECIDING)) return [];
    const stops = await stopsInForce(this.#transaction, GOODS_STOPS);
    if (stops.length === 0) return [];
    if (!this.#keeps) this.#forget();
    await this.#learn(changing);
    this.#takeIn(changing);
    const led = await this.#ledOut(changing);
    const pending: PendingGoods = {
      ...{ packed: this.#packed, runs: [...this.#runs.values()], factories: this.#factories },
    };
    const found = await stoppedGoods(this.#transaction, this.#kinds, stops, [...led.keys()], pending);
    const first = new Map<WrittenStep, Stopped>();
    for (const stopped of found) {
      const step = led.get(stopped.line);
      if (step !== undefined && !first.has(step)) first.set(step, stopped);
    }
    return [...first].map(([step, stopped]) => ({ step, stopped }));
  }

  /** Looks up, kind by kind, what these name. */
  async #learn(steps: readonly WrittenStep[]): Promise<void> {
    const wanted = new Map<string, Set<string>>();
    const want = (kind: string, id: string | undefined): void => {
      if (id === undefined || this.#numbers.has(keyOf(kind, id))) return;
      wanted.set(kind, (wanted.get(kind) ?? new Set<string>()).add(id));
    };
    for (const { staged, draft } of steps) {
      want(staged.kind, staged.id);
      const body = 'body' in draft ? draft.body : null;
      for (const [kind, id] of namedIn(staged.kind, body)) want(kind, id);
    }
    for (const [kind, ids] of wanted) {
      const rows = await execute<{ n: number; id: string }>(
        this.#transaction,
        `select n, id from record where kind = ? and id ${this.#transaction.dialect.inListOfTexts}`,
        [kind, listValue([...ids])],
      );
      for (const { n, id } of rows) this.#numbers.set(keyOf(kind, id), n);
    }
    await this.#learnShipments();
  }

  async #learnShipments(): Promise<void> {
    const known = [...this.#numbers].flatMap(([key, n]) =>
      key.startsWith('shipment ') && n > 0 && !this.#shipments.has(n) ? [n] : [],
    );
    const rows = await selectIn<{ n: number; code: string; date: string | null; from_site: number | null }>(
      this.#transaction,
      'select n, code, date, from_site from shipment where n in (?*)',
      known,
    );
    for (const { n, code, date, from_site: from } of rows) this.#shipments.set(n, { code, date, from });
  }

  #number(kind: string, id: string): number {
    const key = keyOf(kind, id);
    const known = this.#numbers.get(key) ?? -1 - this.#numbers.size;
    this.#numbers.set(key, known);
    return known;
  }

  #optional(kind: string, id: string | undefined): number | null {
    return id === undefined ? null : this.#number(kind, id);
  }

  /** What the files say of shipments, packings and runs counts beside what is on record. */
  #takeIn(steps: readonly WrittenStep[]): void {
    for (const { staged, draft } of steps) {
      const body = 'body' in draft ? draft.body : null;
      if (staged.kind === 'shipment') this.#takeShipment(staged.id, body);
      else if (staged.kind === 'packing') this.#takePacking(body);
      else if (staged.kind === 'run') this.#takeRun(staged.id, body);
      else if (staged.kind === 'site') this.#takeSite(staged.id, body);
    }
  }

  #takeShipment(id: string, body: unknown): void {
    const read = shipmentSchema.safeParse(body);
    if (!read.success) return;
    const { code, date, from } = read.data;
    const site = this.#optional('site', from);
    this.#shipments.set(this.#number('shipment', id), { code, date: date ?? null, from: site });
  }

  #takePacking(body: unknown): void {
    const read = packingSchema.safeParse(body);
    if (!read.success) return;
    const { series, from, to, contents } = read.data;
    for (const { run, span, inUnitOrder, unitsPerCarton } of contents)
      this.#packed.push({
        ...{
          series: this.#number('carton-series', series),
          range: { from, to },
          run: this.#number('run', run),
        },
        span: span ?? null,
        unitsPerCarton: inUnitOrder === true ? unitsPerCarton : null,
      });
  }

  #takeRun(id: string, body: unknown): void {
    const read = runSchema.safeParse(body);
    const n = this.#number('run', id);
    if (!read.success) return;
    const { code, product, site, started, ended } = read.data;
    this.#runs.set(n, {
      ...{ n, id, code, product: this.#number('product', product), site: this.#optional('site', site) },
      madeOn: (started ?? ended)?.slice(0, 10) ?? null,
    });
  }

  #takeSite(id: string, body: unknown): void {
    const read = siteSchema.safeParse(body);
    if (read.success) this.#factories.set(this.#number('site', id), this.#number('party', read.data.party));
  }

  /** Forgets what the part before gave: it is on record by now. */
  #forget(): void {
    this.#numbers.clear();
    this.#shipments.clear();
    this.#runs.clear();
    this.#factories.clear();
    this.#packed = [];
  }

  /** Goods that the steps lead out, or put into what has left. */
  async #ledOut(steps: readonly WrittenStep[]): Promise<Map<Leaving, WrittenStep>> {
    const led = new Map<Leaving, WrittenStep>();
    const shipments = new Map<number, WrittenStep>();
    const packed: (Cartons & { readonly step: WrittenStep })[] = [];
    for (const step of steps) {
      const { staged, draft } = step;
      const deciding = DECIDING[staged.kind];
      const body = 'body' in draft ? draft.body : null;
      if (deciding === undefined || !decides(step, deciding)) continue;
      if (staged.kind === 'shipment-line')
        for (const one of this.#ofLine(staged.id, body)) led.set(one, step);
      // What is new on record has no lines yet but those of these files, which are looked at themselves.
      else if (staged.kind === 'shipment' && step.does === 'correct')
        shipments.set(this.#number('shipment', staged.id), step);
      else if (staged.kind === 'packing')
        packed.push(...this.#cartonsOf(body).map((one) => ({ ...one, step })));
    }
    for (const line of await this.#ofShipments([...shipments.keys()])) {
      const step = shipments.get(line.shipment);
      if (step !== undefined) led.set(line, step);
    }
    for (const { line, cartons } of await linesWith(this.#transaction, packed)) led.set(line, cartons.step);
    return led;
  }

  #ofLine(id: string, body: unknown): Leaving[] {
    const read = shipmentLineSchema.safeParse(body);
    if (!read.success) return [];
    const { shipment, series, from, to, run, product } = read.data;
    const of = this.#number('shipment', shipment);
    const known = this.#shipments.get(of);
    return [
      {
        ...{ by: { kind: 'shipment-line', id }, shipment: of, shipmentCode: known?.code ?? shipment },
        ...{ date: known?.date ?? null, from: known?.from ?? null },
        series: this.#optional('carton-series', series),
        range: from === undefined || to === undefined ? null : { from, to },
        run: this.#optional('run', run),
        product: this.#optional('product', product),
      },
    ];
  }

  async #ofShipments(shipments: readonly number[]): Promise<Leaving[]> {
    const rows = await selectIn<{ n: number }>(
      this.#transaction,
      'select n from shipment_line where shipment in (?*)',
      shipments,
    );
    const lines = await loadLeaving(
      this.#transaction,
      rows.map((row) => row.n),
    );
    return lines.map((line) => {
      const { date = null, from = null } = this.#shipments.get(line.shipment) ?? {};
      return { ...line, date, from };
    });
  }

  #cartonsOf(body: unknown): Cartons[] {
    const read = packingSchema.safeParse(body);
    if (!read.success) return [];
    const { series, from, to } = read.data;
    const of = this.#number('carton-series', series);
    return of < 0 ? [] : [{ series: of, range: { from, to } }];
  }
}

interface Shipment {
  readonly code: string;
  readonly date: string | null;
  readonly from: number | null;
}

function isWritten(step: Step): step is WrittenStep {
  return step.does === 'record' || step.does === 'correct';
}

function decides(step: Step, fields: readonly string[]): boolean {
  if (step.does !== 'correct' || step.again) return true;
  return step.changes.some(({ field }) => fields.includes(field));
}

function keyOf(kind: string, id: string): string {
  return `${kind} ${id}`;
}

/** Records that a body names and goods are told by. */
function namedIn(kind: string, body: unknown): (readonly [kind: string, id: string | undefined])[] {
  if (kind === 'shipment-line') {
    const { data } = shipmentLineSchema.safeParse(body);
    return [
      ['shipment', data?.shipment],
      ['carton-series', data?.series],
      ['run', data?.run],
      ['product', data?.product],
    ];
  }
  if (kind === 'packing') {
    const { data } = packingSchema.safeParse(body);
    return [
      ['carton-series', data?.series],
      ...(data?.contents ?? []).map(({ run }) => ['run', run] as const),
    ];
  }
  if (kind === 'shipment') return [['site', shipmentSchema.safeParse(body).data?.from]];
  if (kind === 'site') return [['party', siteSchema.safeParse(body).data?.party]];
  if (kind !== 'run') return [];
  const { data } = runSchema.safeParse(body);
  return [
    ['product', data?.product],
    ['site', data?.site],
  ];
}
