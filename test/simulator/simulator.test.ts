import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/kit/canonical-json.ts';
import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import { buildCase, plans, type Case } from './arbitraries.ts';
import { DAMAGE_KINDS } from './damage.ts';
import { recordedScope } from './granularity.ts';
import { buildWorld } from './history.ts';
import { RUNS } from './law-check.ts';
import { secondTruth } from './second-oracle.ts';
import { slotLimit, slotNeed, type World } from './world.ts';

const forAll = (check: (drawn: Case) => void): void => {
  fc.assert(
    fc.property(plans, (plan) => {
      check(buildCase(plan));
    }),
    { numRuns: RUNS },
  );
};

/** Net quantity of a lot that consumption rows record. */
function netOf(facts: ScopeFacts, lot: number): number | null {
  let net = 0;
  for (const row of facts.consumptions) {
    if (row.lot !== lot || row.kind === 'waste') continue;
    if (row.quantity === null) return null;
    net += row.kind === 'issue' ? row.quantity : -row.quantity;
  }
  return net;
}

/** What must be met in worlds, or the laws are proven of less than they say. */
const EVERYTHING: Readonly<Record<string, (world: World) => boolean>> = {
  rework: ({ runs }) => runs.some((run) => run.kind === 'rework'),
  'rework of a rework': ({ runs }) => runs.some((run) => run.units.some((unit) => unit.origin?.origin)),
  'rework in place': ({ runs }) => runs.some((run) => run.inPlace.length > 0),
  'replaced parts': ({ runs }) => runs.some((run) => run.units.some((unit) => unit.replaced.size > 0)),
  pieces: ({ runs }) =>
    runs.some((run) => run.usages.some((usage) => usage.atoms.some((atom) => atom.piece))),
  'pieces in pieces': ({ lots }) =>
    lots.some((lot) => lot.pieces?.some((piece) => piece.filled.get('piece'))),
  'store return': ({ runs }) => runs.some((run) => run.usages.some((usage) => usage.returned.size > 0)),
  'off the bill': ({ runs }) => runs.some((run) => run.usages.some((usage) => usage.slot === null)),
  'mixed carton': ({ blocks }) => blocks.some((block) => block.contents.length > 1),
  repack: ({ repacks }) => repacks.length > 0,
  sticker: ({ stickers }) => stickers.length > 0,
  'goods return': ({ shipments }) => shipments.some((shipment) => shipment.returns.length > 0),
  'line without numbers': ({ shipments }) =>
    shipments.some((shipment) => shipment.lines.some((line) => !line.named)),
  'move between sites': ({ store }) => store.some((event) => event.kind === 'moved'),
  'stock count': ({ store }) => store.some((event) => event.kind === 'stock-count'),
  'second site': ({ runs }) => runs.some((run) => run.alsoAt.length > 0),
};

describe('the simulated world', () => {
  it('is the same whenever it is built from the same plan', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(canonicalJson(buildCase(plan).facts)).toBe(canonicalJson(buildCase(plan).facts));
      }),
      { numRuns: 20 },
    );
  });

  it('issues to every slot what it needs and no more than its stated loss on top', () => {
    forAll(({ world }) => {
      for (const usage of world.runs.flatMap((run) => run.usages)) {
        if (usage.slot === null) continue;
        const made = usage.over.to - usage.over.from;
        const wasted = [...usage.waste.values()].reduce((sum, quantity) => sum + quantity, 0);
        expect(usage.atoms.length).toBe(slotNeed(usage.slot, made));
        expect(usage.atoms.length + wasted).toBeLessThanOrEqual(slotLimit(usage.slot, made));
      }
    });
  });

  it('records of every lot no more going out than came in, and no stock below nothing', () => {
    forAll(({ facts }) => {
      for (const lot of facts.lots) {
        const gone = lot.movements
          .filter((movement) => ['scrapped', 'sampled', 'returned-to-supplier'].includes(movement.kind))
          .reduce((sum, movement) => sum + movement.quantity, 0);
        const net = netOf(facts, lot.key) ?? 0;
        expect(lot.quantityDispatched ?? 0).toBeGreaterThanOrEqual(net + gone);
        for (const movement of lot.movements) expect(movement.quantity).toBeGreaterThan(0);
      }
    });
  });

  it('puts every unit in one place', () => {
    forAll(({ truth }) => {
      for (const run of truth.runs) {
        const { shipped, returned, inStock, sampled, scrapped, looseStock, delivered, reworkedAway, lost } =
          run;
        const placed = shipped + returned + inStock + sampled + scrapped + looseStock + delivered;
        expect(placed + reworkedAway + lost).toBe(run.made);
      }
    });
  });

  it('agrees with a second way of telling the truth', () => {
    forAll(({ world, suspects, truth }) => {
      const second = secondTruth(world, suspects);
      for (const run of truth.runs) expect(run.holding).toEqual(second.get(run.run) ?? []);
    });
  });

  it('records completely: no unit that holds the suspect is outside what the records put it among', () => {
    forAll(({ facts, suspects, truth }) => {
      const scope = recordedScope(facts, suspects, false);
      if (scope === null) return;
      for (const run of truth.runs)
        for (const unit of run.holding) expect(scope.get(run.run)?.has(unit)).toBe(true);
    });
  });

  it('draws every kind of damage, and damage changes the facts', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(plans, (plan) => {
        const { facts } = buildCase(plan);
        for (const kind of DAMAGE_KINDS) {
          for (const damage of kind.uses(facts).slice(0, 1)) {
            met.add(kind.name);
            expect(canonicalJson(damage.apply())).not.toBe(canonicalJson(facts));
          }
        }
      }),
      { numRuns: 120, seed: 7 },
    );
    expect(DAMAGE_KINDS.map((kind) => kind.name).filter((name) => !met.has(name))).toEqual([]);
  });

  it('draws worlds with everything in them', () => {
    const met = new Map<string, number>();
    fc.assert(
      fc.property(plans, (plan) => {
        const { world } = buildWorld(plan);
        for (const [name, isIn] of Object.entries(EVERYTHING))
          if (isIn(world)) met.set(name, (met.get(name) ?? 0) + 1);
      }),
      { numRuns: 400, seed: 7 },
    );
    expect([...met.keys()].sort()).toEqual(Object.keys(EVERYTHING).sort());
    expect(Math.min(...met.values())).toBeGreaterThan(5);
  });
});
