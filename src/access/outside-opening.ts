import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';

/** What was done with a link. `refused`: tried when it had ended or was taken back. Closed, as readers tell them apart by it. */
export const OPENING_DEEDS = ['looked', 'fetched', 'answered', 'refused'] as const;
export type OpeningDeed = (typeof OPENING_DEEDS)[number];

/** What somebody did with a link in one minute, from one address with one program. */
export interface Opening {
  /** UTC, to the minute. */
  readonly at: string;
  readonly deed: OpeningDeed;
  /** Network address it came from; empty: one of very many. */
  readonly address: string;
  /** What the browser or program calls itself; anybody can write anything there. */
  readonly agent: string;
  readonly times: number;
}

/** Rows kept of one link. Whoever has it can open it for ever; beyond this they are counted by the day. */
const OPENINGS_KEPT = 2_000;
const AGENT_LENGTH = 200;

/** Notes an opening in the people's database, not in a ledger: addresses are personal data. */
export async function noteOpening(
  transaction: Transaction,
  link: string,
  opening: Omit<Opening, 'times'>,
): Promise<void> {
  const [kept] = await execute<{ count: number }>(
    transaction,
    'select count(*) as count from outside_opening where link = ?',
    [link],
  );
  const isFull = (kept?.count ?? 0) >= OPENINGS_KEPT;
  const at = isFull ? `${opening.at.slice(0, 10)}T00:00Z` : `${opening.at.slice(0, 16)}Z`;
  const [address, agent] = isFull ? ['', ''] : [opening.address, plainAgent(opening.agent)];
  await execute(
    transaction,
    `insert into outside_opening (link, at, deed, address, agent, times) values (?, ?, ?, ?, ?, 1)
     on conflict (link, at, deed, address, agent) do update set times = outside_opening.times + 1`,
    [link, at, opening.deed, address, agent],
  );
}

/** Nothing that a terminal or page could take for more than text. */
function plainAgent(agent: string): string {
  return agent.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, AGENT_LENGTH);
}

/** What was done with a link, newest first. */
export async function openingsOf(transaction: Transaction, link: string): Promise<Opening[]> {
  const rows = await execute<{ at: string; deed: string; address: string; agent: string; times: number }>(
    transaction,
    'select at, deed, address, agent, times from outside_opening where link = ? order by at desc, deed, address, agent',
    [link],
  );
  // Written by noteOpening, whose deeds are the closed list.
  return rows.map((row) => ({ ...row, deed: row.deed as OpeningDeed }));
}

export interface OpeningSums {
  readonly looked: number;
  readonly fetched: number;
  readonly lastAt: string | null;
}

/** How often each of the firm's links was opened, by the id of the link. */
export async function openingSums(
  transaction: Transaction,
  firm: string,
): Promise<ReadonlyMap<string, OpeningSums>> {
  const rows = await execute<{ link: string; deed: string; times: number; last: string }>(
    transaction,
    `select link, deed, sum(times) as times, max(at) as last from outside_opening
     where link in (select id from outside_link where firm = ?) group by link, deed`,
    [firm],
  );
  const sums = new Map<string, OpeningSums>();
  for (const { link, deed, times, last } of rows) {
    if (deed === 'refused') continue;
    const before = sums.get(link) ?? { looked: 0, fetched: 0, lastAt: null };
    const lastAt = before.lastAt !== null && before.lastAt > last ? before.lastAt : last;
    const more = deed === 'looked' || deed === 'fetched' ? { [deed]: before[deed] + times } : {};
    sums.set(link, { ...before, ...more, lastAt });
  }
  return sums;
}
