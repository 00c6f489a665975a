import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LANGUAGES, membershipIn, setLanguage } from '../access/person-store.ts';
import type { Person } from '../access/person-store.ts';
import { endSession } from '../access/session.ts';
import { changePassword, signIn } from '../access/sign-in.ts';
import type { SignIn } from '../access/sign-in.ts';
import { LotproofError } from '../kit/errors.ts';
import type { Edge } from './edge.ts';
import { clearSessionCookie, cookieName, setSessionCookie, tooMany } from './identify.ts';
import { API_ROOT } from './routes.ts';
import { checkOrigin } from './security.ts';

export const SESSION_PATH = `${API_ROOT}/session`;

export const PASSWORD_PATH = `${SESSION_PATH}/password`;
export const LANGUAGE_PATH = `${SESSION_PATH}/language`;

export const passwordsSchema = z.strictObject({
  old: z.string().min(1).max(1_000).describe('The password so far'),
  password: z.string().min(1).max(1_000).describe('The new one'),
});

export const languageSchema = z.strictObject({
  language: z.enum(LANGUAGES).describe('Language you are spoken to in'),
});

export const credentialsSchema = z.strictObject({
  login: z.string().min(1).max(200),
  password: z.string().min(1).max(1_000),
});

/** Signing in and out for programs and scripts; the pages do the same by forms. */
export function sessionRoutes(edge: Edge, app: FastifyInstance): void {
  app.post(SESSION_PATH, async (request, reply) => {
    checkOrigin(edge, request);
    const read = credentialsSchema.safeParse(request.body);
    if (!read.success) throw new LotproofError('invalid-input', 'Give login and password.');
    const person = await enter(edge, read.data, request, reply);
    return describe(edge, person);
  });
  app.get(SESSION_PATH, async (request) => {
    if (request.caller?.by !== 'session') throw new LotproofError('unauthenticated');
    return describe(edge, request.caller.person);
  });
  app.put(LANGUAGE_PATH, async (request) => {
    const { caller } = request;
    if (caller?.by !== 'session') throw new LotproofError('unauthenticated');
    const read = languageSchema.safeParse(request.body);
    if (!read.success) throw new LotproofError('invalid-input', 'Give a language: en or zh.');
    const { language } = read.data;
    await edge.access.write((transaction) => setLanguage(transaction, caller.person.id, language));
    return describe(edge, { ...caller.person, language });
  });
  app.put(PASSWORD_PATH, async (request, reply) => {
    const { caller } = request;
    if (caller?.by !== 'session') throw new LotproofError('unauthenticated');
    const read = passwordsSchema.safeParse(request.body);
    if (!read.success) throw new LotproofError('invalid-input', 'Give old and password.');
    const change = { ...read.data, person: caller.person, address: request.ip };
    const person = admitted(edge, await changePassword(edge.access, change, edge.now()), reply);
    return describe(edge, person);
  });
  app.delete(SESSION_PATH, async (request, reply) => {
    await leave(edge, request, reply);
    return reply.status(204).send();
  });
}

/** Signs somebody in and gives the browser its cookie. */
export async function enter(
  edge: Edge,
  credentials: z.infer<typeof credentialsSchema>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Person> {
  const answer = await signIn(edge.access, { ...credentials, address: request.ip }, edge.now());
  return admitted(edge, answer, reply);
}

/** The person let in, with their cookie set; or the error that says why not. */
function admitted(edge: Edge, answer: SignIn, reply: FastifyReply): Person {
  edge.metrics.signIn(answer.outcome);
  if (answer.outcome === 'wait') throw tooMany(edge, reply, answer.seconds);
  if (answer.outcome === 'refused')
    throw new LotproofError('unauthenticated', 'The e-mail address or the password is wrong.');
  setSessionCookie(edge, reply, answer.session);
  return answer.person;
}

export async function leave(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const session = request.cookies[cookieName(edge)];
  if (session !== undefined)
    await edge.access.write((transaction) => endSession(transaction, session, edge.now()));
  clearSessionCookie(edge, reply);
}

/** Who is signed in, and what they are in each firm. */
async function describe(edge: Edge, person: Person) {
  const firms = await firmsOf(edge, person);
  return { id: person.id, name: person.name, language: person.language, founder: person.founder, firms };
}

export async function firmsOf(edge: Edge, person: Person): Promise<{ firm: string; role: string }[]> {
  const all = await edge.firms.list();
  return edge.access.read(async (transaction) => {
    const found: { firm: string; role: string }[] = [];
    for (const firm of all) {
      const membership = await membershipIn(transaction, person, firm);
      if (membership !== null) found.push({ firm, role: membership.role });
    }
    return found;
  });
}
