import { z } from 'zod';
import { selectIn } from '../../db/select-in.ts';
import { idSchema } from '../../kit/id.ts';
import { mergeSpans, spanSchema } from '../../kit/span.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { runRecord } from '../run/run-store.ts';
import { changedMeanwhile, pageInput, pageOf, pageSchema, readCursor } from './kept-pages.ts';
import { shippedRows } from './run-cartons-store.ts';
import type { ShippedRow } from './run-cartons-store.ts';
import { namedSchema } from './scope-report.ts';
import type { Named } from './scope-report.ts';

const rowSchema = z.strictObject({
  line: z.string().describe('Id of the shipment line'),
  shipment: namedSchema,
  date: z.string().nullable().describe('Day it left'),
  consignee: namedSchema.nullable().describe('Of the line, else of the shipment'),
  series: namedSchema.nullable(),
  ranges: z
    .array(spanSchema)
    .describe('Cartons of the line in which units of the run may be; none: the line names no carton numbers'),
  cartons: z.int().nullable().describe('Cartons by count, where the line has no numbers'),
  units: z.int().nullable().describe('Units by count, where the line has no numbers'),
});

const shipmentsOperation = readOperation({
  name: 'run.shipments',
  summary: 'The shipments that took cartons of a run, line by line',
  description:
    'Cartons that packing records say hold units of the run, those it was reworked in, and those that repacks moved units on into; and lines that ' +
    'name the run, or its carton series without numbers. What a suspect unit reached, with its proofs, is asked of `scope`.',
  permission: 'trace',
  positional: ['id'],
  input: z.strictObject({ id: idSchema, ...pageInput }),
  output: pageSchema(rowSchema),
  examples: [{ says: 'Where the cartons of a run went', input: { id: 'bg1' } }],
  run: async (context, { id, limit, cursor: text }) => {
    const { transaction, position } = context;
    const cursor = readCursor(text);
    if (cursor !== null && cursor.at !== position) throw changedMeanwhile(cursor.at, position);
    const { n } = await findVisible(context, runRecord, id);
    const byLine = Map.groupBy(await shippedRows(transaction, n), ({ line }) => line);
    const page = pageOf([...byLine], { position, from: cursor?.from ?? 0, limit });
    return { ...page, rows: await toldLines(context, page.rows) };
  },
});

interface LineRow {
  readonly n: number;
  readonly id: string;
  readonly shipment: string;
  readonly code: string;
  readonly date: string | null;
  readonly party: string | null;
  readonly party_name: string | null;
  readonly series: string | null;
  readonly series_code: string | null;
  readonly cartons: number | null;
  readonly units: number | null;
}

async function toldLines(
  { transaction }: ReadContext,
  lines: readonly (readonly [number, readonly ShippedRow[]])[],
): Promise<z.infer<typeof rowSchema>[]> {
  const rows = await selectIn<LineRow>(
    transaction,
    `select line.n as n, own.id as id, of_shipment.id as shipment, shipment.code as code, shipment.date as date,
        of_party.id as party, party.name as party_name, of_series.id as series, series.code as series_code,
        line.cartons as cartons, line.units as units
      from shipment_line line join record own on own.n = line.n
        join shipment on shipment.n = line.shipment join record of_shipment on of_shipment.n = shipment.n
        left join party on party.n = coalesce(line.consignee, shipment.consignee)
        left join record of_party on of_party.n = party.n
        left join carton_series series on series.n = line.series left join record of_series on of_series.n = series.n
      where line.n in (?*)`,
    lines.map(([line]) => line),
  );
  const found = new Map(rows.map((row) => [row.n, row]));
  return lines.flatMap(([line, stretches]) => {
    const row = found.get(line);
    return row === undefined ? [] : [toldLine(row, stretches)];
  });
}

function toldLine(row: LineRow, stretches: readonly ShippedRow[]): z.infer<typeof rowSchema> {
  const spans = stretches.flatMap(({ low, high }) =>
    low === null || high === null ? [] : [{ from: low, to: high }],
  );
  return {
    line: row.id,
    shipment: { kind: 'shipment', id: row.shipment, name: row.code },
    date: row.date,
    consignee: namedOf('party', row.party, row.party_name),
    series: namedOf('carton-series', row.series, row.series_code),
    ranges: mergeSpans(spans),
    cartons: row.cartons,
    units: row.units,
  };
}

function namedOf(kind: string, id: string | null, name: string | null): Named | null {
  return id === null ? null : { kind, id, name: name ?? id };
}

/** Where a run's cartons went. */
export const RUN_SHIPMENTS_OPERATIONS: readonly Operation[] = [shipmentsOperation];
