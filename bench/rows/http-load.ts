import http from 'node:http';
import { timingOf, type Timing } from '../measure.ts';

export interface Load {
  readonly timing: Timing;
  readonly perSecond: number;
}

type Headers = Readonly<Record<string, string>>;
/** What the next request says of who asks. */
export type Callers = () => Headers;

/** A server lets one caller ask so often and no more; several take turns. */
export function inTurn(callers: readonly Headers[]): Callers {
  let turn = 0;
  return () => callers[(turn += 1) % callers.length] ?? {};
}

/** Sends every path once, in order, over so many connections at a time. Anything but 200 ends it. */
export async function load(
  origin: string,
  paths: readonly string[],
  { connections, callers }: { connections: number; callers: Callers },
): Promise<{ times: number[]; ms: number }> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let path = paths[(next += 1) - 1]; path !== undefined; path = paths[(next += 1) - 1]) {
      const start = performance.now();
      await get(agent, `${origin}${path}`, callers());
      times.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return { times, ms: performance.now() - start };
}

/** The bytes that an address answers with. */
export function get(agent: http.Agent, url: string, headers: Headers): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        if (response.statusCode === 200) resolve(bytes);
        else
          reject(new Error(`${url} answered ${response.statusCode ?? 0}: ${bytes.toString().slice(0, 300)}`));
      });
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

/** Rounds of load joined to one figure. */
export function joined(rounds: readonly { times: readonly number[]; ms: number }[]): Load {
  const times = rounds.flatMap((round) => round.times);
  const ms = rounds.reduce((sum, round) => sum + round.ms, 0);
  return { timing: timingOf(times), perSecond: (times.length / ms) * 1_000 };
}
