import { hash } from 'node:crypto';
import { z } from 'zod';
import { execute } from '../../db/bulk.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { present } from '../../kit/invariant.ts';
import { ledgerPosition } from '../../ledger/ledger.ts';
import { record } from '../../ledger/record.ts';
import { recordedBy } from '../../ledger/recorded-by.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Context, Operation, ReadContext } from '../../operation/operation.ts';
import { handOf } from '../label/label-operations.ts';
import { keptScope } from '../trace/scope-kept-operations.ts';
import { nameAnswer } from '../trace/scope-naming.ts';
import { strictSchema } from '../trace/scope-input.ts';
import type { ScopeReport } from '../trace/scope-report.ts';
import { frozenScopeRecord } from './frozen-scope-store.ts';
import { FIGURE_LIMIT, frozenScopeSchema } from './frozen-scope.ts';
import type { FrozenScope } from './frozen-scope.ts';
import { incidentOf, suspectsOf } from './incident-found-operations.ts';
import { partsNaming } from './incident-parts-store.ts';
import { person } from './incident.ts';
import type { Incident } from './incident.ts';
import { figureDifferences, figuresOf } from './scope-figures.ts';

const NO_SUSPECTS =
  'Nobody has said what the scope of this incident is asked about. Correct the incident: `suspects`, such as run:ID or lot:ID.';

/** The scope of an incident at the context’s position. @throws LotproofError `invalid-input` when nothing says what to ask about. */
export async function scopeOfIncident(
  context: ReadContext,
  incident: Incident,
  strict?: boolean,
): Promise<ScopeReport> {
  const suspects = suspectsOf(incident);
  if (suspects.length === 0) throw new LotproofError('invalid-input', NO_SUSPECTS);
  const { answer, naming, words } = await keptScope(context, { suspects: [...suspects], strict });
  return nameAnswer(answer, naming, words);
}

/** SHA-256 of the answer in canonical JSON: the same question at the same position gives the same. */
function digestOf(report: ScopeReport): string {
  return hash('sha256', canonicalJson(report), 'hex');
}

const freezeOperation = writeOperation({
  name: 'incident.freeze',
  summary: 'Freeze the scope of an incident: its question, figures and digest at the ledger position of now',
  description:
    'What the scope is later is compared with it. `lotproof scope` with the same suspects and `--as-of` its position gives the same answer, whose SHA-256 is kept.',
  permission: 'record-incidents',
  inThread: 'apart',
  positional: ['id'],
  input: z.strictObject({
    id: idSchema.describe('Id of the incident'),
    strict: strictSchema,
    frozenBy: person.optional().describe('Who freezes it'),
    frozenOn: dateSchema.optional().describe('Absent: today, UTC'),
    note: z.string().max(4_000).optional().describe('Anything a person should read beside it'),
    as: idSchema.optional().describe('Id of the frozen scope; made when left out'),
  }),
  output: z.strictObject({ id: z.string(), position: z.int(), scopeAt: z.int(), answerSha256: z.string() }),
  examples: [],
  run: async (context, input) => {
    // Worked out before the write, which others wait for: what is frozen says the position that it was worked out at.
    const body = await readNow(context, (reading) => frozenOf(reading, input));
    const id = input.as ?? context.newId();
    const receipt = await record(context.ledger, handOf(context), (end) =>
      end.append([{ action: 'record', kind: 'frozen-scope', id, body }]),
    );
    // A command that is sent again answers what it froze the first time.
    const [frozen] = await recordedBy(context.ledger, context.command, 'frozen-scope');
    const { id: own, body: kept } = present(frozen, 'the frozen scope');
    const { position: scopeAt, answerSha256 } = frozenScopeSchema.parse(kept);
    return { id: own, position: receipt.position, scopeAt, answerSha256 };
  },
});

function readNow<Result>(context: Context, work: (reading: ReadContext) => Promise<Result>): Promise<Result> {
  return context.ledger.database.read(async (transaction) =>
    work({ ...context, transaction, position: await ledgerPosition(transaction) }),
  );
}

async function frozenOf(
  context: ReadContext,
  input: {
    id: string;
    strict?: boolean | undefined;
    frozenBy?: string | undefined;
    frozenOn?: string | undefined;
    note?: string | undefined;
  },
): Promise<FrozenScope> {
  const { body: incident } = await incidentOf(context, input.id);
  const report = await scopeOfIncident(context, incident, input.strict);
  const figures = figuresOf(report);
  if (figures.length > FIGURE_LIMIT)
    throw new LotproofError(
      'limit-exceeded',
      `The scope has ${String(figures.length)} runs and places; ${String(FIGURE_LIMIT)} can be frozen.`,
    );
  const [entry] = await execute<{ hash: string }>(
    context.transaction,
    'select hash from entry where sequence = ?',
    [context.position],
  );
  return {
    incident: input.id,
    suspects: [...suspectsOf(incident)],
    ...(input.strict === undefined ? {} : { strict: input.strict }),
    position: context.position,
    ledgerHash: entry?.hash ?? '',
    answerSha256: digestOf(report),
    unitsWaiting: report.unitsWaiting,
    figures,
    frozenOn: input.frozenOn ?? context.now().slice(0, 10),
    ...(input.frozenBy === undefined ? {} : { frozenBy: input.frozenBy }),
    ...(input.note === undefined ? {} : { note: input.note }),
  };
}

const countsSchema = z.strictObject({
  contains: z.int(),
  mayContain: z.int(),
  undetermined: z.int(),
  cleared: z.int(),
});

const scopeSchema = z.strictObject({
  incident: z.string(),
  position: z.int().describe('Ledger position of now'),
  suspects: z.array(z.string()).describe('What is asked about; none: nobody has said'),
  now: countsSchema.nullable().describe('Units in each class now; null: nobody has said what to ask about'),
  cartonsNow: countsSchema.nullable(),
  unitsWaiting: z.int().nullable().describe('Units that wait for missing records now'),
  frozen: z
    .strictObject({
      id: z.string(),
      position: z.int(),
      frozenOn: z.string(),
      frozenBy: z.string().nullable(),
      answerSha256: z.string(),
      units: countsSchema,
      unitsWaiting: z.int(),
      sameQuestion: z.boolean().describe('False: the suspects of the incident are others by now'),
      entriesSince: z.int().describe('Ledger entries after it'),
    })
    .nullable()
    .describe('The scope that it is compared with; null: none was frozen'),
  differences: z
    .array(
      z.strictObject({
        figure: z.enum(['all-units', 'all-cartons', 'of-run', 'at-place']),
        id: z.string().nullable(),
        then: countsSchema.nullable().describe('Null: it was not among them'),
        now: countsSchema.nullable().describe('Null: it is no longer among them'),
      }),
    )
    .describe('Every figure that is not what it was'),
});
type IncidentScope = z.output<typeof scopeSchema>;

const scopeOperation = readOperation({
  name: 'incident.scope',
  summary: 'The scope of an incident now, against the one that was frozen: every figure that differs',
  permission: 'trace',
  inThread: true,
  positional: ['id'],
  input: z.strictObject({
    id: idSchema.describe('Id of the incident'),
    frozen: idSchema.optional().describe('Id of the frozen scope; absent: the latest'),
  }),
  output: scopeSchema,
  examples: [],
  run: async (context, { id, frozen: chosen }) => {
    const incident = await incidentOf(context, id);
    const all = await partsNaming(context.transaction, context.ledger.kinds, frozenScopeRecord, [incident.n]);
    const frozen = chosen === undefined ? all.at(-1) : all.find((one) => one.id === chosen);
    if (chosen !== undefined && frozen === undefined)
      throw new LotproofError('not-found', `The incident "${id}" has no frozen scope "${chosen}".`);
    const suspects = suspectsOf(incident.body);
    const report =
      suspects.length === 0 ? null : await scopeOfIncident(context, incident.body, frozen?.body.strict);
    const figures = report === null ? [] : figuresOf(report);
    return {
      incident: id,
      position: context.position,
      suspects: [...suspects],
      now: countsIn(figures, 'all-units'),
      cartonsNow: countsIn(figures, 'all-cartons'),
      unitsWaiting: report?.unitsWaiting ?? null,
      frozen:
        frozen === undefined
          ? null
          : { id: frozen.id, ...shownFrozen(frozen.body, suspects, context.position) },
      differences:
        frozen === undefined || report === null ? [] : figureDifferences(frozen.body.figures, figures),
    };
  },
  show: scopeText,
  table: ({ differences }) => [
    [
      'figure',
      'of',
      'holds then',
      'may hold then',
      'cannot be told then',
      'holds now',
      'may hold now',
      'cannot be told now',
    ],
    ...differences.map(({ figure, id, then, now }) => [
      ...[figure, id, then?.contains ?? null, then?.mayContain ?? null, then?.undetermined ?? null],
      ...[now?.contains ?? null, now?.mayContain ?? null, now?.undetermined ?? null],
    ]),
  ],
});

function countsIn(figures: FrozenScope['figures'], name: 'all-units' | 'all-cartons') {
  const found = figures.find(({ figure }) => figure === name);
  if (found === undefined) return null;
  const { contains, mayContain, undetermined, cleared } = found;
  return { contains, mayContain, undetermined, cleared };
}

function shownFrozen(body: FrozenScope, suspects: readonly string[], position: number) {
  const none = { contains: 0, mayContain: 0, undetermined: 0, cleared: 0 };
  return {
    position: body.position,
    frozenOn: body.frozenOn,
    frozenBy: body.frozenBy ?? null,
    answerSha256: body.answerSha256,
    units: countsIn(body.figures, 'all-units') ?? none,
    unitsWaiting: body.unitsWaiting,
    sameQuestion: canonicalJson([...body.suspects].sort()) === canonicalJson([...suspects].sort()),
    entriesSince: position - body.position,
  };
}

function scopeText({ now, frozen, differences, suspects }: IncidentScope): string {
  if (now === null) return NO_SUSPECTS;
  const lines = [`Asked about ${suspects.join(', ')}. Now: ${countsText(now)}.`];
  if (frozen === null) return [...lines, 'No scope was frozen.'].join('\n');
  lines.push(
    `Frozen at position ${String(frozen.position)} on ${frozen.frozenOn}: ${countsText(frozen.units)}.`,
  );
  if (!frozen.sameQuestion) lines.push('It was asked about other suspects.');
  lines.push(differences.length === 0 ? 'Nothing differs.' : `${String(differences.length)} figures differ:`);
  for (const { figure, id, then, now: is } of differences)
    lines.push(
      `  ${figure} ${id ?? ''}: ${then === null ? 'not there' : countsText(then)} → ${is === null ? 'gone' : countsText(is)}`,
    );
  return lines.join('\n');
}

function countsText({ contains, mayContain, undetermined, cleared }: z.output<typeof countsSchema>): string {
  return `${String(contains)} hold it, ${String(mayContain)} may, ${String(undetermined)} cannot be told, ${String(cleared)} cleared`;
}

/** The scope of an incident, frozen and now. */
export const INCIDENT_SCOPE_OPERATIONS: readonly Operation[] = [freezeOperation, scopeOperation];
