import { z } from 'zod';
import { houseOf } from '../access/grant.ts';
import { isOpen } from '../access/outside-link.ts';
import { OPENING_DEEDS, openingsOf } from '../access/outside-opening.ts';
import { loadNotices, numberOf } from '../domain/recall/notice-facts-store.ts';
import { idSchema } from '../kit/id.ts';
import { present } from '../kit/invariant.ts';
import { readOperation, writeOperation } from '../operation/operation.ts';
import type { Context, Operation } from '../operation/operation.ts';
import { hereOnlySchema, hereOnlyText, isHereOnly } from './here-only.ts';
import { endNoticeLink, linksOfNotice, makeNoticeLink } from './notice-link.ts';
import { noticeSendOperation } from './notice-send-operations.ts';

const linkOperation = writeOperation({
  name: 'notice.link',
  summary: 'Make a link by which a consignee sees and answers a notice, to hand over yourself',
  description: 'It is shown in this answer alone. Links made before go on working until they end.',
  permission: 'share',
  about: 'access',
  positional: ['notice'],
  input: z.strictObject({ notice: idSchema.describe('Id of the notice') }),
  output: z.strictObject({
    id: z.string(),
    address: z.string(),
    endsAt: z.string(),
    hereOnly: hereOnlySchema,
  }),
  examples: [{ says: 'For a message on a telephone', input: { notice: 'example-1' } }],
  run: async (context, { notice }) => {
    const receiver = await consigneeOf(context, notice);
    const { link, address } = await makeNoticeLink(context, { notice, receiver });
    return { id: link.id, address, endsAt: link.endsAt, hereOnly: isHereOnly(houseOf(context)) };
  },
  show: ({ address, endsAt, hereOnly }) =>
    [address, `It works until ${endsAt}.`, ...hereOnlyText(hereOnly)].join('\n'),
});

const linksOperation = readOperation({
  name: 'notice.links',
  summary: 'The links of a notice, and who opened them when',
  permission: 'share',
  about: 'access',
  positional: ['notice'],
  input: z.strictObject({ notice: idSchema.describe('Id of the notice') }),
  output: z.strictObject({
    links: z.array(
      z.strictObject({
        id: z.string(),
        madeAt: z.string(),
        endsAt: z.string(),
        stands: z.boolean(),
        openings: z.array(
          z.strictObject({
            at: z.string().describe('UTC, to the minute'),
            deed: z.enum(OPENING_DEEDS),
            address: z.string(),
            agent: z.string(),
            times: z.int(),
          }),
        ),
      }),
    ),
  }),
  examples: [{ says: 'Whether they looked', input: { notice: 'example-1' } }],
  run: async (context, { notice }) => {
    const { access, firm } = houseOf(context);
    const now = context.now();
    return access.read(async (transaction) => {
      const links = [];
      for (const link of await linksOfNotice(transaction, firm, notice)) {
        const { id, madeAt, endsAt } = link;
        const openings = await openingsOf(transaction, id);
        links.push({ id, madeAt, endsAt, stands: isOpen(link, now), openings });
      }
      return { links };
    });
  },
});

const endOperation = writeOperation({
  name: 'notice.end-links',
  words: ['notice', 'end-links'],
  summary: 'End all links of a notice at once',
  permission: 'share',
  about: 'access',
  positional: ['notice'],
  input: z.strictObject({ notice: idSchema.describe('Id of the notice') }),
  output: z.strictObject({ ended: z.int() }),
  examples: [{ says: 'A link that got into the wrong hands', input: { notice: 'example-1' } }],
  run: async (context, { notice }) => {
    const { access, firm } = houseOf(context);
    const links = await access.read((transaction) => linksOfNotice(transaction, firm, notice));
    const open = links.filter((link) => isOpen(link, context.now()));
    for (const { id } of open) await endNoticeLink(context, id);
    return { ended: open.length };
  },
});

async function consigneeOf({ ledger }: Context, notice: string): Promise<string> {
  return ledger.database.read(async (transaction) => {
    const n = await numberOf(transaction, 'recall-notice', notice);
    const [known] = await loadNotices(transaction, ledger.kinds, { notice: n });
    return present(known, 'the notice stands').consignee.name;
  });
}

/** Notices on their way: sent by mail, answered by links. */
export const NOTICE_LINK_OPERATIONS: readonly Operation[] = [
  noticeSendOperation,
  linkOperation,
  linksOperation,
  endOperation,
];
