import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import type { Transaction } from '../../db/database.ts';
import { recordFound } from '../../ledger/record-found.ts';
import { writeOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { handOf } from '../label/label-operations.ts';
import type { Key } from '../trace/scope-facts.ts';
import { strictSchema, suspectsSchema } from '../trace/scope-input.ts';
import { readSuspects } from '../trace/scope-codes-operations.ts';
import { keptScope } from '../trace/scope-kept-operations.ts';
import type { KeptScope } from '../trace/scope-kept-operations.ts';
import type { Cover } from './recall-cover.ts';
import { recallSchema } from './recall.ts';
import { coverFor } from './recall-weigh-operations.ts';

const fields = recallSchema.shape;

const declareInput = z.strictObject({
  suspects: suspectsSchema,
  strict: strictSchema,
  boundary: fields.boundary,
  despite: fields.despite,
  code: fields.code.optional().describe('Number the firm gives the recall; made when left out'),
  title: fields.title,
  reason: fields.reason,
  declaredBy: fields.declaredBy,
  declaredOn: dateSchema.optional().describe('Absent: today, UTC'),
  role: fields.role,
  about: fields.about,
  remedies: fields.remedies,
  advice: fields.advice,
  adviceChinese: fields.adviceChinese,
  mayGoTo: fields.mayGoTo,
  report: fields.report,
  pictures: fields.pictures,
  files: fields.files,
  note: fields.note,
  id: idSchema.optional().describe('Of the recall; made when left out'),
});
type Declared = z.output<typeof declareInput>;

const declareOperation = writeOperation({
  name: 'recall.declare',
  summary:
    'Declare a recall: what is suspect, within which boundary, and why; from then on these goods leave nowhere',
  description:
    'The scope is answered at this moment and kept in the record, with every boundary and its price, and exactly the runs, units and cartons that are recalled and where they were. ' +
    'A boundary that leaves out units which nothing clears is refused, unless `despite` says why. Public pages and checks of codes say so at once.',
  permission: 'override-release',
  inThread: 'apart',
  positional: ['suspects'],
  input: declareInput,
  output: z.strictObject({ id: z.string(), position: z.int() }),
  examples: [],
  run: async (context, input) => {
    const id = input.id ?? context.newId();
    const { receipt } = await recordFound(
      context.ledger,
      handOf(context),
      (transaction, position) => recallOf({ ...context, transaction, position }, input),
      (end, body) => end.append([{ action: 'record', kind: 'recall', id, body }]),
    );
    return { id: present(receipt.entries[0], 'the recall').id, position: receipt.position };
  },
});

/** The recall as it is recorded; the ledger checks it once more. */
async function recallOf(context: ReadContext, input: Declared): Promise<Readonly<Record<string, unknown>>> {
  const { suspects, strict = false, boundary } = input;
  const declaredOn = input.declaredOn ?? context.now().slice(0, 10);
  const kept = await keptScope(context, { suspects, strict });
  requireAllowed(kept, input);
  const cover = await coverFor(context, kept, boundary);
  if (cover.runs.length === 0)
    throw new LotproofError(
      'invalid-input',
      'No unit on record is touched by that: there is nothing to recall.',
    );
  const said = Object.entries(input).filter(([field, value]) => field in fields && value !== undefined);
  return {
    ...Object.fromEntries(said),
    code: input.code ?? (await nextCode(context.transaction, declaredOn)),
    ...{ declaredOn, boundary },
    scope: {
      ...{ position: kept.answer.position, strict },
      suspects: await readSuspects(context, suspects),
      choices: kept.answer.boundaries.map(({ because: _, ...choice }) => choice),
    },
    ...(await coveredGoods(context.transaction, cover)),
  };
}

function requireAllowed({ answer }: KeptScope, { boundary, despite }: Declared): void {
  const choice = answer.boundaries.find((one) => one.boundary === boundary);
  if (choice === undefined || choice.allowed || despite !== undefined) return;
  throw new LotproofError(
    'invalid-input',
    `The record does not allow the boundary "${boundary}": ${choice.why}. Draw it wider, or say why in "despite".`,
    [
      {
        at: 'boundary',
        found: boundary,
        says: `It leaves out ${String(choice.notClearedOutside)} units that nothing clears.`,
      },
    ],
  );
}

/** R, the year, and how many that year has had. */
async function nextCode(transaction: Transaction, declaredOn: string): Promise<string> {
  const year = declaredOn.slice(0, 4);
  const rows = await selectStanding<{ code: string }>(
    transaction,
    'select code from recall where code like ?',
    [`R-${year}-%`],
  );
  const numbers = rows.map(({ code }) => Number(/-(\d+)$/.exec(code)?.[1] ?? 0));
  return `R-${year}-${String(Math.max(0, ...numbers) + 1)}`;
}

/** What the boundary takes in, with ids for keys. */
async function coveredGoods(transaction: Transaction, cover: Cover) {
  const ids = await idsOf(transaction, [
    ...cover.runs.map(({ run }) => run),
    ...cover.cartons.flatMap(({ series, party, shipment }) => [series, party ?? [], shipment ?? []].flat()),
  ]);
  const idOf = (key: Key): string => present(ids.get(key), 'a record has an id');
  const maybe = (field: string, key: Key | null) => (key === null ? {} : { [field]: idOf(key) });
  return {
    runs: cover.runs.map(({ run, isWhole, spans, units }) => ({
      ...{ run: idOf(run), whole: isWhole },
      ...(spans === null ? {} : { spans }),
      ...(units === null ? {} : { units }),
    })),
    cartons: cover.cartons.map(({ series, range, class: said, units, place, party, shipment }) => ({
      ...{ series: idOf(series), from: range.from, to: range.to, class: said, place },
      ...(units === null ? {} : { units }),
      ...maybe('party', party),
      ...maybe('shipment', shipment),
    })),
    ...(cover.elsewhere.length === 0 ? {} : { elsewhere: cover.elsewhere }),
    units: cover.units,
  };
}

async function idsOf(transaction: Transaction, keys: readonly Key[]): Promise<Map<Key, string>> {
  const rows = await selectIn<{ n: number; id: string }>(
    transaction,
    'select n, id from record where n in (?*)',
    keys,
  );
  return new Map(rows.map(({ n, id }) => [n, id]));
}

/** Declaring a recall. */
export const RECALL_DECLARE_OPERATIONS: readonly Operation[] = [declareOperation];
