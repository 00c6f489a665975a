import { setImmediate as breathe } from 'node:timers/promises';
import { execute, insertRows, listValue, together } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { LotproofError } from '../kit/errors.ts';
import type { Problem } from '../kit/errors.ts';
import { present } from '../kit/invariant.ts';
import { ENTRY_COLUMNS, entryHash, FIRST_PREVIOUS } from './entry.ts';
import type { Entry } from './entry.ts';
import { distinctRecords, numberOf, readBody, refuse, requireStorable } from './draft.ts';
import type { Draft, Standing } from './draft.ts';
import { kindNamed } from './ledger.ts';
import { ledgerState } from './ledger-state.ts';
import { recordsNaming } from './naming.ts';
import { MANY_ENTRIES, refreshStatistics } from './statistics.ts';
import type { Ledger } from './ledger.ts';
import { chunks, learnRecords, missingReferences, partsOf, projectEntries, recordKey } from './project.ts';
import type { KnownRecords, ProjectedEntry } from './project.ts';
import { lastSaid, Unsettled } from './unsettled.ts';

/** Who records, when, under which command. */
export interface Hand {
  readonly actor: string;
  /** UTC ISO text with milliseconds. */
  readonly at: string;
  readonly command: string;
  readonly newId: () => string;
}

/** What a command recorded. The same command again is answered with the same receipt. */
export interface Receipt {
  readonly command: string;
  /** Ledger position after it. */
  readonly position: number;
  readonly entries: readonly RecordedEntry[];
}

export interface RecordedEntry {
  readonly sequence: number;
  readonly action: Entry['action'];
  readonly kind: string;
  readonly id: string;
}

/** A receipt names at most this many entries; `position` and the command lead to the rest. */
const RECEIPT_ENTRIES = 1_000;
const COMMAND_ID_LIMIT = 200;

/** The open end of a ledger within one write transaction: appends entries and projects them at once. */
export class LedgerEnd {
  readonly transaction: Transaction;
  readonly #ledger: Ledger;
  readonly #hand: Hand;
  #sequence: number;
  #previous: string;
  #appended: RecordedEntry[] = [];
  /** The step before, while it is being written. */
  #writing: Promise<void> = Promise.resolve();
  /** What the kinds that look at a command as a whole are asked about at its end. */
  readonly unsettled: Unsettled;

  constructor(
    ledger: Ledger,
    transaction: Transaction,
    hand: Hand,
    last: { sequence: number; hash: string },
  ) {
    this.#ledger = ledger;
    this.transaction = transaction;
    this.#hand = hand;
    this.#sequence = last.sequence;
    this.#previous = last.hash;
    this.unsettled = new Unsettled(last.sequence);
  }

  /** Checks, appends and projects the drafts in order. Any problem refuses them all, with every problem named. `told` hears how many are done. */
  async append(drafts: readonly Draft[], told?: (done: number) => void): Promise<void> {
    try {
      for (const [index, part] of chunks(drafts, 500).entries()) {
        // SQLite answers at once, so nothing here ever waits: a server must get to its other requests now and then.
        if (index > 0) await breathe();
        for (const step of distinctRecords(part)) await this.#appendStep(step);
        told?.(Math.min(drafts.length, (index + 1) * 500));
      }
    } finally {
      // Nothing may still be written when a refusal rolls back.
      await this.#writing;
    }
  }

  receipt(): Receipt {
    return { command: this.#hand.command, position: this.#sequence, entries: this.#appended };
  }

  async #appendStep(drafts: readonly Draft[]): Promise<void> {
    const problems: Problem[] = [];
    const made = drafts.map((draft) => this.#entryFor(draft, problems));
    // Nothing can be made of bodies with problems, and nothing is: how their records stand is told first.
    const isSound = problems.length === 0;
    const said = isSound ? made.map(({ body, kind }) => (body === null ? null : partsOf(kind, body))) : [];
    // Until here nothing was asked, while PostgreSQL was still writing the step before.
    await this.#writing;
    const [standing, known] = await Promise.all([this.#standing(drafts), this.#learn(made, said)]);
    const read = made.map((item, at) => ({ ...item, n: numberOf(item.entry, drafts[at], standing) }));
    refuse('invalid-input', problems);
    const items = read.map(({ body: _body, ...item }, at): ProjectedEntry => ({
      ...item,
      says: said[at] ?? null,
    }));
    const guarded = await this.#guarded(read);
    await this.unsettled.note(this.transaction, read, drafts);
    for (const item of items) {
      const { entry, n, says } = item;
      // In order: a record may name itself and what stands before it, so that a replay, cut anywhere, meets the same.
      if (says === null) continue;
      known.set(recordKey(entry.kind, entry.record), n);
      problems.push(...missingReferences(item, known));
    }
    refuse('unknown-reference', problems);
    this.#writing = together([this.#write(items), projectEntries(this.transaction, items, known)]);
    this.#writing.catch(() => undefined);
    // What is only added may be written while the next is made ready; what changes is asked about first.
    if (guarded.length > 0 || items.some(({ entry }) => entry.action !== 'record')) await this.#writing;
    for (const item of items) if (item.says === null) await this.#refuseStillNamed(item);
    for (const ask of guarded) await ask();
  }

  /** What kinds with a guard ask once everything is projected; what a record said before is read while it still stands. */
  async #guarded(
    read: readonly (Omit<ProjectedEntry, 'says'> & { readonly body: unknown })[],
  ): Promise<(() => Promise<void>)[]> {
    const asks: (() => Promise<void>)[] = [];
    for (const { entry, kind, n, body } of read) {
      if (kind.guard === undefined || body === null) continue;
      const before = await lastSaid(this.transaction, kind, entry.record);
      const own = { id: entry.record, n, body, before };
      asks.push(async () => kind.guard?.(this.transaction, own, this.#ledger.kinds));
    }
    return asks;
  }

  /** The records on record that entries name by what their bodies say. */
  async #learn(
    made: readonly Pick<ProjectedEntry, 'entry'>[],
    said: readonly ProjectedEntry['says'][],
  ): Promise<KnownRecords> {
    const known: KnownRecords = new Map();
    const recorded = made.filter(({ entry }) => entry.action === 'record');
    const fresh = new Set(recorded.map(({ entry }) => recordKey(entry.kind, entry.record)));
    const references = said.flatMap((says) => says?.references ?? []);
    const before = references.filter(({ kind, id }) => !fresh.has(recordKey(kind, id)));
    await learnRecords(this.transaction, before, known);
    return known;
  }

  async #write(items: readonly ProjectedEntry[]): Promise<void> {
    const rows = items.map(({ entry }) => ENTRY_COLUMNS.map((column) => entry[column]));
    await insertRows(this.transaction, 'entry', ENTRY_COLUMNS, rows);
    for (const { entry } of items) {
      if (this.#appended.length >= RECEIPT_ENTRIES) break;
      this.#appended.push({
        sequence: entry.sequence,
        action: entry.action,
        kind: entry.kind,
        id: entry.record,
      });
    }
  }

  async #standing(drafts: readonly Draft[]): Promise<Map<string, Standing>> {
    const found = new Map<string, Standing>();
    const find = async (kind: string, list: readonly Draft[]): Promise<void> => {
      const rows = await execute<Standing & { id: string } & Record<string, string | number>>(
        this.transaction,
        `select n, id, entry, withdrawn from record where kind = ? and id ${this.transaction.dialect.inListOfTexts}`,
        [kind, listValue(list.map((draft) => draft.id))],
      );
      for (const row of rows) found.set(recordKey(kind, row.id), row);
    };
    const byKind = Map.groupBy(drafts, (draft) => draft.kind);
    await together([...byKind].map(([kind, list]) => find(kind, list)));
    return found;
  }

  #entryFor(
    draft: Draft,
    problems: Problem[],
  ): Omit<ProjectedEntry, 'says' | 'n'> & { readonly body: unknown } {
    const kind = kindNamed(this.#ledger, draft.kind);
    const body = draft.action === 'withdraw' ? null : readBody(kind, draft.id, draft.body, problems);
    this.#sequence += 1;
    const unhashed = {
      sequence: this.#sequence,
      id: this.#hand.newId(),
      at: this.#hand.at,
      actor: this.#hand.actor,
      command: this.#hand.command,
      action: draft.action,
      kind: draft.kind,
      version: kind.version,
      record: draft.id,
      reason: draft.action === 'record' ? null : draft.reason,
      payload: canonicalJson(body ?? null),
      previous: this.#previous,
    };
    requireStorable(unhashed.payload, unhashed.reason);
    const entry: Entry = { ...unhashed, hash: entryHash(unhashed) };
    this.#previous = entry.hash;
    return { entry, kind, body };
  }

  /** A withdrawn record must not leave others hanging. */
  async #refuseStillNamed({ entry, n }: ProjectedEntry): Promise<void> {
    const [first] = await recordsNaming(this.transaction, this.#ledger.kinds, { kind: entry.kind, n }, 1);
    if (first === undefined) return;
    throw new LotproofError(
      'still-referenced',
      `The ${entry.kind} "${entry.record}" cannot be withdrawn: the ${kindNamed(this.#ledger, first.kind).noun} "${first.id}" still names it.`,
    );
  }
}

/**
 * Records what `decide` appends, in one write transaction: all of it or nothing. A command that was recorded before is not
 * recorded again; its receipt is given once more. Where a command is one draft, `only` tells a repetition from another command under
 * the same id, which is refused.
 */
export async function record(
  ledger: Ledger,
  hand: Hand,
  decide: (end: LedgerEnd) => Promise<void>,
  only?: OnlyDraft,
): Promise<Receipt> {
  if (hand.command.length === 0 || hand.command.length > COMMAND_ID_LIMIT) {
    throw new LotproofError('invalid-input', `A command id has 1 to ${String(COMMAND_ID_LIMIT)} characters.`);
  }
  return ledger.database.write(async (transaction) => {
    const asked = [receiptOf(transaction, hand.command), ledgerState(transaction)] as const;
    const [before, state] = await Promise.all(asked);
    if (before !== null) {
      if (only !== undefined) await requireSame(transaction, hand.command, only);
      return before;
    }
    const last = { sequence: state.position, hash: state.hash === '' ? FIRST_PREVIOUS : state.hash };
    const end = new LedgerEnd(ledger, transaction, hand, last);
    await decide(end);
    await end.unsettled.settle(transaction, ledger.kinds);
    const receipt = end.receipt();
    if (receipt.position - last.sequence >= MANY_ENTRIES) await refreshStatistics(transaction, ledger.kinds);
    return receipt;
  });
}

/** What a command of one draft records. */
export interface OnlyDraft {
  readonly draft: Draft;
  /** Its id was made for this try: another try has another. */
  readonly isIdMade: boolean;
  /** Its body may be completed when it is recorded, so another try may say less. */
  readonly isCompleted: boolean;
}

async function requireSame(
  transaction: Transaction,
  command: string,
  { draft, isIdMade, isCompleted }: OnlyDraft,
): Promise<void> {
  const [entry] = await execute<Record<'action' | 'kind' | 'record' | 'payload', string>>(
    transaction,
    'select action, kind, record, payload from entry where command = ? order by sequence limit 1',
    [command],
  );
  const payload = draft.action === 'withdraw' || isCompleted ? null : canonicalJson(draft.body);
  const isSame =
    entry?.action === draft.action &&
    entry.kind === draft.kind &&
    (isIdMade || entry.record === draft.id) &&
    (payload === null || entry.payload === payload);
  if (isSame) return;
  const says = `The command "${command}" recorded something else: ${entry?.kind ?? ''} "${entry?.record ?? ''}".`;
  throw new LotproofError('command-reused', says);
}

/** The receipt of a command that is in the ledger; null when it is not. */
export async function receiptOf(transaction: Transaction, command: string): Promise<Receipt | null> {
  const entries = await execute<{ sequence: number; action: Entry['action']; kind: string; id: string }>(
    transaction,
    'select sequence, action, kind, record as id from entry where command = ? order by sequence limit ?',
    [command, RECEIPT_ENTRIES],
  );
  if (entries.length === 0) return null;
  const last = await execute<{ position: number }>(
    transaction,
    'select max(sequence) as position from entry where command = ?',
    [command],
  );
  return { command, position: present(last[0], 'the command has entries').position, entries };
}
