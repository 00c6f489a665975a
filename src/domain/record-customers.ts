import { LotproofError } from '../kit/errors.ts';
import type { RecordKind } from '../ledger/define-record.ts';
import type { Actor } from '../operation/permission.ts';

type Body = Readonly<Record<string, unknown>>;

/** Fields of the kind that the actor does not see; none for people without a limit. */
function hiddenFields(actor: Actor, kind: RecordKind): readonly string[] {
  return actor.sites === null ? [] : (kind.customerFields ?? []);
}

/** The body as the actor may see it. */
export function withoutCustomers(actor: Actor, kind: RecordKind, body: unknown): unknown {
  const hidden = hiddenFields(actor, kind);
  if (hidden.length === 0) return body;
  return Object.fromEntries(Object.entries(membersOf(body)).filter(([field]) => !hidden.includes(field)));
}

/** The body that a correction records: fields that the actor does not see stay as they stand. */
export function keepingCustomers(actor: Actor, kind: RecordKind, body: unknown, standing: unknown): unknown {
  const hidden = hiddenFields(actor, kind).filter((field) => field in membersOf(standing));
  if (hidden.length === 0) return body;
  const kept = hidden.map((field) => [field, membersOf(standing)[field]] as const);
  return { ...membersOf(body), ...Object.fromEntries(kept) };
}

/** Refuses to filter or sort by what the actor does not see: the order would tell it. */
export function requireOpenColumn(actor: Actor, kind: RecordKind, column: string | undefined): void {
  if (column === undefined || !hiddenFields(actor, kind).includes(column)) return;
  throw new LotproofError('forbidden', `You may not see the ${column} of a ${kind.noun}.`);
}

/** Whether any of these fields is hidden from the actor. */
export function isHidden(actor: Actor, kind: RecordKind, fields: readonly string[]): boolean {
  return fields.some((field) => hiddenFields(actor, kind).includes(field));
}

function membersOf(body: unknown): Body {
  // Bodies passed their schema, which is an object in every kind; Object.entries gives no member types.
  return typeof body === 'object' && body !== null ? (body as Body) : {};
}
