import { z } from 'zod';
import { CODE_TEXT_LIMIT } from '../../kit/code-key.ts';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { mayDo } from '../../operation/permission.ts';
import { execute, marks } from '../../db/bulk.ts';
import type { SqlValue } from '../../db/bulk.ts';
import { chunks } from '../../ledger/project.ts';
import type { Match } from '../code/find.ts';
import { readTypedCode } from '../code/typed-code.ts';
import { mainTable, siteCondition } from '../record-sites.ts';
import { foundSchema, SUGGESTION_LIMIT, THING_LIMIT, WAY_LIMIT } from './find-answer.ts';
import type { Found, FoundThing, WayStepShown } from './find-answer.ts';
import { lookUp } from './find-lookup-store.ts';
import { cartonSteps, cartonText } from './find-store.ts';
import type { CartonStep } from './find-store.ts';
import { foundRows, foundText } from './find-text.ts';
import { groupThings, thingFrom } from './find-things.ts';
import type { ThingMatches } from './find-things.ts';
import { labelledRecords } from './record-labels-store.ts';
import type { LabelledRecord } from './record-labels-store.ts';
import { followStep, STEP_FIRST, wayOf } from './way-store.ts';

/** True for people who may see who was sent what. */
function seesConsignees({ actor }: Pick<ReadContext, 'actor'>): boolean {
  return actor.sites === null && mayDo(actor, 'trace');
}

/** Everything a typed code leads to, as far as the actor may see it. */
export async function findCode(context: ReadContext, typed: string): Promise<Found> {
  const code = readTypedCode(typed);
  const kinds = [...context.ledger.kinds.keys()].filter((kind) => kind !== 'name');
  const found = await lookUp(context.transaction, code, kinds, (matches) => visible(context, matches));
  const things = groupThings(found.matches);
  const suggestions = groupThings(found.suggestions);
  const shown = await showThings(context, [
    ...things.slice(0, THING_LIMIT),
    ...suggestions.slice(0, SUGGESTION_LIMIT),
  ]);
  const shownThings = shown.slice(0, Math.min(things.length, THING_LIMIT));
  return {
    typed,
    answer: things.length === 0 ? 'none' : things.length === 1 ? 'one' : 'several',
    how: things[0]?.best.how ?? (suggestions.length > 0 ? 'near' : null),
    things: shownThings,
    suggestions: shown.slice(shownThings.length),
    complete: things.length <= THING_LIMIT && suggestions.length <= SUGGESTION_LIMIT,
    total: { things: things.length, suggestions: suggestions.length },
    gs1:
      code.gs1 === null
        ? null
        : { form: code.gs1.form, elements: [...code.gs1.elements], fault: code.gs1.fault },
  };
}

/** Leaves the matches of records the actor may see. */
async function visible(context: ReadContext, matches: readonly Match[]): Promise<readonly Match[]> {
  if (context.actor.sites === null) return matches;
  const seen = new Set<number>();
  for (const [kindName, list] of Map.groupBy(matches, ({ name }) => name.kind)) {
    const numbers = [...new Set(list.map(({ name }) => name.of))];
    const condition = await siteLimit(context, kindName);
    if (condition === null) for (const n of numbers) seen.add(n);
    else {
      for (const part of chunks(numbers, 500)) {
        const rows = await execute<{ n: number }>(
          context.transaction,
          `select n from "${condition.table}" where n in (${marks(part.length)}) and ${condition.text}`,
          [...part, ...condition.parameters],
        );
        for (const { n } of rows) seen.add(n);
      }
    }
  }
  return matches.filter(({ name }) => seen.has(name.of));
}

async function siteLimit(context: ReadContext, kindName: string) {
  const kind = present(context.ledger.kinds.get(kindName), `the kind ${kindName}`);
  const condition = await siteCondition(context.transaction, context.actor, kind, context.ledger.kinds);
  return condition === null ? null : { table: mainTable(kind), ...condition };
}

interface Step {
  readonly to: string | null;
  readonly count: number;
  readonly atLeast: boolean;
  readonly first: readonly number[];
  readonly missing: string;
}

async function showThings(context: ReadContext, groups: readonly ThingMatches[]): Promise<FoundThing[]> {
  const cartons = await stepsOfCartons(context, groups);
  const ways: readonly (readonly Step[] | null)[] = await Promise.all(
    groups.map(async ({ best }, index) => {
      if (best.number === null) return index < WAY_LIMIT ? stepsFrom(context, best) : null;
      return cartonWay(context, cartons.get(cartonText({ series: best.name.of, number: best.number })) ?? []);
    }),
  );
  const records = await labelledRecords(context.transaction, context.ledger.kinds, [
    ...groups.map(({ best }) => best.name.of),
    ...ways.flatMap((way) => (way ?? []).flatMap(({ first }) => first)),
    ...[...cartons.values()].flat().flatMap(({ what, target }) => (what === 'relabel' ? [target] : [])),
  ]);
  const today = context.now().slice(0, 10);
  return groups.map((group, index) => {
    const { name, number } = group.best;
    const record = present(records.get(name.of), 'a named record');
    const steps = number === null ? [] : (cartons.get(cartonText({ series: name.of, number })) ?? []);
    const relabels = steps
      .filter(({ what }) => what === 'relabel')
      .map(({ target, date }) => ({ date, body: records.get(target)?.body }));
    const way = ways[index] ?? null;
    return {
      ...thingFrom(group, record, relabels, today),
      way: way === null ? null : way.flatMap((step) => shownStep(step, records)),
    };
  });
}

async function stepsOfCartons(
  context: ReadContext,
  groups: readonly ThingMatches[],
): Promise<Map<string, CartonStep[]>> {
  const cartons = groups.flatMap(({ best: { name, number } }) =>
    number === null ? [] : [{ series: name.of, number }],
  );
  const steps = await cartonSteps(context.transaction, cartons);
  const limit = await siteLimit(context, 'run');
  const runs = limit === null ? null : new Set(await seenRuns(context, steps, limit));
  return Map.groupBy(
    steps.filter(({ what, target }) => what !== 'run' || runs === null || runs.has(target)),
    cartonText,
  );
}

async function seenRuns(
  context: ReadContext,
  steps: readonly CartonStep[],
  limit: { table: string; text: string; parameters: readonly SqlValue[] },
): Promise<number[]> {
  const seen: number[] = [];
  const runs = [...new Set(steps.filter(({ what }) => what === 'run').map(({ target }) => target))];
  for (const part of chunks(runs, 500)) {
    const rows = await execute<{ n: number }>(
      context.transaction,
      `select n from run where n in (${marks(part.length)}) and ${limit.text}`,
      [...part, ...limit.parameters],
    );
    seen.push(...rows.map(({ n }) => n));
  }
  return seen;
}

const CARTON_WAY = [
  { what: 'packing', missing: 'no packing record' },
  { what: 'run', missing: 'no run on record' },
  { what: 'relabel', missing: '' },
  { what: 'shipment', missing: 'no shipment on record' },
] as const;

function cartonWay(context: ReadContext, steps: readonly CartonStep[]): Step[] {
  return CARTON_WAY.flatMap(({ what, missing }) => {
    if (what === 'shipment' && !seesConsignees(context)) return [];
    const targets = [...new Set(steps.filter((step) => step.what === what).map(({ target }) => target))];
    return [
      { to: what, missing, count: targets.length, atLeast: false, first: targets.slice(0, STEP_FIRST) },
    ];
  });
}

async function stepsFrom(context: ReadContext, { name }: Match): Promise<Step[]> {
  const from = name.kind === 'product' && name.variant !== null ? [name.of, name.variant] : [name.of];
  const steps = wayOf(name.kind, name.variant).filter((step) => {
    if (step.tellsConsignees === true && !seesConsignees(context)) return false;
    // What it leads to may be of any kind: then nobody can say whether it is of the person's sites.
    return step.to !== null || context.actor.sites === null;
  });
  return Promise.all(
    steps.map(async (step) => {
      const limit = step.to === null ? null : await siteLimit(context, step.to);
      const targets = await followStep(context.transaction, step, from, limit);
      return { to: step.to, missing: step.missing, ...targets };
    }),
  );
}

/** A step as shown; one that leads nowhere says so, unless it is one that most things do not have. */
function shownStep(step: Step, records: ReadonlyMap<number, LabelledRecord>): WayStepShown[] {
  if (step.count === 0 && step.missing === '') return [];
  const first = step.first.flatMap((n) => {
    const record = records.get(n);
    return record === undefined ? [] : [{ kind: record.kind, id: record.id, label: record.label }];
  });
  const to = step.to ?? first[0]?.kind ?? 'record';
  const more = step.count - first.length;
  const names = first.map(({ label }) => label).join(', ');
  const rest = more <= 0 ? '' : ` and ${step.atLeast ? 'at least ' : ''}${String(more)} more`;
  const says = step.count === 0 ? step.missing : `${to.replaceAll('-', ' ')}: ${names}${rest}`;
  return [{ to, count: step.count, atLeast: step.atLeast, first, says }];
}

const findOperation = readOperation({
  name: 'code.find',
  words: ['find'],
  positional: ['code'],
  summary:
    'Find what a code means: lot, carton, shipment, invoice, GTIN, whatever was typed, pasted or scanned',
  description:
    'Case, spaces, dashes and full-width characters do not matter. What only looks like the code, or is one slip away from it, is ' +
    'marked as a suggestion and never taken for an answer. A code that means several things is shown as several. ' +
    `At most ${String(THING_LIMIT)} things and ${String(SUGGESTION_LIMIT)} suggestions are shown; \`complete\` says whether there are more.`,
  permission: 'read',
  input: z.strictObject({
    code: z.string().min(1).max(CODE_TEXT_LIMIT).describe('As typed, pasted or scanned'),
  }),
  output: foundSchema,
  examples: [
    { says: 'A lot code', input: { code: 'abc0921 vn bg1' } },
    { says: 'A carton by its mark', input: { code: 'ABI-BR-0045' } },
    { says: 'GTIN and lot from a barcode', input: { code: '(01)09521321001015(10)ABC0921-VN-BG1' } },
  ],
  run: (context, { code }) => findCode(context, code),
  show: foundText,
  table: foundRows,
});

/** Resolving any code. */
export const FIND_OPERATIONS: readonly Operation[] = [findOperation];
