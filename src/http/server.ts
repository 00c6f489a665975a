import fastifyCookie from '@fastify/cookie';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { makeSetUpLink } from '../access/link.ts';
import { hostText, publicUrl } from '../house/address.ts';
import { LotproofError } from '../kit/errors.ts';
import { isLoopback } from '../kit/loopback.ts';
import { OPERATIONS } from '../operations.ts';
import { handlerOf } from './call.ts';
import { edgeOf, proxiesOf } from './edge.ts';
import type { Edge, ServerOptions } from './edge.ts';
import { healthRoutes, metricsRoute } from './health.ts';
import { admit, identify } from './identify.ts';
import { LIMITS } from './limits.ts';
import { demoRoute } from './demo-route.ts';
import { docsRoutes } from './pages/docs-routes.ts';
import { entryRoutes } from './pages/entry-routes.ts';
import { progressRoute } from './progress-board.ts';
import { publicLabelRoutes } from './pages/public-label-routes.ts';
import { noticeRoutes } from './pages/notice-routes.ts';
import { shareRoutes } from './pages/share-routes.ts';
import { asLotproofError, PROBLEM_TYPE, problemOf } from './problem.ts';
import { routesOf, serverPath } from './routes.ts';
import { checkHost, checkOrigin, secureAnswer } from './security.ts';
import { sessionRoutes } from './session-routes.ts';
import { assetRoutes, readWebFiles } from './web-files.ts';

const MIB = 1024 * 1024;

/** The server with all its routes, not listening: for tests, by `inject`. */
export function buildServer(options: ServerOptions): FastifyInstance {
  return build(edgeOf(options));
}

/** A server that listens. */
export interface RunningServer {
  /** Where people reach it, without a slash at the end. */
  readonly url: string;
  /** Where the owner signs up, once; null when somebody has. */
  readonly setUpLink: string | null;
  /** What whoever started it should know. */
  readonly warnings: readonly string[];
  /** Refuses new requests, finishes those under way, and stops. */
  close(): Promise<void>;
}

/** Starts listening where the settings say. Whoever opened the databases closes them after the server. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const edge = edgeOf(options);
  const app = build(edge);
  const { LOTPROOF_HOST: host, LOTPROOF_PORT: port } = options.settings;
  await app.listen({ host, port: Number(port) });
  const at = app.server.address();
  if (publicUrl(options.settings) === null && typeof at === 'object' && at !== null)
    edge.state.url = `http://${hostText(host)}:${String(at.port)}`;
  const path = await edge.access.write((transaction) => makeSetUpLink(transaction, edge.now()));
  edge.requestLog.event('info', 'listening', { loopback: isLoopback(host) });
  return {
    url: edge.state.url,
    setUpLink: path === null ? null : `${edge.state.url}${path}`,
    warnings: warningsOf(edge, host),
    close: () => stop(edge, app),
  };
}

function warningsOf(edge: Edge, host: string): string[] {
  if (isLoopback(host) || edge.secure) return [];
  return [
    `Others can reach this server at ${host}, and passwords and records would travel unencrypted. Put a proxy with TLS in front and set LOTPROOF_PUBLIC_URL to its https address.`,
  ];
}

async function stop(edge: Edge, app: FastifyInstance): Promise<void> {
  edge.state.stopping = true;
  edge.requestLog.event('info', 'stopping');
  const impatient = setTimeout(() => {
    app.server.closeAllConnections();
    void edge.long.close();
  }, LIMITS.stopMs);
  try {
    await app.close();
  } finally {
    clearTimeout(impatient);
  }
}

function build(edge: Edge): FastifyInstance {
  const { settings } = edge;
  const app = fastify({
    logger: false,
    bodyLimit: requestLimit(settings.LOTPROOF_REQUEST_LIMIT),
    requestTimeout: LIMITS.requestMs,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: proxiesOf(settings).length === 0 ? false : proxiesOf(settings),
    genReqId: () => edge.newId(),
    // An address that cannot be read never gets to a route, nor to its hooks.
    frameworkErrors: (error, request, reply) => {
      secureAnswer(edge, reply);
      void answerFault(edge, error, request, reply);
    },
    routerOptions: { maxParamLength: 500 },
    http: { maxHeaderSize: LIMITS.headBytes, headersTimeout: LIMITS.headMs },
  });
  app.decorateRequest('caller', null);
  app.addHook('onClose', () => edge.long.close());
  app.addHook('onClose', () => edge.pasts.close());
  void app.register(fastifyCookie);
  watch(edge, app);
  answerErrors(edge, app);
  healthRoutes(edge, app);
  const web = edge.webFolder === undefined ? null : readWebFiles(edge.webFolder);
  if (web !== null) assetRoutes(app, web);
  void app.register((api, _options, done) => {
    guard(edge, api);
    for (const routes of [sessionRoutes, demoRoute, progressRoute, metricsRoute]) routes(edge, api);
    for (const route of routesOf(OPERATIONS))
      api.route({ method: route.method, url: serverPath(route.path), handler: handlerOf(edge, route) });
    docsRoutes(edge, api, OPERATIONS);
    done();
  });
  publicLabelRoutes(edge, app);
  for (const routes of [shareRoutes, noticeRoutes]) routes(edge, app);
  pageRoutes(edge, app, web);
  return app;
}

function pageRoutes(edge: Edge, app: FastifyInstance, web: ReturnType<typeof readWebFiles> | null): void {
  void app.register((pages, _options, done) => {
    guard(edge, pages);
    entryRoutes(edge, pages, web);
    done();
  });
}

function requestLimit(text: string): number {
  const mebibytes = Number(text);
  if (Number.isInteger(mebibytes) && mebibytes >= 1 && mebibytes <= 1_024) return mebibytes * MIB;
  throw new LotproofError('usage', `LOTPROOF_REQUEST_LIMIT must be 1 to 1024 (MiB), not "${text}".`);
}

/** Every answer is named, secured, counted and logged. */
function watch(edge: Edge, app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    edge.metrics.begin();
    secureAnswer(edge, reply);
    reply.header('x-request-id', request.id);
    if (edge.state.stopping && !request.url.startsWith('/health/'))
      throw new LotproofError('busy', 'The server is stopping.');
    checkHost(edge, request);
  });
  app.addHook('onSend', async (_request, reply) => {
    // A connection that stayed open for more would hold up the stop.
    if (edge.state.stopping) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const seen = { method: request.method, route, status: reply.statusCode };
    edge.metrics.end(seen, reply.elapsedTime / 1_000);
    edge.requestLog.answered({ requestId: request.id, ...seen, durationMs: reply.elapsedTime });
  });
}

/** Before a body is read: who asks, whether too often, and whether some other site made their browser ask. */
function guard(edge: Edge, api: FastifyInstance): void {
  api.addHook('onRequest', async (request, reply) => {
    const caller = await identify(edge, request).catch((error: unknown) => {
      admit(edge, request, reply, null);
      throw error;
    });
    admit(edge, request, reply, caller);
    const changes = !['GET', 'HEAD'].includes(request.method);
    if (caller?.by === 'session' && changes) checkOrigin(edge, request);
    request.caller = caller;
  });
}

function answerErrors(edge: Edge, app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => answerFault(edge, error, request, reply));
  app.setNotFoundHandler(() => {
    throw new LotproofError('not-found', 'There is nothing at this address. /docs lists what there is.');
  });
}

function answerFault(
  edge: Edge,
  error: unknown,
  { id }: Pick<FastifyRequest, 'id'>,
  reply: FastifyReply,
): FastifyReply {
  const ours = asLotproofError(error);
  const problem = problemOf(ours, id);
  if (problem.status >= 500) edge.requestLog.fault(id, ours);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="lotproof"');
  return reply.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
}
