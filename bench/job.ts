/**
 * `node bench/job.ts JOB ARGUMENT…`: does one long job in a process of its own, so that its memory can be told, and prints
 * a line of JSON: milliseconds, how many, and the most memory that was resident.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { read } from '@e965/xlsx';
import Papa from 'papaparse';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { keepHeapSmall, keepYoungHeapSmall } from '../src/house/heap.ts';
import { present } from '../src/kit/invariant.ts';
import { copyLedger } from '../src/ledger/copy.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import { verify } from '../src/ledger/verify.ts';
import { ask } from './firm/open-firm.ts';
import { timed } from './measure.ts';
import { drawBatch } from './rows/label-batch.ts';
import { PACKING_MAPPING } from './rows/packing-list.ts';

type Job = (...addresses: string[]) => Promise<number>;

const JOBS: Readonly<Record<string, Job>> = {
  /** ADDRESS: verifies a ledger. */
  verify: async (address = '') => {
    const ledger = await openLedger(address, RECORD_KINDS);
    const { sound, entries } = await verify(ledger);
    await ledger.database.close();
    if (!sound) throw new Error('The ledger of the bench is not sound.');
    return entries;
  },
  /** FROM TO: copies a ledger. */
  copy: async (from = '', to = '') => {
    const [source, target] = [await openLedger(from, RECORD_KINDS), await openLedger(to, RECORD_KINDS)];
    const { entries } = await copyLedger(source, target);
    await source.database.close();
    await target.database.close();
    return entries;
  },
  /** ADDRESS FILE: takes in a packing list through its mapping. */
  import: async (address = '', file = '') => {
    const ledger = await openLedger(address, RECORD_KINDS);
    const report = await ask(ledger, 'import.run', { files: [file], mapping: PACKING_MAPPING });
    await ledger.database.close();
    const said = JSON.stringify(report).slice(0, 2_000);
    if (!said.includes('"recorded":true')) throw new Error(`The packing list was not taken in: ${said}`);
    return 1;
  },
  /** FILE: parses a packing list and does nothing with it. */
  parse: async (file = '') => {
    if (file.endsWith('.csv')) return Papa.parse(readFileSync(file, 'utf8'), { header: true }).data.length;
    return read(readFileSync(file), { dense: true }).SheetNames.length;
  },
  /** FORM PATH COUNT: draws a batch of labels. */
  labels: (form = '', file = '', count = '') => drawBatch(form, file, Number(count)),
};

const [name = '', ...addresses] = process.argv.slice(2);
// As the program itself does.
keepHeapSmall();
if (name === 'import') keepYoungHeapSmall();
const job = present(JOBS[name], `the job ${name}`);
let count = 0;
const ms = await timed(async () => {
  count = await job(...addresses);
});
console.log(JSON.stringify({ ms, count, peakMib: process.resourceUsage().maxRSS / 1_024 }));
