import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { idSchema } from '../../kit/id.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { partyRecord } from '../party/party-store.ts';
import { findVisible } from '../record-reading.ts';
import { loadCoverage } from '../testing/coverage-store.ts';
import { inspectionsBy, runsOfChecks } from '../testing/doubted-checks-store.ts';
import { evidenceOfLaboratories, runsConcerned } from '../testing/evidence-runs-store.ts';
import { REST_REASONS, restingOn } from '../testing/evidence-scope.ts';
import type { RestingRun, SuspectEvidence } from '../testing/evidence-scope.ts';
import { SCOPE_CLASSES } from '../trace/scope-question.ts';
import { classCountsSchema, namedSchema } from '../trace/scope-report.ts';
import { countsOf, doubtedPlaces, doubtedPlaceSchema } from './doubted-places-operations.ts';
import { CERTIFICATE_REST_REASONS } from './resting-certificate.ts';
import { certificatesInDoubt, papersInDoubt } from './resting-certificates-store.ts';
import type { CertificateInDoubt } from './resting-certificates-store.ts';

const EVIDENCE = ['laboratory', 'test-report', 'component-certificate', 'exemption-claim'] as const;

const suspectSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z
      .enum([...EVIDENCE, 'inspection', 'label-version'])
      .describe('All evidence of a laboratory, one piece, an inspection, or the approval of a label'),
    id: idSchema,
  }),
  z.strictObject({
    kind: z.literal('inspector'),
    party: idSchema.optional().describe('Inspection firm'),
    name: z.string().max(200).optional().describe('Person, as recorded'),
  }),
]);
type Suspect = z.infer<typeof suspectSchema>;

const scopeSchema = z.strictObject({
  position: z.int(),
  totals: z.strictObject({
    runs: classCountsSchema,
    units: classCountsSchema,
    certificates: classCountsSchema,
  }),
  runs: z.array(
    z.strictObject({
      run: namedSchema,
      class: z.enum(SCOPE_CLASSES),
      reason: z.enum(REST_REASONS),
      cells: z.array(z.strictObject({ component: z.string(), rule: z.string() })),
    }),
  ),
  certificates: z
    .array(
      z.strictObject({
        certificate: namedSchema,
        standing: z.enum(['valid', 'superseded', 'withdrawn']),
        class: z.enum(SCOPE_CLASSES),
        reason: z.enum(CERTIFICATE_REST_REASONS),
        citations: z.array(z.string()).describe('Those that name what is in doubt, or do not say'),
        runs: z.int().describe('Runs that rest on it, or may, and that it covers'),
      }),
    )
    .describe('Those of the products concerned, superseded and withdrawn ones too'),
  places: z
    .array(doubtedPlaceSchema)
    .describe('Where the units of those runs are, those not shipped included'),
});

const scopeOperation = readOperation({
  name: 'evidence.scope',
  summary:
    'What rests on a laboratory, report, approval or inspector: runs, certificates, cartons, consignees',
  description:
    'A run holds it when a cell of its coverage has nothing else; may hold it when that is so for some of its lots; cannot be told when a record of the cell is missing; ' +
    'is cleared when other evidence covers every cell. A certificate rests on it by what its citations name, and by the runs that it covers. ' +
    'Of an inspection, an inspector or the approval of a label the runs count that have nothing else of the kind. Cartons of two classes count in both.',
  permission: 'trace',
  inThread: true,
  input: z.strictObject({
    suspects: z.array(suspectSchema).min(1).max(50).describe('What may not be relied on'),
    from: dateSchema
      .optional()
      .describe('Only tests, inspections and approvals from this day on; absent: all'),
  }),
  output: scopeSchema,
  examples: [],
  run: async (context, { suspects, from }) => {
    const { found, certificates } = await inDoubt(context, suspects, from ?? null);
    const runs = strongestOfEach(found).sort(byClass);
    const { places, units } = await doubtedPlaces(context, runs);
    return {
      position: context.position,
      totals: { runs: countsOf(runs), units, certificates: countsOf(certificates) },
      runs: runs.map(({ run, cells, class: ranked, reason }) => ({
        run: { kind: 'run', id: run.id, name: run.code },
        ...{ class: ranked, reason, cells: [...cells] },
      })),
      certificates: certificates.sort(byClass).map(shownCertificate),
      places,
    };
  },
});

function shownCertificate({ certificate, class: ranked, reason, citations, runs }: CertificateInDoubt) {
  const { id, standing, body } = certificate;
  const name = `${body.number} version ${String(body.version)}`;
  return {
    certificate: { kind: 'certificate', id, name },
    ...{ standing, class: ranked, reason, citations: [...citations], runs },
  };
}

type Ranked = Pick<RestingRun, 'class'>;
const byClass = (left: Ranked, right: Ranked): number =>
  SCOPE_CLASSES.indexOf(left.class) - SCOPE_CLASSES.indexOf(right.class);

/** One answer for each run, the strongest. */
function strongestOfEach(found: readonly RestingRun[]): RestingRun[] {
  return [...Map.groupBy(found, ({ run }) => run.id).values()].flatMap((own) =>
    own.toSorted(byClass).slice(0, 1),
  );
}

/** Numbers of what is in doubt, by what it is. */
interface Numbers {
  readonly laboratories: number[];
  readonly evidence: number[];
  readonly inspections: number[];
  readonly approvals: number[];
}

/** The runs that rest on what is in doubt, by evidence and by checks, and the certificates of their products. */
async function inDoubt(
  context: ReadContext,
  suspects: readonly Suspect[],
  from: string | null,
): Promise<{ readonly found: RestingRun[]; readonly certificates: CertificateInDoubt[] }> {
  const { transaction, ledger } = context;
  const named = await numbersOf(context, suspects);
  const { laboratories, inspections, approvals } = named;
  const evidence = [...named.evidence, ...(await evidenceOfLaboratories(transaction, laboratories))];
  const runs = await runsConcerned(transaction, evidence);
  const facts = await loadCoverage(transaction, ledger.kinds, runs);
  const found = [
    ...facts.map(restingOn(evidenceIn(suspects, from))),
    ...(await runsOfChecks(transaction, { inspections, approvals, from })),
  ];
  const papers = await papersInDoubt(transaction, ledger.kinds, { evidence, laboratories, from });
  const asked = { papers, evidence, laboratories, runs: found };
  return { found, certificates: await certificatesInDoubt(transaction, ledger.kinds, asked) };
}

function evidenceIn(suspects: readonly Suspect[], from: string | null): SuspectEvidence[] {
  return suspects.flatMap((one) => {
    const kind = EVIDENCE.find((known) => known === one.kind);
    return kind === undefined || one.kind === 'inspector' ? [] : [{ kind, id: one.id, from }];
  });
}

async function numbersOf(context: ReadContext, suspects: readonly Suspect[]): Promise<Numbers> {
  const numbers: Numbers = { laboratories: [], evidence: [], inspections: [], approvals: [] };
  const { transaction, ledger } = context;
  for (const one of suspects) {
    if (one.kind === 'inspector') {
      const party = one.party === undefined ? null : (await findVisible(context, partyRecord, one.party)).n;
      numbers.inspections.push(...(await inspectionsBy(transaction, { party, name: one.name ?? null })));
      continue;
    }
    const { n } = await findVisible(context, kindNamed(ledger, one.kind), one.id);
    numbers[LISTS[one.kind]].push(n);
  }
  return numbers;
}

const LISTS = {
  laboratory: 'laboratories',
  'test-report': 'evidence',
  'component-certificate': 'evidence',
  'exemption-claim': 'evidence',
  inspection: 'inspections',
  'label-version': 'approvals',
} as const;

/** Questions about what is in doubt. */
export const EVIDENCE_SCOPE_OPERATIONS: readonly Operation[] = [scopeOperation];
