import {
  defineRecord,
  integer,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { GATE_CONDITIONS } from '../agreement/agreement.ts';
import { flag } from '../agreement/agreement-store.ts';
import { guardOverride, guardRelease } from './release-guard-store.ts';
import {
  releaseOverrideSchema,
  releasePolicySchema,
  releaseRevocationSchema,
  runReleaseSchema,
} from './release.ts';

export const releasePolicyRecord = defineRecord({
  kind: 'release-policy',
  version: 1,
  noun: 'release policy',
  plural: 'release-policies',
  summary: 'What the firm asks before a run is released, where the agreement with its factory says nothing.',
  schema: releasePolicySchema,
  tables: {
    release_policy: {
      columns: { from_date: text, until: optionalText, release_first: optionalInteger },
    },
  },
  rows: (body) => ({
    release_policy: [
      {
        from_date: body.from,
        until: body.until,
        release_first: flag(body.terms.beforeShipping),
      },
    ],
  }),
  names: () => [],
  label: (body) => `Release policy from ${body.from}`,
  site: 'firm',
  // A firm that begins with releases: as yet a hold shuts the gate, and a sample that is not kept.
  example: {
    from: '2021-01-01',
    terms: {
      conditions: GATE_CONDITIONS.filter((condition) => condition !== 'holds').map((condition) => ({
        ...{ condition, asked: condition === 'retained-sample' },
      })),
      overriddenBy: 'Head of compliance',
    },
    decidedBy: 'Compliance Arcadia Bay',
  },
});

export const runReleaseRecord = defineRecord({
  kind: 'run-release',
  version: 1,
  noun: 'release of a run',
  plural: 'run-releases',
  summary: 'The signed decision that a run may go into the world, with what the gate said then.',
  schema: runReleaseSchema,
  tables: {
    run_release: {
      columns: { run: reference('run'), released_on: text, released_by: text, position: integer },
    },
    run_release_label: { columns: { version: reference('label-version') } },
    run_release_override: { columns: { override: reference('release-override') } },
  },
  rows: (body) => ({
    run_release: [
      {
        run: body.run,
        released_on: body.releasedOn,
        released_by: body.releasedBy,
        position: body.assessment.position,
      },
    ],
    run_release_label: (body.labels ?? []).map((version) => ({ version })),
    run_release_override: [
      ...new Set(body.assessment.conditions.flatMap(({ overrides }) => overrides ?? [])),
    ].map((override) => ({ override })),
  }),
  names: () => [],
  label: (body) => `Release of ${body.run} on ${body.releasedOn}`,
  site: { via: 'run' },
  guard: guardRelease,
  example: {
    run: 'bg1',
    releasedBy: 'QA Arcadia Bay',
    releasedOn: '2021-09-23',
    assessment: {
      position: 40,
      agreement: 'example-1',
      policy: 'example-1',
      conditions: GATE_CONDITIONS.map((condition) => ({
        condition,
        state:
          condition === 'holds' || condition === 'retained-sample'
            ? ('met' as const)
            : ('not-asked' as const),
      })),
    },
  },
});

export const releaseOverrideRecord = defineRecord({
  kind: 'release-override',
  version: 1,
  noun: 'override',
  plural: 'release-overrides',
  summary:
    'The decision, with a reason and by a named role, that goods go on although something stands against it.',
  schema: releaseOverrideSchema,
  tables: {
    release_override: {
      columns: {
        run: optionalReference('run'),
        shipment: optionalReference('shipment'),
        overridden_on: text,
        overridden_by: text,
        role: text,
      },
    },
    release_override_finding: {
      columns: { condition: text, key: text, hold: optionalReference('hold') },
    },
    release_override_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    release_override: [
      {
        run: body.run,
        shipment: body.shipment,
        overridden_on: body.overriddenOn,
        overridden_by: body.overriddenBy,
        role: body.role,
      },
    ],
    release_override_finding: body.findings.map(({ condition, key, hold }) => ({ condition, key, hold })),
    release_override_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: (body) => `Override of ${body.overriddenOn} by ${body.role}`,
  site: 'firm',
  guard: guardOverride,
  example: {
    run: 'bg2',
    findings: [{ condition: 'retained-sample', key: 'no-sample', says: 'No retained sample is recorded' }],
    reason: 'Two units are kept by the buyer under the seal TH-0917',
    role: 'Head of compliance',
    overriddenBy: 'R. Ito',
    overriddenOn: '2021-09-23',
  },
});

export const releaseRevocationRecord = defineRecord({
  kind: 'release-revocation',
  version: 1,
  noun: 'revocation',
  plural: 'release-revocations',
  summary: 'The decision that a release or an override counts no longer.',
  schema: releaseRevocationSchema,
  tables: {
    release_revocation: {
      columns: {
        release: optionalReference('run-release'),
        override: optionalReference('release-override'),
        revoked_on: text,
        revoked_by: text,
      },
    },
  },
  rows: (body) => ({
    release_revocation: [
      {
        release: body.release,
        override: body.override,
        revoked_on: body.revokedOn,
        revoked_by: body.revokedBy,
      },
    ],
  }),
  names: () => [],
  label: (body) => `Revocation of ${body.revokedOn}`,
  site: 'firm',
  example: {
    override: 'example-1',
    reason: 'The buyer has disposed of the two units',
    revokedBy: 'R. Ito',
    revokedOn: '2021-10-01',
  },
});
