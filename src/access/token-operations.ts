import { z } from 'zod';
import { LotproofError } from '../kit/errors.ts';
import { idSchema } from '../kit/id.ts';
import { readOperation, writeOperation } from '../operation/operation.ts';
import type { Operation } from '../operation/operation.ts';
import { PERMISSIONS } from '../operation/permission.ts';
import type { Permission } from '../operation/permission.ts';
import { logAccess } from './access-log.ts';
import { addToken, revokeToken, tokenById, tokenOfCommand, tokensOf } from './api-token.ts';
import type { ApiToken } from './api-token.ts';
import { checkSites, houseOf, requireNoMore } from './grant.ts';
import { roleSchema, sitesSchema } from './person-operations.ts';
import { later } from './session.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const DAYS_USUAL = 90;

const permissionSchema = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]); // the keys of PERMISSIONS

const tokenSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  prefix: z.string().describe('Beginning of the secret, to tell tokens apart'),
  role: roleSchema,
  sites: z.array(z.string()),
  permissions: z.array(permissionSchema).nullable().describe('null: all of the role’s'),
  maker: z.string().nullable().describe('Person who made it; null: made at the machine itself'),
  madeAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().nullable().describe('To the minute; null: never'),
  revokedAt: z.string().nullable(),
  stands: z.boolean().describe('False: it was ended, or its time is over'),
});

const makeOperation = writeOperation({
  name: 'token.make',
  summary: 'Make an API token for the firm',
  description:
    'The secret is shown in this answer alone. The token may do no more than its role, than the permissions named, ' +
    'and than its maker may do on the day it is used.',
  permission: 'administer',
  about: 'access',
  positional: ['name'],
  input: z.strictObject({
    name: z.string().trim().min(1).max(120).describe('What it is for'),
    role: roleSchema,
    sites: sitesSchema.optional(),
    permissions: z.array(permissionSchema).min(1).optional().describe('Fewer than the role’s'),
    days: z
      .int()
      .min(1)
      .max(730)
      .optional()
      .describe(`Until it ends; default ${String(DAYS_USUAL)}`),
  }),
  output: z.strictObject({
    token: tokenSchema,
    secret: z
      .string()
      .nullable()
      .describe('To be sent as `Authorization: Bearer …`; null: this command was answered before'),
  }),
  examples: [
    { says: 'For a warehouse scanner', input: { name: 'Scanner', role: 'viewer' } },
    {
      says: 'To send shipments for a month',
      input: { name: 'Freight desk', role: 'operations', permissions: ['record-logistics'], days: 30 },
    },
  ],
  run: async (context, { name, role, permissions, ...input }) => {
    const house = houseOf(context);
    requireNoMore(context.actor, role, permissions);
    const madeAt = context.now();
    const sites = checkSites(role, input.sites);
    return house.access.write(async (transaction) => {
      const before = await tokenOfCommand(transaction, house.firm, context.command);
      if (before !== null) return { token: shown(before, madeAt), secret: null };
      const token = {
        id: context.newId(),
        firm: house.firm,
        maker: house.person,
        name,
        role,
        sites,
        permissions: permissions ?? null,
        madeAt,
        expiresAt: later(madeAt, (input.days ?? DAYS_USUAL) * DAY_MS),
      };
      const { secret, prefix } = await addToken(transaction, { ...token, command: context.command });
      await logAccess(transaction, {
        ...{ at: madeAt, actor: context.actor.id, act: 'token-made', firm: house.firm, token: token.id },
        ...{ person: house.person, role, sites, permissions: token.permissions },
      });
      return { token: shown({ ...token, prefix, usedAt: null, revokedAt: null }, madeAt), secret };
    });
  },
});

const listOperation = readOperation({
  name: 'token.list',
  summary: 'The API tokens of the firm, ended ones too',
  permission: 'administer',
  about: 'access',
  input: z.strictObject({}),
  output: z.strictObject({ tokens: z.array(tokenSchema) }),
  examples: [{ says: 'Which tokens there are', input: {} }],
  run: async (context) => {
    const house = houseOf(context);
    const tokens = await house.access.read((transaction) => tokensOf(transaction, house.firm));
    const now = context.now();
    return { tokens: tokens.map((token) => shown(token, now)) };
  },
});

const revokeOperation = writeOperation({
  name: 'token.revoke',
  summary: 'End an API token at once',
  permission: 'administer',
  about: 'access',
  positional: ['id'],
  input: z.strictObject({ id: idSchema }),
  output: z.strictObject({ id: z.string() }),
  examples: [{ says: 'A token that got out', input: { id: 'example-1' } }],
  run: async (context, { id }) => {
    const house = houseOf(context);
    return house.access.write(async (transaction) => {
      const token = await tokenById(transaction, house.firm, id);
      if (token === null) throw new LotproofError('not-found', `There is no token "${id}" in this firm.`);
      const at = context.now();
      await revokeToken(transaction, id, at);
      const hand = { at, actor: context.actor.id };
      await logAccess(transaction, { ...hand, act: 'token-revoked', firm: house.firm, token: id });
      return { id };
    });
  },
});

function shown(token: ApiToken, now: string): z.infer<typeof tokenSchema> {
  const { firm: _firm, sites, permissions, ...rest } = token;
  const stands = token.revokedAt === null && token.expiresAt > now;
  return { ...rest, sites: [...sites], permissions: permissions === null ? null : [...permissions], stands };
}

export const TOKEN_OPERATIONS: readonly Operation[] = [makeOperation, listOperation, revokeOperation];
