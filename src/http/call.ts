import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { rememberKey, requireSameRequest } from '../access/used-key.ts';
import type { UsedKey } from '../access/used-key.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { LotproofError } from '../kit/errors.ts';
import type { TellProgress } from '../kit/progress.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { ledgerState } from '../ledger/ledger-state.ts';
import { ledgerPosition, openLedger } from '../ledger/ledger.ts';
import type { Context } from '../operation/operation.ts';
import type { Actor } from '../operation/permission.ts';
import { runOperation } from '../operation/run-operation.ts';
import type { Edge } from './edge.ts';
import { actorIn, actorOfHouse, houseFor } from './identify.ts';
import type { Caller } from './identify.ts';
import { entryTag, expectedEntry, matches, positionTag } from './entity-tag.ts';
import { inputFromQuery, queryFields } from './query-input.ts';
import type { LongAnswer, LongQuestion } from './long-question.ts';
import { recordPath } from './routes.ts';
import type { Route } from './routes.ts';
import { PROGRESS_HEADER, progressKeyOf } from './progress-board.ts';

const paramsSchema = z.record(z.string(), z.string());
const querySchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const bodySchema = z.record(z.string(), z.unknown());

/** One request of one route, with everything read from it. */
interface Asked {
  readonly route: Route;
  readonly caller: Caller;
  readonly firm: string | null;
  readonly input: unknown;
  readonly asOf: string | undefined;
  readonly key: string | null;
  /** What the caller asks about its progress by. */
  readonly followedBy: string | null;
}

/** Answers a route: who asks, what they may, what they ask, and the answer with its headers. */
export function handlerOf(edge: Edge, route: Route) {
  const readInput = inputReader(route);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { caller } = request;
    if (caller === null) throw new LotproofError('unauthenticated');
    const asked = { route, caller, ...readInput(request) };
    const { firm, followedBy } = asked;
    if (firm === null) return answerAboutHouse(edge, asked, reply);
    return edge.progress.follow(caller.id, followedBy, (progress) =>
      answerAboutFirm(edge, { ...asked, firm, progress }, request, reply),
    );
  };
}

function inputReader(route: Route): (request: FastifyRequest) => Omit<Asked, 'route' | 'caller'> {
  let fields: ReturnType<typeof queryFields> | undefined;
  return (request) => {
    const { firm = null, ...inPath } = paramsSchema.parse(request.params);
    const { asOf, ...query } = querySchema.parse(request.query);
    if (asOf !== undefined && typeof asOf !== 'string')
      throw new LotproofError('usage', 'asOf is given more than once.');
    fields ??= queryFields(route.operation.input);
    const fromQuery = route.rest === 'body' ? {} : inputFromQuery(fields, query);
    const input = { ...fromQuery, ...bodyOf(route, request), ...inPath };
    const expected = route.method === 'PUT' || route.method === 'DELETE' ? expectedEntry(request) : undefined;
    return {
      firm,
      asOf,
      key: keyOf(request),
      followedBy: progressKeyOf(request.headers[PROGRESS_HEADER]),
      input: expected === undefined ? input : { ...input, expected },
    };
  };
}

function bodyOf(route: Route, request: FastifyRequest): Record<string, unknown> {
  if (route.rest === 'query' || request.body === undefined || request.body === null) return {};
  const body = bodySchema.safeParse(request.body);
  if (!body.success) throw new LotproofError('usage', 'The body must be a JSON object.');
  return body.data;
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,100}$/.test(key)) return key;
  throw new LotproofError('usage', 'An Idempotency-Key has 1 to 100 visible ASCII characters.');
}

async function answerAboutHouse(edge: Edge, asked: Asked, reply: FastifyReply): Promise<unknown> {
  // The operation looks into no ledger; it gets one that is empty and gone afterwards.
  const ledger = await openLedger(':memory:', []);
  try {
    const context = contextOf(edge, asked, { actor: actorOfHouse(asked.caller), ledger });
    const { output } = await runOperation(context, asked.route.operation, asked.input, asked.asOf);
    reply.status(asked.route.status);
    return output;
  } finally {
    await ledger.database.close();
  }
}

async function answerAboutFirm(
  edge: Edge,
  asked: Asked & { firm: string; progress: TellProgress },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const actor = await actorIn(edge, asked.caller, asked.firm);
  const ledger = await edge.firms.open(asked.firm);
  const alone = { ...contextOf(edge, asked, { actor, ledger }), progress: asked.progress };
  const context = { ...alone, inThread: threadOf(edge, asked, alone) };
  if (await isUnchanged(asked, request, context)) return reply.status(304).send();
  const used = asked.key === null ? null : usedKey(asked, actor);
  if (used !== null) await requireSameRequest(edge.access, used);
  const long = longQuestion(edge, asked, context);
  if (long !== null) {
    const state = await ledger.database.glance(ledgerState);
    const answer = await edge.long.ask(long, state, asked.progress);
    if (used !== null) await rememberKey(edge.access, used, edge.now());
    return sendBytes(asked, actor, answer, request, reply);
  }
  const run = (): ReturnType<typeof runOperation> =>
    runOperation(context, asked.route.operation, asked.input, asked.asOf);
  const heavy = asked.route.heavy || asked.asOf !== undefined;
  const { output, position } = await (heavy ? edge.heavy.take(run) : run());
  if (used !== null) await rememberKey(edge.access, used, edge.now());
  return send({ asked, actor, output, position }, request, reply);
}

/** The question for a thread; null when it is answered here, as those about the past are, which are kept here. */
function longQuestion(edge: Edge, asked: Asked & { firm: string }, context: Context): LongQuestion | null {
  const { route, input, asOf, firm } = asked;
  const { inThread, name: operation } = route.operation;
  if (inThread === undefined || asOf !== undefined) return null;
  return questionFor(edge, context, { firm, operation, input, apart: inThread === 'apart' });
}

function questionFor(
  edge: Edge,
  { actor, command }: Context,
  asked: Pick<LongQuestion, 'firm' | 'operation' | 'input' | 'apart'>,
): LongQuestion {
  const { firm } = asked;
  const dataFolder = edge.firms.filesFolder(firm);
  return { ...asked, actor, now: edge.now(), dataFolder, keyFolder: edge.firms.keyFolder(firm), command };
}

/** For an operation that needs the house and is answered here, but has a long part that needs none of it. */
function threadOf(
  edge: Edge,
  { firm, progress }: { firm: string; progress: TellProgress },
  context: Context,
): NonNullable<Context['inThread']> {
  return async (operation, input) => {
    const question = questionFor(edge, context, { firm, operation, input, apart: false });
    const state = await context.ledger.database.glance(ledgerState);
    const { body } = await edge.long.ask({ ...question, mayReadPaths: true }, state, progress);
    const output: unknown = JSON.parse(Buffer.from(body.buffer).toString('utf8'));
    return output;
  };
}

/** Sends what a thread worked out as it is: reading it again would take the time that the thread saved. */
function sendBytes(
  asked: Asked,
  actor: Actor,
  { body, position, next }: LongAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
): unknown {
  if (position !== null) {
    reply.headers({ etag: positionTag(position, actor), ...PRIVATE });
    reply.header('lotproof-position', String(position));
  }
  if (next !== null && asked.route.method === 'GET')
    reply.header('link', `<${nextAddress(request.url, next)}>; rel="next"`);
  return reply
    .status(asked.route.status)
    .type('application/json; charset=utf-8')
    .send(Buffer.from(body.buffer));
}

const PRIVATE = { 'cache-control': 'private, no-cache', vary: 'authorization, cookie' };

function contextOf(edge: Edge, asked: Asked, given: { actor: Actor; ledger: Ledger }): Context {
  return {
    ...given,
    now: edge.now,
    newId: edge.newId,
    dataFolder: asked.firm === null ? null : edge.firms.filesFolder(asked.firm),
    ...(asked.firm === null ? {} : { keyFolder: edge.firms.keyFolder(asked.firm) }),
    progress: () => undefined,
    // The actor's id stands before the key, so that nobody meets another's.
    command: asked.key === null ? edge.newId() : `${given.actor.id}:${asked.key}`,
    pasts: edge.pasts,
    house: houseFor(edge, asked.caller, asked.firm),
  };
}

function usedKey(asked: Asked & { firm: string }, actor: Actor): UsedKey | null {
  if (asked.key === null || asked.route.operation.kind === 'read') return null;
  const request = canonicalJson({ operation: asked.route.operation.name, input: asked.input });
  const digest = createHash('sha256').update(request).digest('hex');
  return { firm: asked.firm, actor: actor.id, key: asked.key, digest };
}

/** Whether the ledger stands where it stood when the caller last had this answer: then nothing needs to be worked out. */
async function isUnchanged(asked: Asked, request: FastifyRequest, context: Context): Promise<boolean> {
  if (asked.route.tag !== 'position' || asked.asOf !== undefined) return false;
  const held = request.headers['if-none-match'];
  if (held === undefined) return false;
  const position = await context.ledger.database.glance(ledgerPosition);
  return matches(held, positionTag(position, context.actor));
}

const pageSchema = z.looseObject({ next: z.string() });

function send(
  answer: { asked: Asked & { firm: string }; actor: Actor; output: unknown; position: number | null },
  request: FastifyRequest,
  reply: FastifyReply,
): unknown {
  const { asked, actor, output, position } = answer;
  const tag =
    asked.route.tag === 'entry'
      ? entryTag(output)
      : asked.route.tag === 'position' && position !== null
        ? positionTag(position, actor)
        : null;
  if (tag !== null) {
    reply.headers({ etag: tag, ...PRIVATE });
    const held = request.headers['if-none-match'];
    if (held !== undefined && matches(held, tag)) return reply.status(304).send();
  }
  if (position !== null) reply.header('lotproof-position', String(position));
  const page = pageSchema.safeParse(output);
  if (page.success && asked.route.method === 'GET')
    reply.header('link', `<${nextAddress(request.url, page.data.next)}>; rel="next"`);
  const made = createdId(output);
  const location = made === null ? null : recordPath(asked.route.operation, asked.firm, made);
  if (location !== null) reply.header('location', location);
  reply.status(asked.route.status);
  return output;
}

function nextAddress(address: string, cursor: string): string {
  const url = new URL(address, 'http://lotproof');
  url.searchParams.set('cursor', cursor);
  return `${url.pathname}${url.search}`;
}

const receiptSchema = z.looseObject({ entries: z.array(z.looseObject({ id: z.string() })) });

function createdId(output: unknown): string | null {
  const receipt = receiptSchema.safeParse(output);
  return receipt.success ? (receipt.data.entries[0]?.id ?? null) : null;
}
