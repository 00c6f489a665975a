import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { ledgerPosition } from '../../ledger/ledger.ts';
import type { LedgerEnd } from '../../ledger/record.ts';
import { record } from '../../ledger/record.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Context, Operation, ReadContext } from '../../operation/operation.ts';
import { GATE_CONDITIONS } from '../agreement/agreement.ts';
import { approveLabel } from '../label/label-freeze-operations.ts';
import { handOf } from '../label/label-operations.ts';
import { requireReached } from '../record-demands.ts';
import { findVisible } from '../record-reading.ts';
import { runRecord } from '../run/run-store.ts';
import { assessmentOf, assessmentSchema } from './gate-report.ts';
import { loadGates } from './gate-store.ts';
import type { GatedRun } from './gate.ts';
import { assessmentRows, assessmentText } from './gate-text.ts';
import { findingText } from './gate-words.ts';
import { loadLabels } from './gate-labels-store.ts';
import { keptAssessment } from './release-guard-store.ts';
import { loadReleases } from './releases-store.ts';
import type { ReleaseOverride, RunRelease } from './release.ts';

const personField = z.string().min(1).max(200);
const roleField = personField.describe('In what role');

const assessOperation = readOperation({
  name: 'release.assess',
  summary:
    'What stands between a run and the world: every condition of its release, and who does what about it',
  description:
    'Judged by the agreement in force when the run was made, else by the firm’s policy of that day; where neither says anything, everything is asked. ' +
    'What nobody knows is never met. An override holds for what it saw, and for nothing that comes later.',
  permission: 'trace',
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the run') }),
  output: assessmentSchema,
  examples: [{ says: 'What a run waits for', input: { id: 'bg1' } }],
  run: async (context, { id }) => {
    const { gate } = await gateNow(context, id);
    const releases = await loadReleases(context.transaction, context.ledger.kinds, [gate.n]);
    return assessmentOf(gate, releases.get(gate.n) ?? [], context.position);
  },
  show: assessmentText,
  table: (assessment) => assessmentRows([assessment]),
});

type Reading = Pick<ReadContext, 'transaction' | 'actor' | 'ledger'>;

async function gateNow(context: Reading, id: string): Promise<{ gate: GatedRun }> {
  const standing = await findVisible(context, runRecord, id);
  if (standing.withdrawn === 1) throw new LotproofError('withdrawn', `The run "${id}" was withdrawn.`);
  const [gate] = await loadGates(context.transaction, context.ledger.kinds, [standing.n]);
  return { gate: present(gate, 'the run is on record') };
}

const receiptSchema = z.strictObject({ id: z.string(), position: z.int() });

const signOperation = writeOperation({
  name: 'release.sign',
  summary: 'Release a run: sign that it may go into the world',
  description:
    'Refused while a condition stands against it, naming every one. What the gate said is kept inside the release, with the ledger position it was read at and the labels it goes out under. ' +
    'With `approveLabels` the labels that were never approved, or changed since, are frozen first; a later change is a new version.',
  permission: 'release-runs',
  positional: ['run'],
  input: z.strictObject({
    run: idSchema.describe('Id of the run'),
    releasedBy: personField.describe('Who signs'),
    role: roleField.optional(),
    releasedOn: dateSchema.optional().describe('Absent: today, UTC'),
    approveLabels: z.boolean().optional().describe('Approve what the labels of the run say now'),
    note: z.string().max(4_000).optional().describe('Anything a person should read beside it'),
    id: idSchema.optional().describe('Of the release; made when left out'),
  }),
  output: receiptSchema,
  examples: [],
  run: async (context, input) => {
    const id = input.id ?? context.newId();
    if (input.releasedOn !== undefined) requireReached(context.now(), 'releasedOn', input.releasedOn);
    const receipt = await record(context.ledger, handOf(context), async (end) => {
      const reading = { ...context, transaction: end.transaction };
      const before = await gateNow(reading, input.run);
      if (input.approveLabels === true) await approveLabels(context, end, before.gate, input.releasedBy);
      const position = await ledgerPosition(end.transaction);
      const { gate } = await gateNow(reading, input.run);
      await end.append([
        {
          action: 'record',
          kind: 'run-release',
          id,
          body: await releaseOf(context, end, gate, position, input),
        },
      ]);
    });
    const own = receipt.entries.find(({ kind }) => kind === 'run-release');
    return { id: present(own, 'the release').id, position: receipt.position };
  },
});

async function approveLabels(
  context: Context,
  end: LedgerEnd,
  gate: GatedRun,
  approvedBy: string,
): Promise<void> {
  const { labels } = await labelsOf(context, end, gate);
  for (const { named, version, isAsFrozen } of labels) {
    if (version !== null && isAsFrozen) continue;
    await approveLabel(context, end, {
      label: named.id,
      approvedBy,
      ...(version === null ? {} : { reason: 'Approved with the release of the run' }),
    });
  }
}

async function labelsOf({ ledger }: Context, { transaction }: LedgerEnd, { n }: GatedRun) {
  const found = await loadLabels(transaction, ledger.kinds, [{ n, product: 0 }]);
  return { labels: found.labels.get(n) ?? [] };
}

async function releaseOf(
  context: Context,
  end: LedgerEnd,
  gate: GatedRun,
  position: number,
  input: {
    releasedBy: string;
    role?: string | undefined;
    releasedOn?: string | undefined;
    note?: string | undefined;
  },
): Promise<RunRelease> {
  const { labels } = await labelsOf(context, end, gate);
  const versions = labels.flatMap(({ version }) => version?.id ?? []);
  return {
    run: gate.run.id,
    releasedBy: input.releasedBy,
    releasedOn: input.releasedOn ?? context.now().slice(0, 10),
    ...(input.role === undefined ? {} : { role: input.role }),
    assessment: keptAssessment(gate, position),
    ...(versions.length === 0 ? {} : { labels: versions }),
    ...(input.note === undefined ? {} : { note: input.note }),
  };
}

const overrideOperation = writeOperation({
  name: 'release.override',
  summary: 'Override what stands against a run, with a reason and in a named role',
  description:
    'Takes over, condition by condition, what the gate names now: whatever comes later shuts it again. A hold that is overridden lets its goods leave, all of them or on one shipment alone.',
  permission: 'override-release',
  positional: ['run'],
  input: z.strictObject({
    run: idSchema.describe('Id of the run'),
    conditions: z.array(z.enum(GATE_CONDITIONS)).min(1).max(9).describe('Conditions that are overridden'),
    reason: z.string().min(1).max(2_000).describe('Why, in words a regulator could read'),
    findings: z
      .array(z.string().min(1).max(500))
      .max(1_000)
      .optional()
      .describe(
        'Keys of what was seen, as `release assess` names them: refused when something else stands there by now',
      ),
    role: roleField,
    overriddenBy: personField.describe('Who decides'),
    overriddenOn: dateSchema.optional().describe('Absent: today, UTC'),
    shipment: idSchema.optional().describe('Only for goods on this shipment'),
    id: idSchema.optional().describe('Of the override; made when left out'),
  }),
  output: receiptSchema,
  examples: [],
  run: async (context, input) => {
    const id = input.id ?? context.newId();
    const receipt = await record(context.ledger, handOf(context), async (end) => {
      const { gate } = await gateNow({ ...context, transaction: end.transaction }, input.run);
      const body: ReleaseOverride = {
        run: gate.run.id,
        ...(input.shipment === undefined ? {} : { shipment: input.shipment }),
        findings: findingsToOverride(gate, input.conditions, input.findings),
        ...{ reason: input.reason, role: input.role, overriddenBy: input.overriddenBy },
        overriddenOn: input.overriddenOn ?? context.now().slice(0, 10),
      };
      await end.append([{ action: 'record', kind: 'release-override', id, body }]);
    });
    return { id: receipt.entries[0]?.id ?? id, position: receipt.position };
  },
});

/** What stands against these conditions; a condition that nothing stands against is not overridden. */
function findingsToOverride(
  gate: GatedRun,
  conditions: readonly string[],
  seen: readonly string[] | undefined,
): ReleaseOverride['findings'] {
  const chosen = gate.conditions.filter(({ condition }) => conditions.includes(condition));
  const idle = chosen.filter(({ stands }) => !stands).map(({ condition }) => condition);
  if (idle.length > 0) {
    throw new LotproofError(
      'invalid-input',
      `Nothing stands against the run "${gate.run.id}" there: ${idle.join(', ')}.`,
      idle.map((condition) => ({
        at: 'conditions',
        found: condition,
        says: `${condition} is met, or overridden already.`,
      })),
    );
  }
  const open = chosen.flatMap(({ condition, findings }) =>
    findings
      .filter(({ overriddenBy }) => overriddenBy === null)
      .map(({ code, key, values, evidence }) => ({
        ...{ condition, key, says: findingText(code, values).slice(0, 1_000) },
        ...(condition === 'holds' ? { hold: present(evidence[0], 'the hold').id } : {}),
      })),
  );
  const unseen = seen === undefined ? [] : open.filter(({ key }) => !seen.includes(key));
  if (unseen.length === 0) return open;
  throw new LotproofError(
    'changed-meanwhile',
    `Something else stands against the run "${gate.run.id}" by now than what was seen.`,
    unseen.map(({ condition, says }) => ({ at: condition, says: `${says}.` })),
  );
}

/** Whether a run may go into the world, and the signatures on it. */
export const RELEASE_OPERATIONS: readonly Operation[] = [assessOperation, signOperation, overrideOperation];
