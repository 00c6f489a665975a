import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import type { LedgerEnd } from '../../ledger/record.ts';
import { record } from '../../ledger/record.ts';
import { writeOperation } from '../../operation/operation.ts';
import type { Context, Operation } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { contentOf, isAsFrozen } from './label-content.ts';
import { symbolOf, templateFor } from './label-drawing-operations.ts';
import type { InSymbol } from './label-symbol.ts';
import { requireFit } from './label-fit-store.ts';
import { handOf, newPublicCode } from './label-operations.ts';
import { labelRecord } from './label-store.ts';
import { allowAddress } from './label-address-store.ts';
import { publicAddressRoot } from './label-public-store.ts';
import { versionsOf } from './label-versions-store.ts';
import { labelSchema, labelVersionSchema } from './label.ts';
import type { Label, LabelVersion } from './label.ts';

const frozenSchema = z.strictObject({
  id: z.string().describe('Id of the label version'),
  version: z.int(),
  publicCode: z.string(),
  publicAddress: z.string().nullable().describe('Where the symbol on the label leads'),
  position: z.int(),
});

const freezeOperation = writeOperation({
  name: 'label.freeze',
  summary: 'Approve a label: what it says now is frozen as a version',
  description:
    'The version never changes. A later change of the label is approved as the next version, and the one before stays readable. ' +
    'A label that lacks what the law asks of its place is refused, unless `despite` says why. The release of a run freezes those that are still to be approved, where it is asked to.',
  permission: 'record-firm',
  positional: ['label'],
  input: z.strictObject({
    label: idSchema.describe('The label'),
    approvedBy: z.string().min(1).max(200).describe('Who approves it'),
    approvedOn: dateSchema.optional().describe('Absent: today, UTC'),
    reason: z.string().min(1).max(1_000).optional().describe('Why there is a new version'),
    despite: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe('Why it is approved although a finding is not met'),
  }),
  output: frozenSchema,
  examples: [
    {
      says: 'Approve the label on the product',
      input: {
        label: 'bg1-product',
        approvedBy: 'QA Arcadia Bay',
        despite: 'The town is added by hand at the factory.',
      },
    },
  ],
  run: async (context, input) => {
    let publicAddress: string | null = null;
    const receipt = await record(context.ledger, handOf(context), async (end) => {
      publicAddress = await approveLabel(context, end, input);
    });
    const id = present(receipt.entries[0], 'an entry').id;
    return context.ledger.database.read(async (transaction) => {
      const { n } = await findVisible({ ...context, transaction }, labelRecord, input.label);
      const versions = await versionsOf(transaction, context.ledger.kinds, n);
      const { body } = present(
        versions.find((one) => one.id === id),
        'the version',
      );
      publicAddress = body.publicAddress ?? publicAddress;
      return {
        id,
        version: body.version,
        publicCode: body.publicCode,
        publicAddress,
        position: receipt.position,
      };
    });
  },
});

interface Approval {
  readonly label: string;
  readonly approvedBy: string;
  readonly approvedOn?: string | undefined;
  readonly reason?: string | undefined;
  readonly despite?: string | undefined;
}

/** Freezes what the label says now as its next version, where it is fit; returns where its symbol leads. */
export async function approveLabel(
  context: Context,
  end: LedgerEnd,
  approval: Approval,
): Promise<string | null> {
  const { transaction } = end;
  const { n, body } = await labelOf(context, transaction, approval.label);
  await requireFitNow(context, transaction, body, approval);
  const versions = await versionsOf(transaction, context.ledger.kinds, n);
  const [last] = versions;
  const inSymbol = await frozenSymbol(context, transaction, body);
  requireNew(approval.label, body, last?.body, inSymbol);
  const version = (last?.body.version ?? 0) + 1;
  const publicCode = last?.body.publicCode ?? newPublicCode(context);
  const address = await publicAddressRoot(context, transaction, body.run);
  const publicAddress = address === null ? undefined : `${address}/${publicCode}`;
  if (address !== null) allowAddress(transaction, address);
  const said = {
    ...contentOf(body),
    label: approval.label,
    version,
    template: body.template,
    publicCode,
    publicAddress,
    inSymbol,
    approvedBy: approval.approvedBy,
    approvedOn: approval.approvedOn ?? context.now().slice(0, 10),
    reason: approval.reason,
    despite: approval.despite,
  };
  await end.append([
    {
      action: 'record',
      kind: 'label-version',
      id: `${approval.label}@${String(version)}`,
      body: labelVersionSchema.parse(said),
    },
  ]);
  return publicAddress ?? null;
}

async function requireFitNow(
  context: Context,
  transaction: Transaction,
  body: Label,
  { label, despite }: Approval,
): Promise<void> {
  const run = await findVisible({ ...context, transaction }, kindNamed(context.ledger, 'run'), body.run);
  await requireFit(transaction, context.ledger.kinds, {
    ...{ label, run: run.n, place: body.place },
    isExcused: despite !== undefined,
  });
}

/** What its symbols say of GTIN and lot, by its look or its template. */
async function frozenSymbol(
  context: Context,
  transaction: Transaction,
  label: Label,
): Promise<InSymbol | undefined> {
  const template = await templateFor(context, transaction, label.template);
  return (await symbolOf(context, transaction, label, template)) ?? undefined;
}

function requireNew(
  label: string,
  body: Label,
  last: LabelVersion | undefined,
  inSymbol: InSymbol | undefined,
): void {
  if (last === undefined || !isAsFrozen(body, last)) return;
  if (canonicalJson(inSymbol ?? null) !== canonicalJson(last.inSymbol ?? null)) return;
  if (body.template !== last.template) return;
  throw new LotproofError(
    'already-recorded',
    `The label "${label}" says what its version ${String(last.version)} says: there is nothing new to approve.`,
  );
}

async function labelOf(
  context: Context,
  transaction: Transaction,
  id: string,
): Promise<{ readonly n: number; readonly body: Label }> {
  const standing = await findVisible({ ...context, transaction }, labelRecord, id);
  if (standing.withdrawn === 1) throw new LotproofError('withdrawn', `The label "${id}" was withdrawn.`);
  const found = await labelledRecords(transaction, context.ledger.kinds, [standing.n]);
  return { n: standing.n, body: labelSchema.parse(present(found.get(standing.n), 'the label').body) };
}

export const LABEL_FREEZE_OPERATIONS: readonly Operation[] = [freezeOperation];
