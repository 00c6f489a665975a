import { execute, listValue } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import type { RecordKind, RecordReference } from '../../ledger/define-record.ts';
import { recordsNaming } from '../../ledger/naming.ts';
import { referencesIn } from '../../ledger/project.ts';
import { keyOf, standingOf, type Step } from './import-plan.ts';

/** How something that is named is not there. */
type Lack = 'unknown' | 'withdrawn' | 'refused';

/** A step that the ledger would refuse, and why. */
export interface BlockedStep {
  readonly step: Step;
  readonly says: string;
  /** What it names that is not there, and how; null where others still name what is to go. */
  readonly lacks: (RecordReference & { readonly how: Lack }) | null;
}

interface Known {
  readonly transaction: Transaction;
  readonly kinds: ReadonlyMap<string, RecordKind>;
  /** What became of a record in the same import, which a dry run does not find in the ledger. */
  readonly standing?: (named: RecordReference) => 'given' | 'refused' | 'unknown';
}

/**
 * Steps that the ledger would refuse: a record that names one that is nowhere, or that people withdrew, or that a blocked record would
 * have brought; and a withdrawal of what others still name. So a dry run shows them too.
 */
export async function blockedSteps(known: Known, steps: readonly Step[]): Promise<BlockedStep[]> {
  return [...(await namingMissing(known, steps)), ...(await stillNamed(known, steps))];
}

async function namingMissing(known: Known, steps: readonly Step[]): Promise<BlockedStep[]> {
  const naming = steps.flatMap((step) => {
    const kind = known.kinds.get(step.staged.kind);
    const isWritten = step.does === 'record' || step.does === 'correct';
    return isWritten && kind !== undefined ? [{ step, names: referencesIn(kind, step.staged.body) }] : [];
  });
  const written = new Set(naming.map(({ step }) => keyOf(step.staged)));
  const named = naming.flatMap(({ names }) => names).filter((name) => !written.has(keyOf(name)));
  const lacking = await lackingAmong(known, named);
  const blocked = new Map<Step, BlockedStep>();
  for (let before = -1; before < blocked.size && lacking.size > 0;) {
    before = blocked.size;
    for (const { step, names } of naming) {
      const missing = blocked.has(step) ? undefined : names.find((name) => lacking.has(keyOf(name)));
      if (missing === undefined) continue;
      const how = lacking.get(keyOf(missing)) ?? 'refused';
      blocked.set(step, { step, says: lackText(missing, how), lacks: { ...missing, how } });
      if (step.does === 'record') lacking.set(keyOf(step.staged), 'refused');
    }
  }
  return [...blocked.values()];
}

function lackText({ kind, id }: RecordReference, lack: Lack): string {
  const why = {
    unknown: 'which is neither on record nor in these files',
    withdrawn: 'which was withdrawn',
    refused: 'which is refused',
  };
  return `It names the ${kind} "${id}", ${why[lack]}.`;
}

/** Those among the named records that will not be there, and why. */
async function lackingAmong(
  { transaction, standing }: Known,
  named: readonly RecordReference[],
): Promise<Map<string, Lack>> {
  const lacking = new Map<string, Lack>();
  for (const [kind, list] of Map.groupBy(named, (reference) => reference.kind)) {
    const ids = new Set(list.map(({ id }) => id));
    const rows = await execute<{ id: string; withdrawn: number }>(
      transaction,
      `select id, withdrawn from record where kind = ? and id ${transaction.dialect.inListOfTexts}`,
      [kind, listValue([...ids])],
    );
    const stands = new Map(rows.map(({ id, withdrawn }) => [id, withdrawn]));
    for (const id of ids) {
      const withdrawn = stands.get(id);
      if (withdrawn === 0) continue;
      const here = standing?.({ kind, id }) ?? 'unknown';
      if (withdrawn === 1) lacking.set(keyOf({ kind, id }), 'withdrawn');
      else if (here !== 'given') lacking.set(keyOf({ kind, id }), here);
    }
  }
  return lacking;
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
    blocked.push({ step, says, lacks: null });
  }
  return blocked;
}
