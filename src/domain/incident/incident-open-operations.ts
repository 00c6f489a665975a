import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { dateOrTimeSchema, dateSchema } from '../../kit/calendar-date.ts';
import { idSchema } from '../../kit/id.ts';
import { ledgerPosition } from '../../ledger/ledger.ts';
import { recordFound } from '../../ledger/record-found.ts';
import type { Draft } from '../../ledger/draft.ts';
import { writeOperation } from '../../operation/operation.ts';
import type { Context, Operation } from '../../operation/operation.ts';
import { handOf } from '../label/label-operations.ts';
import { resolveCode } from './incident-found-operations.ts';
import type { ResolvedCode } from './incident-found-operations.ts';
import { codesSchema, INCIDENT_TRIGGERS, person, STATEMENT_KINDS, typedSuspectsSchema } from './incident.ts';
import type { Incident, Statement } from './incident.ts';

const openInput = z
  .strictObject({
    says: z.string().min(1).max(500).describe('What happened, in a sentence'),
    id: idSchema.optional().describe('Of the incident; made when left out'),
    number: z.string().min(1).max(60).optional().describe('Number that people call it by'),
    trigger: z.enum(INCIDENT_TRIGGERS).optional().describe('What it is opened from; default `code`'),
    codes: codesSchema,
    suspects: typedSuspectsSchema
      .optional()
      .describe('What its scope is asked about; absent: what the codes mean'),
    owner: person.optional().describe('Who sees it through'),
    openedOn: dateSchema.optional().describe('Absent: today, UTC'),
    dueOn: dateSchema.optional().describe('Day it is to be settled by'),
    said: z
      .string()
      .min(1)
      .max(4_000)
      .optional()
      .describe('What was said, word for word: kept as its first statement'),
    saidBy: person.optional().describe('Who said it'),
    saidAs: z.enum(STATEMENT_KINDS).optional().describe('Nature of what was said; default `complaint`'),
    receivedOn: dateOrTimeSchema.optional().describe('When the firm heard it; absent: the day it is opened'),
    receivedBy: person.optional().describe('Who of the firm heard it'),
    files: z.array(idSchema).max(200).optional().describe('Photos and papers of the first statement, by id'),
  })
  .refine(({ said, saidBy }) => (said === undefined) === (saidBy === undefined), {
    message: 'what was said together with who said it',
    path: ['saidBy'],
  });
type OpenInput = z.output<typeof openInput>;

export const resolvedSchema = z.strictObject({
  code: z.string(),
  answer: z.enum(['one', 'several', 'none']).describe('`several`: a person has to choose what is meant'),
  things: z.array(z.strictObject({ kind: z.string(), id: z.string(), label: z.string() })),
});

export function shownCode({ code, answer, things }: ResolvedCode): z.output<typeof resolvedSchema> {
  return { code, answer, things: things.map((thing) => ({ ...thing })) };
}

const openOperation = writeOperation({
  name: 'incident.open',
  summary: 'Open an incident from what is known: codes, words, photos, a letter',
  description:
    'Codes are looked up, and what they mean is kept with it; one that means several things, or nothing, is kept as typed for a person to choose. ' +
    'What was said is kept word for word as its first statement.',
  permission: 'record-incidents',
  positional: ['says'],
  input: openInput,
  output: z.strictObject({ id: z.string(), position: z.int(), resolved: z.array(resolvedSchema) }),
  examples: [],
  run: async (context, input) => {
    const id = input.id ?? context.newId();
    const meanings = async (transaction: Transaction, position: number): Promise<ResolvedCode[]> => {
      const all: ResolvedCode[] = [];
      for (const code of input.codes ?? [])
        all.push(await resolveCode({ ...context, transaction, position }, code));
      return all;
    };
    const { ledger } = context;
    const { receipt, found } = await recordFound(ledger, handOf(context), meanings, (end, all) =>
      end.append(draftsOf(context, id, input, all)),
    );
    // Of a command that is sent again: what its codes mean now.
    const resolved =
      found ?? (await ledger.database.read(async (now) => meanings(now, await ledgerPosition(now))));
    const own = receipt.entries.find(({ kind }) => kind === 'incident')?.id ?? id;
    return { id: own, position: receipt.position, resolved: resolved.map(shownCode) };
  },
  show: ({ id, resolved }) => [`The incident "${id}" is open.`, ...resolved.map(resolvedText)].join('\n'),
});

export function resolvedText({ code, answer, things }: z.output<typeof resolvedSchema>): string {
  if (answer === 'none') return `  ${code}: not on record`;
  const named = things.map(({ kind, id, label }) => `${kind} ${id} (${label})`).join('; ');
  return `  ${code}: ${answer === 'several' ? 'several things, choose one: ' : ''}${named}`;
}

function draftsOf(
  context: Context,
  id: string,
  input: OpenInput,
  resolved: readonly ResolvedCode[],
): Draft[] {
  const openedOn = input.openedOn ?? context.now().slice(0, 10);
  const incident: Draft = {
    action: 'record',
    kind: 'incident',
    id,
    body: incidentOfInput(input, openedOn, resolved),
  };
  if (input.said === undefined || input.saidBy === undefined) return [incident];
  const body: Statement = {
    incident: id,
    kind: input.saidAs ?? 'complaint',
    says: input.said,
    saidBy: input.saidBy,
    receivedOn: input.receivedOn ?? openedOn,
    ...(input.receivedBy === undefined ? {} : { receivedBy: input.receivedBy }),
    ...(input.codes === undefined ? {} : { codes: input.codes }),
    ...(input.files === undefined ? {} : { files: input.files }),
  };
  return [incident, { action: 'record', kind: 'statement', id: `${id}-said`.slice(-120), body }];
}

/** Only codes that mean one thing say what it is about; the others wait for a person. */
function incidentOfInput(input: OpenInput, openedOn: string, resolved: readonly ResolvedCode[]): Incident {
  const { says, number, trigger, codes, owner, dueOn } = input;
  const sure = resolved.filter(({ answer }) => answer === 'one');
  const about = onceEach(sure.flatMap((one) => one.about));
  const suspects = input.suspects ?? [...new Set(sure.flatMap((one) => one.suspects))];
  return {
    ...(number === undefined ? {} : { number }),
    trigger: trigger ?? 'code',
    says,
    state: 'open',
    openedOn,
    ...(owner === undefined ? {} : { owner }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(codes === undefined ? {} : { codes }),
    ...(about.length === 0 ? {} : { about }),
    ...(suspects.length === 0 ? {} : { suspects: [...suspects] }),
  };
}

function onceEach(records: readonly { kind: string; id: string }[]): { kind: string; id: string }[] {
  return [...new Map(records.map((one) => [`${one.kind} ${one.id}`, one])).values()];
}

/** The way an incident begins. */
export const INCIDENT_OPEN_OPERATIONS: readonly Operation[] = [openOperation];
