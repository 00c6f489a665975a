// A writer for the crash test: records commands one after the other (or imports files), says each one that is recorded, and is killed by a
// thread of its own at a moment that knows nothing of what it is doing. Arguments: address of the database, a mark for this
// writer's commands, a seed, the moment in milliseconds, from when it counts (`start`, `open`, the `first` command, or `within` the long file), and `records` or `imports`.
// Whoever imports takes one small file first and then one so long that it is killed in the middle of its transaction: a line `~` says each time that
// some of its rows are in. `warm` instead of a moment in time only loads everything, for the compile cache.
import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../src/kit/progress.ts';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import { runOperation } from '../src/operation/run-operation.ts';
import type { Operation } from '../src/operation/operation.ts';
import { record } from '../src/ledger/record.ts';
import type { Draft } from '../src/ledger/draft.ts';

const [address = '', mark = '', seed = '1', moment = '0', from = 'open', what = 'records'] =
  process.argv.slice(2);
let state = Number(seed);
let made = 0;
let isWithin = false;

/** A small seeded generator: the same commands for the same seed. */
function upTo(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return (state >>> 8) % limit;
}

/** Records, then corrections and withdrawals of some of them, so that projections change in every way. */
function draftsOf(command: string, size: number): Draft[] {
  const ids: string[] = [];
  for (let index = 0; index < Math.ceil(size / 2); index += 1) ids.push(`${command}-${index}`);
  const records = ids.map((id): Draft => {
    const body = { name: `Party ${id}`, roles: ['supplier'] };
    return { action: 'record', kind: 'party', id, body };
  });
  const changes = ids.slice(0, size - ids.length).map((id, index): Draft => {
    return index % 50 === 1
      ? { action: 'withdraw', kind: 'party', id, reason: 'entered twice' }
      : { action: 'correct', kind: 'party', id, reason: 'typo', body: { name: `Again ${id}`, roles: [] } };
  });
  return [...records, ...changes];
}

/** Rows of a file that no writer lives to see the end of. */
const LONG_ROWS = 60_000;

/** Reads each row as a whole record, so that a long file is taken in part by part. */
const MAPPING = {
  lotproof: 'mapping/1',
  name: 'Partners',
  tables: [
    {
      name: 'partners',
      sheet: 'file',
      columns: { code: 'Code', name: 'Name', role: 'Roles' },
      records: [{ kind: 'party', id: '{code}', body: { code: '{code}', name: '{name}', roles: ['{role}'] } }],
    },
  ],
};

/** A factory's list of partners with so many rows. */
function sheetOf(command: string, rows: number): string {
  const lines = ['Code,Name,Roles'];
  for (let row = 0; row < rows; row += 1) lines.push(`${command}-${row},Partner ${command} ${row},supplier`);
  return lines.join('\n');
}

/** SIGKILL, as a machine that runs out of memory would send it; no handler of ours can run. */
function killLater(): void {
  new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${Number(moment)})`, { eval: true });
}

/** Loading it takes long, so only writers that import do. */
async function importOperation(): Promise<Operation | undefined> {
  if (what !== 'imports') return undefined;
  const { IMPORT_OPERATIONS } = await import('../src/exchange/importing/import-operations.ts');
  return IMPORT_OPERATIONS.find(({ name }) => name === 'import.run');
}

const importing = await importOperation();
if (from === 'warm') process.exit(0);
if (from === 'start') killLater();
const ledger = await openLedger(address, RECORD_KINDS);
if (from === 'open') killLater();
for (let number = 0; ; number += 1) {
  // Most are small; some are large enough that many a kill falls into the middle of one.
  const usual = upTo(4) === 0 ? 200 + upTo(800) : 1 + upTo(40);
  const size = importing === undefined ? usual : number === 1 ? LONG_ROWS : 2 + upTo(40);
  const command = `${mark}-${number}-${size}`;
  const now = () => '2026-01-05T08:00:00.000Z';
  const newId = () => `${mark}-${(made += 1)}`;
  if (importing !== undefined) {
    // One entry more says what was imported.
    const files = [{ name: 'partners.csv', text: sheetOf(command, size - 1) }];
    const actor = { id: 'writer', role: 'owner', sites: null } as const;
    const progress = ({ step, done, recorded = step === 'recording' ? done : 0 }: Progress): void => {
      if (number !== 1 || recorded === 0) return;
      writeSync(1, '~\n');
      if (from === 'within' && !isWithin) killLater();
      isWithin = true;
    };
    const context = { ledger, actor, now, newId, dataFolder: null, progress, command };
    await runOperation(context, importing, { files, mapping: MAPPING });
  } else {
    const hand = { actor: 'writer', at: now(), command, newId };
    await record(ledger, hand, (end) => end.append(draftsOf(command, size)));
  }
  writeSync(1, `${command}\n`);
  if (from === 'first' && number === 0) killLater();
}
