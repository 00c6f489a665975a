import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { selectStanding } from '../../db/select-in.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import type { Draft } from '../../ledger/draft.ts';
import { record } from '../../ledger/record.ts';
import { recordedBy } from '../../ledger/recorded-by.ts';
import { writeOperation } from '../../operation/operation.ts';
import type { Context, Operation } from '../../operation/operation.ts';
import { handOf } from '../label/label-operations.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import { contradictionsOf, toTakeOf } from './answered-units.ts';
import type { Contradiction, Told, ToTake } from './answered-units.ts';
import { noticeAnswerSchema } from './notice.ts';
import type { NoticeAnswer } from './notice.ts';
import { numberOf } from './notice-facts-store.ts';
import { PROGRESS_STEPS, recallProgressSchema, UNIT_PLACES } from './recall-progress.ts';
import type { RecallProgress } from './recall-progress.ts';
import { contradictionText } from './recall-report-units.ts';
import { contradictionSchema } from './recall-units-operations.ts';
import { unitsAccount } from './recall-units.ts';
import type { HolderUnits } from './recall-units.ts';
import { loadRecallUnits } from './recall-units-store.ts';

const takeOverOperation = writeOperation({
  name: 'recall.take-over',
  summary: 'Take the answers of consignees over into the progress of a recall, in one act',
  description:
    'What their newest answers state as set aside, sent back or destroyed, and how many they still have, is recorded as progress, less what is on record of them already: nothing counts twice. ' +
    'An answer that contradicts the record (more than was sent, more dealt with than found, less than recorded) stays where it is, unless `despite` says why it is right; then it is taken as it was given.',
  permission: 'record-quality',
  positional: ['recall'],
  input: z.strictObject({
    recall: idSchema.describe('Id of the recall'),
    consignees: z
      .array(idSchema)
      .min(1)
      .max(1_000)
      .optional()
      .describe('Only the answers of these parties; absent: of all'),
    despite: z
      .string()
      .min(1)
      .max(2_000)
      .optional()
      .describe('Why an answer is taken over though it contradicts the record'),
  }),
  output: z.strictObject({
    taken: z.array(
      z.strictObject({
        consignee: z.string().describe('Id of the party'),
        answer: z.string(),
        records: z.array(
          z.strictObject({
            id: z.string(),
            step: z.enum(PROGRESS_STEPS),
            place: z.enum(UNIT_PLACES),
            units: z.int(),
          }),
        ),
      }),
    ),
    left: z
      .array(
        z.strictObject({
          consignee: z.string(),
          answer: z.string(),
          contradictions: z.array(contradictionSchema),
        }),
      )
      .nullable()
      .describe(
        'Answers that were not taken over, for what speaks against them; null: the command was sent again',
      ),
  }),
  examples: [],
  run: takeOver,
  show: ({ taken, left }) =>
    [
      `${String(taken.reduce((sum, { records }) => sum + records.length, 0))} progress records of ${String(taken.length)} consignees.`,
      ...(left ?? []).map(
        ({ consignee, contradictions }) =>
          `  ${consignee}: not taken over, it contradicts the record: ${contradictions.map(contradictionText).join('; ')}`,
      ),
    ].join('\n'),
});

interface Asked {
  readonly recall: string;
  readonly consignees?: string[] | undefined;
  readonly despite?: string | undefined;
}

interface Decided {
  taken: { consignee: string; answer: string; records: TakenUnits[] }[];
  left: { consignee: string; answer: string; contradictions: Contradiction[] }[];
}

type Outcome = Pick<Decided, 'taken'> & { readonly left: Decided['left'] | null };

type TakenUnits = { id: string } & Pick<RecallProgress, 'step' | 'place' | 'units'>;

async function takeOver(context: Context, asked: Asked): Promise<Outcome> {
  const outcome: Decided = { taken: [], left: [] };
  const receipt = await record(context.ledger, handOf(context), async (end) => {
    const { transaction } = end;
    const n = await numberOf(transaction, 'recall', asked.recall);
    const { units, recorded, scrapped, progress, notices } = await loadRecallUnits(transaction, n);
    const { holders } = unitsAccount(units, recorded, [...scrapped, ...progress], notices);
    const answers = await answersOf(context, transaction, holders, asked.consignees);
    const drafts: Draft[] = [];
    for (const { told, consignee, body } of answers) {
      const toTake = toTakeOf(told, progress);
      const contradictions = contradictionsOf(told, progress);
      const of = { consignee, answer: told.answer };
      if (contradictions.length > 0 && asked.despite === undefined)
        outcome.left.push({ ...of, contradictions });
      else if (toTake.length > 0) {
        const records = partsOf(toTake, told, holders).map((part) => ({ id: context.newId(), ...part }));
        outcome.taken.push({ ...of, records });
        drafts.push(...records.map((one) => draftOf(one, { asked, told, consignee, body })));
      }
    }
    requireAnswered(asked, outcome, answers);
    await end.append(drafts);
  });
  const isAgain = outcome.taken.length === 0 && receipt.entries.length > 0;
  return isAgain ? takenBefore(context) : outcome;
}

/** The answer to a command that is sent again, from what it recorded. What it left then is not told. */
async function takenBefore({ ledger, command }: Context): Promise<Outcome> {
  const before = await recordedBy(ledger, command, 'recall-progress');
  const taken = before.map(({ id, body }) => {
    const { party = '', answer = '', step, place, units } = recallProgressSchema.parse(body);
    return { consignee: party, answer, record: { id, step, place, units } };
  });
  const byAnswer = Map.groupBy(taken, ({ answer }) => answer);
  return {
    taken: [...byAnswer].map(([answer, list]) => ({
      ...{ consignee: present(list[0], 'a record').consignee, answer },
      records: list.map((one) => one.record),
    })),
    left: null,
  };
}

/** Asked for by name, an answer that is not there, or that contradicts the record, is refused. */
function requireAnswered(
  { consignees = [] }: Asked,
  { left }: Decided,
  answers: readonly { readonly consignee: string }[],
): void {
  const silent = consignees.filter((id) => !answers.some(({ consignee }) => consignee === id));
  if (silent.length > 0)
    throw new LotproofError(
      'not-found',
      `No answer to a notice of this recall came from ${silent.join(', ')}.`,
    );
  const [first] = left;
  if (consignees.length === 0 || first === undefined) return;
  throw new LotproofError(
    'invalid-input',
    `The answer of ${first.consignee} contradicts the record. Settle it with them, correct the record, or say why in "despite".`,
    left.map(({ consignee, contradictions }) => ({
      ...{ at: 'despite', found: consignee, says: contradictions.map(contradictionText).join('; ') },
    })),
  );
}

interface AnswerFound {
  readonly told: Told;
  readonly consignee: string;
  readonly body: NoticeAnswer;
}

async function answersOf(
  { ledger }: Context,
  transaction: Transaction,
  holders: readonly HolderUnits[],
  consignees: readonly string[] | undefined,
): Promise<AnswerFound[]> {
  const all = holders.flatMap(({ told }) => told ?? []);
  const keys = await selectStanding<{ n: number }>(
    transaction,
    "select n from record where kind = 'notice-answer' and id in (?texts)",
    [JSON.stringify(all.map(({ answer }) => answer))],
  );
  const numbers = [...keys.map(({ n }) => n), ...all.map(({ party }) => party)];
  const records = await labelledRecords(transaction, ledger.kinds, new Set(numbers));
  const bodies = new Map([...records.values()].map((one) => [`${one.kind} ${one.id}`, one.body]));
  return all.flatMap((told) => {
    const { id: consignee } = present(records.get(told.party), 'a party stands');
    if (consignees !== undefined && !consignees.includes(consignee)) return [];
    const body = noticeAnswerSchema.parse(bodies.get(`notice-answer ${told.answer}`));
    return [{ told, consignee, body }];
  });
}

/** Units of a party that lie in several places (some still on the way) are taken from where most are; what is more than the record has there stays in sight. */
function partsOf(
  toTake: readonly ToTake[],
  told: Told,
  holders: readonly HolderUnits[],
): Omit<TakenUnits, 'id'>[] {
  const own = holders.filter(({ party }) => party === told.party);
  const places = [told.place, ...own.flatMap(({ place }) => (place === told.place ? [] : place))];
  const left = new Map(own.map((holder) => [holder.place, Math.max(0, holder.left ?? 0)]));
  return toTake.flatMap(({ step, units }): Omit<TakenUnits, 'id'>[] => {
    if (step === 'stated' || step === 'isolated') return [{ step, place: told.place, units }];
    let rest = units;
    const parts = places.map((place) => {
      const here = Math.min(rest, left.get(place) ?? 0);
      left.set(place, (left.get(place) ?? 0) - here);
      rest -= here;
      return { step, place, units: here };
    });
    const counted = parts.map((part, at) => (at === 0 ? { ...part, units: part.units + rest } : part));
    return counted.filter((part) => part.units > 0);
  });
}

function draftOf(
  { id, step, place, units }: TakenUnits,
  { asked, told, consignee, body }: AnswerFound & { readonly asked: Asked },
): Draft {
  const { by, files } = body;
  const progress: RecallProgress = {
    ...{ recall: asked.recall, date: told.on, step, place, party: consignee, units, answer: told.answer },
    ...(by === undefined ? {} : { by }),
    ...(files === undefined ? {} : { files }),
    ...(asked.despite === undefined ? {} : { note: asked.despite }),
  };
  return { action: 'record', kind: 'recall-progress', id, body: progress };
}

/** Answers become progress. */
export const RECALL_TAKE_OVER_OPERATIONS: readonly Operation[] = [takeOverOperation];
