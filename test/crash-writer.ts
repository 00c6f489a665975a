// A writer for the crash test: records commands one after the other, says each one that is recorded, and is killed by a
// thread of its own at a moment that knows nothing of what it is doing. Arguments: address of the database, a mark for this
// writer's commands, a seed, the moment in milliseconds, and from when it counts: `start` or `open`.
import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import { record } from '../src/ledger/record.ts';
import type { Draft } from '../src/ledger/draft.ts';

const [address = '', mark = '', seed = '1', moment = '0', from = 'open'] = process.argv.slice(2);
let state = Number(seed);
let made = 0;

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

/** SIGKILL, as a machine that runs out of memory would send it; no handler of ours can run. */
function killLater(): void {
  new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${Number(moment)})`, { eval: true });
}

if (from === 'start') killLater();
const ledger = await openLedger(address, RECORD_KINDS);
if (from === 'open') killLater();
for (let number = 0; ; number += 1) {
  // Most are small; some are large enough that many a kill falls into the middle of one.
  const size = upTo(4) === 0 ? 200 + upTo(800) : 1 + upTo(40);
  const command = `${mark}-${number}-${size}`;
  const newId = () => `${mark}-${(made += 1)}`;
  const hand = { actor: 'writer', at: '2026-01-05T08:00:00.000Z', command, newId };
  await record(ledger, hand, (end) => end.append(draftsOf(command, size)));
  writeSync(1, `${command}\n`);
}
