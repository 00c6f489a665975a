import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { loadLabelFacts, loadMarkFacts } from './label-facts-store.ts';
import { findingsOf } from './label-findings.ts';
import type { Label } from './label.ts';

/** Rules that a label must meet by itself before it is approved. */
const OWN_RULES: readonly string[] = ['who', 'place', 'date', 'cohort', 'coded-ask', 'coded-decoding'];

interface Approving {
  readonly label: string;
  /** Number of the run. */
  readonly run: number;
  readonly place: Label['place'];
  /** Somebody has said why it is approved although a rule is not met. */
  readonly isExcused: boolean;
}

/**
 * Refuses to approve what lacks what the law asks of its place, unless somebody says why, and what was written by a template that is a
 * draft. Throws `invalid-input`, with the rules that are not met.
 */
export async function requireFit(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  approving: Approving,
): Promise<void> {
  await requireApprovedTemplate(transaction, approving.label);
  if (approving.isExcused) return;
  const facts = await loadLabelFacts(transaction, kinds, approving.run);
  const marks = await loadMarkFacts(transaction, kinds, approving.run);
  const place = approving.place === 'component' ? 'product' : approving.place;
  const lacking = findingsOf(facts, marks).filter(
    (one) => OWN_RULES.includes(one.rule) && one.place === place && one.outcome === 'not-met',
  );
  if (lacking.length === 0) return;
  throw new LotproofError(
    'invalid-input',
    `The label "${approving.label}" lacks what is asked of it. Mend it, or say with \`despite\` why it is approved all the same.`,
    lacking.map(({ rule, asks, says }) => ({ at: rule, expected: asks, says })),
  );
}

async function requireApprovedTemplate(transaction: Transaction, label: string): Promise<void> {
  const [draft] = await execute<{ id: string } & Record<string, SqlValue>>(
    transaction,
    `select other.id as id from label join record own on own.n = label.n
      join label_template on label_template.n = label.template join record other on other.n = label_template.n
      where own.kind = 'label' and own.id = ? and label_template.state <> 'approved'`,
    [label],
  );
  if (draft === undefined) return;
  const says = `The template "${draft.id}" is a draft: approve it before a label made by it.`;
  throw new LotproofError('invalid-input', says, [{ at: 'template', found: draft.id, says }]);
}
