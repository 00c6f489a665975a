import { execute, listValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { recordsNaming } from '../../ledger/naming.ts';
import { referencesIn } from '../../ledger/project.ts';
import { keyOf, standingOf, type Step } from './import-plan.ts';

/** A step that the ledger would refuse, and why. */
export interface BlockedStep {
  readonly step: Step;
  readonly says: string;
}

interface Known {
  readonly transaction: Transaction;
  readonly kinds: ReadonlyMap<string, RecordKind>;
}

/**
 * Steps that cannot be taken because of what people withdrew or recorded by hand: a record that names a withdrawn one, or that a
 * blocked record would have brought; and a withdrawal of what others still name. So a dry run shows them too.
 */
export async function blockedSteps(known: Known, steps: readonly Step[]): Promise<BlockedStep[]> {
  return [...(await namingWithdrawn(known, steps)), ...(await stillNamed(known, steps))];
}

async function namingWithdrawn(
  { transaction, kinds }: Known,
  steps: readonly Step[],
): Promise<BlockedStep[]> {
  const naming = steps.flatMap((step) => {
    const kind = kinds.get(step.staged.kind);
    const isWritten = step.does === 'record' || step.does === 'correct';
    return isWritten && kind !== undefined ? [{ step, names: referencesIn(kind, step.staged.body) }] : [];
  });
  const written = new Set(naming.map(({ step }) => keyOf(step.staged)));
  const wanted = new Map<string, Set<string>>();
  for (const { kind, id } of naming.flatMap(({ names }) => names)) {
    if (!written.has(keyOf({ kind, id }))) wanted.set(kind, (wanted.get(kind) ?? new Set<string>()).add(id));
  }
  const gone = await withdrawnAmong(transaction, wanted);
  const blocked = new Map<Step, string>();
  for (let before = -1; before < blocked.size && gone.size > 0;) {
    before = blocked.size;
    for (const { step, names } of naming) {
      const missing = blocked.has(step) ? undefined : names.find((name) => gone.has(keyOf(name)));
      if (missing === undefined) continue;
      blocked.set(step, `It names the ${missing.kind} "${missing.id}", which was withdrawn.`);
      if (step.does === 'record') gone.add(keyOf(step.staged));
    }
  }
  return [...blocked].map(([step, says]) => ({ step, says }));
}

async function withdrawnAmong(
  transaction: Transaction,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const [kind, ids] of wanted) {
    const rows = await execute<{ id: string }>(
      transaction,
      `select id from record where kind = ? and withdrawn = 1 and id ${transaction.dialect.inListOfTexts}`,
      [kind, listValue([...ids])],
    );
    for (const { id } of rows) gone.add(keyOf({ kind, id }));
  }
  return gone;
}

async function stillNamed({ transaction, kinds }: Known, steps: readonly Step[]): Promise<BlockedStep[]> {
  const withdrawals = steps.filter(({ does }) => does === 'withdraw');
  const going = new Set(withdrawals.map(({ staged }) => keyOf(staged)));
  const blocked: BlockedStep[] = [];
  for (const step of withdrawals) {
    const { kind, id } = step.staged;
    const n = (await standingOf(transaction, [step.staged])).get(keyOf(step.staged))?.n;
    if (n === undefined) continue;
    const [first] = (await recordsNaming(transaction, kinds, { kind, n })).filter(
      (other) => !going.has(keyOf(other)),
    );
    if (first === undefined) continue;
    const says = `The ${kind} "${id}" cannot be taken back: the ${first.kind} "${first.id}" still names it.`;
    blocked.push({ step, says });
  }
  return blocked;
}
