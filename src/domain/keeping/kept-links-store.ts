import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** What something that is kept leads to: by number of the record, its kind. */
export interface Reached {
  /** What clocks may run by: reached without passing anything that has a clock of its own. */
  readonly clocks: ReadonlyMap<number, string>;
  /** All of it, the thing itself included: what a legal hold may name. */
  readonly all: ReadonlyMap<number, string>;
}

/** Things that a clock or a legal hold ends at: what they name in turn is another story. */
const ENDS = new Set(['run', 'product', 'material-lot', 'carton-series', 'shipment', 'agreement']);
/** Records with a day of their own: what lies beyond them tells what they are about, and no longer when they may go. */
const DATED_KINDS = new Set([
  'certificate',
  'test-report',
  'component-certificate',
  'exemption-claim',
  'test-plan',
  'change-assessment',
  'small-batch-registration',
]);
/** Kinds that lead nowhere: a paper is not about each party and place that it names. */
const ASIDE = new Set([
  ...['party', 'site', 'material', 'laboratory', 'file', 'file-removal', 'label-template', 'code-scheme'],
  ...['mapping', 'import', 'signing-key', 'checkpoint', 'legal-hold', 'legal-hold-release', 'name'],
]);

interface Column {
  readonly kind: string;
  readonly table: string;
  readonly name: string;
  readonly to: string | null;
}

interface Node {
  readonly kind: string;
  readonly leadsTo: Set<number>;
}

/** Everything that these files and samples belong to. */
export async function reachedFrom(
  transaction: Transaction,
  kinds: Kinds,
  starts: ReadonlyMap<number, string>,
): Promise<ReadonlyMap<number, Reached>> {
  const nodes = await linked(transaction, referenceColumns(kinds), starts);
  return new Map([...starts].map(([n]) => [n, walk(nodes, n)]));
}

/** What these records name, by number and kind, in one step. */
export async function namedDirectly(
  transaction: Transaction,
  kinds: Kinds,
  starts: ReadonlyMap<number, string>,
): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  for (const { to, kind } of await stepFrom(transaction, referenceColumns(kinds), starts))
    found.set(to, kind);
  return found;
}

function walk(nodes: ReadonlyMap<number, Node>, start: number): Reached {
  const all = new Map<number, string>();
  const clocks = new Map<number, string>();
  const visit = (n: number, isBeyond: boolean): void => {
    const node = nodes.get(n);
    if (node === undefined || clocks.has(n) || (isBeyond && all.has(n))) return;
    all.set(n, node.kind);
    if (!isBeyond) clocks.set(n, node.kind);
    const isBeyondNext = isBeyond || DATED_KINDS.has(node.kind);
    for (const to of node.leadsTo) visit(to, isBeyondNext);
  };
  visit(start, false);
  return { clocks, all };
}

async function linked(
  transaction: Transaction,
  columns: readonly Column[],
  starts: ReadonlyMap<number, string>,
): Promise<ReadonlyMap<number, Node>> {
  const nodes = new Map<number, Node>();
  const files = [...starts].flatMap(([n, kind]) => (kind === 'file' ? [n] : []));
  const owners = await ownersOf(transaction, columns, files);
  for (let fresh = starts; fresh.size > 0;) {
    for (const [n, kind] of fresh) nodes.set(n, { kind, leadsTo: new Set() });
    const open = new Map([...fresh].filter(([, kind]) => !ENDS.has(kind)));
    const steps = await stepFrom(transaction, columns, open);
    const isFirst = fresh === starts;
    const next = new Map<number, string>();
    for (const { from, to, kind } of isFirst ? [...steps, ...owners] : steps) {
      if (ASIDE.has(kind)) continue;
      nodes.get(from)?.leadsTo.add(to);
      if (!nodes.has(to)) next.set(to, kind);
    }
    fresh = next;
  }
  return nodes;
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

/** What records name. */
async function stepFrom(
  transaction: Transaction,
  columns: readonly Column[],
  of: ReadonlyMap<number, string>,
): Promise<Step[]> {
  const found: Step[] = [];
  const byKind = Map.groupBy(of, ([, kind]) => kind);
  for (const { kind, table, name, to } of columns) {
    const own = byKind.get(kind);
    if (own === undefined || (to !== null && ASIDE.has(to))) continue;
    const rows = await selectIn<Step>(
      transaction,
      `select distinct t.n as "from", record.n as "to", record.kind as kind from "${table}" t
        join record on record.n = t."${name}" where record.withdrawn = 0 and t.n in (?*)`,
      own.map(([n]) => n),
    );
    found.push(...rows);
  }
  return found;
}

/** What names these files. */
async function ownersOf(
  transaction: Transaction,
  columns: readonly Column[],
  files: readonly number[],
): Promise<Step[]> {
  const found: Step[] = [];
  for (const { kind, table, name, to } of columns) {
    if (to !== 'file' || ASIDE.has(kind)) continue;
    const rows = await selectIn<{ from: number; to: number }>(
      transaction,
      `select distinct "${name}" as "from", n as "to" from "${table}" where "${name}" in (?*)`,
      files,
    );
    found.push(...rows.map((row) => ({ from: row.from, to: row.to, kind })));
  }
  return found;
}

function referenceColumns(kinds: Kinds): Column[] {
  return [...kinds.values()].flatMap(({ kind, tables }) =>
    Object.entries(tables).flatMap(([table, { columns }]) =>
      Object.entries(columns).flatMap(([name, column]) =>
        column.type === 'reference' ? [{ kind, table, name, to: column.to }] : [],
      ),
    ),
  );
}
