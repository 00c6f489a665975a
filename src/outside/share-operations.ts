import { chmodSync } from 'node:fs';
import { z } from 'zod';
import { houseOf } from '../access/grant.ts';
import {
  addOutsideLink,
  isOpen,
  outsideLinkById,
  outsideLinkOfCommand,
  outsideLinksOf,
  revokeOutsideLink,
} from '../access/outside-link.ts';
import type { OutsideLink } from '../access/outside-link.ts';
import { OPENING_DEEDS, openingsOf, openingSums } from '../access/outside-opening.ts';
import { later } from '../access/session.ts';
import type { Transaction } from '../db/database.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { LotproofError } from '../kit/errors.ts';
import { idSchema } from '../kit/id.ts';
import { present } from '../kit/invariant.ts';
import { readOperation, writeOperation } from '../operation/operation.ts';
import type { Context, Operation } from '../operation/operation.ts';
import { runOperation } from '../operation/run-operation.ts';
import { packMakeOperation } from '../pack/pack-operations.ts';
import { hereOnlySchema, hereOnlyText, isHereOnly } from './here-only.ts';
import { logOutsideLink } from './outside-link-log.ts';
import { shareOf, sharePath, shareSchema } from './share.ts';
import type { Share, SharedPack } from './share.ts';
import { makeSharedFolder, measured, removeShared, sharedFile } from './shared-file.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const DAYS_USUAL = 14;

const packInput = packMakeOperation.input.omit({ out: true });

const makeOperation = writeOperation({
  name: 'share.make',
  summary: 'Make an evidence pack and a link that opens it for somebody without an account',
  description:
    'Whoever has the link can fetch the pack until it ends: make one for each receiver. It opens the pack as it was made and nothing else, and is shown in this answer alone. ' +
    'Every opening is noted with its address; `share revoke` takes the link back and deletes the pack.',
  permission: 'share',
  about: 'access',
  positional: ['about', 'code'],
  input: packInput.extend({
    to: z.string().trim().min(1).max(120).describe('Whom it is for; its page says so'),
    days: z
      .int()
      .min(1)
      .max(365)
      .optional()
      .describe(`Until it ends; default ${String(DAYS_USUAL)}`),
  }),
  output: z.strictObject({
    share: shareSchema,
    address: z.string().nullable().describe('The link; null: this command was answered before'),
    hereOnly: hereOnlySchema,
  }),
  examples: [
    {
      says: 'For a retailer, for a week',
      input: { about: 'run', code: 'ABC0921-VN-BG1', to: 'Mega Mart, quality', days: 7 },
    },
  ],
  run: async (context, { to, days, ...asked }) => {
    const house = houseOf(context);
    const before = await house.access.read((transaction) =>
      outsideLinkOfCommand(transaction, house.firm, context.command),
    );
    const hereOnly = isHereOnly(house);
    if (before !== null) return { share: shareOf(before, context.now(), undefined), address: null, hereOnly };
    const id = context.newId();
    const pack = await packFor(context, id, asked);
    const madeAt = context.now();
    const link: OutsideLink = {
      ...{ id, firm: house.firm, purpose: 'pack', subject: canonicalJson(pack), receiver: to },
      ...{ maker: context.actor.id, madeAt, endsAt: later(madeAt, (days ?? DAYS_USUAL) * DAY_MS) },
      revokedAt: null,
    };
    const token = await house.access.write(async (transaction) => {
      const made = await addOutsideLink(transaction, { ...link, command: context.command });
      await logOutsideLink(transaction, context, 'outside-link-made', id);
      removeShared(sharedFolderOf(context), await endedShares(transaction, context));
      return made;
    });
    return { share: shareOf(link, madeAt, undefined), address: `${house.url}${sharePath(token)}`, hereOnly };
  },
  show: ({ share, address, hereOnly }) =>
    [
      `${share.name}, ${String(share.sizeBytes)} bytes, for ${share.to} until ${share.endsAt}.`,
      address ??
        `This command was answered before: the link is shown once. End it with \`lotproof share revoke ${share.id}\`.`,
      `Signed by ${share.signingKey}: tell it to the receiver by another way.`,
      ...hereOnlyText(hereOnly),
    ].join('\n'),
});

/** Makes the pack by its own operation, so with its own permission, into the folder of what is shared. */
async function packFor(context: Context, id: string, asked: z.infer<typeof packInput>): Promise<SharedPack> {
  const folder = sharedFolderOf(context);
  makeSharedFolder(folder);
  const out = sharedFile(folder, id);
  // The path is ours: whoever asks over HTTP still names none.
  const given = { ...asked, out };
  const output =
    context.inThread === undefined
      ? (await runOperation({ ...context, mayReadPaths: true }, packMakeOperation, given)).output
      : await context.inThread(packMakeOperation.name, given);
  chmodSync(out, 0o600);
  const { name, position, signingKey } = packMakeOperation.output.parse(output);
  const { about, code } = asked;
  return { about, code, name, position, signingKey, ...(await measured(out)) };
}

const listOperation = readOperation({
  name: 'share.list',
  summary: 'The links to evidence packs, ended ones too, and how often each was opened',
  permission: 'share',
  about: 'access',
  input: z.strictObject({}),
  output: z.strictObject({ shares: z.array(shareSchema) }),
  examples: [{ says: 'What was shared with whom', input: {} }],
  run: async (context) => {
    const house = houseOf(context);
    return house.access.read(async (transaction) => {
      const links = await outsideLinksOf(transaction, house.firm, 'pack');
      const sums = await openingSums(transaction, house.firm);
      return { shares: links.map((link) => shareOf(link, context.now(), sums.get(link.id))) };
    });
  },
});

const openingsOperation = readOperation({
  name: 'share.openings',
  summary: 'Who opened a link when: address and program, by the minute',
  description:
    'A link says nothing about who holds it: mail programs open links too, to look for viruses. Very many openings are added up by the day, without address.',
  permission: 'share',
  about: 'access',
  positional: ['id'],
  input: z.strictObject({ id: idSchema }),
  output: z.strictObject({
    share: shareSchema,
    openings: z.array(
      z.strictObject({
        at: z.string().describe('UTC, to the minute'),
        deed: z.enum(OPENING_DEEDS).describe('`refused`: it had ended or was taken back'),
        address: z.string().describe('Network address; empty: one of very many'),
        agent: z.string().describe('What the program calls itself'),
        times: z.int(),
      }),
    ),
  }),
  examples: [{ says: 'Whether the retailer looked', input: { id: 'example-1' } }],
  run: async (context, { id }) => {
    const house = houseOf(context);
    return house.access.read(async (transaction) => {
      const link = await shareLink(transaction, house.firm, id);
      const openings = await openingsOf(transaction, id);
      const sums = await openingSums(transaction, house.firm);
      return { share: shareOf(link, context.now(), sums.get(id)), openings };
    });
  },
});

const revokeOperation = writeOperation({
  name: 'share.revoke',
  summary: 'Take a link back at once, and delete the pack it opened',
  permission: 'share',
  about: 'access',
  positional: ['id'],
  input: z.strictObject({ id: idSchema }),
  output: z.strictObject({ share: shareSchema }),
  examples: [{ says: 'A link that went to the wrong address', input: { id: 'example-1' } }],
  run: async (context, { id }): Promise<{ share: Share }> => {
    const house = houseOf(context);
    const now = context.now();
    const { link, ended, sums } = await house.access.write(async (transaction) => {
      const before = await shareLink(transaction, house.firm, id);
      if (before.revokedAt === null) {
        await revokeOutsideLink(transaction, id, now);
        await logOutsideLink(transaction, context, 'outside-link-revoked', id);
      }
      return {
        link: { ...before, revokedAt: before.revokedAt ?? now },
        ended: await endedShares(transaction, context),
        sums: await openingSums(transaction, house.firm),
      };
    });
    removeShared(sharedFolderOf(context), ended);
    return { share: shareOf(link, now, sums.get(id)) };
  },
});

/** Links whose packs are to go: nobody can fetch them any more. */
async function endedShares(transaction: Transaction, context: Context): Promise<string[]> {
  const links = await outsideLinksOf(transaction, houseOf(context).firm, 'pack');
  return links.filter((link) => !isOpen(link, context.now())).map(({ id }) => id);
}

async function shareLink(transaction: Transaction, firm: string, id: string): Promise<OutsideLink> {
  const link = await outsideLinkById(transaction, firm, id);
  if (link?.purpose !== 'pack')
    throw new LotproofError('not-found', `There is no share link "${id}" in this firm.`);
  return link;
}

function sharedFolderOf(context: Context): string {
  return present(houseOf(context).sharedFolder, 'a firm has a folder of what it shares');
}

/** Links that open evidence packs for people without an account. */
export const SHARE_OPERATIONS: readonly Operation[] = [
  makeOperation,
  listOperation,
  openingsOperation,
  revokeOperation,
];
