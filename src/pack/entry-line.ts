import { canonicalJson } from '../kit/canonical-json.ts';
import type { Entry } from '../ledger/entry.ts';

/** An entry as it stands in a pack: what was hashed, and its hash. */
export function entryFields(entry: Entry): Readonly<Record<string, unknown>> {
  const { sequence, id, at, actor, command, action, kind, version, record, reason, previous, hash } = entry;
  const payload: unknown = JSON.parse(entry.payload);
  return { sequence, id, at, actor, command, action, kind, version, record, reason, payload, previous, hash };
}

/** The same as a line of canonical JSON. */
export function entryLine(entry: Entry): string {
  return canonicalJson(entryFields(entry));
}
