import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { makeJoinLink, makeSetUpLink } from '../src/access/link.ts';
import { addPerson, setMembership } from '../src/access/person-store.ts';
import { beginSession } from '../src/access/session.ts';
import { setUpFounder } from '../src/access/sign-in.ts';
import type { Settings } from '../src/house/settings.ts';
import { buildServer } from '../src/http/server.ts';
import type { Role } from '../src/operation/permission.ts';
import { putBy, templateNamed } from './installation.ts';
import type { Installation, OpenInstallation, Template } from './installation.ts';

type Headers = Readonly<Record<string, string>>;

/** Somebody who sends requests. */
export interface Sender {
  readonly headers: Headers;
  get(url: string, headers?: Headers): Promise<LightMyRequestResponse>;
  post(url: string, body: object, headers?: Headers): Promise<LightMyRequestResponse>;
  put(url: string, body: object, headers?: Headers): Promise<LightMyRequestResponse>;
  delete(url: string, headers?: Headers): Promise<LightMyRequestResponse>;
}

/** A server of an installation with the firm `arcadia`, its owner signed in. */
export interface Desk {
  readonly house: Installation;
  readonly app: FastifyInstance;
  readonly owner: Sender;
  readonly ownerId: string;
  /** Somebody new in the firm, signed in. */
  person(role: Role, sites?: readonly string[]): Promise<Sender & { id: string }>;
  /** Sends with these headers and nothing else. */
  sender(headers: Headers): Sender;
  close(): Promise<void>;
}

export const OWNER = { login: 'Ha@Example.com', password: 'a boat on the river' } as const;

type Owner = Readonly<Record<'person' | 'session', string>>;
/** What desks begin as copies of, each made once by this process. */
const templates = new Map<OpenInstallation, Promise<{ template: Template; owner: Owner }>>();

export async function openDesk(open: OpenInstallation, over?: Partial<Settings>): Promise<Desk> {
  const made = templates.get(open) ?? makeTemplate(open, String(templates.size));
  templates.set(open, made);
  const { template, owner } = await made;
  const house = await open(over, template);
  const app = buildServer({ ...house, now: () => house.clock.now, log: (line) => house.logged.push(line) });
  return {
    house,
    app,
    owner: senderOf(app, sessionHeaders(owner.session)),
    ownerId: owner.person,
    sender: (headers) => senderOf(app, headers),
    person: async (role, sites = []) => {
      const { id, session } = await newMember(house, role, sites);
      return { id, ...senderOf(app, sessionHeaders(session)) };
    },
    close: async () => {
      await app.close();
      await house.close();
    },
  };
}

async function makeTemplate(
  open: OpenInstallation,
  number: string,
): Promise<{ template: Template; owner: Owner }> {
  const house = await open();
  await house.firms.create('arcadia', 'Arcadia Trading');
  const owner = await signUp(house);
  const template = templateNamed(`desk_${number}_${String(process.pid)}`);
  await putBy(house, template);
  return { template, owner };
}

/** The owner signs up by the first-start link. */
async function signUp(house: Installation): Promise<Owner> {
  const now = house.clock.now;
  const link = await house.access.write((transaction) => makeSetUpLink(transaction, now));
  const token = tokenOf(link ?? '');
  const form = { ...OWNER, name: 'Nguyen Thu Ha', language: 'en', token } as const;
  return setUpFounder(house.access, form, { id: house.newId(), now });
}

export function tokenOf(link: string): string {
  return new URL(link, 'http://localhost').searchParams.get('token') ?? '';
}

/** A member of the firm with a session; their password is never chosen, which saves its slow hash. */
async function newMember(
  house: Installation,
  role: Role,
  sites: readonly string[],
): Promise<{ id: string; session: string }> {
  const id = house.newId();
  const at = house.clock.now;
  return house.access.write(async (transaction) => {
    const person = { id, name: `The ${role}`, login: `${id}@example.com`, language: 'en' } as const;
    await addPerson(transaction, { ...person, founder: false, at });
    await setMembership(transaction, id, { firm: 'arcadia', role, sites });
    await makeJoinLink(transaction, id, at);
    return { id, session: await beginSession(transaction, id, at) };
  });
}

function sessionHeaders(session: string): Headers {
  return { cookie: `lotproof=${session}`, 'x-lotproof': '1' };
}

function senderOf(app: FastifyInstance, own: Headers): Sender {
  const send = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    more: { payload?: object; headers?: Headers | undefined },
  ): Promise<LightMyRequestResponse> =>
    app.inject({ method, url, ...more, headers: { ...own, ...more.headers } });
  return {
    headers: own,
    get: (url, headers) => send('GET', url, { headers }),
    post: (url, payload, headers) => send('POST', url, { payload, headers }),
    put: (url, payload, headers) => send('PUT', url, { payload, headers }),
    delete: (url, headers) => send('DELETE', url, { headers }),
  };
}
