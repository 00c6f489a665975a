import { z } from 'zod';
import { CODE_TEXT_LIMIT } from '../../kit/code-key.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import { findRecord } from '../record-reading.ts';
import type { FoundThing } from './find-answer.ts';
import { findCode } from './find-operations.ts';
import { labelledRecords } from './record-labels-store.ts';
import { runAccount } from './run-account.ts';
import { tellStory } from './story.ts';
import type { StoryStart } from './story-facts.ts';
import { loadStory } from './story-facts-store.ts';
import { storyReach } from './story-reach-store.ts';
import type { StoryReach } from './story-reach-store.ts';
import { storyStart, variantStart } from './story-start-store.ts';
import { storyRows, storyText } from './story-text.ts';
import { storySchema } from './story-answer.ts';
import type { ToldStory } from './story-answer.ts';
import { NODE_LIMIT } from './story-tree.ts';

interface Thing {
  readonly kind: string;
  readonly id: string;
}

/** What a typed code means, when it means one thing; the choice where it means several. */
async function thingOf(context: ReadContext, code: string, chosen: Partial<Thing>): Promise<Thing> {
  const found = await findCode(context, code);
  const exact = found.things.filter(({ suggestion }) => !suggestion);
  const fitting = exact.filter(({ kind, id }) => (chosen.kind ?? kind) === kind && (chosen.id ?? id) === id);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1 && found.complete) return only;
  if (exact.length === 0) {
    const meant = [...found.things, ...found.suggestions];
    const hint = meant.length === 0 ? '' : ' These may have been meant:';
    throw new LotproofError(
      'not-found',
      `"${code}" is not on record.${hint}${choices(meant)}`,
      problems(meant),
    );
  }
  const all = fitting.length === 0 ? exact : fitting;
  const many = `"${code}" means ${String(found.total.things)} things; choose with kind and id:`;
  throw new LotproofError('ambiguous', `${many}${choices(all)}`, problems(all));
}

function choices(things: readonly FoundThing[]): string {
  return things.map(({ kind, id, label }) => `\n  --kind ${kind} --id ${id}  ${label}`).join('');
}

function problems(things: readonly FoundThing[]) {
  return things.map(({ kind, id, label, difference }) => ({
    at: 'code',
    found: `${kind} ${id}`,
    says: difference === null ? label : `${label}: ${difference.says}`,
  }));
}

/** A thing on record: its record, what it is called by that record's label, and where its story starts. */
interface Found {
  readonly n: number;
  readonly called: (label: string) => string;
  readonly start: () => Promise<StoryStart>;
}

async function foundThing(context: ReadContext, { kind, id }: Thing): Promise<Found> {
  const { transaction } = context;
  const [, record = id, part] = /^(.*)#([^#]*)$/u.exec(id) ?? [];
  if (kind !== 'carton' && kind !== 'variant') {
    const n = await standingRecord(context, kind, id);
    return { n, called: (label) => label, start: () => storyStart(transaction, kind, n) };
  }
  if (part === undefined) {
    throw new LotproofError(
      'invalid-input',
      `The id of a ${kind} is that of its record, # and the ${kind === 'carton' ? 'number' : 'variant'}.`,
    );
  }
  const n = await standingRecord(context, kind === 'carton' ? 'carton-series' : 'product', record);
  if (kind === 'variant') {
    const start = () => variantStart(transaction, n, part);
    return { n, called: (label) => `${label}, variant ${part}`, start };
  }
  const number = z.coerce.number().int().min(1).safeParse(part);
  if (!number.success) throw new LotproofError('invalid-input', `"${part}" is no carton number.`);
  const range = { from: number.data, to: number.data + 1 };
  const start = { runs: [], lots: [], shipments: [], ranges: [{ series: n, range }] };
  return { n, called: (label) => `${label}, carton ${part}`, start: async () => start };
}

async function standingRecord(context: ReadContext, kindName: string, id: string): Promise<number> {
  const kind = kindNamed(context.ledger, kindName);
  const standing = await findRecord(context.transaction, kind, id);
  if (standing.withdrawn === 1)
    throw new LotproofError('withdrawn', `The ${kind.noun} "${id}" was withdrawn.`);
  return standing.n;
}

async function startAndReach(
  { transaction }: ReadContext,
  found: Found,
): Promise<{ start: StoryStart; reach: StoryReach }> {
  const start = await found.start();
  return { start, reach: await storyReach(transaction, start) };
}

async function traceThing(context: ReadContext, thing: Thing): Promise<ToldStory> {
  const { transaction, ledger, position } = context;
  const found = await foundThing(context, thing);
  const [records, { start, reach }] = await Promise.all([
    labelledRecords(transaction, ledger.kinds, [found.n]),
    startAndReach(context, found),
  ]);
  const label = found.called(present(records.get(found.n), 'the record').label);
  const { facts, runs, cartons } = await loadStory(transaction, ledger.kinds, start, reach);
  const story = tellStory(facts, start, reach.onward);
  const run = thing.kind === 'run' ? facts.runs.get(start.runs[0] ?? 0) : undefined;
  const balance = run === undefined ? null : { ...runAccount(run, runs, cartons).units };
  return { thing: { kind: thing.kind, id: thing.id, label }, position, ...story, balance };
}

const traceOperation = readOperation({
  name: 'trace.story',
  words: ['trace'],
  positional: ['code'],
  summary: 'Trace a code both ways: what it was made of, and where it went',
  description:
    'Any code `find` knows, or a record by kind and id. What should be on record and is not stands in the tree as missing. A record ' +
    `that is met again is shown once; a circle is cut and marked. A trace of more than ${String(NODE_LIMIT)} steps is refused, never shown in part.`,
  permission: 'trace',
  inThread: true,
  input: z.strictObject({
    code: z.string().min(1).max(CODE_TEXT_LIMIT).optional().describe('As typed, pasted or scanned'),
    kind: z.string().max(40).optional().describe('Kind of the thing; chooses where a code means several'),
    id: z
      .string()
      .max(200)
      .optional()
      .describe('Id of the thing; SERIES#NUMBER of a carton, PRODUCT#VARIANT of a variant'),
  }),
  output: storySchema,
  examples: [
    { says: 'From a lot code', input: { code: 'ABC0921-VN-BG1' } },
    { says: 'From a carton', input: { kind: 'carton', id: 'ABI#45' } },
  ],
  run: async (context, { code, kind, id }) => {
    if (context.actor.sites !== null) {
      throw new LotproofError(
        'forbidden',
        'A trace shows consignees and other sites; people limited to sites use find.',
      );
    }
    if (code !== undefined) {
      return traceThing(
        context,
        await thingOf(context, code, {
          ...(kind === undefined ? {} : { kind }),
          ...(id === undefined ? {} : { id }),
        }),
      );
    }
    if (kind === undefined || id === undefined)
      throw new LotproofError('usage', 'Give a code, or kind and id.');
    return traceThing(context, { kind, id });
  },
  show: storyText,
  table: storyRows,
});

/** The story of a thing, both ways. */
export const STORY_OPERATIONS: readonly Operation[] = [traceOperation];
