import { z } from 'zod';
import type { Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import { idSchema } from '../kit/id.ts';
import { readOperation, writeOperation } from '../operation/operation.ts';
import type { Context, Operation } from '../operation/operation.ts';
import { ROLES } from '../operation/permission.ts';
import { logAccess } from './access-log.ts';
import { firmProfile } from './firm-profile.ts';
import { checkSites, houseOf, keepingAnOwner, requireNoMore } from './grant.ts';
import { endLinksOf, makeJoinLink } from './link.ts';
import {
  addPerson,
  endMembership,
  LANGUAGES,
  loginSchema,
  membershipsOf,
  peopleOf,
  personById,
  personByLogin,
  personNameSchema,
  setMembership,
} from './person-store.ts';
import type { Membership, Person } from './person-store.ts';
import { endSessionsOf } from './session.ts';

export const roleSchema = z
  .enum(Object.keys(ROLES) as [keyof typeof ROLES, ...(keyof typeof ROLES)[]]) // the keys of ROLES are its roles
  .describe(
    Object.entries(ROLES)
      .map(([role, { says }]) => `${role}: ${says}`)
      .join('; '),
  );
export const sitesSchema = z.array(idSchema).max(200).describe('Ids of the sites a factory is limited to');
const personIdSchema = idSchema.describe('Id of a person');

const invitation = z.strictObject({
  id: z.string().describe('Id of the person, as the ledger names them'),
  link: z
    .string()
    .nullable()
    .describe('Where they choose a password, once; null: they have one already and just sign in'),
  linkEndsAt: z.string().nullable(),
});

const inviteOperation = writeOperation({
  name: 'person.invite',
  summary: 'Add a person to the firm',
  description:
    'Gives a link to hand to them, with which they choose a password. Somebody who signs in already, for another firm of this ' +
    'installation, is added without a link. Inviting somebody again who has not joined yet gives a fresh link.',
  permission: 'administer',
  about: 'access',
  positional: ['login'],
  input: z.strictObject({
    login: loginSchema,
    name: personNameSchema,
    role: roleSchema,
    sites: sitesSchema.optional(),
    language: z.enum(LANGUAGES).optional().describe('Language they are written to in; default the firm’s'),
  }),
  output: invitation,
  examples: [
    {
      says: 'A quality inspector',
      input: { login: 'lan@example.com', name: 'Tran Thi Lan', role: 'quality' },
    },
    {
      says: 'A clerk at one factory',
      input: { login: 'clerk@example.com', name: 'Factory clerk', role: 'factory', sites: ['bg'] },
    },
  ],
  run: async (context, input) => {
    const house = houseOf(context);
    requireNoMore(context.actor, input.role);
    const membership = { firm: house.firm, role: input.role, sites: checkSites(input.role, input.sites) };
    const { language: usual } = await context.ledger.database.read(firmProfile);
    return house.access.write(async (transaction) => {
      const known = await personByLogin(transaction, input.login);
      const id = known?.person.id ?? context.newId();
      if (known === null) {
        const { name, login, language = usual ?? 'en' } = input;
        await addPerson(transaction, { id, name, login, language, founder: false, at: context.now() });
      }
      await changeMembership(context, transaction, id, membership);
      if (known?.person.joined === true) return { id, link: null, linkEndsAt: null };
      return { id, ...(await linkFor(context, transaction, id)) };
    });
  },
});

async function linkFor(
  context: Context,
  transaction: Transaction,
  person: string,
): Promise<{ link: string; linkEndsAt: string }> {
  const { url, firm } = houseOf(context);
  const at = context.now();
  const { path, endsAt } = await makeJoinLink(transaction, person, at);
  await logAccess(transaction, { at, actor: context.actor.id, act: 'link-made', firm, person });
  return { link: `${url}${path}`, linkEndsAt: endsAt };
}

async function changeMembership(
  context: Context,
  transaction: Transaction,
  person: string,
  membership: Membership,
): Promise<void> {
  const { firm, role, sites } = membership;
  await keepingAnOwner(transaction, firm, () => setMembership(transaction, person, membership));
  const hand = { at: context.now(), actor: context.actor.id };
  await logAccess(transaction, { ...hand, act: 'role-given', firm, person, role, sites });
}

const listOperation = readOperation({
  name: 'person.list',
  summary: 'The people of the firm, with their roles',
  permission: 'administer',
  about: 'access',
  input: z.strictObject({}),
  output: z.strictObject({
    people: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        login: z.string(),
        role: roleSchema,
        sites: z.array(z.string()),
        joined: z.boolean().describe('False: invited, and no password chosen yet'),
        founder: z.boolean().describe('Set the installation up: owner of every firm'),
      }),
    ),
  }),
  examples: [{ says: 'Who is in the firm', input: {} }],
  run: async (context) => {
    const house = houseOf(context);
    const people = await house.access.read((transaction) => peopleOf(transaction, house.firm));
    return {
      people: people.map(({ id, name, login, joined, founder, membership }) => {
        return { id, name, login, role: membership.role, sites: [...membership.sites], joined, founder };
      }),
    };
  },
});

const changedSchema = z.strictObject({ id: z.string() });

const roleOperation = writeOperation({
  name: 'person.role',
  summary: 'Change the role of a person in the firm',
  permission: 'administer',
  about: 'access',
  positional: ['id', 'role'],
  input: z.strictObject({ id: personIdSchema, role: roleSchema, sites: sitesSchema.optional() }),
  output: changedSchema,
  examples: [{ says: 'Make somebody compliance', input: { id: 'example-1', role: 'compliance' } }],
  run: async (context, { id, role, sites }) => {
    const house = houseOf(context);
    requireNoMore(context.actor, role);
    const membership = { firm: house.firm, role, sites: checkSites(role, sites) };
    return house.access.write(async (transaction) => {
      await memberOf(transaction, house.firm, id);
      await changeMembership(context, transaction, id, membership);
      return { id };
    });
  },
});

const disableOperation = writeOperation({
  name: 'person.disable',
  summary: 'End what a person may do in the firm',
  description:
    'At once, with the tokens they made. What they recorded stays. Inviting them again brings them back.',
  permission: 'administer',
  about: 'access',
  positional: ['id'],
  input: z.strictObject({ id: personIdSchema }),
  output: changedSchema,
  examples: [{ says: 'Somebody left', input: { id: 'example-1' } }],
  run: async (context, { id }) => {
    const house = houseOf(context);
    return house.access.write(async (transaction) => {
      const person = await memberOf(transaction, house.firm, id);
      if (person.founder)
        throw new LotproofError('forbidden', 'Who set the installation up stays owner of every firm.');
      const ended = { person: id, firm: house.firm, at: context.now() };
      await keepingAnOwner(transaction, house.firm, () => endMembership(transaction, ended));
      const hand = { at: ended.at, actor: context.actor.id };
      await logAccess(transaction, { ...hand, act: 'role-ended', firm: house.firm, person: id });
      if ((await membershipsOf(transaction, id)).length === 0) {
        await endLinksOf(transaction, id);
        await endSessionsOf(transaction, id);
      }
      return { id };
    });
  },
});

const linkOperation = writeOperation({
  name: 'person.link',
  summary: 'A link with which a person chooses a new password',
  description: 'For somebody who forgot theirs: hand it to them. It works once and ends after seven days.',
  permission: 'administer',
  about: 'access',
  positional: ['id'],
  input: z.strictObject({ id: personIdSchema }),
  output: z.strictObject({ id: z.string(), link: z.string(), linkEndsAt: z.string() }),
  examples: [{ says: 'A forgotten password', input: { id: 'example-1' } }],
  run: async (context, { id }) => {
    const house = houseOf(context);
    return house.access.write(async (transaction) => {
      const person = await memberOf(transaction, house.firm, id);
      await requireOwnPerson(context, transaction, person);
      return { id, ...(await linkFor(context, transaction, id)) };
    });
  },
});

/** Whoever can set a password can be that person: not allowed over people who are more, or in other firms too. */
async function requireOwnPerson(context: Context, transaction: Transaction, person: Person): Promise<void> {
  const house = houseOf(context);
  if (house.whole) return;
  const memberships = await membershipsOf(transaction, person.id);
  if (person.founder || memberships.some(({ firm }) => firm !== house.firm)) {
    throw new LotproofError(
      'forbidden',
      'This person belongs to other firms of this installation too; only who runs it can make this link.',
    );
  }
  for (const { role } of memberships) requireNoMore(context.actor, role);
}

async function memberOf(transaction: Transaction, firm: string, id: string): Promise<Person> {
  const person = await personById(transaction, id);
  const memberships = await membershipsOf(transaction, id);
  if (person === null || !(person.founder || memberships.some((one) => one.firm === firm)))
    throw new LotproofError('not-found', `There is no person "${id}" in this firm.`);
  return person;
}

export const PERSON_OPERATIONS: readonly Operation[] = [
  inviteOperation,
  listOperation,
  roleOperation,
  disableOperation,
  linkOperation,
];
