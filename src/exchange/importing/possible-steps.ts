import type { Transaction } from '../../db/database.ts';
import type { RecordKind, RecordReference } from '../../ledger/define-record.ts';
import type { Place } from '../stage/row-scope.ts';
import type { StagedRecord, Staging } from '../stage/stage.ts';
import { blockedSteps, type BlockedStep } from './blocked-steps.ts';
import type { Step } from './import-plan.ts';
import type { ImportTally } from './import-tally.ts';
import type { GoodsLook, StoppedStep } from './stopped-steps.ts';

interface Judging {
  readonly transaction: Transaction;
  readonly kinds: ReadonlyMap<string, RecordKind>;
  readonly tally: ImportTally;
  readonly staging: Staging;
  readonly look: GoodsLook;
}

/** The steps that the ledger takes. The others are refused, with all that their rows say and all that names it: until nothing more follows. */
export async function possibleSteps(
  { transaction, kinds, tally, staging, look }: Judging,
  planned: readonly Step[],
): Promise<readonly Step[]> {
  const known = { transaction, kinds, standing: (named: RecordReference) => tally.standing(named) };
  let steps = planned;
  for (;;) {
    const blocked = await blockedSteps(known, steps);
    // Goods are looked at once everything else holds.
    const stopped = blocked.length === 0 ? await look.stopped(steps) : [];
    if (blocked.length === 0 && stopped.length === 0) return steps;
    for (const each of blocked) refuseBlocked(staging, each);
    for (const each of stopped) refuseStopped(staging, each);
    const gone = new Set([...blocked, ...stopped].map(({ step }) => step));
    for (const step of steps) if (hasOnlyRefusedRows(step)) gone.add(step);
    for (const { staged } of gone) tally.addBlocked(staged);
    steps = steps.filter((step) => !gone.has(step));
  }
}

/** A row is taken in whole or not at all. */
function hasOnlyRefusedRows({ does, staged: { origins } }: Step): boolean {
  return does !== 'nothing' && origins.every(({ row, refused }) => row !== null && refused);
}

/** Refuses the rows of a record that the ledger would not take. */
function refuseBlocked(staging: Staging, { step: { staged }, says, lacks }: BlockedStep): void {
  if (lacks?.how === 'unknown') {
    refuseUnknown(staging, staged, lacks);
    return;
  }
  const todo =
    lacks?.how === 'refused'
      ? 'Mend the row that gives it.'
      : 'Record again by hand what was withdrawn, or leave the row out.';
  const found = `${staged.kind} ${staged.id}`;
  const place = lacks === null ? undefined : placeNaming(staged, lacks);
  staging.refuse(staged, { kind: 'depends-on-refused', severity: 'refuse', found, says, todo }, place);
}

/** Refuses the row by which goods would leave that must not: at the cell of their cartons. */
function refuseStopped(
  staging: Staging,
  { step: { staged }, stopped: { says, todo, range } }: StoppedStep,
): void {
  const place = ['from', 'run', 'product', 'date', 'series', 'shipment']
    .map((field) => staged.placeOf([field]))
    .find((found) => found !== undefined);
  const found = range === null ? staged.id : `${String(range.from)}–${String(range.to - 1)}`;
  staging.refuse(staged, { kind: 'goods-stopped', severity: 'refuse', found, says, todo }, place);
}

/** Refuses a record that names one nobody introduced: at the cell that names it, or at the row where the mapping itself does. */
function refuseUnknown(staging: Staging, staged: StagedRecord, { kind, id }: RecordReference): void {
  const place = placeNaming(staged, { kind, id });
  const base = {
    kind: 'unknown-code',
    severity: 'refuse',
    found: id,
    expected: `a ${kind} that is recorded or in this file`,
  } as const;
  if (place === undefined) {
    const isOfRow = staged.origins.some(({ row }) => row !== null);
    const forWhat = isOfRow ? 'for this row' : `in its own ${staged.kind} "${staged.id}"`;
    staging.refuse(staged, {
      ...base,
      says: `The mapping names the ${kind} "${id}" ${forWhat}, which is neither on record nor in these files.`,
      todo: `Name another ${kind} in the mapping, or record this one first.`,
    });
    return;
  }
  staging.refuse(
    staged,
    {
      ...base,
      says: `"${id}" is no ${kind} on record or in these files.`,
      todo: 'Mend the cell, record what it stands for first, or write into the decisions what is meant.',
    },
    place,
  );
}

/** The cell that names the record; undefined where none does. */
function placeNaming(staged: StagedRecord, named: RecordReference): Place | undefined {
  const path = pathNaming(staged.body, named);
  return path === null ? undefined : staged.placeOf(path);
}

/** Where a body names a record: the field that is called as its kind before any other with that text. Null where it does not. */
function pathNaming(body: unknown, { kind, id }: RecordReference): readonly PropertyKey[] | null {
  const field = kind.replaceAll(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
  const paths = [...pathsTo(body, id, [])];
  return paths.findLast((path) => path.includes(field)) ?? paths.at(-1) ?? null;
}

function* pathsTo(
  value: unknown,
  text: string,
  path: readonly PropertyKey[],
): Generator<readonly PropertyKey[]> {
  if (value === text) yield path;
  if (value === null || typeof value !== 'object') return;
  for (const [key, below] of Object.entries(value)) yield* pathsTo(below, text, [...path, key]);
}
