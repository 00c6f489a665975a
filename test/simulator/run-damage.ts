import type { ConsumptionFact, CountFact, RunFact, ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import {
  changing,
  dropping,
  eachWithout,
  eachWith,
  hasReworkRecord,
  isKnownRework,
  runOf,
  type DamageKind,
} from './damage-kind.ts';

/** Whether the row is for a slot of its run's revision that takes its material; anything else is off the bill. */
function onBill(row: ConsumptionFact, facts: ScopeFacts): boolean {
  const bom = facts.revisions.find((revision) => revision.key === runOf(facts, row.run)?.bom);
  const material = facts.lots.find((lot) => lot.key === row.lot)?.material;
  return bom?.slots.some((slot) => slot.slot === row.slot && slot.material === material) ?? false;
}

function hadBill(row: ConsumptionFact, facts: ScopeFacts): boolean {
  return runOf(facts, row.run)?.bom !== null;
}

/** What an issue is worth: less what came back of it, whose record stays. */
function netQuantity(row: ConsumptionFact, facts: ScopeFacts): number | null {
  if (row.quantity === null) return null;
  const back = facts.consumptions.filter(
    (other) => other.kind === 'return' && other.run === row.run && other.lot === row.lot,
  );
  return row.quantity - back.reduce((sum, other) => sum + (other.quantity ?? 0), 0);
}

const plainIssue = (row: ConsumptionFact): boolean => row.kind === 'issue' && !row.issuesComplete;

function consumption(name: string, changed: (row: ConsumptionFact) => ConsumptionFact | null): DamageKind {
  return changing(name, null, 'consumptions', (row) => {
    const instead = changed(row);
    return instead === null ? [] : [instead];
  });
}

function run(name: string, changed: (run: RunFact) => readonly RunFact[]): DamageKind {
  return changing(name, null, 'runs', changed);
}

const day = (time: string): string => time.slice(0, 10);

/** Two neighbouring counts as one. */
function mergedCounts(counts: readonly CountFact[]): CountFact[][] {
  return counts.slice(1).flatMap((count, index) => {
    const before = counts[index];
    if (before === undefined) return [];
    const merged = { from: before.from, to: count.to, span: { from: before.span.from, to: count.span.to } };
    return [[...counts.slice(0, index), merged, ...counts.slice(index + 2)]];
  });
}

/** An agreement is about all issues of a slot: it is there for all of them or for none. */
const agreementDropped: DamageKind = {
  name: 'agreement dropped',
  exception: null,
  uses: (facts) => {
    const agreed = facts.consumptions.filter((row) => row.issuesComplete);
    return [...new Set(agreed.map((row) => `${String(row.run)} ${String(row.slot)}`))].map((place) => ({
      quantity: null,
      apply: () => ({
        ...facts,
        consumptions: facts.consumptions.map((row) =>
          `${String(row.run)} ${String(row.slot)}` === place ? { ...row, issuesComplete: false } : row,
        ),
      }),
    }));
  },
};

/** Whether nothing but its revision says that this run took in units of others. */
function isLastWordOfRework(facts: ScopeFacts, item: RunFact): boolean {
  return isKnownRework(facts, item.key) && !hasReworkRecord(facts, item.key);
}

export const runDamage: readonly DamageKind[] = [
  dropping(
    'issue dropped',
    null,
    'consumptions',
    (row, facts) => plainIssue(row) && row.run !== null && hadBill(row, facts) && onBill(row, facts),
    netQuantity,
  ),
  dropping(
    'issue off the bill dropped',
    'off-bill',
    'consumptions',
    (row, facts) => plainIssue(row) && !(row.run !== null && hadBill(row, facts) && onBill(row, facts)),
    (row) => row.quantity,
  ),
  dropping('issue under an agreement dropped', 'agreement', 'consumptions', (row) => row.issuesComplete),
  dropping(
    'store return dropped',
    'netting',
    'consumptions',
    (row) => row.kind === 'return',
    (row) => row.quantity,
  ),
  dropping(
    'waste dropped',
    'netting',
    'consumptions',
    (row) => row.kind === 'waste',
    (row) => row.quantity,
  ),
  consumption('issue span blurred', (row) =>
    row.span === null || row.kind !== 'issue' ? null : { ...row, span: null },
  ),
  consumption('window blurred', (row) => (row.window === null ? null : { ...row, window: null })),
  consumption('window widened to days', (row) =>
    row.window === null || row.window.from.length === 10
      ? null
      : { ...row, window: { from: day(row.window.from), to: day(row.window.to) } },
  ),
  consumption('return span blurred', (row) =>
    row.span === null || row.kind === 'issue' ? null : { ...row, span: null },
  ),
  consumption('issue quantity blurred', (row) =>
    row.quantity === null || row.kind !== 'issue' ? null : { ...row, quantity: null },
  ),
  consumption('issue slot blurred', (row) =>
    row.slot === null || row.run === null || row.kind !== 'issue' ? null : { ...row, slot: null },
  ),
  consumption('return slot blurred', (row) =>
    row.slot === null || row.run === null || row.kind !== 'return' ? null : { ...row, slot: null },
  ),
  consumption('waste slot blurred', (row) =>
    row.slot === null || row.run === null || row.kind !== 'waste' ? null : { ...row, slot: null },
  ),
  consumption('consumption date dropped', (row) => (row.date === null ? null : { ...row, date: null })),
  agreementDropped,
  run('counts dropped', (item) => (item.counts.length === 0 ? [] : [{ ...item, counts: [] }])),
  run('one count dropped', (item) => eachWithout(item.counts).map((counts) => ({ ...item, counts }))),
  run('counts merged', (item) => mergedCounts(item.counts).map((counts) => ({ ...item, counts }))),
  run('end dropped', (item) => (item.ended === null ? [] : [{ ...item, ended: null }])),
  run('start dropped', (item) => (item.started === null ? [] : [{ ...item, started: null }])),
  run('times blurred to days', (item) =>
    (item.started?.length ?? 10) === 10 && (item.ended?.length ?? 10) === 10
      ? []
      : [
          {
            ...item,
            started: item.started === null ? null : day(item.started),
            ended: item.ended === null ? null : day(item.ended),
          },
        ],
  ),
  run('closing dropped', (item) => (item.made === null ? [] : [{ ...item, made: null, ended: null }])),
  changing('bill revision dropped', null, 'runs', (item, facts) =>
    item.bom === null || isLastWordOfRework(facts, item) ? [] : [{ ...item, bom: null }],
  ),
  run('other revisions dropped', (item) =>
    item.otherRevisions.length === 0 ? [] : [{ ...item, otherRevisions: [] }],
  ),
  run('variant dropped', (item) => (item.variant === null ? [] : [{ ...item, variant: null }])),
  run('site dropped', (item) => (item.site === null ? [] : [{ ...item, site: null }])),
  run('line dropped', (item) => (item.line === null ? [] : [{ ...item, line: null }])),
  run('second site blurred', (item) =>
    item.alsoAt.length === 0 ? [] : [{ ...item, alsoAt: [], subcontractedUnnamed: true }],
  ),
  changing('second site dropped', 'whereabouts', 'runs', (item) =>
    item.alsoAt.length === 0 ? [] : [{ ...item, alsoAt: [] }],
  ),
  run('taken dropped', (item) => eachWithout(item.taken).map((taken) => ({ ...item, taken }))),
  run('taken span blurred', (item) =>
    eachWith(item.taken, (one) => (one.span === null ? null : { ...one, span: null })).map((taken) => ({
      ...item,
      taken,
    })),
  ),
  dropping(
    'revision record dropped',
    null,
    'revisions',
    (revision, facts) =>
      !facts.runs.some((item) => item.bom === revision.key && isLastWordOfRework(facts, item)),
  ),
];
