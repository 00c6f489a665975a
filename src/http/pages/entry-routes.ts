import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readLink } from '../../access/link.ts';
import { hasFounder, LANGUAGES, loginSchema, personNameSchema } from '../../access/person-store.ts';
import type { Language } from '../../access/person-store.ts';
import { invited, join, setUpFounder } from '../../access/sign-in.ts';
import { LotproofError, ERROR_CODES } from '../../kit/errors.ts';
import type { Edge } from '../edge.ts';
import { setSessionCookie } from '../identify.ts';
import { asLotproofError } from '../problem.ts';
import { checkOrigin } from '../security.ts';
import { credentialsSchema, enter, firmsOf, leave } from '../session-routes.ts';
import { sendIndex } from '../web-files.ts';
import type { WebFiles } from '../web-files.ts';
import { entryCard, joinForm, setUpForm, signInForm } from './entry-forms.ts';
import { sendPage } from './frame.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { preferredLanguage, WORDS } from './words.ts';
import type { Words } from './words.ts';

/** Forms are small; anything longer is no form of ours. */
const FORM_BYTES = 16_384;

/** Where the web app answers; below a firm's address it says itself what there is. */
const APP_ADDRESSES = ['/', '/firms/*'];

/** The start page and the forms that let people in: plain HTML, no scripts. */
export function entryRoutes(edge: Edge, app: FastifyInstance, web: WebFiles | null): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  app.addHook('preHandler', async (request) => {
    if (request.method === 'POST') checkOrigin(edge, request);
  });
  if (web === null) app.get('/', (request, reply) => welcome(edge, request, reply));
  else for (const address of APP_ADDRESSES) app.get(address, (_request, reply) => sendIndex(reply, web));
  app.get('/sign-in', (request, reply) => {
    const { words, language } = speaks(request);
    return show(reply, { title: words.signIn, language, main: signInForm(words, { fault: null }) });
  });
  app.post('/sign-in', (request, reply) => signInByForm(edge, request, reply));
  app.post('/sign-out', async (request, reply) => {
    await leave(edge, request, reply);
    return reply.redirect('/', 303);
  });
  app.get('/set-up', (request, reply) => showSetUp(edge, request, reply));
  app.post('/set-up', (request, reply) => setUpByForm(edge, request, reply));
  app.get('/join', (request, reply) => showJoin(edge, request, reply));
  app.post('/join', (request, reply) => joinByForm(edge, request, reply));
}

function speaks(request: FastifyRequest): { words: Words; language: Language } {
  const own = request.caller?.by === 'session' ? request.caller.person.language : null;
  const language = chosenLanguage(request) ?? own ?? preferredLanguage(request.headers['accept-language']);
  return { words: WORDS[language], language };
}

/** What the link above a form, or the form itself, says; null: neither does. */
function chosenLanguage({ query, body }: FastifyRequest): Language | null {
  for (const place of [query, body]) {
    const said = languageSchema.safeParse(place);
    if (said.success) return said.data.language;
  }
  return null;
}

const languageSchema = z.looseObject({ language: z.enum(LANGUAGES) });

function show(
  reply: FastifyReply,
  page: { title: string; language: Language; main: Html },
  status = 200,
): FastifyReply {
  return sendPage(reply, { ...page, links: [] }, status);
}

async function welcome(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { words, language } = speaks(request);
  const main = html`<main class="narrow">
    <h1>lotproof</h1>
    <p class="lead">${words.tagline}</p>
    <div class="card">${await standing(edge, request, words)}</div>
    <p class="soft">${words.served}</p>
    <ul class="links">
      <li><a href="/docs">${words.docs}</a></li>
      <li><a href="/openapi.json">${words.document}</a></li>
      <li><a href="/health/ready">${words.health}</a></li>
    </ul>
  </main>`;
  const links = [{ says: words.docs, to: '/docs' }];
  return sendPage(reply, { title: 'lotproof', language, main, links });
}

/** Who is signed in and where they belong; or the way in. */
async function standing(edge: Edge, request: FastifyRequest, words: Words): Promise<Html> {
  const { caller } = request;
  if (caller?.by !== 'session') {
    const open = await edge.access.read(hasFounder);
    return open ? html`<a href="/sign-in">${words.signIn}</a>` : html`<p>${words.notYet}</p>`;
  }
  const firms = await firmsOf(edge, caller.person);
  const list = firms.map(
    ({ firm, role }) => html`<li><code>${firm}</code> <span class="soft">${role}</span></li>`,
  );
  return html`<div class="row">
      <span>${words.signedInAs} <strong>${caller.person.name}</strong></span>
      <form method="post" action="/sign-out"><button class="quiet">${words.signOut}</button></form>
    </div>
    <h2>${words.firms}</h2>
    ${
      firms.length === 0
        ? html`<p>${words.noFirms}</p>`
        : html`<ul class="links">
            ${list}
          </ul>`
    }`;
}

async function signInByForm(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { words, language } = speaks(request);
  try {
    await enter(edge, parsed(credentialsSchema, request), request, reply);
    return await reply.redirect('/', 303);
  } catch (error) {
    const { says, status } = refusal(error, words, reply);
    const main = signInForm(words, { fault: says, login: typed(request, 'login') });
    return show(reply, { title: words.signIn, language, main }, status);
  }
}

async function showSetUp(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { words, language } = speaks(request);
  const token = tokenIn(request);
  const counts = await stands(
    edge.access.read((transaction) => readLink(transaction, token, 'set-up', edge.now())),
  );
  if (!counts) return ended(reply, words, language);
  const asksFirm = (await edge.firms.list()).length === 0;
  const main = setUpForm(words, { fault: null, token, language, asksFirm });
  return show(reply, { title: words.setUp, language, main });
}

const setUpSchema = z.object({
  token: z.string().max(100),
  name: personNameSchema,
  login: loginSchema,
  password: z.string().max(1_000),
  language: z.enum(LANGUAGES),
  firm: z.string().trim().max(200).optional(),
});

async function setUpByForm(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { words, language } = speaks(request);
  const asksFirm = (await edge.firms.list()).length === 0;
  try {
    const { firm = '', ...form } = parsed(setUpSchema, request);
    const { session } = await setUpFounder(edge.access, form, { id: edge.newId(), now: edge.now() });
    setSessionCookie(edge, reply, session);
    if (asksFirm && firm !== '') await edge.firms.create(firmId(firm), firm);
    return await reply.redirect('/', 303);
  } catch (error) {
    if (asLotproofError(error).code === 'not-found') return ended(reply, words, language);
    const { says, status } = refusal(error, words, reply);
    const again = {
      login: typed(request, 'login'),
      name: typed(request, 'name'),
      firm: typed(request, 'firm'),
    };
    const token = typed(request, 'token');
    const main = setUpForm(words, { ...again, fault: says, token, language, asksFirm });
    return show(reply, { title: words.setUp, language, main }, status);
  }
}

/** The short id of a firm from its name: what is left of it in small letters, digits and _. */
function firmId(name: string): string {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 40);
  return id === '' ? 'firm' : id;
}

async function showJoin(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { words, language } = speaks(request);
  const token = tokenIn(request);
  try {
    const person = await edge.access.read((transaction) => invited(transaction, token, edge.now()));
    const own = chosenLanguage(request) ?? person.language;
    const main = joinForm(WORDS[own], { fault: null, token, language: own, login: person.login });
    return await show(reply, { title: WORDS[own].join, language: own, main });
  } catch (error) {
    if (asLotproofError(error).code === 'not-found') return ended(reply, words, language);
    throw error;
  }
}

const joinSchema = z.object({
  token: z.string().max(100),
  password: z.string().max(1_000),
  language: z.enum(LANGUAGES),
});

async function joinByForm(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { words, language } = speaks(request);
  try {
    const { session } = await join(edge.access, parsed(joinSchema, request), edge.now());
    setSessionCookie(edge, reply, session);
    return await reply.redirect('/', 303);
  } catch (error) {
    if (asLotproofError(error).code === 'not-found') return ended(reply, words, language);
    const token = typed(request, 'token');
    const person = await edge.access.read((transaction) => invited(transaction, token, edge.now()));
    const own = chosenLanguage(request) ?? person.language;
    const { says, status } = refusal(error, WORDS[own], reply);
    const main = joinForm(WORDS[own], { fault: says, token, language: own, login: person.login });
    return show(reply, { title: WORDS[own].join, language: own, main }, status);
  }
}

function ended(reply: FastifyReply, words: Words, language: Language): FastifyReply {
  const main = entryCard(
    html`<h1>${words.linkEnded}</h1>
      <p>${words.linkEndedSays}</p>
      <p><a href="/">${words.home}</a></p>`,
  );
  return show(reply, { title: words.linkEnded, language, main }, ERROR_CODES['not-found'].status);
}

function tokenIn(request: FastifyRequest): string {
  const read = z.object({ token: z.string().max(100) }).safeParse(request.query);
  return read.success ? read.data.token : '';
}

/** False for a link that counts no more. */
async function stands(link: Promise<unknown>): Promise<boolean> {
  try {
    await link;
    return true;
  } catch (error) {
    if (asLotproofError(error).code === 'not-found') return false;
    throw error;
  }
}

function parsed<Form>(schema: z.ZodType<Form>, request: FastifyRequest): Form {
  const read = schema.safeParse(request.body);
  if (read.success) return read.data;
  throw new LotproofError('usage', 'The form is not filled in.');
}

function typed(request: FastifyRequest, field: string): string {
  const read = z.record(z.string(), z.string()).safeParse(request.body);
  return read.success ? (read.data[field] ?? '').slice(0, 200) : '';
}

/** What a refused form says, in the reader's language; a fault of ours goes on to the log. */
function refusal(error: unknown, words: Words, reply: FastifyReply): { says: string; status: number } {
  const { code } = asLotproofError(error);
  const { status } = ERROR_CODES[code];
  if (status >= 500) throw error;
  const wait = String(reply.getHeader('retry-after') ?? '');
  const says: Readonly<Record<string, string>> = {
    unauthenticated: words.wrong,
    'too-many-attempts': words.wait(wait),
    'invalid-input': words.passwordRule,
    'already-recorded': words.loginTaken,
    usage: words.incomplete,
  };
  return { says: says[code] ?? words.failed, status };
}
