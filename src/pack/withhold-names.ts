import { z } from 'zod';
import { execute } from '../db/bulk.ts';
import type { SqlValue, Transaction } from '../db/database.ts';
import { nameSchema } from '../domain/code/name.ts';
import { partySchema, siteSchema } from '../domain/party/party.ts';
import { LotproofError } from '../kit/errors.ts';

/** Whom a pack can leave out, by what they do. */
const WITHHELD_ROLES = {
  suppliers: ['supplier', 'subcontractor'],
  factories: ['factory'],
  customers: ['consignee', 'retailer', 'marketplace', 'private-labeler'],
} as const;
type Group = keyof typeof WITHHELD_ROLES;
// Object.keys forgets the names of a constant.
const GROUPS = Object.keys(WITHHELD_ROLES) as [Group, ...Group[]];

/** What a receiver is not told. */
export const withholdFields = {
  withhold: z.array(z.enum(GROUPS)).max(3).optional().describe('Whom it does not name, by their roles'),
  withholdTexts: z
    .array(z.string().min(3).max(200))
    .max(50)
    .optional()
    .describe('Further words that do not stand in it, such as a short name of a supplier'),
  receiver: z.string().max(120).optional().describe('Id of the party it is for: named whatever its roles'),
  withFiles: z
    .array(z.string().max(120))
    .max(200)
    .optional()
    .describe('Where something is withheld: ids of files that you looked at and that go in; no other does'),
};
export type Withholding = z.infer<z.ZodObject<typeof withholdFields>>;

/** Whether anything is withheld at all. */
export function withholdsAnything({ withhold = [], withholdTexts = [] }: Withholding): boolean {
  return withhold.length + withholdTexts.length > 0;
}

/** Something that is not named: a record, or words that were given. */
export interface Unnamed {
  readonly record: { readonly kind: string; readonly id: string } | null;
  /** What it is known by. */
  readonly texts: readonly string[];
}

/** Everybody on record of whom a pack is not to tell, with their sites and other names. Throws `not-found` for a receiver who is not on record. */
export async function unnamedOf(transaction: Transaction, withholding: Withholding): Promise<Unnamed[]> {
  const { withhold = [], withholdTexts = [], receiver } = withholding;
  const parties = await bodiesOf(transaction, 'party', partySchema);
  if (receiver !== undefined && !parties.some(({ id }) => id === receiver))
    throw new LotproofError('not-found', `There is no party "${receiver}" to be the receiver.`);
  const roles = new Set<string>(withhold.flatMap((group) => WITHHELD_ROLES[group]));
  const hidden = parties.filter(
    ({ id, body }) => id !== receiver && body.roles.some((one) => roles.has(one)),
  );
  const ids = new Set(hidden.map(({ id }) => id));
  const sites = (await bodiesOf(transaction, 'site', siteSchema)).filter(({ body }) => ids.has(body.party));
  const siteIds = new Set(sites.map(({ id }) => id));
  const names = (await bodiesOf(transaction, 'name', nameSchema)).filter(({ body: { of } }) =>
    of.kind === 'party' ? ids.has(of.id) : of.kind === 'site' && siteIds.has(of.id),
  );
  const also = (kind: string, id: string): string[] =>
    names.flatMap(({ body }) => (body.of.kind === kind && body.of.id === id ? [body.code] : []));
  return [
    ...hidden.map(({ id, body }) => {
      const { name, localName, code, otherNames = [], gln, email, phone, address, contact, website } = body;
      const known = [id, name, localName, code, ...otherNames, gln, email, phone, address, contact, website];
      return { record: { kind: 'party', id }, texts: said([...known, ...also('party', id)]) };
    }),
    ...sites.map(({ id, body }) => {
      const { name, localName, code, gln, email, phone, address, contact } = body;
      const known = [id, name, localName, code, gln, email, phone, address, contact, ...also('site', id)];
      return { record: { kind: 'site', id }, texts: said(known) };
    }),
    ...withholdTexts.map((text) => ({ record: null, texts: said([text]) })),
  ];
}

function said(texts: readonly (string | undefined)[]): string[] {
  return texts.flatMap((text) => (text === undefined || text.trim() === '' ? [] : [text.trim()]));
}

async function bodiesOf<Body>(
  transaction: Transaction,
  kind: string,
  schema: z.ZodType<Body>,
): Promise<{ id: string; body: Body }[]> {
  const rows = await execute<{ id: string; payload: string } & Record<string, SqlValue>>(
    transaction,
    `select record.id as id, entry.payload as payload from record join entry on entry.sequence = record.entry
      where record.kind = ? and record.withdrawn = 0 order by record.n`,
    [kind],
  );
  return rows.map(({ id, payload }) => ({ id, body: schema.parse(JSON.parse(payload)) }));
}
