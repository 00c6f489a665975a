import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { present } from '../src/kit/invariant.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import { record } from '../src/ledger/record.ts';
import type { Context } from '../src/operation/operation.ts';
import type { Actor } from '../src/operation/permission.ts';
import { runOperation } from '../src/operation/run-operation.ts';
import { OPERATIONS } from '../src/operations.ts';
import { truthRecords } from './cases/truth-records.ts';
import type { PackName } from './cases/truth.ts';

/** A firm as a test meets it: asks operations by name, as somebody. */
export interface World {
  readonly context: Context;
  ask(name: string, input: unknown, options?: { asOf?: string; as?: Actor }): Promise<unknown>;
  close(): Promise<void>;
}

const OWNER: Actor = { id: 'owner', role: 'owner', sites: null };
let made = 0;

/** An empty firm in the database at that address; the clock stands still, ids count up. */
export async function openWorld(address: string): Promise<World> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lotproof-files-'));
  const context: Context = {
    ledger: await openLedger(address, RECORD_KINDS),
    actor: OWNER,
    now: () => '2026-01-05T08:00:00.000Z',
    newId: () => `id-${String((made += 1))}`,
    dataFolder,
    keyFolder: join(dataFolder, 'keys'),
    progress: () => undefined,
    command: 'none',
  };
  return {
    context,
    ask: async (name, input, { asOf, as } = {}) => {
      const operation = OPERATIONS.find((one) => one.name === name);
      const command = `command-${String((made += 1))}`;
      const asked = { ...context, command, actor: as ?? OWNER };
      return (await runOperation(asked, present(operation, `the operation ${name}`), input, asOf)).output;
    },
    close: async () => {
      await context.ledger.database.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
}

/** A firm that has recorded everything the files of a pack say. */
export async function openPack(pack: PackName, address: string): Promise<World> {
  const world = await openWorld(address);
  const { ledger, now, newId, actor } = world.context;
  const hand = { actor: actor.id, at: now(), command: `pack-${pack}`, newId };
  await record(ledger, hand, (end) => end.append(truthRecords(pack)));
  return world;
}
