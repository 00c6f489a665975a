import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { spanOf } from '../trace/scope-columns.ts';
import { mayShare } from './recalled-goods.ts';
import type { RecalledUnits } from './recalled-goods.ts';
import type { Since } from './recalled-cartons-store.ts';

interface ReworkRow {
  readonly run: number;
  readonly source: number;
  readonly span_from: number | null;
  readonly span_to: number | null;
  readonly entry: number;
}

/** A run that leaves, and one whose units went into it; `after`: the earliest record between. */
interface Path {
  readonly run: number;
  readonly at: number;
  readonly after: number;
}

/** Of these runs those that recalled units were reworked into after the recall, at any remove: a rework before it is in its scope. */
export async function reworkedSince(
  transaction: Transaction,
  runs: ReadonlySet<number>,
  units: readonly RecalledUnits[],
  since: Since,
): Promise<{ recall: number; run: number }[]> {
  const recalled = Map.groupBy(units, ({ run }) => run);
  const found = new Map<string, { recall: number; run: number }>();
  const seen = new Set<string>();
  let edge: Path[] = [...runs].map((run) => ({ run, at: run, after: Number.MAX_SAFE_INTEGER }));
  while (edge.length > 0) {
    const rows = Map.groupBy(await sourcesOf(transaction, edge), ({ run }) => run);
    const next = edge.flatMap(({ run, at, after }) =>
      (rows.get(at) ?? []).map((row) => ({
        row,
        path: { run, at: row.source, after: Math.min(after, row.entry) },
      })),
    );
    const fresh = next.filter(({ path }) => !seen.has(textOf(path)));
    for (const { row, path } of fresh) {
      seen.add(textOf(path));
      const span = spanOf(row.span_from, row.span_to);
      for (const own of recalled.get(path.at) ?? []) {
        if (path.after <= (since.get(own.recall) ?? 0) || !mayShare(own.span, span)) continue;
        found.set(`${String(own.recall)} ${String(path.run)}`, { recall: own.recall, run: path.run });
      }
    }
    edge = fresh.map(({ path }) => path);
  }
  const corrected = await correctedRuns(transaction, runs);
  return [...found].flatMap(([key, one]) => (corrected.has(key) ? [] : [one]));
}

/** Runs that a recall says recalled units were corrected into: those may leave. */
async function correctedRuns(
  transaction: Transaction,
  runs: ReadonlySet<number>,
): Promise<ReadonlySet<string>> {
  const rows = await selectIn<{ recall: number; run: number }>(
    transaction,
    'select recall, into_run as run from recall_progress where into_run in (?*)',
    runs,
  );
  return new Set(rows.map(({ recall, run }) => `${String(recall)} ${String(run)}`));
}

function textOf({ run, at, after }: Path): string {
  return [run, at, after].join(' ');
}

async function sourcesOf(transaction: Transaction, edge: readonly Path[]): Promise<ReworkRow[]> {
  return selectIn<ReworkRow>(
    transaction,
    `select rework.run as run, source.run as source, source.span_from as span_from, source.span_to as span_to,
        own.entry as entry
      from rework join rework_source source on source.n = rework.n join record own on own.n = rework.n
      where rework.run in (?*)`,
    edge.map(({ at }) => at),
  );
}
