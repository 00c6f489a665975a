import { z } from 'zod';
import { GATE_CONDITIONS } from '../agreement/agreement.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { CONDITION_STATES } from './release.ts';
import {
  GATE_ACTION_CODES,
  GATE_ACTIONS,
  GATE_FINDING_CODES,
  GATE_FINDINGS,
  findingText,
} from './gate-words.ts';
import type { GateAction } from './gate-words.ts';
import type { GatedCondition, GatedRun } from './gate.ts';

const actionSchema = z.strictObject({
  action: z.enum(GATE_ACTION_CODES),
  says: z.string(),
  role: z.string().describe('Role in the firm that may do it'),
  ask: namedSchema.nullable().describe('Party whose papers it takes; null: the firm itself'),
});

const findingSchema = z.strictObject({
  code: z.enum(GATE_FINDING_CODES),
  key: z.string().describe('The same thing has the same key whenever it is looked at'),
  known: z.boolean().describe('False: nobody knows whether the condition is met'),
  says: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  evidence: z.array(namedSchema),
  todo: actionSchema,
  overriddenBy: namedSchema.nullable(),
});

const conditionSchema = z.strictObject({
  condition: z.enum(GATE_CONDITIONS),
  state: z.enum(CONDITION_STATES),
  stands: z
    .boolean()
    .describe('It stands between the run and the world: not met, and not all of it overridden'),
  asked: z.strictObject({
    by: z.enum(['agreement', 'policy', 'default']),
    of: namedSchema.nullable().describe('The agreement or policy that says so'),
    clause: z.string().nullable(),
  }),
  findings: z.array(findingSchema).describe('What stands against it'),
  evidence: z.array(namedSchema).describe('What speaks for it'),
});

const releaseSchema = z.strictObject({
  release: namedSchema,
  releasedOn: z.string(),
  releasedBy: z.string(),
  role: z.string().nullable(),
  position: z.int().describe('Ledger position of the assessment it was signed on'),
  labels: z.array(namedSchema),
  overrides: z.array(namedSchema),
  revoked: z
    .strictObject({ on: z.string(), by: z.string(), reason: z.string() })
    .nullable()
    .describe('Null: it stands'),
});
export type ShownRelease = z.infer<typeof releaseSchema>;

export const assessmentSchema = z.strictObject({
  position: z.int(),
  run: namedSchema,
  product: namedSchema,
  factory: namedSchema.nullable(),
  madeOn: z.string().nullable(),
  units: z.int().nullable(),
  gate: z.enum(['open', 'shut']),
  standing: z.int().describe('Conditions that stand between the run and the world'),
  agreement: namedSchema.nullable().describe('Agreement in force when the run was made'),
  policy: namedSchema.nullable().describe('Policy of the firm in force then'),
  beforeShipping: z.boolean().describe('Its goods may leave only once it is released'),
  overriddenBy: z.string().nullable().describe('Role that may override, as agreed; null: nothing is agreed'),
  conditions: z.array(conditionSchema),
  releases: z.array(releaseSchema).describe('Signed releases, the latest first'),
  released: z.boolean().describe('A release stands'),
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** The gate of a run as it is shown. */
export function assessmentOf(
  gated: GatedRun,
  releases: readonly ShownRelease[],
  position: number,
): Assessment {
  const { run, product, factory, madeOn, units, terms } = gated;
  const conditions = gated.conditions.map((condition) => shownCondition(condition, gated));
  const standing = conditions.filter(({ stands }) => stands).length;
  return {
    ...{ position, run, product, factory, madeOn, units },
    gate: standing === 0 ? 'open' : 'shut',
    standing,
    agreement: terms.agreement,
    policy: terms.policy,
    beforeShipping: terms.beforeShipping,
    overriddenBy: terms.details.overriddenBy ?? null,
    conditions,
    releases: [...releases],
    released: releases.some(({ revoked }) => revoked === null),
  };
}

function shownCondition(
  { condition, state, stands, asked, findings, evidence }: GatedCondition,
  gated: GatedRun,
): Assessment['conditions'][number] {
  return {
    ...{ condition, state, stands },
    asked: { by: asked.by, of: asked.of, clause: asked.clause },
    findings: findings.map(({ code, key, values, evidence: rests, overriddenBy }) => ({
      ...{ code, key },
      known: GATE_FINDINGS[code].state === 'not-met',
      says: findingText(code, values),
      values: { ...values },
      evidence: [...rests],
      todo: actionOf(GATE_FINDINGS[code].todo, gated),
      overriddenBy,
    })),
    evidence: [...evidence],
  };
}

function actionOf(action: GateAction, { factory }: GatedRun): z.infer<typeof actionSchema> {
  const { says, role, by } = GATE_ACTIONS[action];
  return { action, says, role, ask: by === 'factory' ? factory : null };
}
