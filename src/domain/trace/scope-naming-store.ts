import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import type { ScopeAnswer } from './scope-answer.ts';
import type { Key, ScopeFacts } from './scope-facts.ts';
import { Naming } from './scope-naming.ts';
import type { Named } from './scope-report.ts';

/** The names of everything an answer speaks of. */
export async function namingOf(
  transaction: Transaction,
  facts: ScopeFacts,
  answer: ScopeAnswer,
): Promise<Naming> {
  return new Naming(facts, await recordNames(transaction, answer));
}

/** Kind and id of every record the answer rests on. */
async function recordNames(transaction: Transaction, answer: ScopeAnswer): Promise<Map<Key, Named>> {
  const keys = answer.runs.flatMap((run) => run.stretches.flatMap((stretch) => stretch.restsOn));
  const rows = await selectIn<{ n: number; kind: string; id: string }>(
    transaction,
    'select n, kind, id from record where n in (?*)',
    keys,
  );
  return new Map(rows.map((row) => [row.n, { kind: row.kind, id: row.id, name: row.id }]));
}
