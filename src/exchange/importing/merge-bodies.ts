import { canonicalJson } from '../../kit/canonical-json.ts';
import { membersOf } from '../stage/field-match.ts';

type Body = Readonly<Record<string, unknown>>;

/** One field that a file changes. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a record says after a file was taken in, and which fields change. */
export interface MergedBody {
  readonly body: Body;
  readonly changes: readonly FieldChange[];
}

/**
 * Brings what a file says now into what is on record. `base` is what an import last recorded, empty when none did: fields that
 * the file says as before stay as they are on record, whatever people corrected since; fields that the file says anew or no
 * longer says follow the file; fields that no file ever said stay.
 */
export function mergeBodies(current: unknown, staged: unknown, base: unknown): MergedBody {
  const [now, said, before] = [membersOf(current), membersOf(staged), membersOf(base)];
  const body: Record<string, unknown> = {};
  const changes: FieldChange[] = [];
  for (const field of new Set([...Object.keys(now), ...Object.keys(said)])) {
    if (field === 'source') continue;
    const isSaidAnew = !areSame(said[field], before[field]);
    const after = isSaidAnew ? said[field] : now[field];
    if (after !== undefined) body[field] = after;
    if (!areSame(after, now[field])) changes.push({ field, before: now[field], after });
  }
  return { body, changes };
}

function areSame(left: unknown, right: unknown): boolean {
  if (left === undefined || right === undefined) return left === right;
  return canonicalJson(left) === canonicalJson(right);
}
