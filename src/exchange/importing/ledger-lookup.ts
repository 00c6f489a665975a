import { execute, marks } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { nearKeys } from '../../domain/code/near-codes.ts';
import { CODE_TEXT_LIMIT, codeKey, foldedKey } from '../../kit/code-key.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import type { Entry } from '../../ledger/entry.ts';
import { bodyOf } from '../../ledger/replay.ts';
import { lookUpKey, lookUpKeys } from '../stage/field-match.ts';
import type { FoundRecord, KnownRecords, LookUp } from '../stage/known-records.ts';

/** Fields whose values stand in the table of names. */
const NAME_FIELDS = ['code', 'names', 'name'];
/** Most records that one look-up goes through. */
const CANDIDATE_LIMIT = 20_000;
/** Codes for which look-alikes are searched: a file of unknown codes needs no thousand searches. */
const NEAR_SEARCHES = 200;
const NEAR_KEYS = 300;

type EntryRow = Entry & Record<string, SqlValue>;

/** The records of a ledger, for looking up what a file names. */
export class LedgerLookUp implements KnownRecords {
  readonly #transaction: Transaction;
  readonly #kinds: ReadonlyMap<string, RecordKind>;
  #nearSearches = 0;

  constructor(transaction: Transaction, kinds: ReadonlyMap<string, RecordKind>) {
    this.#transaction = transaction;
    this.#kinds = kinds;
  }

  async get(kind: string, id: string): Promise<FoundRecord | null> {
    const [found] = await this.#bodies(
      'select entry.* from record join entry on entry.sequence = record.entry where record.kind = ? and record.id = ? and record.withdrawn = 0',
      [kind, id],
    );
    return found ?? null;
  }

  async find(kind: string, by: LookUp): Promise<readonly FoundRecord[]> {
    const declared = this.#kinds.get(kind);
    if (declared === undefined) return [];
    const candidates = await this.#candidates(declared, by);
    return candidates.filter(({ body }) =>
      by.every(([field, value]) => lookUpKeys(body, field).includes(lookUpKey(value))),
    );
  }

  async near(kind: string, code: string): Promise<readonly string[]> {
    this.#nearSearches += 1;
    const key = codeKey(code.slice(0, CODE_TEXT_LIMIT));
    if (this.#nearSearches > NEAR_SEARCHES || key === '') return [];
    const keys = [...nearKeys(key, NEAR_KEYS)].map((near) => near.key);
    const list = keys.length === 0 ? [key] : keys;
    const rows = await execute<{ code: string }>(
      this.#transaction,
      `select distinct name.code from name join record on record.n = name."of"
       where record.kind = ? and record.withdrawn = 0 and (name.folded = ? or name.key in (${marks(list.length)}))
       order by name.code limit 10`,
      [kind, foldedKey(key), ...list],
    );
    return rows.map((row) => row.code);
  }

  /** Records that may fit, by the best index there is: a name, or a reference. */
  async #candidates(kind: RecordKind, by: LookUp): Promise<readonly FoundRecord[]> {
    const named = by.find(([field]) => NAME_FIELDS.includes(field));
    if (named !== undefined) return this.#byName(kind, String(named[1]));
    const [table, declared] = Object.entries(kind.tables)[0] ?? [];
    for (const [field, value] of by) {
      const column = declared?.columns[field];
      if (table === undefined || column?.type !== 'reference' || column.to === null) continue;
      return this.#bodies(
        `select entry.* from "${table}" join record target on target.n = "${table}"."${field}"
         join record on record.n = "${table}".n join entry on entry.sequence = record.entry
         where target.kind = ? and target.id = ? limit ${String(CANDIDATE_LIMIT)}`,
        [column.to, String(value)],
      );
    }
    return [];
  }

  /** Two names side by side, as bilingual sheets write them, are looked up by each part too. */
  #byName(kind: RecordKind, text: string): Promise<readonly FoundRecord[]> {
    const words = text.split(/\s+/u);
    const cuts = words.slice(1).flatMap((_, index) => {
      return [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')];
    });
    const keys = [
      ...new Set([text, ...cuts.slice(0, 20)].map((each) => codeKey(each.slice(0, CODE_TEXT_LIMIT)))),
    ];
    const sought = keys.filter((key) => key !== '');
    if (sought.length === 0) return Promise.resolve([]);
    return this.#bodies(
      `select entry.* from record join entry on entry.sequence = record.entry
       where record.kind = ? and record.withdrawn = 0 and record.n in
         (select "of" from name where key in (${marks(sought.length)})) limit ${String(CANDIDATE_LIMIT)}`,
      [kind.kind, ...sought],
    );
  }

  async #bodies(text: string, parameters: readonly SqlValue[]): Promise<FoundRecord[]> {
    const rows = await execute<EntryRow>(this.#transaction, text, parameters);
    return rows.flatMap((entry) => {
      const kind = this.#kinds.get(entry.kind);
      return kind === undefined ? [] : [{ kind: entry.kind, id: entry.record, body: bodyOf(entry, kind) }];
    });
  }
}
