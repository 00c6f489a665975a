import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { sampleSchema } from '../sample/sample.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { factsOfEach, factsOfGoods, goodsAbout, runsTaking, samplesOf } from './incident-goods-store.ts';
import type { RunGoods } from './incident-goods-store.ts';
import { incidentOf, resolveCode, suspectsOf } from './incident-found-operations.ts';
import { resolvedSchema, resolvedText, shownCode } from './incident-open-operations.ts';
import { holdsOfIncident } from './incident-holds-store.ts';
import { INCIDENT_STATES } from './incident.ts';
import { HELD_CLASSES } from './scope-holds.ts';

/** In what two incidents are alike. */
const LIKENESSES = ['run', 'lot', 'supplier', 'material', 'line', 'product'] as const;
/** Incidents that are compared, the latest first. */
const COMPARED = 2_000;

const aboutSchema = z.strictObject({
  incident: namedSchema,
  position: z.int(),
  state: z.enum(INCIDENT_STATES),
  owner: z.string().nullable(),
  dueOn: z.string().nullable(),
  openedOn: z.string(),
  about: z.array(namedSchema).describe('The records it is about'),
  suspects: z.array(z.string()).describe('What its scope is asked about; none: nobody has said'),
  resolved: z.array(resolvedSchema).describe('What its codes mean on record now'),
  samples: z
    .array(
      z.strictObject({
        sample: namedSchema,
        kind: z.enum(['approved', 'retained']),
        kept: z.int().describe('What is left by its movements'),
        place: z.string().nullable().describe('Null: nobody recorded where it lies'),
        holder: z.string().nullable().describe('Id of the party that has it'),
        site: z.string().nullable(),
        keepUntil: z.string().nullable(),
      }),
    )
    .describe('Samples of its runs, lots and products, and of runs that took its lots in'),
  alike: z
    .array(
      z.strictObject({
        incident: namedSchema,
        state: z.enum(INCIDENT_STATES),
        openedOn: z.string(),
        shares: z.array(
          z.strictObject({
            likeness: z.enum(LIKENESSES),
            of: z.array(z.string()).describe('What they share, in words'),
          }),
        ),
      }),
    )
    .describe('Other incidents on the same run, lot, supplier, material, line or product, nearest first'),
  compared: z.int().describe('Other incidents that were compared'),
  holds: z.array(
    z.strictObject({
      class: z.enum([...HELD_CLASSES, 'other']).describe('`other`: placed by hand for the incident'),
      placed: z.int(),
      inForce: z.int(),
    }),
  ),
});
type About = z.output<typeof aboutSchema>;

const aboutOperation = readOperation({
  name: 'incident.about',
  summary:
    'What an incident is about: codes and what they mean, samples that exist and where, like incidents, holds',
  permission: 'trace',
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the incident') }),
  output: aboutSchema,
  examples: [],
  run: async (context, { id }) => {
    const { n, label, body } = await incidentOf(context, id);
    const resolved = [];
    for (const code of body.codes ?? []) resolved.push(shownCode(await resolveCode(context, code)));
    const goods = (await goodsAbout(context.transaction, [n])).get(n) ?? { runs: [], lots: [] };
    const facts = await factsOfGoods(context.transaction, goods);
    return {
      incident: { kind: 'incident', id, name: label },
      position: context.position,
      state: body.state,
      owner: body.owner ?? null,
      dueOn: body.dueOn ?? null,
      openedOn: body.openedOn,
      about: await namedAbout(context, n),
      suspects: [...suspectsOf(body)],
      resolved,
      samples: await samplesShown(context, await withTakers(context, goods, facts)),
      ...(await alikeTo(context, n, facts)),
      holds: await holdsShown(context, n),
    };
  },
  show: aboutText,
});

async function namedAbout({ transaction, ledger }: ReadContext, n: number) {
  const rows = await execute<{ of: number }>(
    transaction,
    'select "of" as "of" from incident_about where n = ? order by line',
    [n],
  );
  const records = await labelledRecords(
    transaction,
    ledger.kinds,
    rows.map(({ of }) => of),
  );
  return rows.flatMap(({ of }) => namedOf(records.get(of)));
}

function namedOf(record: LabelledRecord | undefined) {
  return record === undefined ? [] : [{ kind: record.kind, id: record.id, name: record.label }];
}

/** Samples of the runs that took a suspect lot in tell as much as those of the lot. */
async function withTakers(
  { transaction }: ReadContext,
  { runs, lots }: { runs: readonly number[]; lots: readonly number[] },
  facts: RunGoods,
): Promise<RunGoods> {
  const takers = await runsTaking(transaction, lots);
  if (takers.length === 0) return facts;
  const all = [...new Set([...runs, ...takers])];
  const { products } = await factsOfGoods(transaction, { runs: all, lots });
  return { ...facts, runs: all, products };
}

async function samplesShown(
  { transaction, ledger }: ReadContext,
  facts: RunGoods,
): Promise<About['samples']> {
  const kept = await samplesOf(transaction, facts);
  const records = await labelledRecords(
    transaction,
    ledger.kinds,
    kept.map(({ n }) => n),
  );
  return kept.flatMap(({ n, kept: left }) => {
    const record = records.get(n);
    if (record === undefined) return [];
    const { kind, place, holder, site, keepUntil } = sampleSchema.parse(record.body);
    return [
      {
        sample: { kind: record.kind, id: record.id, name: record.label },
        ...{ kind, kept: left, place: place ?? null, holder: holder ?? null, site: site ?? null },
        keepUntil: keepUntil ?? null,
      },
    ];
  });
}

async function alikeTo(
  { transaction, ledger }: ReadContext,
  n: number,
  own: RunGoods,
): Promise<Pick<About, 'alike' | 'compared'>> {
  const others = await execute<{ n: number; state: string; opened_on: string }>(
    transaction,
    'select n, state, opened_on from incident where n <> ? order by n desc limit ?',
    [n, COMPARED],
  );
  const goods = await goodsAbout(
    transaction,
    others.map((other) => other.n),
  );
  const facts = await factsOfEach(
    transaction,
    others.map((other) => goods.get(other.n) ?? { runs: [], lots: [] }),
  );
  const alike = others.flatMap((other, index) => {
    const of = facts[index];
    const shares = of === undefined ? [] : sharedBy(own, of);
    return shares.length === 0 ? [] : [{ n: other.n, shares }];
  });
  const shown = await shownAlike(
    { transaction, ledger },
    alike,
    new Map(others.map((other) => [other.n, other])),
  );
  return { alike: shown.sort(nearestFirst), compared: others.length };
}

async function shownAlike(
  { transaction, ledger }: Pick<ReadContext, 'transaction' | 'ledger'>,
  alike: readonly { n: number; shares: readonly Shared[] }[],
  rows: ReadonlyMap<number, { state: string; opened_on: string }>,
): Promise<About['alike']> {
  const numbers = alike.flatMap(({ n: other, shares }) => [
    other,
    ...shares.flatMap(({ numbers: of }) => of),
  ]);
  const records = await labelledRecords(transaction, ledger.kinds, numbers);
  return alike.flatMap(({ n: other, shares }) => {
    const [record, row] = [records.get(other), rows.get(other)];
    if (record === undefined || row === undefined) return [];
    return [
      {
        incident: { kind: 'incident', id: record.id, name: record.label },
        state: INCIDENT_STATES.find((state) => state === row.state) ?? 'open',
        openedOn: row.opened_on,
        shares: shares.map(({ likeness, numbers: of, words }) => ({
          likeness,
          of: [...of.map((each) => records.get(each)?.label ?? ''), ...words],
        })),
      },
    ];
  });
}

interface Shared {
  readonly likeness: (typeof LIKENESSES)[number];
  readonly numbers: readonly number[];
  readonly words: readonly string[];
}

function sharedBy(left: RunGoods, right: RunGoods): Shared[] {
  const both = <Value>(one: readonly Value[], other: readonly Value[]): Value[] =>
    one.filter((value) => other.includes(value));
  const shares: Shared[] = [
    { likeness: 'run', numbers: both(left.runs, right.runs), words: [] },
    { likeness: 'lot', numbers: both(left.lots, right.lots), words: [] },
    { likeness: 'supplier', numbers: both(left.suppliers, right.suppliers), words: [] },
    { likeness: 'material', numbers: both(left.materials, right.materials), words: [] },
    {
      likeness: 'line',
      numbers: [],
      words: both(left.lines, right.lines).map((line) => line.replace(/^\d+ /, '')),
    },
    { likeness: 'product', numbers: both(left.products, right.products), words: [] },
  ];
  return shares.filter(({ numbers, words }) => numbers.length + words.length > 0);
}

function nearestFirst(left: About['alike'][number], right: About['alike'][number]): number {
  const near = ({ shares }: About['alike'][number]): number =>
    LIKENESSES.findIndex((likeness) => likeness === shares[0]?.likeness);
  return near(left) - near(right) || (left.openedOn < right.openedOn ? 1 : -1);
}

async function holdsShown({ transaction, ledger }: ReadContext, n: number): Promise<About['holds']> {
  const { holds, standing } = await holdsOfIncident(transaction, ledger.kinds, n);
  const inForce = new Set(standing.map(({ id }) => id));
  return [...HELD_CLASSES, 'other' as const].flatMap((name) => {
    const own = holds.filter(({ body }) => (body.scopeClass ?? 'other') === name);
    if (own.length === 0) return [];
    return [{ class: name, placed: own.length, inForce: own.filter(({ id }) => inForce.has(id)).length }];
  });
}

function aboutText(about: About): string {
  const { incident, state, owner, dueOn, resolved, samples, alike, compared, holds } = about;
  return [
    `${incident.name} (${state}${owner === null ? '' : `, ${owner}`}${dueOn === null ? '' : `, due ${dueOn}`})`,
    `About: ${about.about.map(({ kind, name }) => `${kind} ${name}`).join('; ') || 'nothing on record'}`,
    ...resolved.map(resolvedText),
    samples.length === 0 ? 'No sample of it is on record.' : 'Samples:',
    ...samples.map(
      ({ sample, kept, place }) =>
        `  ${sample.name}: ${String(kept)} left, ${place ?? 'nobody recorded where'}`,
    ),
    alike.length === 0 ? `None of ${String(compared)} other incidents is like it.` : 'Like it:',
    ...alike.map(
      ({ incident: other, shares }) =>
        `  ${other.name}: ${shares.map(({ likeness, of }) => `same ${likeness} (${of.join(', ')})`).join('; ')}`,
    ),
    ...holds.map(
      ({ class: name, placed, inForce }) =>
        `Holds, ${name}: ${String(inForce)} in force of ${String(placed)}`,
    ),
  ].join('\n');
}

/** What an incident is about. */
export const INCIDENT_ABOUT_OPERATIONS: readonly Operation[] = [aboutOperation];
