import { codeKey } from '../../kit/code-key.ts';
import { codeDifference } from '../../domain/code/near-codes.ts';
import { ANY_NAME, lookUpKey, lookUpKeys, membersOf } from './field-match.ts';
import type { FoundRecord, KnownRecords, LookUp } from './known-records.ts';

/** Look-ups whose answer is kept. */
const ANSWERS_KEPT = 20_000;
/** Most suggestions that are shown for a code that nobody knows. */
const NEAR_LIMIT = 5;

/** A resolved record of the file, and whether one of its rows is refused. */
export interface StagedRecord extends FoundRecord {
  readonly refused: boolean;
}

/** What a look-up may find: records of the file that is read, before those that are known already. */
export class Directory {
  readonly #known: KnownRecords;
  readonly #staged = new Map<string, Map<string, StagedRecord>>();
  readonly #indexes = new Map<string, Map<string, Set<string>>>();
  readonly #asked = new Map<string, readonly FoundRecord[]>();

  constructor(known: KnownRecords) {
    this.#known = known;
  }

  add(record: StagedRecord): void {
    const records = this.#staged.get(record.kind) ?? new Map<string, StagedRecord>();
    this.#staged.set(record.kind, records);
    records.set(record.id, record);
    for (const [name, index] of this.#indexes) {
      const [kind = '', field = ''] = name.split('\u0000');
      if (kind === record.kind) addToIndex(index, record, field);
    }
  }

  async get(kind: string, id: string): Promise<FoundRecord | null> {
    return this.#staged.get(kind)?.get(id) ?? (await this.#known.get(kind, id));
  }

  /** Forgets what was staged, but the kinds that are named; and what was not found, for it may be there by now. */
  forget(except: ReadonlySet<string>): void {
    for (const kind of this.#staged.keys()) if (!except.has(kind)) this.#staged.delete(kind);
    for (const name of this.#indexes.keys()) {
      if (!except.has(name.split('\u0000')[0] ?? '')) this.#indexes.delete(name);
    }
    for (const [key, found] of this.#asked) if (found.length === 0) this.#asked.delete(key);
  }

  /** Records with these values, those with the very same text alone where there are any. */
  async find(kind: string, by: LookUp): Promise<readonly FoundRecord[]> {
    const staged = this.#findStaged(kind, by);
    const known = await this.#findKnown(kind, by);
    const all = [...staged, ...known.filter(({ id }) => !staged.some((record) => record.id === id))];
    if (all.length < 2) return all;
    const exact = all.filter((record) => by.every(([field, value]) => isExact(record, field, value)));
    return exact.length > 0 ? exact : all;
  }

  /** Codes that may have been meant. `within` has to fit; the code itself is near. */
  async near(kind: string, field: string, code: string, within: LookUp): Promise<readonly string[]> {
    const key = codeKey(code);
    const near = new Set<string>();
    for (const record of this.#staged.get(kind)?.values() ?? []) {
      if (!within.every(([name, value]) => lookUpKeys(record.body, name).includes(lookUpKey(value))))
        continue;
      const members = membersOf(record.body);
      const own =
        field === ANY_NAME ? [members['name'], members['localName'], members['code']] : [members[field]];
      for (const text of own) {
        if (typeof text === 'string' && isNear(key, codeKey(text))) near.add(text);
      }
    }
    for (const text of await this.#known.near(kind, code)) near.add(text);
    return [...near].slice(0, NEAR_LIMIT);
  }

  #findStaged(kind: string, by: LookUp): StagedRecord[] {
    const records = this.#staged.get(kind);
    if (records === undefined) return [];
    let ids: Set<string> | null = null;
    for (const [field, value] of by) {
      const found = this.#index(kind, field).get(lookUpKey(value)) ?? new Set<string>();
      ids = ids === null ? found : ids.intersection(found);
      if (ids.size === 0) return [];
    }
    return [...(ids ?? [])].flatMap((id) => {
      const record = records.get(id);
      return record === undefined ? [] : [record];
    });
  }

  #index(kind: string, field: string): Map<string, Set<string>> {
    const name = `${kind}\u0000${field}`;
    const known = this.#indexes.get(name);
    if (known !== undefined) return known;
    const index = new Map<string, Set<string>>();
    for (const record of this.#staged.get(kind)?.values() ?? []) addToIndex(index, record, field);
    this.#indexes.set(name, index);
    return index;
  }

  async #findKnown(kind: string, by: LookUp): Promise<readonly FoundRecord[]> {
    const key = JSON.stringify([kind, by]);
    const known = this.#asked.get(key);
    if (known !== undefined) return known;
    const found = await this.#known.find(kind, by);
    if (this.#asked.size >= ANSWERS_KEPT) this.#asked.clear();
    this.#asked.set(key, found);
    return found;
  }
}

function addToIndex(index: Map<string, Set<string>>, record: FoundRecord, field: string): void {
  for (const key of lookUpKeys(record.body, field)) {
    const ids = index.get(key) ?? new Set<string>();
    index.set(key, ids);
    ids.add(record.id);
  }
}

function isExact(record: FoundRecord, field: string, value: string | number | boolean): boolean {
  const members = membersOf(record.body);
  if (field !== ANY_NAME) return members[field] === value;
  return [members['name'], members['localName'], members['code']].includes(value);
}

/** One slip away, or the same with zeros before it that a spreadsheet may have eaten. */
function isNear(key: string, other: string): boolean {
  if (key === other) return true;
  if (codeDifference(key, other) !== null) return true;
  return key.replace(/^0+/, '') === other.replace(/^0+/, '') && key !== '';
}
