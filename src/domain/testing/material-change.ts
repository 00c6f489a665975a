import type { DifferenceKind } from './change-assessment.ts';
import { coverageOf } from './coverage.ts';
import type { Coverage, CoverageRow, Weighed } from './coverage.ts';
import type { CoverageFacts } from './coverage-facts.ts';
import { isAssessed } from './coverage-objections.ts';
import type { Objection } from './coverage-objections.ts';

/** What somebody has to send to a laboratory, or nothing. */
export interface RetestRequest {
  readonly component: string;
  readonly slot: string | null;
  readonly material: string | null;
  readonly colour: string | null;
  readonly supplier: string | null;
  readonly supplierSite: string | null;
  readonly lots: readonly string[];
  readonly rules: readonly string[];
  /** Reports whose test is to be made again: they name the laboratory and the methods. */
  readonly after: readonly string[];
}

/**
 * A difference between what went into a run and what was tested. `open`: nobody has assessed it; `harmless`: it was judged not to affect
 * compliance; `retest`: it was judged to, and no test of what went in covers it yet.
 */
export interface ChangeAlarm {
  readonly state: 'open' | 'harmless' | 'retest';
  readonly component: string;
  readonly slot: string | null;
  readonly differs: DifferenceKind;
  readonly tested: string;
  readonly used: string;
  readonly lots: readonly string[];
  /** Rules of the cells that no longer hold by it, or would not. */
  readonly rules: readonly string[];
  readonly assessment: string | null;
  readonly retest: RetestRequest | null;
}

interface Found {
  readonly row: CoverageRow;
  readonly rule: string;
  readonly weighed: Weighed;
  readonly objection: Objection & { readonly difference: DifferenceKind; tested: string; used: string };
}

/**
 * Material changes of a run (16 CFR 1107.23): differences in supplier, place, specification, colour, material or revision between what
 * went in and the evidence nearest to it, where no other evidence covers the same cell without them.
 */
export function changesOf(facts: CoverageFacts, coverage: Coverage = coverageOf(facts)): ChangeAlarm[] {
  const found = coverage.rows.flatMap(differencesIn);
  const groups = Map.groupBy(found, ({ row, objection: { difference, tested, used } }) =>
    JSON.stringify([row.slot, row.component, difference, tested, used]),
  );
  return [...groups.values()].map((group) => alarmOf(facts, group));
}

function differencesIn(row: CoverageRow): Found[] {
  return row.cells.flatMap(({ rule, evidence }) =>
    evidence.flatMap((weighed) =>
      weighed.objections.flatMap((objection) => {
        const { difference, tested, used } = objection;
        if (difference === undefined || tested === null || used === null) return [];
        return [{ row, rule, weighed, objection: { ...objection, difference, tested, used } }];
      }),
    ),
  );
}

function alarmOf(facts: CoverageFacts, group: readonly Found[]): ChangeAlarm {
  const [first] = group;
  if (first === undefined) throw new RangeError('a group of differences has one');
  const { row, objection } = first;
  const rules = [...new Set(group.map(({ rule }) => rule))];
  const lots = [...new Set(group.flatMap(({ weighed }) => (weighed.lot === null ? [] : [weighed.lot])))];
  const harmless = group.every((one) => one.objection.assessment !== undefined);
  const judged = facts.assessments.find(
    (one) => one.couldAffectCompliance && rules.every((rule) => isAssessed(one, objection, row.slot, rule)),
  );
  const state = harmless ? 'harmless' : judged === undefined ? 'open' : 'retest';
  const assessment = harmless ? (objection.assessment ?? null) : (judged?.id ?? null);
  const { difference: differs, tested, used } = objection;
  const retest = state === 'harmless' ? null : retestOf(group, { row, rules, lots });
  const { component, slot } = row;
  return { state, component, slot, differs, tested, used, lots, rules, assessment, retest };
}

function retestOf(
  group: readonly Found[],
  { row, rules, lots }: Pick<Found, 'row'> & { readonly rules: string[]; readonly lots: string[] },
): RetestRequest {
  const used = row.used.find(({ lot }) => lots.includes(lot));
  return {
    component: row.component,
    slot: row.slot,
    material: used?.material ?? row.material,
    colour: used?.colour ?? row.colour,
    supplier: used?.supplier ?? null,
    supplierSite: used?.supplierSite ?? null,
    lots,
    rules,
    after: [...new Set(group.map(({ weighed }) => weighed.name))],
  };
}
