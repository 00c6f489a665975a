import { z } from 'zod';
import { selectStanding } from '../../db/select-in.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { recordsOf } from '../same-story/run-tellers-store.ts';
import { shipmentRecord } from '../shipment/shipment-store.ts';
import { shipmentSchema } from '../shipment/shipment.ts';
import type { Named } from '../trace/scope-report.ts';
import type { FilingFieldList } from './filing-field-list.ts';
import { brokerReportSchema } from './filing-line.ts';
import { filingSchema, isReady } from './filing-report.ts';
import type { Filing } from './filing-report.ts';
import { fieldListInForce, preparedLines } from './filing-store.ts';
import type { PreparedLine } from './filing-store.ts';

/** A shipment prepared for the broker. */
export interface Prepared {
  readonly filing: Filing;
  readonly list: FilingFieldList;
  readonly lines: readonly PreparedLine[];
  /** Who imports; null: not recorded, or several do. */
  readonly importer: string | null;
}

/** Prepares a shipment that the actor may see. Throws `not-found`, or `withdrawn`. */
export async function prepare(context: ReadContext, id: string): Promise<Prepared> {
  const { transaction, ledger } = context;
  const { n, withdrawn } = await findVisible(context, shipmentRecord, id);
  if (withdrawn === 1) throw new LotproofError('withdrawn', `The shipment "${id}" was withdrawn.`);
  const [record] = await recordsOf(transaction, ledger.kinds, [{ n }], shipmentSchema);
  const { body } = present(record, 'the shipment is there');
  const { record: listRecord, list } = await fieldListInForce(transaction, ledger.kinds);
  const leftOn = body.date ?? null;
  const lines = await preparedLines(transaction, ledger.kinds, { n, leftOn, list });
  const reports = await brokerReports(context, n);
  const shown = lines.map((line) => line.shown);
  const filing: Filing = {
    shipment: { kind: 'shipment', id, name: body.code },
    date: leftOn,
    invoice: body.invoice ?? null,
    customsEntry:
      reports.find(({ customsEntry }) => customsEntry !== null)?.customsEntry ?? body.customsEntry ?? null,
    consignee: await partyNamed(context, 'select consignee as n from shipment where n = ?', n),
    list: {
      ...{ code: list.code, version: list.version, name: list.name },
      ...{ authority: list.authority, confidence: list.confidence, record: listRecord },
    },
    ready: shown.length > 0 && shown.every(isReady),
    lines: shown,
    reports,
  };
  return { filing, list, lines, importer: await importerOf(context, lines) };
}

async function brokerReports({ transaction, ledger }: ReadContext, n: number): Promise<Filing['reports']> {
  const rows = await selectStanding<{ n: number; broker: string | null; broker_name: string | null }>(
    transaction,
    `select broker_report.n as n, record.id as broker, party.name as broker_name from broker_report
        left join party on party.n = broker_report.broker left join record on record.n = party.n
      where broker_report.shipment = ? order by broker_report.date desc, broker_report.n desc`,
    [n],
  );
  const found = await recordsOf(transaction, ledger.kinds, rows, brokerReportSchema);
  return found.map(({ n: number, id, body }) => {
    const row = rows.find((one) => one.n === number);
    return {
      ...{ id, state: body.state, date: body.date, line: body.line ?? null },
      ...{ customsEntry: body.customsEntry ?? null, code: body.code ?? null, message: body.message ?? null },
      broker: namedParty(row?.broker ?? null, row?.broker_name ?? null),
    };
  });
}

function namedParty(id: string | null, name: string | null): Named | null {
  return id === null ? null : { kind: 'party', id, name: name ?? id };
}

async function partyNamed({ transaction }: ReadContext, of: string, n: number): Promise<Named | null> {
  const rows = await selectStanding<{ id: string; name: string }>(
    transaction,
    `select record.id as id, party.name as name from party join record on record.n = party.n where party.n in (${of})`,
    [n],
  );
  const [row] = rows;
  return row === undefined ? null : namedParty(row.id, row.name);
}

/** The importer of all products of the lines, where it is one. */
async function importerOf(context: ReadContext, lines: readonly PreparedLine[]): Promise<string | null> {
  const ids = [...new Set(lines.flatMap(({ shown }) => shown.product?.id ?? []))];
  const rows = await selectStanding<{ name: string | null }>(
    context.transaction,
    `select distinct party.name as name from product join record on record.n = product.n
      left join party on party.n = product.importer where record.kind = 'product' and record.id in (?texts)`,
    [JSON.stringify(ids)],
  );
  return rows.length === 1 ? (rows[0]?.name ?? null) : null;
}

const shipmentOperation = readOperation({
  name: 'filing.shipment',
  summary: 'What the broker needs of each line of a shipment, what is missing, and what was reported back',
  description:
    'Each line with its runs: the certificate that covers it, the three identifiers of the Product Registry or the disclaim, all fields of the list in force with where to enter what is missing. ' +
    'Warnings stop nothing. It does not file and does not say that anything was filed: that is what broker reports are for.',
  permission: 'trace',
  inThread: true,
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the shipment') }),
  output: filingSchema,
  examples: [{ says: 'One shipment', input: { id: 'S1' } }],
  run: async (context, { id }) => (await prepare(context, id)).filing,
  show: filingText,
  table: ({ lines }) => [
    [
      'line',
      'run',
      'method',
      'certificate',
      'certifier id',
      'product id',
      'version id',
      'missing',
      'warnings',
    ],
    ...lines.map(({ line, run, method, certificate, trio, missing, warnings }) => [
      ...[line.id, run?.id ?? null, method, certificate?.id ?? null],
      ...[trio?.certifierId ?? null, trio?.registryProductId ?? null, trio?.versionId ?? null],
      ...[missing, warnings.map(({ code }) => code).join(' ')],
    ]),
  ],
});

function filingText({ shipment, ready, list, lines, reports }: Filing): string {
  const last = reports[0];
  return [
    `${shipment.name}: ${ready ? 'all lines have what goes to the broker' : 'not ready for the broker'}.`,
    last === undefined
      ? 'The broker has reported nothing: whether it was filed is not known.'
      : `The broker reported ${last.state} on ${last.date}.`,
    `Fields by ${list.name} version ${String(list.version)}, ${list.confidence}.`,
    ...lines.flatMap((line) => [
      `${line.line.name} ${line.run?.name ?? '(lot not recorded)'}: ${line.method ?? 'not decided'}, ${line.trio === null ? 'identifiers not recorded' : Object.values(line.trio).join(' / ')}`,
      ...line.warnings.map(({ says }) => `  mind: ${says}`),
      ...line.fields
        .filter(({ missing }) => missing)
        .map(
          ({ column, enter }) =>
            `  missing: ${column}${enter === null ? '' : ` (${enter.kind} ${enter.id ?? 'new'}, ${enter.field})`}`,
        ),
    ]),
  ].join('\n');
}

const STATES = ['open', 'decided', 'reported'] as const;

const listOperation = readOperation({
  name: 'filing.list',
  summary: 'The latest shipments: how many lines are decided, and what the broker reported last',
  permission: 'trace',
  input: z.strictObject({ limit: z.int().min(1).max(200).optional().describe('Default 50') }),
  output: z.strictObject({
    shipments: z.array(
      z.strictObject({
        shipment: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
        date: z.string().nullable(),
        consignee: z.string().nullable(),
        lines: z.int(),
        decided: z.int().describe('Lines with a recorded decision'),
        state: z
          .enum(STATES)
          .describe('`open`: a line is not decided; `reported`: the broker has said something'),
        last: z
          .strictObject({ state: z.string(), date: z.string(), customsEntry: z.string().nullable() })
          .nullable()
          .describe('What the broker reported last'),
      }),
    ),
  }),
  examples: [{ says: 'How the latest stand', input: {} }],
  run: async ({ transaction }, { limit }) => {
    const rows = await selectStanding<ListRow>(transaction, LIST, [limit ?? 50]);
    return {
      shipments: rows.map((row) => ({
        shipment: { kind: 'shipment', id: row.id, name: row.code },
        ...{
          date: row.date,
          consignee: row.consignee,
          lines: row.lines,
          decided: row.decided,
        },
        state: stateOf(row),
        last:
          row.state === null || row.reported === null
            ? null
            : { state: row.state, date: row.reported, customsEntry: row.customs_entry },
      })),
    };
  },
  table: ({ shipments }) => [
    ['shipment', 'date', 'consignee', 'lines', 'decided', 'state', 'broker', 'reported', 'entry'],
    ...shipments.map(({ shipment, date, consignee, lines, decided, state, last }) => [
      ...[shipment.id, date, consignee, lines, decided, state],
      ...[last?.state ?? null, last?.date ?? null, last?.customsEntry ?? null],
    ]),
  ],
});

interface ListRow {
  readonly id: string;
  readonly code: string;
  readonly date: string | null;
  readonly consignee: string | null;
  readonly lines: number;
  readonly decided: number;
  readonly state: string | null;
  readonly reported: string | null;
  readonly customs_entry: string | null;
}

const LIST = `select record.id as id, shipment.code as code, shipment.date as date, party.name as consignee,
    (select count(*) from shipment_line line where line.shipment = shipment.n) as lines,
    (select count(*) from shipment_line line where line.shipment = shipment.n
      and exists (select 1 from filing_line where filing_line.shipment_line = line.n)) as decided,
    report.state as state, report.date as reported, report.customs_entry as customs_entry
  from shipment join record on record.n = shipment.n left join party on party.n = shipment.consignee
    left join broker_report report on report.n = (select other.n from broker_report other
      where other.shipment = shipment.n order by other.date desc, other.n desc limit 1)
  order by coalesce(shipment.date, '') desc, shipment.n desc limit ?`;

function stateOf({ state, lines, decided }: ListRow): (typeof STATES)[number] {
  if (state !== null) return 'reported';
  return lines > 0 && lines === decided ? 'decided' : 'open';
}

/** What goes to the broker, and what came back. */
export const FILING_OPERATIONS: readonly Operation[] = [listOperation, shipmentOperation];
