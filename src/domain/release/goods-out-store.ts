import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Problem } from '../../kit/errors.ts';
import type { Span } from '../../kit/span.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { chunks } from '../../ledger/project.ts';
import { commonFields } from '../../kit/record-fields.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { loadPacked } from './goods-packed-store.ts';
import { contentsOf, rangesBySeries } from './goods-out.ts';
import type { Contents, Leaving, PackedIndex, PackedUnits, Stopped } from './goods-out.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** A run that is still to be recorded, under a made-up number. */
export interface PendingRun {
  readonly n: number;
  readonly id: string;
  readonly code: string;
  readonly product: number | null;
  readonly site: number | null;
  readonly madeOn: string | null;
}

/** What the goods hold beyond what is on record: the same file gives it. */
export interface PendingGoods {
  readonly packed: readonly PackedUnits[];
  readonly runs: readonly PendingRun[];
  /** The party of each site that the file gives. */
  readonly factories: ReadonlyMap<number, number>;
}

/** Goods about to leave, with what is in them. */
export interface GoodsOut {
  readonly lines: readonly Leaving[];
  /** Null: all is on record, and what nobody can say of it now nobody can say at all. */
  readonly pending: PendingGoods | null;
  /** What is in them; worked out once, and only where a stop asks. */
  readonly contents: () => Promise<Contents>;
}

/** Something that keeps goods from leaving. */
export interface GoodsStop {
  /** Whether there is anything on record by which goods could be stopped: of most firms there is not, and then nobody looks further. */
  readonly mayStop: (transaction: Transaction) => Promise<boolean>;
  /** Which of these goods must not leave. */
  readonly find: (transaction: Transaction, kinds: Kinds, goods: GoodsOut) => Promise<Stopped[]>;
}

/** The stops by which anything could be stopped now. */
export async function stopsInForce(
  transaction: Transaction,
  stops: readonly GoodsStop[],
): Promise<readonly GoodsStop[]> {
  const inForce: GoodsStop[] = [];
  for (const stop of stops) if (await stop.mayStop(transaction)) inForce.push(stop);
  return inForce;
}

/** Lines that are looked at together: what is loaded for them lies in memory. */
const LINES_AT_ONCE = 2_000;
const PROBLEMS_NAMED = 500;

/** Goods among these that must not leave, by any of the stops. */
export async function stoppedGoods(
  transaction: Transaction,
  kinds: Kinds,
  stops: readonly GoodsStop[],
  lines: readonly Leaving[],
  pending: PendingGoods | null = null,
): Promise<Stopped[]> {
  const stopped: Stopped[] = [];
  const given = rangesBySeries(pending?.packed ?? []);
  for (const part of chunks(lines, LINES_AT_ONCE)) {
    let known: Promise<Contents> | null = null;
    const contents = (): Promise<Contents> => (known ??= loadContents(transaction, part, given));
    const goods = { lines: part, pending, contents };
    for (const stop of stops) stopped.push(...(await stop.find(transaction, kinds, goods)));
  }
  return stopped;
}

async function loadContents(
  transaction: Transaction,
  lines: readonly Leaving[],
  given: PackedIndex,
): Promise<Contents> {
  const packed = await loadPacked(
    transaction,
    lines.flatMap(({ series, range }) => (series === null || series < 0 ? [] : [{ series, range }])),
  );
  return contentsOf(lines, [rangesBySeries(packed), given]);
}

/** Refuses goods that are led out by lines that are on record by now, and must not leave. */
export async function refuseStopped(
  transaction: Transaction,
  kinds: Kinds,
  stops: readonly GoodsStop[],
  lines: readonly Leaving[],
): Promise<void> {
  const stopped = await stoppedGoods(transaction, kinds, stops, lines);
  if (stopped.length > 0) throw await goodsStopped(transaction, kinds, stopped);
}

/** The error that names each of them, at the cell it was read from where that is known. */
async function goodsStopped(
  transaction: Transaction,
  kinds: Kinds,
  stopped: readonly Stopped[],
): Promise<LotproofError> {
  const named = stopped.slice(0, PROBLEMS_NAMED);
  const records = await labelledRecords(
    transaction,
    kinds,
    named.flatMap(({ line }) => line.n ?? []),
  );
  const problems = named.map(({ line, says, todo }): Problem => {
    const source = commonFields.source.safeParse(sourceOf(records.get(line.n ?? 0)?.body)).data;
    const at = [source?.file, source?.at].filter((part) => part !== undefined).join(' ');
    return {
      at: at === '' ? `${line.by.kind} ${line.by.id}` : at,
      found: line.by.id,
      says: `${says} ${todo}`,
    };
  });
  const more = stopped.length > 1 ? ` And ${String(stopped.length - 1)} more.` : '';
  return new LotproofError('goods-stopped', `${stopped[0]?.says ?? ''}${more}`, problems);
}

function sourceOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'source' in body ? body.source : undefined;
}

interface LineRow {
  readonly n: number;
  readonly entry: number;
  readonly id: string;
  readonly shipment: number;
  readonly code: string;
  readonly date: string | null;
  readonly from_site: number | null;
  readonly series: number | null;
  readonly carton_from: number | null;
  readonly carton_to: number | null;
  readonly run: number | null;
  readonly product: number | null;
}

/** What these lines of shipments lead out. */
export async function loadLeaving(transaction: Transaction, lines: Iterable<number>): Promise<Leaving[]> {
  const rows = await selectIn<LineRow>(
    transaction,
    `select line.n as n, own.entry as entry, own.id as id, line.shipment as shipment, shipment.code as code, shipment.date as date,
        shipment.from_site as from_site, line.series as series, line.carton_from as carton_from, line.carton_to as carton_to, line.run as run,
        line.product as product
      from shipment_line line join record own on own.n = line.n join shipment on shipment.n = line.shipment
      where line.n in (?*)`,
    lines,
  );
  return rows.map(({ id, code, from_site: from, carton_from, carton_to, ...rest }) => ({
    ...rest,
    ...{ by: { kind: 'shipment-line', id }, shipmentCode: code, from },
    range: rangeOf(carton_from, carton_to),
  }));
}

function rangeOf(from: number | null, to: number | null): Span | null {
  return from === null || to === null ? null : { from, to };
}
