import { race, timed, timingOf, type Timing } from '../measure.ts';
import { loadGraph } from '../graph/load-graph.ts';
import type { PackedSearch } from '../graph/packed-graph.ts';
import type { Promised, Row } from '../row.ts';
import type { Asked } from './asked.ts';

/** Questions about everything at once, the operation that answers each, and the search that any answer needs at least. */
const QUESTIONS = [
  {
    what: 'whole firm: exposure of every material lot',
    operation: 'exposure.list',
    kind: 'material-lot',
    search: 'on',
  },
  { what: 'whole firm: readiness of every run', operation: 'readiness.list', kind: 'run', search: 'back' },
] as const;

/** Asked of a ledger that was just opened, beside the memory limit: a search from each start over typed arrays, and reading all links once. */
export async function wholeFirmRows(asked: Asked): Promise<Row[]> {
  const { firm, quick } = asked;
  const graph = await asked.graph();
  const loadMs = await timed(() => loadGraph(firm.raw));
  const rows: Row[] = [];
  for (const { what, operation, kind, search } of QUESTIONS) {
    const starts = (await firm.raw.rows('select n from record where kind = ? order by n', [kind])).map(
      ([n]) => Number(n),
    );
    let reached = 0;
    const memory = async (): Promise<void> => {
      reached = reachedFrom(graph[search], starts);
    };
    const rounds = { rounds: quick ? 1 : 3, warmUp: quick ? 0 : 1 };
    const { ours, memory: least } = await race({ ours: () => firm.askAfresh(operation, {}), memory }, rounds);
    const size = `${starts.length} starts that reach ${reached} things in all`;
    const peers = [
      { name: 'memory limit: a search from each over typed arrays', timing: least },
      { name: 'reading all links once', timing: timingOf([loadMs]) },
    ];
    const row = { part: 'whole-firm', database: firm.database, what, size, ours, peers };
    const perHundredThousand = (ours.medianMs / starts.length) * 100_000;
    const promises = [promised(ours, least.medianMs + loadMs)];
    if (kind === 'run')
      promises.push({ says: '100,000 runs in under a minute', measured: perHundredThousand, most: 60_000 });
    rows.push({ ...row, promises });
  }
  return rows;
}

function promised(ours: Timing, limitMs: number): Promised {
  const measured = ours.medianMs / limitMs;
  return { says: 'at most 5 × the memory limit plus loading once', measured, most: 5 };
}

function reachedFrom(search: PackedSearch, starts: readonly number[]): number {
  let reached = 0;
  for (const start of starts) reached += search.reach(start).length - 1;
  return reached;
}
