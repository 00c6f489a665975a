import { execute, listValue } from '../db/bulk.ts';
import type { SqlValue, Transaction } from '../db/database.ts';
import { selectIn } from '../db/select-in.ts';
import type { ToldStory } from '../domain/trace/story-answer.ts';
import type { StoryNode } from '../domain/trace/story-tree.ts';
import type { RecordKind } from '../ledger/define-record.ts';
import type { Entry } from '../ledger/entry.ts';
import { recordsNaming } from '../ledger/naming.ts';
import { bodyOf } from '../ledger/replay.ts';
import { present } from '../kit/invariant.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** A record of a pack with what it says and every entry about it. */
export interface PackRecord {
  readonly kind: string;
  readonly id: string;
  readonly n: number;
  readonly label: string;
  readonly body: unknown;
  readonly entries: readonly PackEntry[];
}

/** An entry of a pack; with a commitment in the place of what it says where it is withheld. */
export interface PackEntry extends Entry {
  readonly commitment?: string;
}

/** No column of a firm's records is named so often. */
const NAMING_LIMIT = 1_000_000;

/** The kinds whose records belong to the thing that they name, by the kind of that thing. */
const BELONGING: Readonly<Record<string, readonly string[]>> = {
  run: [
    ...['consumption', 'output-count', 'taken', 'rework', 'packing', 'inspection', 'sample', 'hold', 'label'],
    ...['test-report', 'change-assessment', 'lot-code', 'certificate', 'run-release', 'release-override'],
    ...['name', 'file'],
  ],
  'material-lot': [
    ...['material-receipt', 'material-movement', 'inspection', 'sample', 'hold', 'component-certificate'],
    ...['name', 'file'],
  ],
  'carton-series': ['packing', 'repack', 'relabel', 'pallet', 'hold', 'name', 'file'],
  shipment: [
    ...['shipment-line', 'shipment-receipt', 'shipment-return', 'hold', 'release-override', 'broker-report'],
    ...['name', 'file'],
  ],
  'shipment-line': ['filing-line', 'broker-report'],
  certificate: ['certificate-withdrawal', 'registry-entry', 'file'],
  'run-release': ['release-revocation', 'file'],
  'release-override': ['release-revocation', 'file'],
  'registry-entry': ['file'],
  'broker-report': ['file'],
  label: ['label-version', 'label-exception', 'file'],
  'label-version': ['label-print'],
  inspection: ['file'],
  sample: ['sample-movement', 'file'],
  hold: ['hold-release', 'file'],
  'test-report': ['file'],
  'component-certificate': ['file'],
  rework: ['file'],
  file: ['file-removal'],
  incident: [
    ...[
      'statement',
      'decision',
      'record-request',
      'incident-action',
      'incident-clock',
      'frozen-scope',
      'hold',
    ],
    ...['recall', 'legal-hold', 'file'],
  ],
  'record-request': ['record-answer', 'file'],
  'incident-clock': ['clock-step'],
  statement: ['file'],
  recall: ['recall-progress', 'recall-month', 'recall-closing', 'recall-notice', 'legal-hold', 'file'],
  'recall-notice': ['notice-sending', 'notice-answer', 'file'],
  'notice-answer': ['file'],
  'recall-progress': ['file'],
  'recall-closing': ['file'],
};
/** Kinds of things that a story reaches or does not: naming one does not bring it in. */
const THINGS = new Set(['run', 'material-lot', 'carton-series', 'shipment', 'shipment-line']);
/** Records about cartons are of a pack only where the story reaches the cartons. */
const OF_CARTONS = new Set(['packing', 'repack', 'relabel', 'pallet']);

/** The records a story rests on, with what belongs to its runs, lots, cartons and shipments, and what all these name. */
export async function recordsOf(
  transaction: Transaction,
  kinds: Kinds,
  story: ToldStory,
  position: number,
): Promise<PackRecord[]> {
  const found = new Set<number>();
  const named = [...idsInStory(story, kinds)];
  const told = await numbersOf(transaction, named);
  for (let fresh = told; fresh.length > 0;) {
    for (const one of fresh) found.add(one.n);
    fresh = (await belonging(transaction, kinds, fresh, told)).filter(({ n }) => !found.has(n));
  }
  for (let fresh: readonly number[] = [...found]; fresh.length > 0;) {
    fresh = (await namedBy(transaction, kinds, fresh)).filter((n) => !found.has(n));
    for (const n of fresh) found.add(n);
  }
  return readRecords(transaction, kinds, [...found], position);
}

/** Kind and id of every record that the story shows. */
function idsInStory(story: ToldStory, kinds: Kinds): Map<string, { kind: string; id: string }> {
  const found = new Map<string, { kind: string; id: string }>();
  const visit = ({ kind, id, children }: Pick<StoryNode, 'kind' | 'id' | 'children'>): void => {
    const [record = id] = kind === 'carton' || kind === 'variant' ? id.split('#') : [id];
    const real =
      kind === 'carton' || kind === 'cartons' ? 'carton-series' : kind === 'variant' ? 'product' : kind;
    if (record !== '' && kinds.has(real)) found.set(`${real} ${record}`, { kind: real, id: record });
    children.forEach(visit);
  };
  [{ ...story.thing, children: [...story.source, ...story.market] }].forEach(visit);
  return found;
}

interface Numbered {
  readonly n: number;
  readonly kind: string;
  readonly id: string;
}

async function numbersOf(
  transaction: Transaction,
  named: readonly (readonly [string, { kind: string; id: string }])[],
): Promise<Numbered[]> {
  const byKind = Map.groupBy(named, ([, { kind }]) => kind);
  const found: Numbered[] = [];
  for (const [kind, list] of byKind) {
    const rows = await execute<{ n: number; id: string } & Record<string, SqlValue>>(
      transaction,
      `select n, id from record where kind = ? and withdrawn = 0 and id ${transaction.dialect.inListOfTexts}`,
      [kind, listValue(list.map(([, { id }]) => id))],
    );
    found.push(...rows.map(({ n, id }) => ({ n, kind, id })));
  }
  return found;
}

/** What belongs to these records: never another run, lot or shipment, nor the papers of cartons that the story does not reach. */
async function belonging(
  transaction: Transaction,
  kinds: Kinds,
  records: readonly Numbered[],
  told: readonly Numbered[],
): Promise<Numbered[]> {
  const reached = new Set(told.map(({ kind, id }) => `${kind} ${id}`));
  const found = new Map<string, { kind: string; id: string }>();
  for (const { n, kind } of records) {
    const belong = BELONGING[kind];
    if (belong === undefined) continue;
    const few = new Map([...kinds].filter(([name]) => belong.includes(name)));
    for (const one of await recordsNaming(transaction, few, { kind, n }, NAMING_LIMIT))
      found.set(`${one.kind} ${one.id}`, one);
  }
  const numbered = await numbersOf(transaction, [...found]);
  const series = await seriesOf(transaction, kinds, numbered);
  return numbered.filter(({ n, kind }) => {
    if (!OF_CARTONS.has(kind) && kind !== 'shipment-line') return true;
    const of = series.get(n) ?? [];
    return of.length === 0 || of.some((id) => reached.has(`carton-series ${id}`));
  });
}

/** Ids of the carton series that records about cartons name. */
async function seriesOf(
  transaction: Transaction,
  kinds: Kinds,
  records: readonly Numbered[],
): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  for (const { kind, table, column } of referenceColumns(kinds)) {
    if (column.to !== 'carton-series') continue;
    const own = records.filter((one) => one.kind === kind).map(({ n }) => n);
    const rows = await selectIn<{ n: number; id: string }>(
      transaction,
      `select t.n as n, record.id as id from "${table}" t join record on record.n = t."${column.name}" where t.n in (?*)`,
      own,
    );
    for (const { n, id } of rows) found.set(n, [...(found.get(n) ?? []), id]);
  }
  return found;
}

/** Records that these name, but for runs, lots, cartons and shipments: those the story reaches, or they are no part of the answer. */
async function namedBy(
  transaction: Transaction,
  kinds: Kinds,
  numbers: readonly number[],
): Promise<number[]> {
  const found = new Set<number>();
  for (const { table, column } of referenceColumns(kinds)) {
    const rows = await selectIn<{ n: number; kind: string }>(
      transaction,
      `select distinct record.n as n, record.kind as kind from "${table}" t
        join record on record.n = t."${column.name}" where record.withdrawn = 0 and t.n in (?*)`,
      numbers,
    );
    for (const row of rows) if (!THINGS.has(row.kind)) found.add(row.n);
  }
  return [...found];
}

function referenceColumns(kinds: Kinds) {
  return [...kinds.values()].flatMap(({ kind, tables }) =>
    Object.entries(tables).flatMap(([table, { columns }]) =>
      Object.entries(columns).flatMap(([name, column]) =>
        column.type === 'reference' ? [{ kind, table, column: { name, to: column.to } }] : [],
      ),
    ),
  );
}

/** The records in the order of their kinds and of their first entry, with every entry about them up to the position. */
async function readRecords(
  transaction: Transaction,
  kinds: Kinds,
  numbers: readonly number[],
  position: number,
): Promise<PackRecord[]> {
  const rows = await selectIn<Entry & { n: number; standing: number }>(
    transaction,
    `select entry.*, record.n as n, record.entry as standing from record
      join entry on entry.kind = record.kind and entry.record = record.id where record.n in (?*)`,
    numbers,
  );
  const order = [...kinds.keys()];
  return [...Map.groupBy(rows, ({ n }) => n)]
    .map(([n, list]): PackRecord => {
      const entries = list
        .filter(({ sequence }) => sequence <= position)
        .sort((left, right) => left.sequence - right.sequence);
      const says = present(
        list.find(({ sequence, standing }) => sequence === standing),
        'the entry that counts',
      );
      const kind = present(kinds.get(says.kind), 'a declared kind');
      const body = bodyOf(says, kind);
      return { kind: says.kind, id: says.record, n, label: kind.label(body), body, entries };
    })
    .sort((left, right) => order.indexOf(left.kind) - order.indexOf(right.kind) || left.n - right.n);
}
