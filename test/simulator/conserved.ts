import type { ScopeAnswer } from '../../src/domain/trace/scope-answer.ts';
import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import { CLASSES, overlappingRanges, sumCounts, type Faults } from './laws.ts';
import type { Truth } from './oracle.ts';

/** Law 5: the classes partition every run; places add up to totals, totals to the runs; conservation rows close. */
export function conserved(facts: ScopeFacts, answer: ScopeAnswer): Faults {
  return [
    ...partition(answer),
    ...places(answer),
    ...rows(answer),
    ...totals(facts, answer),
    ...overlappingRanges(answer),
  ];
}

function partition(answer: ScopeAnswer): Faults {
  return answer.runs.flatMap((run) => {
    const name = `run ${String(run.run)}`;
    if (run.made === null) return [];
    if (run.counts !== null) {
      const sum = CLASSES.reduce((total, each) => total + (run.counts?.[each] ?? 0), 0);
      return sum === run.made ? [] : [`${name}: counts give ${String(sum)} of ${String(run.made)} units`];
    }
    let next = 1;
    for (const stretch of run.stretches) {
      if (stretch.span.from !== next || stretch.span.to <= next)
        return [`${name}: hole or overlap at ${String(next)}`];
      next = stretch.span.to;
    }
    return next === run.made + 1
      ? []
      : [`${name}: stretches end at ${String(next - 1)} of ${String(run.made)}`];
  });
}

function places(answer: ScopeAnswer): Faults {
  const faults: Faults = [];
  const units = sumCounts(answer.places.map((place) => place.units));
  const cartons = sumCounts(answer.places.map((place) => place.cartons));
  for (const name of CLASSES) {
    if (units[name] !== answer.totals.units[name]) faults.push(`places and totals differ in ${name} units`);
    if (cartons[name] !== answer.totals.cartons[name])
      faults.push(`places and totals differ in ${name} cartons`);
    for (const place of answer.places.filter((candidate) => candidate.place === 'consignee')) {
      const shipped = sumCounts(place.shipments.map((shipment) => shipment.units));
      if (shipped[name] !== place.units[name])
        faults.push(`shipments and their consignee differ in ${name} units`);
    }
  }
  const seen = answer.places.map((place) => `${place.place}/${String(place.party)}`);
  if (new Set(seen).size !== seen.length) faults.push('a place stands twice');
  return faults;
}

function rows(answer: ScopeAnswer): Faults {
  return answer.conservation.flatMap((row) => {
    const sum =
      row.shipped +
      row.returned +
      row.inStock +
      row.unsettled +
      row.sampled +
      row.scrapped +
      row.looseStock +
      row.delivered +
      row.reworkedAway +
      row.unaccounted;
    return sum === row.made
      ? []
      : [`run ${String(row.run)}: ${String(row.made)} made, ${String(sum)} in its row`];
  });
}

/** Every unit of every closed run of goods that was looked at stands in the totals once, where it is today. */
function totals(facts: ScopeFacts, answer: ScopeAnswer): Faults {
  const parts = new Set(
    facts.products.filter((product) => product.intermediate).map((product) => product.key),
  );
  const goods = new Set(facts.runs.filter((run) => !parts.has(run.product)).map((run) => run.key));
  const faults: Faults = [];
  for (const run of answer.runs) {
    const row = answer.conservation.filter((candidate) => candidate.run === run.run).length;
    if (run.made !== null && row !== 1)
      faults.push(`run ${String(run.run)} has ${String(row)} conservation rows`);
  }
  const kept = answer.conservation.filter((row) => goods.has(row.run));
  const expected = kept.reduce((sum, row) => sum + row.made - row.reworkedAway, 0);
  const sum = CLASSES.reduce((total, name) => total + answer.totals.units[name], 0);
  // More packed than made is shown as a contradiction; of open runs only what is packed can be counted.
  const unequal = kept.some((row) => row.unaccounted < 0) || answer.runs.some((run) => run.made === null);
  if (unequal ? sum < expected : sum !== expected)
    faults.push(`totals give ${String(sum)} of ${String(expected)} units`);
  return faults;
}

/** With complete records every column of the conservation table is the truth. */
export function conservedTruly(truth: Truth, answer: ScopeAnswer): Faults {
  return answer.conservation.flatMap((row) => {
    const run = truth.runs.find((candidate) => candidate.run === row.run);
    if (run === undefined) return [`run ${String(row.run)} is not of this world`];
    const pairs: [string, number, number][] = [
      ['made', row.made, run.made],
      ['shipped or unsettled', row.shipped + row.unsettled + row.inStock, run.shipped + run.inStock],
      ['returned', row.returned, run.returned],
      ['sampled', row.sampled, run.sampled],
      ['scrapped', row.scrapped, run.scrapped],
      ['loose stock', row.looseStock, run.looseStock],
      ['delivered', row.delivered, run.delivered],
      ['reworked away', row.reworkedAway, run.reworkedAway],
      ['unaccounted', row.unaccounted, run.lost],
    ];
    return pairs
      .filter(([, said, true_]) => said !== true_)
      .map(
        ([name, said, true_]) => `run ${String(row.run)}: ${String(said)} ${name}, in truth ${String(true_)}`,
      );
  });
}
