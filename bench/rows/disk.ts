import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import type { DiskPart, Row } from '../row.ts';
import type { Asked } from './asked.ts';

/** What holds a carton range and its links; all else is the ledger, names and master records. */
const RANGE_TABLES = ['packing', 'packing_content', 'pallet_carton', 'shipment_line', 'relabel'];

const SIZES = {
  sqlite: 'select name, sum(pgsize) from dbstat group by name order by 2 desc',
  postgres: `select pg_class.relname, pg_total_relation_size(pg_class.oid) - pg_indexes_size(pg_class.oid)
    from pg_class join pg_namespace on pg_namespace.oid = pg_class.relnamespace
    where nspname = current_schema() and relkind = 'r'
    union all select pg_class.relname, pg_relation_size(pg_class.oid)
    from pg_class join pg_namespace on pg_namespace.oid = pg_class.relnamespace
    where nspname = current_schema() and relkind = 'i' order by 2 desc`,
};

/** Bytes on disk, table by table and index by index, in all and for each carton range. */
export async function diskRows({ firm }: Asked): Promise<Row[]> {
  const [[ranges = 1] = []] = await firm.raw.rows('select count(*) from packing');
  const sizes = await firm.raw.rows(SIZES[firm.raw.dialect]);
  const parts = sizes.map(([name, bytes]): DiskPart => {
    return { name: String(name), bytes: Number(bytes), says: purposeOf(String(name)) };
  });
  const sum = (list: readonly DiskPart[]): number => list.reduce((total, { bytes }) => total + bytes, 0);
  const each = (list: readonly DiskPart[]): number => Math.round(sum(list) / Number(ranges));
  const ofRanges = parts.filter(({ name }) => RANGE_TABLES.includes(tableOf(name)));
  const ledger = parts.filter(({ name }) => tableOf(name) === 'entry');
  return [
    {
      part: 'disk',
      database: firm.database,
      what: 'disk for each carton range with its links',
      size:
        `${each(ofRanges)} bytes in link tables and their indexes, ${each(ledger)} in the ledger's entries, ${each(parts)} in all; ` +
        `the database has ${(sum(parts) / 1e9).toFixed(2)} GB`,
      ours: null,
      peers: [],
      promises: [{ says: 'bytes, stated', measured: each(ofRanges) }],
      disk: parts.filter(({ bytes }) => bytes > sum(parts) / 2_000),
    },
  ];
}

/** The table that a table or index belongs to. */
function tableOf(name: string): string {
  const of = name.replace(/^sqlite_autoindex_/, '').replace(/_(pkey|key|\d+)$/, '');
  const [table = of] = of.split('_by_');
  return table.replace(/_(id|kind_id)$/, '');
}

const OWN: Readonly<Record<string, string>> = {
  entry: 'the ledger: every record as it was written, with its hash',
  record: 'each record’s id, number and last entry',
  name: 'every code by which a thing may be found',
  setting: 'what the database was built with',
};

function purposeOf(name: string): string {
  const table = tableOf(name);
  if (name === table) {
    const kind = RECORD_KINDS.find((one) => name in one.tables);
    return OWN[name] ?? (kind === undefined ? 'the database’s own' : `rows of ${kind.plural}`);
  }
  const by = name.split('_by_')[1];
  return by === undefined ? `key of ${table}` : `finds ${table} by ${by.replaceAll('_', ' ')}`;
}
