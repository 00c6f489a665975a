import { RECORD_KINDS } from '../../src/domain/record-kinds.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { recordDrafts } from '../firm/build-firm.ts';
import { laterDrafts } from '../firm/firm-drafts.ts';
import { openRaw } from '../graph/raw-database.ts';
import { timingOf } from '../measure.ts';
import type { Row } from '../row.ts';
import { runJob } from '../run-job.ts';
import type { Asked } from './asked.ts';
import { insertAgain } from './bare-rows.ts';
import { stoppedImportRow } from './stopped-import.ts';
import { packingGround, writeCsv, writeXlsx } from './packing-list.ts';

const RESIDENT_MIB = 512;
/** Taking in a packing list of a million rows, as CSV and as a workbook, and a shipping list past holds and releases. */
export async function importRows(asked: Asked): Promise<Row[]> {
  const rows = asked.quick ? 2_000 : 1_000_000;
  return [
    await importRow(asked, 'CSV', writeCsv(asked.folder, rows), rows),
    await importRow(asked, 'XLSX', writeXlsx(asked.folder, rows), rows),
    await stoppedImportRow(asked),
  ];
}

async function importRow({ firm, fresh }: Asked, form: string, file: string, rows: number): Promise<Row> {
  const [address, bareAddress] = [await fresh(), await fresh()];
  const ledger = await openLedger(address, RECORD_KINDS);
  const ground = packingGround();
  await recordDrafts(ledger, [ground], () => undefined);
  await ledger.database.close();
  const ours = await runJob('import', address, file);
  const parsed = await runJob('parse', file);
  await (await openLedger(bareAddress, RECORD_KINDS)).database.close();
  const [written, bare] = [await openRaw(address), await openRaw(bareAddress)];
  const inserted = await insertAgain(written, bare, ground.length + 1);
  await written.close();
  await bare.close();
  const least = parsed.ms + inserted.ms;
  const perSecond = Math.round((rows / ours.ms) * 1_000);
  return {
    part: 'import',
    database: firm.database,
    what: `import of a packing list, ${form}`,
    size: `${rows} rows, ${inserted.rows} rows written: ${perSecond} rows a second, ${Math.round(ours.peakMib)} MiB resident at most`,
    ours: timingOf([ours.ms]),
    peers: [{ name: 'parsing, and bare inserts of the same rows', timing: timingOf([least]) }],
    promises: [
      { says: 'at least a third of the bare rate', measured: least / ours.ms, least: 1 / 3 },
      { says: `resident memory under ${RESIDENT_MIB} MiB`, measured: ours.peakMib, most: RESIDENT_MIB },
    ],
  };
}

/** `verify` and `copy` of the whole firm, beside the rate at which a ledger of this size appends such entries. */
export async function wholeLedgerRows(asked: Asked): Promise<Row[]> {
  const { address, firm, fresh } = asked;
  const verified = await runJob('verify', address);
  const copyAddress = await fresh();
  const copied = await runJob('copy', address, copyAddress);
  const appendPerSecond = await appendRate(asked, copyAddress);
  const rowOf = (what: string, { ms, count, peakMib }: Awaited<ReturnType<typeof runJob>>): Row => ({
    part: 'ledger',
    database: firm.database,
    what: `${what} of the whole ledger`,
    size: `${count} entries: ${Math.round((count / ms) * 1_000)} a second, ${Math.round(peakMib)} MiB resident at most`,
    ours: timingOf([ms]),
    peers: [
      { name: 'appending as many such entries to it', timing: timingOf([(count / appendPerSecond) * 1_000]) },
    ],
    promises: [
      {
        says: 'at least half the append rate',
        measured: ((count / ms) * 1_000) / appendPerSecond,
        least: 0.5,
      },
      { says: `resident memory under ${RESIDENT_MIB} MiB`, measured: peakMib, most: RESIDENT_MIB },
    ],
  });
  return [rowOf('verify', verified), rowOf('copy', copied)];
}

/** Entries a second that the copied ledger takes in batches when more families of the same firm are recorded. */
async function appendRate({ firm, quick }: Asked, address: string): Promise<number> {
  const ledger = await openLedger(address, RECORD_KINDS);
  const days = [...laterDrafts(firm.size, quick ? 5 : 50)];
  const start = performance.now();
  const entries = await recordDrafts(ledger, days, () => undefined);
  const perSecond = (entries / (performance.now() - start)) * 1_000;
  await ledger.database.close();
  return perSecond;
}
