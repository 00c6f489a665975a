import type { Transaction } from '../db/database.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { LotproofError } from '../kit/errors.ts';
import type { RecordKind } from '../ledger/define-record.ts';
import type { Draft } from '../ledger/draft.ts';
import type { Entry } from '../ledger/entry.ts';
import { bodyOf } from '../ledger/replay.ts';
import { mayDo } from '../operation/permission.ts';
import type { Actor } from '../operation/permission.ts';
import { entriesOf } from './record-reading.ts';

type Body = Readonly<Record<string, unknown>>;

/** Fields that decide what of an agreement is asked of which run. */
const TERMS_OF_AGREEMENT = ['release', 'factory', 'product', 'agreedOn', 'until'];
/** What a hold stops: whoever may not release changes it only in holds that they placed themselves. */
const STOPPED_BY_HOLD = ['of', 'span', 'cartons', 'placedOn'];

/** Days of decisions that end a stop: they count from when they are recorded, so nobody decides ahead. */
const DAY_OF: Readonly<Record<string, string>> = {
  'hold-release': 'releasedOn',
  'run-release': 'releasedOn',
  'legal-hold-release': 'releasedOn',
  'file-removal': 'removedOn',
};
/** Where on earth a day begins first, it begins so long before it does at Greenwich. */
const FIRST_TO_BEGIN_MS = 14 * 3_600_000;

/** Refuses a day that has begun nowhere on earth yet. */
export function requireReached(now: string, field: string, day: string): void {
  const latest = new Date(Date.parse(now) + FIRST_TO_BEGIN_MS).toISOString().slice(0, 10);
  if (day <= latest) return;
  throw new LotproofError('invalid-input', `The day ${day} is still to come: nobody releases ahead.`, [
    { at: field, found: day, says: 'Today or earlier.' },
  ]);
}

/** Refuses a change that asks for more than the permission to record its kind: one that may open a gate or end a stop, or does so ahead. */
export async function requireDemands(
  transaction: Transaction,
  { actor, now }: { readonly actor: Actor; readonly now: () => string },
  kind: RecordKind,
  draft: Draft,
): Promise<void> {
  if (draft.action !== 'withdraw') requireDayReached(now, kind.kind, draft.body);
  if (kind.kind !== 'agreement' && kind.kind !== 'hold') return;
  const entries = await entriesOf(transaction, kind, draft.id);
  const said = entries.findLast((entry) => entry.action !== 'withdraw');
  const before = said === undefined ? null : membersOf(bodyOf(said, kind));
  const after = draft.action === 'withdraw' ? null : membersOf(draft.body);
  if (kind.kind === 'agreement') requireMaySetTerms(actor, before, after);
  else if (differs(before, after, STOPPED_BY_HOLD)) requireOwnHold(actor, draft.id, entries[0]);
}

/** Refuses a decision that ends a stop ahead of its day, whichever way it comes. */
export function requireDayReached(now: () => string, kind: string, body: unknown): void {
  const field = DAY_OF[kind] ?? '';
  const day = membersOf(body)[field];
  if (typeof day === 'string') requireReached(now(), field, day);
}

/** Refuses an import that rewrites what a hold stops, as above. */
export async function requireOwnHolds(
  transaction: Transaction,
  actor: Actor,
  kind: RecordKind,
  id: string,
  fields: readonly string[],
): Promise<void> {
  if (kind.kind !== 'hold' || !fields.some((field) => STOPPED_BY_HOLD.includes(field))) return;
  requireOwnHold(actor, id, (await entriesOf(transaction, kind, id))[0]);
}

/**
 * Terms of release given, changed, moved or taken away. Terms that ask for more may still stand before ones that ask for yet more, so
 * whoever sets terms at all has to have the permission to override.
 */
function requireMaySetTerms(actor: Actor, before: Body | null, after: Body | null): void {
  if (before?.['release'] === undefined && after?.['release'] === undefined) return;
  if (!differs(before, after, TERMS_OF_AGREEMENT) || mayDo(actor, 'override-release')) return;
  throw new LotproofError(
    'forbidden',
    'What an agreement asks before a release is set by who may override releases (override-release); leave `release` as it is.',
  );
}

function requireOwnHold(actor: Actor, id: string, first: Entry | undefined): void {
  if (first === undefined || personOf(first.actor) === personOf(actor.id)) return;
  // Rewriting a hold until it stops something else is releasing it.
  if (actor.sites === null && mayDo(actor, 'release-runs')) return;
  throw new LotproofError(
    'forbidden',
    `The hold "${id}" was placed by somebody else: what it stops is not yours to change. Ask who placed it to release it.`,
  );
}

function differs(before: Body | null, after: Body | null, fields: readonly string[]): boolean {
  const chosen = (body: Body | null): string =>
    canonicalJson(Object.fromEntries(Object.entries(body ?? {}).filter(([field]) => fields.includes(field))));
  return chosen(before) !== chosen(after);
}

/** A person and their tokens are one. */
function personOf(actor: string): string {
  return actor.split(':')[0] ?? actor;
}

function membersOf(body: unknown): Body {
  // Bodies passed their schema, which is an object in every kind; Object.entries gives no member types.
  return typeof body === 'object' && body !== null ? (body as Body) : {};
}
