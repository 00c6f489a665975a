import { z } from 'zod';
import { isOpen } from '../access/outside-link.ts';
import type { OutsideLink } from '../access/outside-link.ts';
import type { OpeningSums } from '../access/outside-opening.ts';
import { present } from '../kit/invariant.ts';

/** What a share link opens: one pack, as it was made, and nothing that is recorded or corrected later. */
const sharedPackSchema = z.strictObject({
  about: z.string(),
  code: z.string().describe('As it was asked for'),
  name: z.string().describe('Name of the file'),
  sha256: z.string(),
  sizeBytes: z.int(),
  position: z.int().describe('Ledger position of the pack'),
  signingKey: z.string().describe('SHA-256 of the key it is signed with'),
});
export type SharedPack = z.infer<typeof sharedPackSchema>;

export const shareSchema = z.strictObject({
  id: z.string(),
  to: z.string().describe('Whom it is for'),
  ...sharedPackSchema.shape,
  maker: z.string().describe('Who made it'),
  madeAt: z.string(),
  endsAt: z.string(),
  revokedAt: z.string().nullable(),
  stands: z.boolean().describe('False: it was taken back, or its time is over'),
  looked: z.int().describe('How often its page was opened'),
  fetched: z.int().describe('How often the pack was fetched'),
  lastAt: z.string().nullable().describe('Last time, UTC to the minute; null: never'),
});
export type Share = z.infer<typeof shareSchema>;

/** What a link opens, read back from where `share.make` wrote it. */
export function sharedPackOf({ subject }: OutsideLink): SharedPack {
  return sharedPackSchema.parse(JSON.parse(subject));
}

/** A link as its firm sees it. Its token is nowhere. */
export function shareOf(link: OutsideLink, now: string, sums: OpeningSums | undefined): Share {
  const { id, receiver: to, maker, madeAt, endsAt, revokedAt } = link;
  const opened = sums ?? { looked: 0, fetched: 0, lastAt: null };
  const pack = sharedPackOf(link);
  return { id, to, ...pack, maker, madeAt, endsAt, revokedAt, stands: isOpen(link, now), ...opened };
}

/** The path of the page that a token opens. */
export function sharePath(token: string): string {
  return `/s/${present(token === '' ? null : token, 'a token')}`;
}
