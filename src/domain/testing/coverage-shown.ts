import type { DifferenceKind } from './change-assessment.ts';
import { isProven } from './coverage.ts';
import type { Cell, Coverage, CoverageRow, Weighed } from './coverage.ts';
import type { CoverageFacts, RuleFact, UsedMaterial } from './coverage-facts.ts';
import type { Named } from '../trace/scope-report.ts';
import type { CoverageReport, ShownChange } from './coverage-report.ts';
import type { ChangeAlarm, RetestRequest } from './material-change.ts';

type NameRecord = (kind: string, id: string) => Named;

/** Ids of the records that a coverage names. */
export function idsIn(facts: CoverageFacts): Set<string> {
  const { product, site, revision, slots, strayLots, proofs } = facts;
  const used = [...slots.flatMap((slot) => slot.used), ...strayLots];
  const ids = [
    ...[product, site, revision],
    ...used.flatMap((one) => [one.material, one.supplier, one.supplierSite]),
    ...proofs.flatMap((one) => [one.material, one.supplier, one.supplierSite, one.revision, one.site]),
  ];
  return new Set(ids.filter((id) => id !== null));
}

export function coverageReport(
  facts: CoverageFacts,
  { rules, rows, isWhole }: Coverage,
  changes: readonly ChangeAlarm[],
  name: NameRecord,
): CoverageReport {
  const cells = rows.flatMap((row) => row.cells);
  const { plan, site, madeFrom, madeTo } = facts;
  return {
    run: { kind: 'run', id: facts.run.id, name: facts.run.code },
    product: name('product', facts.product),
    site: site === null ? null : name('site', site),
    made: { from: madeFrom, to: madeTo },
    plan: plan === null ? null : { kind: 'test-plan', id: plan.id, name: plan.code },
    requirements: shownRequirements(facts),
    whole: isWhole,
    covered: cells.filter(({ state }) => isProven(state)).length,
    cells: cells.length,
    rules: rules.map((rule) => shownRule(rule, facts)),
    rows: rows.map((row) => shownRow(row, name)),
    changes: changes.map((change) => shownChange(change, name)),
  };
}

function shownRequirements({ asked }: CoverageFacts): CoverageReport['requirements'] {
  const stale = asked?.stale ?? [];
  return {
    state: asked === null ? 'none' : stale.length === 0 ? 'current' : 'stale',
    check: asked?.check ?? null,
    why: [...stale],
    withOwn: true,
    untested: (asked?.untested ?? []).map(({ rule, title, state, isBan }) => ({
      ...{ id: rule, title, state, ban: isBan },
    })),
  };
}

function shownRule(
  { id, title, citation, isKnown }: RuleFact,
  { asked }: CoverageFacts,
): CoverageReport['rules'][number] {
  const found = asked?.rules.find(({ rule }) => rule === id);
  return {
    ...{ id, title, citation, known: isKnown, asked: found?.state ?? 'plan' },
    toBeKnown: [...(found?.toBeKnown ?? [])],
  };
}

function shownRow(row: CoverageRow, name: NameRecord): CoverageReport['rows'][number] {
  const { component, slot, colour, accessible, used, cells } = row;
  const colours = [...new Set(used.map((one) => one.colour).filter((one) => one !== null))];
  return {
    component,
    slot,
    colour: colour ?? (colours.length === 0 ? null : colours.join(', ')),
    accessible: accessible === 'yes' ? 'yes' : 'unknown',
    materials: used.map((one) => shownMaterial(one, name)),
    cells: cells.map(shownCell),
  };
}

function shownMaterial(
  { lot, lotCode, material, supplier }: UsedMaterial,
  name: NameRecord,
): CoverageReport['rows'][number]['materials'][number] {
  return {
    lot: { kind: 'material-lot', id: lot, name: lotCode },
    material: name('material', material),
    supplier: supplier === null ? null : name('party', supplier),
  };
}

function shownCell({ rule, state, evidence, others, lots, smallBatch }: Cell) {
  return {
    ...{ rule, state, smallBatch, lots: [...lots], hidden: false },
    evidence: evidence.map(shownWeighed),
    others: others.map(shownWeighed),
  };
}

function shownWeighed({ kind, id, name, section, testedOn, lot, covers, objections }: Weighed) {
  return {
    evidence: { kind, id, name },
    ...{ section, testedOn, lot, covers },
    objections: objections.map(({ code, tested, used, assessment }) => ({
      ...{ code, tested, used },
      assessment: assessment ?? null,
    })),
  };
}

/** The kind of record whose ids a difference holds; of the others they are words. */
const KIND_OF: Readonly<Partial<Record<DifferenceKind, string>>> = {
  material: 'material',
  supplier: 'party',
  'supplier-site': 'site',
  revision: 'revision',
};

function shownChange(change: ChangeAlarm, name: NameRecord): ShownChange {
  const { state, component, slot, differs, tested, used, lots, rules, assessment, retest } = change;
  const kind = KIND_OF[differs];
  const named = (id: string): Named =>
    kind === undefined ? { kind: differs, id, name: id } : name(kind, id);
  return {
    ...{ state, component, slot, differs, assessment },
    tested: named(tested),
    used: named(used),
    lots: [...lots],
    rules: [...rules],
    retest: retest === null ? null : shownRetest(retest, name),
  };
}

function shownRetest(retest: RetestRequest, name: NameRecord): NonNullable<ShownChange['retest']> {
  const { component, rules, lots, after, material, colour, supplier, supplierSite } = retest;
  const of = [
    material === null ? null : name('material', material).name,
    colour,
    supplierSite === null ? null : `made at ${name('site', supplierSite).name}`,
    supplierSite === null && supplier !== null ? `from ${name('party', supplier).name}` : null,
  ].filter((part) => part !== null);
  const what = of.length === 0 ? component : `${component} (${of.join(', ')})`;
  const from = lots.length === 0 ? '' : ` Take samples from ${lots.join(', ')}.`;
  const says = `Please test ${what} again for ${rules.join(', ')}, by the methods of ${after.join(', ')}.${from}`;
  return { component, rules: [...rules], lots: [...lots], after: [...after], says };
}
