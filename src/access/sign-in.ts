import type { Database, Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import { logAccess } from './access-log.ts';
import type { AccessAct } from './access-log.ts';
import { endLinksOf, endSetUpLinks, readLink } from './link.ts';
import { checkPassword, hashPassword, passwordFits } from './password.ts';
import {
  addPerson,
  hasFounder,
  loginKey,
  personById,
  personByLogin,
  setLanguage,
  setPassword,
} from './person-store.ts';
import type { Language, Person } from './person-store.ts';
import { beginSession, endSessionsOf } from './session.ts';
import { admitAttempt, forgiveAttempt } from './throttle.ts';

export type SignIn =
  | { readonly outcome: 'signed-in'; readonly session: string; readonly person: Person }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'wait'; readonly seconds: number };

/** Signs somebody in. An unknown login and a wrong password look alike and cost the same time. */
export async function signIn(
  access: Database,
  tried: { login: string; password: string; address: string },
  now: string,
): Promise<SignIn> {
  const attempt = { login: loginKey(tried.login), address: tried.address };
  const seconds = await admitAttempt(access, attempt, now);
  if (seconds > 0) return { outcome: 'wait', seconds };
  const found = await access.read((transaction) => personByLogin(transaction, tried.login));
  const fits = await passwordFits(tried.password, found?.password ?? null);
  if (found === null) return { outcome: 'refused' };
  const { person } = found;
  if (!fits) return refuse(access, person, now);
  return access.write(async (transaction) => {
    await forgiveAttempt(transaction, attempt);
    const session = await beginSession(transaction, person.id, now);
    await logSelf(transaction, 'signed-in', person.id, now);
    return { outcome: 'signed-in', session, person };
  });
}

async function refuse(access: Database, person: Person, now: string): Promise<SignIn> {
  await access.write((transaction) => logSelf(transaction, 'sign-in-refused', person.id, now));
  return { outcome: 'refused' };
}

/** What a person did, or somebody in their name. */
function logSelf(transaction: Transaction, act: AccessAct, person: string, at: string): Promise<void> {
  return logAccess(transaction, { at, actor: person, act, person });
}

/** Somebody signed in chooses a new password, having given the old one. Every session ends, and a new one begins. */
export async function changePassword(
  access: Database,
  change: { person: Person; old: string; password: string; address: string },
  now: string,
): Promise<SignIn> {
  const { person, old, password, address } = change;
  checkPassword(password, person.login);
  const attempt = { login: person.login, address };
  const seconds = await admitAttempt(access, attempt, now);
  if (seconds > 0) return { outcome: 'wait', seconds };
  const found = await access.read((transaction) => personByLogin(transaction, person.login));
  if (!(await passwordFits(old, found?.password ?? null))) return refuse(access, person, now);
  const hash = await hashPassword(password);
  return access.write(async (transaction) => {
    await forgiveAttempt(transaction, attempt);
    await setPassword(transaction, person.id, hash);
    await endLinksOf(transaction, person.id);
    await endSessionsOf(transaction, person.id);
    const session = await beginSession(transaction, person.id, now);
    await logSelf(transaction, 'password-chosen', person.id, now);
    return { outcome: 'signed-in', session, person };
  });
}

export interface SignUp {
  readonly token: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly language: Language;
}

/** The owner signs up by the first-start link: it makes the founder, ends every such link, and begins a session. */
export async function setUpFounder(
  access: Database,
  form: SignUp,
  edge: { id: string; now: string },
): Promise<{ session: string; person: string }> {
  checkPassword(form.password, loginKey(form.login));
  await access.read((transaction) => readLink(transaction, form.token, 'set-up', edge.now));
  const hash = await hashPassword(form.password);
  return access.write(async (transaction) => {
    await readLink(transaction, form.token, 'set-up', edge.now);
    if (await hasFounder(transaction))
      throw new LotproofError('not-found', 'An owner has signed up already.');
    const known = await personByLogin(transaction, form.login);
    if (known !== null)
      throw new LotproofError('already-recorded', 'Somebody has this e-mail address already.');
    await addPerson(transaction, { ...form, id: edge.id, founder: true, at: edge.now });
    await setPassword(transaction, edge.id, hash);
    await endSetUpLinks(transaction);
    const founder = { actor: edge.id, person: edge.id, role: 'owner', at: edge.now };
    await logAccess(transaction, { ...founder, act: 'set-up' });
    return { session: await beginSession(transaction, edge.id, edge.now), person: edge.id };
  });
}

/** Somebody who was invited, or needs a new password, chooses one by the link. Sessions begun before end. */
export async function join(
  access: Database,
  form: { token: string; password: string; language: Language },
  now: string,
): Promise<{ session: string; person: string }> {
  const person = await access.read((transaction) => invited(transaction, form.token, now));
  checkPassword(form.password, person.login);
  const hash = await hashPassword(form.password);
  return access.write(async (transaction) => {
    await invited(transaction, form.token, now);
    await setPassword(transaction, person.id, hash);
    await setLanguage(transaction, person.id, form.language);
    await endLinksOf(transaction, person.id);
    await endSessionsOf(transaction, person.id);
    await logSelf(transaction, 'password-chosen', person.id, now);
    return { session: await beginSession(transaction, person.id, now), person: person.id };
  });
}

/** The person a join link is for. `not-found` when the link counts no more. */
export async function invited(
  transaction: Parameters<typeof personById>[0],
  token: string,
  now: string,
): Promise<Person> {
  const link = await readLink(transaction, token, 'join', now);
  const person = link.person === null ? null : await personById(transaction, link.person);
  if (person === null) throw new LotproofError('not-found', 'This link was used already or has ended.');
  return person;
}
