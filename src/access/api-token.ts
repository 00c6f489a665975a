import { z } from 'zod';
import { execute } from '../db/bulk.ts';
import type { Database, Transaction } from '../db/database.ts';
import { PERMISSIONS, ROLES } from '../operation/permission.ts';
import type { Actor, Permission, Role } from '../operation/permission.ts';
import { membershipIn, personById, roleFrom, sitesFrom } from './person-store.ts';
import { newSecret, secretHash } from './secret.ts';
import { later } from './session.ts';

/** Use is noted at most this often, so that reading does not mean writing. */
const USED_EVERY_MS = 60 * 1_000;

/** An API token as it is kept: its secret only as a hash. */
export interface ApiToken {
  readonly id: string;
  readonly firm: string;
  /** Person who made it; null: made at the machine itself. */
  readonly maker: string | null;
  readonly name: string;
  /** Beginning of the secret, to tell tokens apart. */
  readonly prefix: string;
  readonly role: Role;
  readonly sites: readonly string[];
  /** Fewer than the role's; null: all of the role's. */
  readonly permissions: readonly Permission[] | null;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}

interface TokenRow {
  readonly id: string;
  readonly firm: string;
  readonly maker: string | null;
  readonly name: string;
  readonly prefix: string;
  readonly role: string;
  readonly sites: string;
  readonly permissions: string | null;
  readonly made_at: string;
  readonly expires_at: string;
  readonly used_at: string | null;
  readonly revoked_at: string | null;
}

const COLUMNS =
  'id, firm, maker, name, prefix, role, sites, permissions, made_at, expires_at, used_at, revoked_at';

const PREFIX_LENGTH = 'lotproof_'.length + 6;

export type NewToken = Omit<ApiToken, 'prefix' | 'usedAt' | 'revokedAt'> & { readonly command: string };

/** Keeps a new token and gives its secret, which nobody can see again. */
export async function addToken(
  transaction: Transaction,
  token: NewToken,
): Promise<{ secret: string; prefix: string }> {
  const secret = `lotproof_${newSecret()}`;
  const prefix = secret.slice(0, PREFIX_LENGTH);
  await execute(
    transaction,
    `insert into api_token (id, firm, maker, name, prefix, hash, role, sites, permissions, command, made_at, expires_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      token.id,
      token.firm,
      token.maker,
      token.name,
      prefix,
      secretHash(secret),
      token.role,
      JSON.stringify(token.sites),
      token.permissions === null ? null : JSON.stringify(token.permissions),
      token.command,
      token.madeAt,
      token.expiresAt,
    ],
  );
  return { secret, prefix };
}

export async function tokenOfCommand(
  transaction: Transaction,
  firm: string,
  command: string,
): Promise<ApiToken | null> {
  const rows = await execute<TokenRow>(
    transaction,
    `select ${COLUMNS} from api_token where firm = ? and command = ?`,
    [firm, command],
  );
  return rows[0] === undefined ? null : tokenFrom(rows[0]);
}

export async function tokenById(
  transaction: Transaction,
  firm: string,
  id: string,
): Promise<ApiToken | null> {
  const rows = await execute<TokenRow>(
    transaction,
    `select ${COLUMNS} from api_token where firm = ? and id = ?`,
    [firm, id],
  );
  return rows[0] === undefined ? null : tokenFrom(rows[0]);
}

export async function tokensOf(transaction: Transaction, firm: string): Promise<ApiToken[]> {
  const rows = await execute<TokenRow>(
    transaction,
    `select ${COLUMNS} from api_token where firm = ? order by made_at, id`,
    [firm],
  );
  return rows.map(tokenFrom);
}

export async function revokeToken(transaction: Transaction, id: string, now: string): Promise<void> {
  await execute(transaction, 'update api_token set revoked_at = ? where id = ? and revoked_at is null', [
    now,
    id,
  ]);
}

/**
 * Who a secret speaks for: its firm and an actor that may do no more than the token allows and its maker may do today.
 * Null when it is unknown, has ended or was revoked, or its maker is no longer in the firm.
 */
export async function actorOfToken(
  access: Database,
  secret: string,
  now: string,
): Promise<{ firm: string; person: string | null; actor: Actor } | null> {
  const [row] = await access.glance((transaction) =>
    execute<TokenRow>(transaction, `select ${COLUMNS} from api_token where hash = ?`, [secretHash(secret)]),
  );
  const token = row === undefined ? null : tokenFrom(row);
  if (token?.revokedAt !== null || token.expiresAt <= now) return null;
  const actor = await actorFor(access, token);
  if (actor === null) return null;
  if (token.usedAt === null || later(token.usedAt, USED_EVERY_MS) <= now) {
    await access.write((transaction) =>
      execute(transaction, 'update api_token set used_at = ? where id = ?', [now, token.id]),
    );
  }
  return { firm: token.firm, person: token.maker, actor };
}

async function actorFor(access: Database, token: ApiToken): Promise<Actor | null> {
  const maker = await makerIn(access, token);
  if (maker === null) return null;
  const own: readonly Permission[] = token.permissions ?? ROLES[token.role].permissions;
  const allowed: readonly Permission[] = ROLES[maker.role].permissions;
  return {
    id: token.maker === null ? token.id : `${token.maker}:${token.id}`,
    role: token.role,
    sites: sitesBoth(token, maker),
    permissions: own.filter((permission) => allowed.includes(permission)),
  };
}

/** What the maker is in the firm today; the machine itself is an owner. */
async function makerIn(
  access: Database,
  { maker, firm }: ApiToken,
): Promise<{ role: Role; sites: readonly string[] } | null> {
  if (maker === null) return { role: 'owner', sites: [] };
  return access.read(async (transaction) => {
    const person = await personById(transaction, maker);
    return person === null ? null : membershipIn(transaction, person, firm);
  });
}

/** The sites that both may see; null: no limit. */
function sitesBoth(
  token: { role: Role; sites: readonly string[] },
  maker: { role: Role; sites: readonly string[] },
): readonly string[] | null {
  const limits = [token, maker].filter(({ role }) => role === 'factory').map(({ sites }) => sites);
  const [first, second] = limits;
  if (first === undefined) return null;
  return second === undefined ? first : first.filter((site) => second.includes(site));
}

const permissionsSchema = z.array(z.enum(Object.keys(PERMISSIONS)));

function tokenFrom(row: TokenRow): ApiToken {
  return {
    id: row.id,
    firm: row.firm,
    maker: row.maker,
    name: row.name,
    prefix: row.prefix,
    role: roleFrom(row.role),
    sites: sitesFrom(row.sites),
    permissions: row.permissions === null ? null : permissionsFrom(row.permissions),
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  };
}

function permissionsFrom(text: string): Permission[] {
  return permissionsSchema.parse(JSON.parse(text)).filter(isPermission);
}

function isPermission(text: string): text is Permission {
  return text in PERMISSIONS;
}
