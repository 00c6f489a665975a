import { z } from 'zod';
import type { Transaction } from '../../db/database.ts';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { recordReferenceSchema } from '../../kit/record-fields.ts';
import type { Draft } from '../../ledger/draft.ts';
import { recordFound } from '../../ledger/record-found.ts';
import { recordedBy } from '../../ledger/recorded-by.ts';
import { record } from '../../ledger/record.ts';
import { writeOperation } from '../../operation/operation.ts';
import type { Context, Operation, ReadContext } from '../../operation/operation.ts';
import { holdSchema } from '../inspection/inspection.ts';
import { handOf } from '../label/label-operations.ts';
import { requireReached } from '../record-demands.ts';
import { incidentOf, suspectsOf } from './incident-found-operations.ts';
import { holdsOfIncident } from './incident-holds-store.ts';
import { scopeOfIncident } from './incident-scope-operations.ts';
import { person } from './incident.ts';
import { HELD_CLASSES, holdsWanted, keyOfHold } from './scope-holds.ts';
import type { WantedHold } from './scope-holds.ts';

/** Holds in one act at most: more would be a hold of whole runs, which a person places. */
const HOLD_LIMIT = 5_000;

const classesSchema = z.array(z.enum(HELD_CLASSES)).min(1).max(3);
const actSchema = z.strictObject({
  position: z.int(),
  placed: z.int().describe('Holds placed by this command'),
  already: z
    .int()
    .nullable()
    .describe('Holds of this incident that stood already; null: the command was sent again'),
  byClass: z.array(z.strictObject({ class: z.enum(HELD_CLASSES), holds: z.int() })),
});

/** What is told of a hold that was placed. */
const placedSchema = holdSchema.pick({ scopeClass: true }).loose();

const holdInput = z.strictObject({
  id: idSchema.describe('Id of the incident'),
  reason: z.string().min(1).max(2_000).describe('Why, in words a regulator could read'),
  placedBy: person.describe('Who decides'),
  placedOn: dateSchema.optional().describe('Absent: today, UTC'),
  classes: classesSchema.optional().describe('Only these classes; absent: all three that are not cleared'),
  materials: z.boolean().optional().describe('The suspect material lots too'),
});
type HoldInput = z.output<typeof holdInput>;

const holdOperation = writeOperation({
  name: 'incident.hold',
  summary: 'Hold everything in the scope of an incident, in one act',
  description:
    'A hold on each range of cartons in scope, wherever it is, and on the units of runs that no packing record puts into cartons, each with its class, so that classes are lifted one by one. ' +
    'What this incident holds already is not held again. The suspect material lots themselves are held with `materials`: then no run takes them, and nothing leaves that recorded them.',
  permission: 'record-quality',
  inThread: 'apart',
  positional: ['id'],
  input: holdInput,
  output: actSchema,
  examples: [],
  run: async (context, input) => {
    const { receipt, found } = await recordFound(
      context.ledger,
      handOf(context),
      (transaction, position) => wantedOf({ ...context, transaction, position }, input),
      async (end, wanted) => {
        await end.append(
          wanted.filter(({ stands }) => !stands).map((hold) => holdDraft(context, input, hold)),
        );
      },
    );
    const { position } = receipt;
    if (found === null) {
      const before = await recordedBy(context.ledger, context.command, 'hold');
      const classes = before.map(({ body }) => placedSchema.parse(body).scopeClass);
      return { position, placed: classes.length, already: null, byClass: byClassOf(classes) };
    }
    const placed = found.filter(({ stands }) => !stands);
    return {
      ...{ position, placed: placed.length, already: found.length - placed.length },
      byClass: byClassOf(placed.map((hold) => hold.class)),
    };
  },
  show: ({ placed, already, byClass }) => {
    const classes = byClass.map((one) => `${one.class}: ${String(one.holds)}`).join(', ');
    const more = already === null ? 'this command was answered before' : `${String(already)} stood already`;
    return `${String(placed)} holds placed (${classes}); ${more}.`;
  },
});

function holdDraft(
  { now, newId }: Context,
  { id: incident, reason, placedBy, placedOn }: HoldInput,
  { class: scopeClass, of, span, cartons }: WantedHold,
): Draft {
  const body = { of, scopeClass, reason, placedBy, placedOn: placedOn ?? now().slice(0, 10), incident };
  const goods = { ...(span === null ? {} : { span }), ...(cartons === null ? {} : { cartons }) };
  return { action: 'record', kind: 'hold', id: newId(), body: { ...body, ...goods } };
}

async function wantedOf(
  context: ReadContext,
  input: HoldInput,
): Promise<(WantedHold & { stands: boolean })[]> {
  const { transaction, ledger } = context;
  const incident = await incidentOf(context, input.id);
  const report = await scopeOfIncident(context, incident.body);
  const wanted = holdsWanted(report, {
    classes: input.classes ?? HELD_CLASSES,
    suspects: input.materials === true ? suspectsOf(incident.body) : [],
  });
  if (wanted.length > HOLD_LIMIT) {
    throw new LotproofError(
      'limit-exceeded',
      `The scope falls into ${String(wanted.length)} ranges; ${String(HOLD_LIMIT)} are held in one act. Hold the runs or the product instead.`,
    );
  }
  const { standing } = await holdsOfIncident(transaction, ledger.kinds, incident.n);
  const known = new Set(standing.map(({ body }) => keyOfHold(body)));
  return wanted.map((one) => ({
    ...one,
    stands: known.has(keyOfHold({ ...one, scopeClass: one.class })),
  }));
}

function byClassOf(classes: readonly (string | undefined)[]) {
  return HELD_CLASSES.map((name) => ({ class: name, holds: classes.filter((one) => one === name).length }));
}

const liftOperation = writeOperation({
  name: 'incident.lift',
  summary: 'Lift the holds that an incident placed on one class of its scope',
  description:
    'Goods that another hold is on stay held. Each hold gets a release of its own, with the reason and evidence.',
  permission: 'release-runs',
  positional: ['id', 'class'],
  input: z.strictObject({
    id: idSchema.describe('Id of the incident'),
    class: z.enum(HELD_CLASSES).describe('Class of the scope whose holds end'),
    reason: z.string().min(1).max(2_000).describe('Why they may go on'),
    releasedBy: person.describe('Who signs'),
    releasedOn: dateSchema.optional().describe('Absent: today, UTC'),
    evidence: z.array(recordReferenceSchema).max(50).optional().describe('Records the decision rests on'),
  }),
  output: z.strictObject({
    position: z.int(),
    lifted: z.int(),
    left: z.int().describe('Holds of it still in force'),
  }),
  examples: [],
  run: async (context, input) => {
    if (input.releasedOn !== undefined) requireReached(context.now(), 'releasedOn', input.releasedOn);
    const meantBy = async (transaction: Transaction) => {
      const incident = await incidentOf({ ...context, transaction }, input.id);
      const { standing } = await holdsOfIncident(transaction, context.ledger.kinds, incident.n);
      return { standing, meant: standing.filter(({ body }) => body.scopeClass === input.class) };
    };
    const receipt = await record(context.ledger, handOf(context), async (end) => {
      const { meant } = await meantBy(end.transaction);
      if (meant.length === 0)
        throw new LotproofError(
          'not-found',
          `No hold of "${input.id}" on the class ${input.class} is in force.`,
        );
      const body = {
        releasedBy: input.releasedBy,
        releasedOn: input.releasedOn ?? context.now().slice(0, 10),
        reason: input.reason,
        ...(input.evidence === undefined ? {} : { evidence: input.evidence }),
      };
      await end.append(
        meant.map(({ id }) => ({
          action: 'record',
          kind: 'hold-release',
          id: context.newId(),
          body: { hold: id, ...body },
        })),
      );
    });
    const { standing } = await context.ledger.database.read(meantBy);
    const lifted = await recordedBy(context.ledger, context.command, 'hold-release');
    return { position: receipt.position, lifted: lifted.length, left: standing.length };
  },
  show: ({ lifted, left }) =>
    `${String(lifted)} holds lifted; ${String(left)} of the incident are still in force.`,
});

/** Holding what an incident is about, and letting it go. */
export const INCIDENT_HOLD_OPERATIONS: readonly Operation[] = [holdOperation, liftOperation];
