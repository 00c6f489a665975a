import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LotproofError } from '../kit/errors.ts';
import type { Actor } from '../operation/permission.ts';

const shownSchema = z.looseObject({ entry: z.int() });

/** The tag of a record as it is shown: the ledger entry that says what it says. Null for anything else. */
export function entryTag(output: unknown): string | null {
  const shown = shownSchema.safeParse(output);
  return shown.success ? `"${String(shown.data.entry)}"` : null;
}

/** What an actor may see, as a text: two with the same text get the same answers. */
export function seenBy(actor: Actor): string {
  return JSON.stringify([
    ...[actor.role, actor.sites, actor.permissions ?? null],
    // People limited to sites also see what they recorded themselves.
    actor.sites === null ? null : actor.id,
  ]);
}

/** The tag of an answer that rests on the whole ledger: its position, and what the actor may see of it. */
export function positionTag(position: number, actor: Actor): string {
  const digest = createHash('sha256').update(seenBy(actor)).digest('hex').slice(0, 8);
  return `"${String(position)}-${digest}"`;
}

/** Whether one of the tags of an If-None-Match header is this one. */
export function matches(header: string, tag: string): boolean {
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*');
}

/** The entry that an If-Match header expects to stand; undefined when there is no such header, or any will do. */
export function expectedEntry(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined || header.trim() === '*') return undefined;
  const entry = /^"(\d{1,15})"$/.exec(header.trim())?.[1];
  if (entry === undefined)
    throw new LotproofError('usage', 'If-Match takes the one ETag with which the record was shown.');
  return Number(entry);
}
