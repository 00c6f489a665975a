import { fact } from '../../src/demo/demo-event.ts';
import type { Random } from '../../src/demo/random.ts';
import { addDays } from '../../src/kit/calendar-date.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { mixedCode } from './bench-codes.ts';
import { issuesOf, REWORKED_UNITS, type ProductionPlan } from './family-plan.ts';
import type { Slot } from './family-stores.ts';

/** How many of a thousand records nobody kept. */
const LOST_PERMILLE = 30;
const FIRST_DAY = '2024-01-08';

/** The record, unless it is one of those that nobody kept. */
export function kept(random: Random, draft: Draft): Draft[] {
  return random.chance(LOST_PERMILLE) ? [] : [draft];
}

interface Made {
  readonly id: string;
  readonly number: number;
  readonly made: number;
}

interface RunSheet {
  readonly run: Made;
  readonly runs: number;
  readonly product: string;
  readonly revision: string;
  readonly slots: readonly Slot[];
  /** Number of its code, unique in the firm. */
  readonly code: number;
  readonly day: string;
}

export function dayOf(number: number): string {
  return addDays(FIRST_DAY, number * 3);
}

/** A run sheet with the slips of what it took. */
export function runDrafts(
  { run, runs, product, revision, slots, code, day }: RunSheet,
  random: Random,
): Draft[] {
  const sheet = fact('run', run.id, {
    code: mixedCode('LT', code),
    product,
    revision,
    site: 'works',
    line: `L${code % 7}`,
    started: `${day}T08:00`,
    ended: `${day}T17:30`,
    made: run.made,
    workOrder: mixedCode('WO', code),
  });
  const slips = slots.flatMap((slot, position) =>
    issuesOf(run, runs, slot.lots.length).flatMap(({ lot, units, span }, index) =>
      kept(
        random,
        fact('consumption', `${run.id}-${slot.name}-${index}`, {
          run: run.id,
          slot: slot.name,
          lot: slot.lots[lot],
          quantity: units * slot.quantity,
          span: span ?? undefined,
          slip: mixedCode('SL', code * 20 + position * 2 + index),
          date: day,
        }),
      ),
    ),
  );
  return [sheet, ...slips];
}

/** What was taken from a run as samples. */
export function sampledDraft(run: string, quantity: number, date: string): Draft {
  return fact('taken', `${run}-sampled`, { run, kind: 'sampled', quantity, date });
}

/** The output of a component run, as the material lot that production takes. */
export function componentLot(material: string, run: Made, code: number, day: string): Draft[] {
  const id = `${run.id}-lot`;
  const received = { lot: id, site: 'works', date: day, quantity: run.made };
  return [
    fact('material-lot', id, {
      material,
      code: mixedCode('LT', code),
      supplier: 'factory',
      supplierSite: 'works',
      quantityDispatched: run.made,
      madeFrom: [{ run: run.id, quantity: run.made }],
    }),
    fact('material-receipt', `${id}-r`, received),
  ];
}

/** Units of a run that were reworked under a run of their own and packed again. */
export function reworkDrafts(
  of: ProductionPlan,
  { product, revision, code, day }: Pick<RunSheet, 'product' | 'revision' | 'code' | 'day'>,
): Draft[] {
  if (of.reworked === null) return [];
  const id = `${of.id}-rw`;
  const again = { site: 'works', started: `${day}T08:00`, ended: `${day}T12:00`, made: REWORKED_UNITS };
  const units = REWORKED_UNITS / (of.reworked.to - of.reworked.from);
  return [
    fact('run', id, { code: mixedCode('RW', code), product, revision, ...again }),
    fact('rework', `${id}-order`, {
      run: id,
      code: mixedCode('RO', code),
      of: [{ run: of.id, quantity: REWORKED_UNITS }],
      reason: 'seam opened',
      date: day,
    }),
    fact('packing', `${id}-k`, {
      series: of.series,
      ...of.reworked,
      contents: [{ run: id, unitsPerCarton: units }],
      date: day,
    }),
  ];
}
