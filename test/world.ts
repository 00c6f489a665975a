import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { present } from '../src/kit/invariant.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import type { Draft } from '../src/ledger/draft.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { record } from '../src/ledger/record.ts';
import type { Hand, Receipt } from '../src/ledger/record.ts';
import type { Context } from '../src/operation/operation.ts';
import type { Actor } from '../src/operation/permission.ts';
import { runOperation } from '../src/operation/run-operation.ts';
import { OPERATIONS } from '../src/operations.ts';
import { truthRecords } from './cases/truth-records.ts';
import type { PackName } from './cases/truth.ts';
import { beginAsCopy } from './databases.ts';

/** A firm as a test meets it: asks operations by name, as somebody. */
export interface World {
  readonly context: Context;
  /** Records these at once, in one command. */
  append(drafts: readonly Draft[]): Promise<Receipt>;
  /** `command`: its id, for one that is sent again; left out, each is a command of its own. */
  ask(
    name: string,
    input: unknown,
    options?: { asOf?: string; as?: Actor; command?: string },
  ): Promise<unknown>;
  close(): Promise<void>;
}

/** A draft of a new record. */
export function put(kind: string, id: string, body: object): Draft & { readonly action: 'record' } {
  return { action: 'record', kind, id, body };
}

const OWNER: Actor = { id: 'owner', role: 'owner', sites: null };
/** The clock stands still. */
const NOW = '2026-01-05T08:00:00.000Z';
/** Ids count up. */
let made = 0;
const newId = (): string => `id-${String((made += 1))}`;
const handOf = (command: string): Hand => ({ actor: OWNER.id, at: NOW, command, newId });

/** An empty firm in the fresh database at that address, or on PostgreSQL beside it. */
export async function openWorld(address: string): Promise<World> {
  if (address === ':memory:') return worldOf(await openLedger(address, RECORD_KINDS));
  return worldAt(address, 'empty', async () => undefined);
}

/** A firm that has recorded everything the files of a pack say. */
export async function openPack(pack: PackName, address: string): Promise<World> {
  return worldAt(address, pack, (ledger) =>
    record(ledger, handOf(`pack-${pack}`), (end) => end.append(truthRecords(pack))),
  );
}

async function worldAt(
  address: string,
  name: string,
  begin: (ledger: Ledger) => Promise<unknown>,
): Promise<World> {
  const there = await beginAsCopy(address, name, async (template) => {
    const ledger = await openLedger(template, RECORD_KINDS);
    await begin(ledger);
    await ledger.database.close();
  });
  return worldOf(await openLedger(there, RECORD_KINDS));
}

function worldOf(ledger: Ledger): World {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lotproof-files-'));
  const context: Context = {
    ledger,
    actor: OWNER,
    now: () => NOW,
    newId,
    dataFolder,
    keyFolder: join(dataFolder, 'keys'),
    progress: () => undefined,
    command: 'none',
  };
  return {
    context,
    append: (drafts) => record(ledger, handOf(newId()), (end) => end.append(drafts)),
    ask: async (name, input, { asOf, as, command } = {}) => {
      const operation = OPERATIONS.find((one) => one.name === name);
      const asked = { ...context, command: command ?? `command-${String((made += 1))}`, actor: as ?? OWNER };
      return (await runOperation(asked, present(operation, `the operation ${name}`), input, asOf)).output;
    },
    close: async () => {
      await ledger.database.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
}
