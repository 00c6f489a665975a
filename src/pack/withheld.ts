import { hash } from 'node:crypto';
import { canonicalJson } from '../kit/canonical-json.ts';
import type { Entry } from '../ledger/entry.ts';
import { entryFields } from './entry-line.ts';
import type { Hiding } from './hiding.ts';
import type { PackFacts, PackFile } from './pack-facts.ts';
import type { PackEntry, PackRecord } from './pack-records.ts';
import { isObject } from './plain.ts';
import type { Withholding } from './withhold-names.ts';

/** An entry that a receiver is not shown. */
export interface WithheldEntry {
  readonly sequence: number;
  readonly kind: string;
  readonly action: Entry['action'];
  /** SHA-256 over the entry and a secret salt: it tells nothing, and nothing else can be shown for it later. */
  readonly commitment: string;
}

/** What a pack does not tell its receiver. */
export interface Withheld {
  readonly id: string;
  readonly parties: readonly string[];
  readonly receiver: string | null;
  /** What stands for something, and the entries that say what it is. */
  readonly names: readonly {
    readonly name: string;
    readonly kind: string | null;
    readonly entries: readonly number[];
  }[];
  readonly entries: readonly WithheldEntry[];
}

/** The salts of one pack: nobody without the firm's secret can work one out. */
export interface Salting {
  /** Goes with the pack, so that its salts can be worked out again; tells nothing of what was asked. */
  readonly id: string;
  saltOf(sequence: number): string;
}

/** What is committed to, for an entry. Both halves of a pack's life use it: making and opening. */
export function commitmentTo(entry: Entry, salt: string): string {
  const text = canonicalJson({ format: 'lotproof-commitment-1', salt, entry: entryFields(entry) });
  return hash('sha256', text, 'hex');
}

/** The same facts without the names: texts hidden, entries that tell them withheld, files too unless somebody let them in. */
export function withheldFacts(
  facts: PackFacts,
  hiding: Hiding,
  { withhold = [], receiver, withFiles = [] }: Withholding,
  salting: Salting,
): PackFacts {
  const entries: WithheldEntry[] = [];
  const shown = hiding.value({ ...facts, records: [], files: [] });
  const records = facts.records.map((record) => hiddenRecord(record, hiding, salting, entries));
  const files = facts.files.map((file) => hiddenFile(file, hiding, withFiles.includes(file.id)));
  const names = hiding.standIns.map(({ name, record: of }) => ({
    name,
    kind: of?.kind ?? null,
    entries: facts.records
      .filter(({ kind, id }) => kind === of?.kind && id === of.id)
      .flatMap((record) => record.entries.map(({ sequence }) => sequence)),
  }));
  entries.sort((left, right) => left.sequence - right.sequence);
  const withheld = { id: salting.id, parties: withhold, receiver: receiver ?? null, names, entries };
  return { ...shown, records, files, withheld };
}

function hiddenRecord(
  record: PackRecord,
  hiding: Hiding,
  salting: Salting,
  withheld: WithheldEntry[],
): PackRecord {
  const { kind, id, label, body } = record;
  const standIn = hiding.standInOf(kind, id);
  const entries = record.entries.map((entry): PackEntry => {
    const fields = entryFields(entry);
    if (standIn === null && canonicalJson(hiding.value(fields)) === canonicalJson(fields)) return entry;
    const { sequence, action } = entry;
    const commitment = commitmentTo(entry, salting.saltOf(sequence));
    withheld.push({ sequence, kind, action, commitment });
    const { reason, record: of, actor } = entry;
    const told = { reason: reason === null ? null : hiding.text(reason), record: hiding.text(of), actor };
    // Nothing of it from which its hash could be worked out by trying.
    return { ...entry, ...told, id: '', command: '', payload: 'null', previous: '', hash: '', commitment };
  });
  if (standIn === null)
    return { ...record, id: hiding.text(id), label: hiding.text(label), body: hiding.value(body), entries };
  return { ...record, id: standIn, label: standIn, body: standInBody(body, standIn, hiding), entries };
}

/** What is told of a party or site that is not named: what it does, and the country and time zone that dates and certificates need. */
function standInBody(body: unknown, name: string, hiding: Hiding): unknown {
  const given = isObject(body) ? body : {};
  const kept = ['roles', 'country', 'timeZone', 'party'].filter((field) => field in given);
  return { name, ...Object.fromEntries(kept.map((field) => [field, hiding.value(given[field])])) };
}

function hiddenFile(file: PackFile, hiding: Hiding, isLetIn: boolean): PackFile {
  const name = hiding.text(file.name);
  const id = hiding.text(file.id);
  if (isLetIn || file.state !== 'here') return { ...file, id, name };
  return { ...file, id, name, state: 'withheld', bytes: null };
}
