import type { RecordKind } from '../../ledger/define-record.ts';
import type { Sheet } from '../grid/sheet.ts';
import type { Mapping, MappingTable, RecordTemplate } from '../mapping/mapping.ts';
import { TEMPLATE_TABLES } from '../template/template-mapping.ts';
import type { TemplateTable } from '../template/template-tables.ts';
import { askOf, type Ask } from './ask.ts';
import type { FoundHeader } from './find-tables.ts';
import { proposeColumns } from './propose-columns.ts';
import { FILL_IN } from './fill-in.ts';
import { prune, pruneId } from './prune-template.ts';

/** A table as it is proposed, and what a person has to add. */
export interface ProposedTable {
  readonly table: MappingTable;
  readonly words: NonNullable<Mapping['words']>;
  readonly asks: readonly Ask[];
}

/** An order number in a line above a packing list. */
const ORDER_ABOVE = /(?:\bP\.?O\.?(?:\s*NO\.?)?|订单号?|order(?:\s*no\.?)?)\s*[:：#]\s*(\S+)/iu;

const PAIR = { $span: ['{firstCarton}', '{lastCarton}'] };

/** Turns a header that was recognised into a table of a mapping. */
export function proposeTable(
  header: FoundHeader,
  name: string,
  sheet: Sheet,
  { kinds, site }: { readonly kinds: ReadonlyMap<string, RecordKind>; readonly site: string | null },
): ProposedTable {
  const template = TEMPLATE_TABLES.find((each) => each.name === header.table);
  if (template === undefined) return fence(header, name);
  const available = new Set(header.matched.map(({ field }) => field));
  const hasPair = available.has('firstCarton') && available.has('lastCarton') && !available.has('cartons');
  const { columns, words, asks } = proposeColumns(header, name, sheet);
  const context = contextAbove(header, available);
  const records = proposeRecords(
    template,
    { available, kinds, site, context, asks, table: name, template: template.records },
    hasPair,
  );
  const table: MappingTable = {
    name,
    sheet: header.sheet,
    ...(header.lines === 1 ? {} : { headerRows: header.lines }),
    columns,
    ...(Object.keys(context).length === 0 ? {} : { context }),
    ...checksFor(available, hasPair),
    records,
  };
  return { table, words, asks };
}

/** An order number in the lines above stands for the whole table. */
function contextAbove(header: FoundHeader, available: Set<string>): NonNullable<MappingTable['context']> {
  if (available.has('series') || !header.above.some((text) => ORDER_ABOVE.test(text))) return {};
  available.add('series');
  return { series: { above: ORDER_ABOVE.source } };
}

function proposeRecords(template: TemplateTable, proposal: Proposal, hasPair: boolean): RecordTemplate[] {
  const isPacking = template.name === 'packing';
  if (isPacking) {
    const says = 'Say how the cartons are marked: the shipping mark with {{n}} for the number.';
    proposal.asks.push(askOf({ ask: 'mark', says, table: proposal.table }));
  }
  const records = isPacking ? [SERIES_RECORD, ...template.records] : template.records;
  return records.flatMap((record) => proposeRecord(hasPair ? withPair(record) : record, proposal));
}

/** A table that is not understood: its rows are kept away from the tables beside it. */
function fence(header: FoundHeader, name: string): ProposedTable {
  const columns: MappingTable['columns'] = {};
  for (const text of new Set(header.headers)) {
    if (text !== '') columns[`column${String(Object.keys(columns).length + 1)}`] = text;
  }
  const table = {
    name,
    sheet: header.sheet,
    ...(header.lines === 1 ? {} : { headerRows: header.lines }),
    columns,
    records: [],
  };
  return {
    table,
    words: {},
    asks: [
      askOf({
        ask: 'table',
        says: 'This table is not understood: say what its rows record, or leave it as it is.',
        table: name,
      }),
    ],
  };
}

interface Proposal {
  readonly available: ReadonlySet<string>;
  readonly kinds: ReadonlyMap<string, RecordKind>;
  readonly site: string | null;
  readonly context: NonNullable<MappingTable['context']>;
  readonly asks: Ask[];
  /** Name of the proposed table. */
  readonly table: string;
  readonly template: readonly RecordTemplate[];
}

function proposeRecord(record: RecordTemplate, proposal: Proposal): RecordTemplate[] {
  const { available, kinds, site, context, asks } = proposal;
  const made = new Set(proposal.template.map(({ kind }) => kind));
  const id = pruneId(record.id, available) ?? idBeside(record, proposal);
  const pruned = prune(record.body, available, made);
  const tested = typeof record.when === 'object' ? Object.keys(record.when) : [];
  if (id === null || pruned === undefined || tested.some((name) => !available.has(name.split('.')[0] ?? '')))
    return [];
  // Pruning an object gives an object.
  const body = { ...(pruned as RecordTemplate['body']) };
  const siteIsElsewhere = site !== null && 'site' in record.body && body['site'] === undefined;
  for (const field of [...requiredFields(kinds.get(record.kind)), ...(siteIsElsewhere ? ['site'] : [])]) {
    if (field in body || ('...' in body && ['from', 'to'].includes(field))) continue;
    const usual = USUAL[record.kind]?.[field];
    if (usual !== undefined) {
      body[field] = usual;
      continue;
    }
    body[field] = `{${field}}`;
    if (field === 'site' && site !== null) {
      context[field] = { value: site };
      continue;
    }
    context[field] = { value: FILL_IN };
    const says = `The file does not say the ${field} of a ${record.kind}: put it in the place of ${FILL_IN}.`;
    asks.push(askOf({ ask: 'value', says, table: proposal.table, field, kind: record.kind }));
  }
  return [{ ...record, id, body }];
}

/** A record without a number of its own, as a receipt without a note, is counted under the record its row is about. */
function idBeside(record: RecordTemplate, { template, available }: Proposal): string | null {
  const main = template.find(({ kind }) => kind !== record.kind && isNamedIn(record.body, kind));
  const id = main === undefined ? null : pruneId(main.id, available);
  return id === null || id.includes('{#}') ? null : `${id}/{#}`;
}

function isNamedIn(body: RecordTemplate['body'], kind: string): boolean {
  return Object.values(body).some(
    (value) => value !== null && typeof value === 'object' && !Array.isArray(value) && value['$row'] === kind,
  );
}

/** What a field is when a sheet has no column for it. */
const USUAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  revision: { kind: 'bom' },
  inspection: { kind: 'final', result: 'not-recorded' },
};

/** Fields that the kind's schema does not do without. */
function requiredFields(kind: RecordKind | undefined): string[] {
  const parsed = kind?.schema.safeParse({});
  if (parsed === undefined || parsed.success) return [];
  return [
    ...new Set(parsed.error.issues.flatMap(({ path }) => (path.length === 1 ? [String(path[0])] : []))),
  ];
}

/** A packing list introduces its carton series; the mark is the custom of the trade until somebody says it. */
const SERIES_RECORD: RecordTemplate = {
  kind: 'carton-series',
  id: '{series}',
  body: { code: '{series}', purchaseOrder: '{series}', mark: { $first: '{series} C/NO.{{n}}' } },
};

/** First and last carton in two columns instead of one. */
function withPair(record: RecordTemplate): RecordTemplate {
  const text = JSON.stringify(record);
  if (!text.includes('{cartons')) return record;
  const swap = (value: RecordTemplate['body'][string]): RecordTemplate['body'][string] => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(swap);
    if (value['from'] !== '{cartons.from}') {
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, swap(member)]));
    }
    const { from: _from, to: _to, ...rest } = value;
    return {
      ...Object.fromEntries(Object.entries(rest).map(([key, member]) => [key, swap(member)])),
      '...': PAIR,
    };
  };
  // Swapping within an object gives an object.
  const body = swap(record.body) as RecordTemplate['body'];
  return { ...record, id: record.id.replace('{cartons}', '{firstCarton}'), body };
}

function checksFor(available: ReadonlySet<string>, hasPair: boolean): Pick<MappingTable, 'checks'> {
  const checks: NonNullable<MappingTable['checks']> = [];
  if (available.has('count') && hasPair)
    checks.push({ count: ['firstCarton', 'lastCarton'], gives: 'count' });
  if (available.has('count') && available.has('cartons'))
    checks.push({ multiply: ['cartons.count'], gives: 'count' });
  if (available.has('count') && available.has('perCarton') && available.has('total')) {
    checks.push({ multiply: ['count', 'perCarton'], gives: 'total' });
  }
  return checks.length === 0 ? {} : { checks };
}
