import { z } from 'zod';
import { houseOf } from '../access/grant.ts';
import {
  addOutsideLink,
  outsideLinksAbout,
  outsideLinksOf,
  revokeOutsideLink,
} from '../access/outside-link.ts';
import type { OutsideLink } from '../access/outside-link.ts';
import { later } from '../access/session.ts';
import type { Transaction } from '../db/database.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import type { Context } from '../operation/operation.ts';
import { logOutsideLink } from './outside-link-log.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A recall takes long, and stock turns up late. */
const LINK_DAYS = 365;

/** As long as a letter may take to leave: after that the sending was cut short, and whoever asks sends it again. */
const SENDING_MS = 15 * 60 * 1_000;

const subjectSchema = z.strictObject({
  notice: z.string(),
  /** Of a letter: how many sendings of the notice were on record when it was begun. Absent: made to be handed over. */
  sending: z.int().optional(),
});
type Subject = z.infer<typeof subjectSchema>;

/** Id of the recall notice that a link answers. */
export function noticeOf({ subject }: OutsideLink): string {
  return subjectSchema.parse(JSON.parse(subject)).notice;
}

interface MadeLink {
  readonly link: OutsideLink;
  readonly address: string;
}

/** Makes a link by which a consignee sees and answers a notice, and gives its address. Links made before go on working. */
export async function makeNoticeLink(
  context: Context,
  { notice, receiver }: { readonly notice: string; readonly receiver: string },
): Promise<MadeLink> {
  return houseOf(context).access.write((transaction) => addLink(transaction, context, receiver, { notice }));
}

/**
 * Makes the link of a letter that is sent now, and keeps others from sending the same: null while somebody else does. It is free again
 * when the link is ended, when the sending is on record, and some time after it was begun, should nothing have come of it.
 */
export async function claimSending(
  context: Context,
  { receiver, ...subject }: Required<Subject> & { readonly receiver: string },
): Promise<MadeLink | null> {
  const { firm, access } = houseOf(context);
  const now = context.now();
  return access.write(async (transaction) => {
    const about = { firm, purpose: 'notice', subject: canonicalJson(subject) } as const;
    const begun = await outsideLinksAbout(transaction, about);
    if (begun.some(({ madeAt, revokedAt }) => revokedAt === null && later(madeAt, SENDING_MS) > now))
      return null;
    return addLink(transaction, context, receiver, subject);
  });
}

async function addLink(
  transaction: Transaction,
  context: Context,
  receiver: string,
  subject: Subject,
): Promise<MadeLink> {
  const house = houseOf(context);
  const madeAt = context.now();
  const link: OutsideLink = {
    ...{ id: context.newId(), firm: house.firm, purpose: 'notice', subject: canonicalJson(subject) },
    ...{ receiver, maker: context.actor.id, madeAt, endsAt: later(madeAt, LINK_DAYS * DAY_MS) },
    revokedAt: null,
  };
  // One command may send many notices, each with a link of its own.
  const token = await addOutsideLink(transaction, { ...link, command: `${link.id}:${context.command}` });
  await logOutsideLink(transaction, context, 'outside-link-made', link.id);
  return { link, address: `${house.url}${noticePath(token)}` };
}

export function noticePath(token: string): string {
  return `/n/${token}`;
}

/** The links of a notice, ended ones too. */
export async function linksOfNotice(
  transaction: Transaction,
  firm: string,
  notice: string,
): Promise<OutsideLink[]> {
  const links = await outsideLinksOf(transaction, firm, 'notice');
  return links.filter((link) => noticeOf(link) === notice);
}

/** Takes a link back that was made for a letter which never left, or by somebody who wants it ended. */
export async function endNoticeLink(context: Context, link: string): Promise<void> {
  await houseOf(context).access.write(async (transaction) => {
    await revokeOutsideLink(transaction, link, context.now());
    await logOutsideLink(transaction, context, 'outside-link-revoked', link);
  });
}
