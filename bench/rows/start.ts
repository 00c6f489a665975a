import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { race, timingOf } from '../measure.ts';
import type { Row } from '../row.ts';
import type { Asked } from './asked.ts';
import { COMMAND, installationOf, serveFirm } from './installation.ts';

/** How long the program takes to say its version, and until it serves the firm. */
export async function startRows(asked: Asked): Promise<Row[]> {
  const run =
    (...args: string[]) =>
    async (): Promise<string> =>
      execFileSync(process.execPath, args, { encoding: 'utf8' });
  const version = await race(
    { ours: run(COMMAND, '--version'), node: run('--eval', '0') },
    { rounds: asked.quick ? 2 : 20, warmUp: 1 },
  );
  const installation = installationOf(asked);
  const ready: number[] = [];
  for (let round = 0; round < (asked.quick ? 1 : 6); round += 1) {
    const served = await serveFirm(installation);
    await served.stop();
    // The first compiles what the others find in Node's cache.
    if (round > 0 || asked.quick) ready.push(served.readyMs);
  }
  const serving = timingOf(ready);
  const row = { part: 'start', database: asked.firm.database };
  const node = [{ name: 'node, with nothing to do', timing: version.node }];
  return [
    {
      ...row,
      what: 'lotproof --version',
      size: 'a process from start to end',
      ours: version.ours,
      peers: node,
      promises: [{ says: 'under 150 ms', measured: version.ours.medianMs, most: 150 }],
    },
    {
      ...row,
      what: 'lotproof serve, until it listens',
      size: `a firm of ${asked.links} links in reach`,
      ours: serving,
      peers: node,
      promises: [{ says: 'under 1 s', measured: serving.medianMs, most: 1_000 }],
    },
  ];
}
