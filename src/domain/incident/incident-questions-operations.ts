import { z } from 'zod';
import { selectStanding } from '../../db/select-in.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import { shippedRows } from '../trace/run-cartons-store.ts';
import { CLEARED_REASONS, UNDETERMINED_REASONS } from '../trace/scope-question.ts';
import type { ScopeReport } from '../trace/scope-report.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { goodsAbout } from './incident-goods-store.ts';
import { incidentOf, suspectsOf } from './incident-found-operations.ts';
import { inspectionRows, materialRows, revisionRows, shipmentRows } from './incident-evidence-store.ts';
import { scopeOfIncident } from './incident-scope-operations.ts';

/** Runs whose questions are answered one by one; a longer list says so. */
const RUNS_TOLD = 50;
const UNAFFECTED_TOLD = 200;

const runQuestions = z.strictObject({
  run: namedSchema,
  product: namedSchema.nullable(),
  variant: z.string().nullable(),
  revisions: z
    .array(namedSchema.extend({ of: z.string() }))
    .describe('Bill of materials, artwork, packaging, sample'),
  lacksRevisions: z.array(z.string()).describe('Kinds of revision that nobody recorded'),
  materials: z.array(
    z.strictObject({
      lot: namedSchema,
      material: namedSchema,
      supplier: namedSchema.nullable(),
      slot: z.string().nullable(),
    }),
  ),
  inspections: z.array(
    z.strictObject({
      inspection: namedSchema,
      kind: z.string(),
      date: z.string().nullable(),
      result: z.string(),
      when: z
        .enum(['before-shipment', 'after-shipment', 'not-shipped', 'not-known'])
        .describe('Held against the first day on which goods of the run left'),
    }),
  ),
  shipments: z.array(
    z.strictObject({ shipment: namedSchema, date: z.string().nullable(), consignee: namedSchema.nullable() }),
  ),
});
type RunQuestions = z.output<typeof runQuestions>;

const ANSWERS = ['one', 'several', 'none', 'not-known'] as const;
const questionsSchema = z.strictObject({
  position: z.int(),
  basis: z
    .enum(['about', 'scope', 'nothing'])
    .describe('The runs it says it is about; else those in its scope; `nothing`: nobody has said either'),
  lots: z.enum(ANSWERS).describe('One lot, or several'),
  shipments: z.enum(ANSWERS).describe('One shipment, or several; `none`: nothing of it left by the records'),
  consignees: z.enum(ANSWERS),
  runs: z.array(runQuestions).describe(`Run by run, ${String(RUNS_TOLD)} at most`),
  runsTotal: z.int(),
  unaffected: z
    .array(
      z.strictObject({
        run: namedSchema,
        product: namedSchema,
        units: z.int().nullable(),
        reasons: z.array(z.enum([...CLEARED_REASONS, ...UNDETERMINED_REASONS])),
      }),
    )
    .nullable()
    .describe('Runs proven unaffected, with the reasons; null: nobody has said what is suspect'),
  unaffectedTotal: z.int().nullable(),
  affectedTotal: z.int().nullable().describe('Runs that were looked at and are not wholly cleared'),
});
type Questions = z.output<typeof questionsSchema>;

const questionsOperation = readOperation({
  name: 'incident.questions',
  summary:
    'What everybody asks after a complaint, from the record: how many lots and shipments, version, materials, inspections, lots proven unaffected',
  description: 'What is not on record is said to be not known; no answer rests on memory.',
  permission: 'trace',
  inThread: true,
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the incident') }),
  output: questionsSchema,
  examples: [],
  run: async (context, { id }) => {
    const { n, body } = await incidentOf(context, id);
    const report = suspectsOf(body).length === 0 ? null : await scopeOfIncident(context, body);
    const about = (await goodsAbout(context.transaction, [n])).get(n)?.runs ?? [];
    const affected = report === null ? [] : report.runs.filter((run) => !isCleared(run));
    const runs =
      about.length > 0
        ? about
        : await numbersOf(
            context,
            affected.map(({ run }) => run.id),
          );
    const told = await toldRuns(context, runs.slice(0, RUNS_TOLD));
    const cleared = report?.runs.filter(isCleared) ?? null;
    return {
      position: context.position,
      basis: basisOf(about, runs),
      ...countsOf(runs.length, told),
      runs: told,
      runsTotal: runs.length,
      unaffected:
        cleared?.slice(0, UNAFFECTED_TOLD).map(({ run, product, made, stretches }) => ({
          ...{ run, product, units: made },
          reasons: [...new Set(stretches.flatMap(({ reasons }) => reasons))],
        })) ?? null,
      unaffectedTotal: cleared?.length ?? null,
      affectedTotal: report === null ? null : affected.length,
    };
  },
  show: questionsText,
});

/** Proven for every unit: an open run never is. */
function isCleared({ made, stretches, counts }: ScopeReport['runs'][number]): boolean {
  if (made === null) return false;
  if (counts !== null) return counts.contains + counts['may-contain'] + counts.undetermined === 0;
  return stretches.length > 0 && stretches.every((stretch) => stretch.class === 'cleared');
}

async function numbersOf({ transaction }: ReadContext, ids: readonly string[]): Promise<number[]> {
  const rows = await selectStanding<{ n: number }>(
    transaction,
    "select n from record where kind = 'run' and withdrawn = 0 and id in (?texts) order by n",
    [JSON.stringify(ids)],
  );
  return rows.map(({ n }) => n);
}

function basisOf(about: readonly number[], runs: readonly number[]): Questions['basis'] {
  if (about.length > 0) return 'about';
  return runs.length > 0 ? 'scope' : 'nothing';
}

function countsOf(
  total: number,
  told: readonly RunQuestions[],
): Pick<Questions, 'lots' | 'shipments' | 'consignees'> {
  if (total === 0) return { lots: 'not-known', shipments: 'not-known', consignees: 'not-known' };
  const shipments = told.flatMap((run) => run.shipments);
  const parties = new Set(shipments.map(({ consignee }) => consignee?.id ?? null));
  const ids = new Set(shipments.map(({ shipment }) => shipment.id));
  return {
    lots: total === 1 ? 'one' : 'several',
    shipments: howMany(ids.size),
    consignees: parties.has(null) ? 'not-known' : howMany(parties.size),
  };
}

function howMany(count: number): (typeof ANSWERS)[number] {
  return count === 0 ? 'none' : count === 1 ? 'one' : 'several';
}

async function toldRuns(
  { transaction, ledger }: ReadContext,
  runs: readonly number[],
): Promise<RunQuestions[]> {
  const lines = new Map<number, number[]>();
  for (const run of runs)
    lines.set(run, [...new Set((await shippedRows(transaction, run)).map(({ line }) => line))]);
  const shipped = await shipmentRows(transaction, [...lines.values()].flat());
  const [revisions, materials] = [
    await revisionRows(transaction, runs),
    await materialRows(transaction, runs),
  ];
  const inspections = await inspectionRows(transaction, runs, [...shipped.values()]);
  const numbers = [
    ...runs,
    ...revisions.flatMap(({ revision, product }) => [revision, product]),
    ...materials.flatMap(({ lot, material, supplier }) => [lot, material, supplier]),
    ...inspections.map(({ n }) => n),
    ...[...shipped.values()].flatMap(({ shipment, consignee }) => [shipment, consignee]),
  ].filter((n) => n !== null);
  const records = await labelledRecords(transaction, ledger.kinds, numbers);
  return runs.flatMap((n) => {
    const run = records.get(n);
    if (run === undefined) return [];
    const own = (lines.get(n) ?? []).flatMap((line) => shipped.get(line) ?? []);
    return [
      toldRun(run, records, {
        revisions: revisions.filter((row) => row.run === n),
        materials: materials.filter((row) => row.run === n),
        inspections: inspections.filter((row) => row.run === n),
        shipped: own,
      }),
    ];
  });
}

interface RunRows {
  readonly revisions: Awaited<ReturnType<typeof revisionRows>>;
  readonly materials: Awaited<ReturnType<typeof materialRows>>;
  readonly inspections: Awaited<ReturnType<typeof inspectionRows>>;
  readonly shipped: readonly { shipment: number; consignee: number | null; date: string | null }[];
}

const REVISION_KINDS = ['bom', 'artwork', 'packaging', 'approved-sample'] as const;

function toldRun(
  run: LabelledRecord,
  records: ReadonlyMap<number, LabelledRecord>,
  { revisions, materials, inspections, shipped }: RunRows,
): RunQuestions {
  const named = (n: number | null) => {
    const record = n === null ? undefined : records.get(n);
    return record === undefined ? null : { kind: record.kind, id: record.id, name: record.label };
  };
  const product = revisions[0]?.product ?? null;
  const known = revisions.flatMap(({ revision, kind }) => {
    const of = named(revision);
    return of === null ? [] : [{ ...of, of: kind ?? 'bom' }];
  });
  const dates = shipped.flatMap(({ date }) => date ?? []).sort();
  const isDated = dates.length === shipped.length;
  return {
    run: { kind: run.kind, id: run.id, name: run.label },
    product: named(product),
    variant: revisions[0]?.variant ?? null,
    revisions: known,
    lacksRevisions: REVISION_KINDS.filter((kind) => known.every(({ of }) => of !== kind)),
    materials: materials.flatMap(({ lot, material, supplier, slot }) => {
      const [ofLot, ofMaterial] = [named(lot), named(material)];
      if (ofLot === null || ofMaterial === null) return [];
      return [{ lot: ofLot, material: ofMaterial, supplier: named(supplier), slot }];
    }),
    inspections: inspections.flatMap(({ n, kind, date, result }) => {
      const inspection = named(n);
      if (inspection === null) return [];
      const first = isDated ? (dates[0] ?? null) : null;
      return [{ inspection, kind, date, result, when: whenOf(date, first, shipped.length) }];
    }),
    shipments: onceEachShipment(shipped).flatMap(({ shipment, consignee, date }) => {
      const of = named(shipment);
      return of === null ? [] : [{ shipment: of, date, consignee: named(consignee) }];
    }),
  };
}

function onceEachShipment(shipped: RunRows['shipped']): RunRows['shipped'] {
  return [
    ...new Map(shipped.map((row) => [`${String(row.shipment)} ${String(row.consignee)}`, row])).values(),
  ];
}

function whenOf(
  date: string | null,
  first: string | null,
  shipments: number,
): RunQuestions['inspections'][number]['when'] {
  if (shipments === 0) return 'not-shipped';
  if (date === null || first === null) return 'not-known';
  return date <= first ? 'before-shipment' : 'after-shipment';
}

function questionsText(questions: Questions): string {
  const { lots, shipments, consignees, runs, runsTotal, unaffectedTotal, affectedTotal, basis } = questions;
  if (basis === 'nothing')
    return 'Nobody has said what it is about: correct the incident (`about`, `suspects`).';
  return [
    `Lots: ${lots} (${String(runsTotal)}). Shipments: ${shipments}. Consignees: ${consignees}.`,
    ...runs.flatMap(runText),
    runsTotal > runs.length ? `${String(runsTotal - runs.length)} further runs are not told here.` : '',
    unaffectedTotal === null
      ? 'Which lots are unaffected, nobody can tell: nobody has said what is suspect.'
      : `Proven unaffected: ${String(unaffectedTotal)} runs; not wholly: ${String(affectedTotal ?? 0)}.`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function runText({
  run,
  product,
  revisions,
  lacksRevisions,
  materials,
  inspections,
}: RunQuestions): string[] {
  return [
    `${run.name}: ${product?.name ?? 'product not known'}`,
    `  Version: ${revisions.map(({ of, name }) => `${of} ${name}`).join(', ') || 'none recorded'}${lacksRevisions.length === 0 ? '' : `; not recorded: ${lacksRevisions.join(', ')}`}`,
    `  Materials: ${materials.map(({ lot, supplier }) => `${lot.name}${supplier === null ? '' : ` of ${supplier.name}`}`).join(', ') || 'none recorded'}`,
    `  Inspections: ${inspections.map(({ kind, date, result, when }) => `${kind} ${date ?? 'undated'} ${result} (${when})`).join(', ') || 'none recorded'}`,
  ];
}

/** The questions of the day after. */
export const INCIDENT_QUESTIONS_OPERATIONS: readonly Operation[] = [questionsOperation];
