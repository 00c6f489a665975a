import { writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { PELLETS, typicalStarts } from '../firm/questions.ts';
import { suspectOf } from '../graph/same-sets.ts';
import type { Row } from '../row.ts';
import type { Asked } from './asked.ts';
import { get, inTurn, joined, load, type Callers } from './http-load.ts';
import { installationOf, makeToken, serve, serveFirm } from './installation.ts';

const CONNECTIONS = 32;
/** People who ask at the same time: one alone would be told to wait. */
const CALLERS = 16;
/** Questions that are asked again and again, as a page that many look at; every other one is asked once. */
const ASKED_AGAIN = 60;
const BYTES_SERVER = path.join(import.meta.dirname, '..', 'bytes-server.ts');

/** Story and scope of typical lots over HTTP, and small requests while a large scope is worked out. */
export async function httpRows(asked: Asked): Promise<Row[]> {
  const installation = installationOf(asked);
  const tokens = Array.from({ length: asked.quick ? 2 : CALLERS }, (_, turn) =>
    makeToken(installation, turn),
  );
  const callers = inTurn(tokens.map((token) => ({ authorization: `Bearer ${token}` })));
  const served = await serveFirm(installation);
  try {
    const root = `/api/v1/firms/${installation.firm}`;
    const starts = typicalStarts(asked.firm.size);
    const stories = starts.map(({ kind, id }) => `${root}/trace?kind=${kind}&id=${encodeURIComponent(id)}`);
    const scopes = starts.map((start) => `${root}/scope?suspects=${encodeURIComponent(suspectOf(start))}`);
    const requests = (paths: readonly string[]): Requests => ({
      ...{ url: served.url, callers },
      ...{ again: paths.slice(0, ASKED_AGAIN), once: paths.slice(ASKED_AGAIN) },
    });
    return [
      await loadRow(asked, 'HTTP, story of a typical lot', requests(stories)),
      await loadRow(asked, 'HTTP, scope of a typical lot', requests(scopes)),
      await besideLargeScope(asked, served.url, root, callers),
    ];
  } finally {
    await served.stop();
  }
}

interface Requests {
  readonly url: string;
  readonly again: readonly string[];
  readonly once: readonly string[];
  readonly callers: Callers;
}

async function loadRow(asked: Asked, what: string, requests: Requests): Promise<Row> {
  const { url, again, once, callers } = requests;
  const connections = { connections: CONNECTIONS, callers };
  const answers = await answersOf(requests);
  const anew = joined([await load(url, once, connections)]);
  const file = path.join(asked.folder, 'answers.json');
  writeFileSync(file, JSON.stringify(answers));
  const peer = await serve([BYTES_SERVER, file], process.env);
  const many = Array.from({ length: asked.quick ? 1 : 8 }, () => again).flat();
  const [ours, bytes] = [[], []] as [Awaited<ReturnType<typeof load>>[], Awaited<ReturnType<typeof load>>[]];
  for (let round = 0; round < (asked.quick ? 1 : 5); round += 1) {
    ours.push(await load(url, many, connections));
    bytes.push(await load(peer.url, many, connections));
  }
  await peer.stop();
  const [one, other] = [joined(ours), joined(bytes)];
  const length = Object.values(answers).reduce((sum, text) => sum + text.length, 0) / again.length;
  return {
    part: 'http',
    database: asked.firm.database,
    what,
    size: `${CONNECTIONS} connections, answers of ${Math.round(length / 1_000)} kB: ${Math.round(one.perSecond)} requests a second of questions asked before, ${Math.round(anew.perSecond)} of new ones, from memory ${Math.round(other.perSecond)}`,
    ours: one.timing,
    peers: [
      { name: 'the same framework, the same bytes from memory', timing: other.timing },
      { name: 'each question for the first time', timing: anew.timing },
    ],
    promises: [
      {
        says: 'at least a third of the requests a second',
        measured: one.perSecond / other.perSecond,
        least: 1 / 3,
      },
      {
        says: 'each question for the first time, of the requests a second',
        measured: anew.perSecond / other.perSecond,
      },
    ],
  };
}

async function answersOf({ url, again, callers }: Requests): Promise<Record<string, string>> {
  const agent = new http.Agent({ keepAlive: true });
  const answers: Record<string, string> = {};
  for (const each of again) answers[each] = (await get(agent, `${url}${each}`, callers())).toString();
  agent.destroy();
  return answers;
}

/** Small requests one after the other, first alone and then while somebody waits for the pellet lot's scope. */
async function besideLargeScope(asked: Asked, url: string, root: string, callers: Callers): Promise<Row> {
  const [code] =
    (await asked.firm.raw.rows("select code from name where form = 'lot-code' order by n limit 1"))[0] ?? [];
  const small = Array.from(
    { length: asked.quick ? 20 : 200 },
    () => `${root}/find?code=${encodeURIComponent(String(code))}`,
  );
  const one = { connections: 1, callers };
  await load(url, small, one);
  const alone = joined([await load(url, small, one)]);
  const agent = new http.Agent();
  const waiting = { isDone: false, bytes: 0 };
  const suspect = encodeURIComponent(suspectOf(PELLETS));
  const large = get(agent, `${url}${root}/scope?suspects=${suspect}`, callers()).then((bytes) => {
    Object.assign(waiting, { isDone: true, bytes: bytes.length });
  });
  const beside: Awaited<ReturnType<typeof load>>[] = [];
  do beside.push(await load(url, small.slice(0, 5), one));
  while (!waiting.isDone);
  await large;
  return {
    part: 'http',
    database: asked.firm.database,
    what: 'HTTP, finding a code while the pellet lot’s scope is worked out',
    size: `the large answer has ${(waiting.bytes / 1e6).toFixed(1)} MB`,
    ours: joined(beside).timing,
    peers: [{ name: 'finding a code with nothing beside', timing: alone.timing }],
    promises: [{ says: 'p99 under 250 ms', measured: joined(beside).timing.p99Ms, most: 250 }],
    note: 'A promise of our own: the issue of a busy server is how long others wait.',
  };
}
