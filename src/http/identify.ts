import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOfToken } from '../access/api-token.ts';
import { membershipIn } from '../access/person-store.ts';
import type { Person } from '../access/person-store.ts';
import { personOfSession } from '../access/session.ts';
import { LotproofError } from '../kit/errors.ts';
import type { House } from '../operation/house.ts';
import type { Actor } from '../operation/permission.ts';
import type { Edge } from './edge.ts';

/** Who a request comes from: a person with a session, or an API token of one firm. */
export type Caller =
  | { readonly by: 'session'; readonly id: string; readonly person: Person }
  | {
      readonly by: 'token';
      readonly id: string;
      readonly firm: string;
      readonly person: string | null;
      readonly actor: Actor;
    };

declare module 'fastify' {
  interface FastifyRequest {
    /** Null: nobody, or nobody yet. */
    caller: Caller | null;
  }
}

/** The cookie's name; with `__Host-` a browser takes it only over TLS, for this host and all of it. */
export function cookieName(edge: Edge): string {
  return edge.secure ? '__Host-lotproof' : 'lotproof';
}

export function setSessionCookie(edge: Edge, reply: FastifyReply, session: string): void {
  reply.setCookie(cookieName(edge), session, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: edge.secure,
  });
}

export function clearSessionCookie(edge: Edge, reply: FastifyReply): void {
  reply.clearCookie(cookieName(edge), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: edge.secure,
  });
}

/** Who asks. A token that does not count is refused rather than ignored; a session that ended is nobody. */
export async function identify(edge: Edge, request: FastifyRequest): Promise<Caller | null> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    const found = secret === undefined ? null : await actorOfToken(edge.access, secret, edge.now());
    if (found === null) throw new LotproofError('unauthenticated', 'This API token is unknown or has ended.');
    return { by: 'token', id: found.actor.id, ...found };
  }
  const session = request.cookies[cookieName(edge)];
  if (session === undefined) return null;
  const person = await personOfSession(edge.access, session, edge.now());
  return person === null ? null : { by: 'session', id: person.id, person };
}

/** Takes one request off the caller's allowance, or off the address's while nobody has signed in. */
export function admit(edge: Edge, request: FastifyRequest, reply: FastifyReply, caller: Caller | null): void {
  const nowMs = Date.parse(edge.now());
  const waitSeconds =
    caller === null ? edge.addresses.take(request.ip, nowMs) : edge.callers.take(caller.id, nowMs);
  if (waitSeconds > 0) throw tooMany(edge, reply, waitSeconds);
}

/** The error of too many attempts, with the wait in its words and in Retry-After. */
export function tooMany(edge: Edge, reply: FastifyReply, seconds: number): LotproofError {
  edge.metrics.limited();
  reply.header('retry-after', String(seconds));
  const says = `Wait ${String(seconds)} ${seconds === 1 ? 'second' : 'seconds'}, then try again.`;
  return new LotproofError('too-many-attempts', says);
}

/** What the caller is in a firm. `not-found` alike for firms that are not there and those of others. */
export async function actorIn(edge: Edge, caller: Caller, firm: string): Promise<Actor> {
  const actor =
    caller.by === 'token' ? actorOfFirm(caller, firm) : await memberActor(edge, caller.person, firm);
  if (actor === null) throw new LotproofError('not-found', `There is no firm "${firm}" that you belong to.`);
  return actor;
}

function actorOfFirm(caller: Extract<Caller, { by: 'token' }>, firm: string): Actor | null {
  return caller.firm === firm ? caller.actor : null;
}

async function memberActor(edge: Edge, person: Person, firm: string): Promise<Actor | null> {
  const membership = await edge.access.glance((transaction) => membershipIn(transaction, person, firm));
  if (membership === null) return null;
  const { role, sites } = membership;
  return { id: person.id, role, sites: role === 'factory' ? sites : null };
}

/** What the caller is to the whole installation: its owner who set it up, and otherwise somebody who looks. */
export function actorOfHouse(caller: Caller): Actor {
  return { id: caller.id, role: isWhole(caller) ? 'owner' : 'viewer', sites: null };
}

export function houseFor(edge: Edge, caller: Caller, firm: string | null): House {
  return {
    firm,
    access: edge.access,
    firms: edge.firms,
    person: caller.by === 'token' ? caller.person : caller.person.id,
    whole: isWhole(caller),
    sharedFolder: firm === null ? null : edge.firms.sharedFolder(firm),
    mail: edge.mail,
    version: edge.version ?? null,
    url: edge.state.url,
  };
}

/** Tokens are of one firm, whoever made them. */
function isWhole(caller: Caller): boolean {
  return caller.by === 'session' && caller.person.founder;
}
