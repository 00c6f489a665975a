import { z } from 'zod';
import { selectIn } from '../../db/select-in.ts';
import { execute } from '../../db/bulk.ts';
import { recordReferenceSchema } from '../../kit/record-fields.ts';
import { spanSchema } from '../../kit/span.ts';
import { kindNamed } from '../../ledger/ledger.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { holdReleaseSchema, holdSchema } from '../inspection/inspection.ts';
import { holdRecord } from '../inspection/inspection-store.ts';
import { findVisible } from '../record-reading.ts';
import { siteCondition } from '../record-sites.ts';
import { labelledRecords } from './record-labels-store.ts';
import type { LabelledRecord } from './record-labels-store.ts';
import { HOLD_VIA, holdRowsOf, holdRowsOfRuns } from './holds-of-runs-store.ts';
import type { HoldRow } from './holds-of-runs-store.ts';
import { namedSchema } from './scope-report.ts';
import type { Named } from './scope-report.ts';

const SHOWN = 100;

const shownHoldSchema = z.strictObject({
  hold: namedSchema,
  of: namedSchema.describe('What is held'),
  via: z
    .enum(HOLD_VIA)
    .describe('How that belongs to the record asked about; `not-known`: nobody wrote down whether it does'),
  span: spanSchema.nullable(),
  cartons: spanSchema.nullable(),
  placedOn: z.string(),
  placedBy: z.string().nullable(),
  reason: z.string(),
  release: z
    .strictObject({ id: z.string(), releasedOn: z.string(), releasedBy: z.string(), reason: z.string() })
    .nullable()
    .describe('Null: the hold is in force'),
});
type ShownHold = z.infer<typeof shownHoldSchema>;

const aboutOperation = readOperation({
  name: 'hold.about',
  summary: 'The holds on something, in force and lifted',
  description:
    'Of a run also the holds on its product, bill of materials and site, on lots, materials and runs that it was made from at any remove, or may have been for all that is on record, ' +
    'on cartons its units may be in and on their pallets and shipments. Those in force come first, ' +
    `then the latest; ${String(SHOWN)} are listed.`,
  permission: 'read',
  input: z.strictObject({ of: recordReferenceSchema.describe('What may be held') }),
  output: z.strictObject({ total: z.int(), inForce: z.int(), rows: z.array(shownHoldSchema) }),
  examples: [{ says: 'Whether anything of a run is held', input: { of: { kind: 'run', id: 'bg3' } } }],
  run: async (context, { of }) => {
    const standing = await findVisible(context, kindNamed(context.ledger, of.kind), of.id);
    const found =
      of.kind === 'run'
        ? [...(await holdRowsOfRuns(context.transaction, new Set([standing.n]))).values()].flat()
        : await holdRowsOf(context.transaction, standing.n);
    const all = await toldHolds(context, await visible(context, onceEach(found)));
    const rank = ({ release }: ShownHold): number => (release === null ? 0 : 1);
    const sorted = all.sort(
      (left, right) => rank(left) - rank(right) || right.placedOn.localeCompare(left.placedOn, 'en'),
    );
    const inForce = all.filter(({ release }) => release === null).length;
    return { total: all.length, inForce, rows: sorted.slice(0, SHOWN) };
  },
});

/** A hold that is reached in two ways is told by the nearer. */
function onceEach(rows: readonly HoldRow[]): HoldRow[] {
  const near = rows.toSorted((left, right) => nearness(left) - nearness(right));
  return [...new Map(near.toReversed().map((row) => [row.n, row])).values()].sort((a, b) => a.n - b.n);
}

function nearness({ via }: HoldRow): number {
  return HOLD_VIA.indexOf(via);
}

async function visible(context: ReadContext, rows: readonly HoldRow[]): Promise<readonly HoldRow[]> {
  const { transaction, actor, ledger } = context;
  const site = await siteCondition(transaction, actor, holdRecord, ledger.kinds);
  if (site === null) return rows;
  const seen = new Set<number>();
  for (const { n } of rows) {
    const text = `select n from hold where n = ? and ${site.text}`;
    if ((await execute(transaction, text, [n, ...site.parameters])).length > 0) seen.add(n);
  }
  return rows.filter(({ n }) => seen.has(n));
}

async function toldHolds(context: ReadContext, rows: readonly HoldRow[]): Promise<ShownHold[]> {
  const { transaction, ledger } = context;
  const releases = await selectIn<{ hold: number; n: number }>(
    transaction,
    'select hold, n from hold_release where hold in (?*) order by n',
    rows.map(({ n }) => n),
  );
  const releaseOf = new Map(releases.map(({ hold, n }) => [hold, n]));
  const numbers = rows.flatMap(({ n, of }) => [n, of]);
  const records = await labelledRecords(transaction, ledger.kinds, [...numbers, ...releaseOf.values()]);
  return rows.flatMap((row) => {
    const [hold, of] = [records.get(row.n), records.get(row.of)];
    if (hold === undefined || of === undefined) return [];
    const release = records.get(releaseOf.get(row.n) ?? -1);
    return [toldHold(hold, of, { via: row.via, release })];
  });
}

function toldHold(
  hold: LabelledRecord,
  of: LabelledRecord,
  { via, release }: { readonly via: ShownHold['via']; readonly release: LabelledRecord | undefined },
): ShownHold {
  const body = holdSchema.parse(hold.body);
  const { placedOn, placedBy = null, reason, span = null, cartons = null } = body;
  const named = ({ kind, id, label }: LabelledRecord): Named => ({ kind, id, name: label });
  const lifted = release === undefined ? null : holdReleaseSchema.parse(release.body);
  return {
    hold: named(hold),
    of: named(of),
    via,
    span,
    cartons,
    placedOn,
    placedBy,
    reason,
    release:
      release === undefined || lifted === null
        ? null
        : {
            id: release.id,
            releasedOn: lifted.releasedOn,
            releasedBy: lifted.releasedBy,
            reason: lifted.reason,
          },
  };
}

/** Holds seen from what they hold. */
export const HOLDS_ABOUT_OPERATIONS: readonly Operation[] = [aboutOperation];
