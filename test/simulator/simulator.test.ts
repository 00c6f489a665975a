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
import { slotLimit, slotNeed } from './world.ts';

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
    const see = (name: string, seen: boolean): void => {
      if (seen) met.set(name, (met.get(name) ?? 0) + 1);
    };
    fc.assert(
      fc.property(plans, (plan) => {
        const { world } = buildWorld(plan);
        see(
          'rework',
          world.runs.some((run) => run.kind === 'rework'),
        );
        see(
          'rework of a rework',
          world.runs.some((run) => run.units.some((unit) => unit.origin?.origin)),
        );
        see(
          'rework in place',
          world.runs.some((run) => run.inPlace.length > 0),
        );
        see(
          'replaced parts',
          world.runs.some((run) => run.units.some((unit) => unit.replaced.size > 0)),
        );
        see(
          'pieces',
          world.runs.some((run) => run.usages.some((usage) => usage.atoms.some((atom) => atom.piece))),
        );
        see(
          'pieces in pieces',
          world.lots.some((lot) => lot.pieces?.some((piece) => piece.filled.get('piece'))),
        );
        see(
          'store return',
          world.runs.some((run) => run.usages.some((usage) => usage.returned.size > 0)),
        );
        see(
          'off the bill',
          world.runs.some((run) => run.usages.some((usage) => usage.slot === null)),
        );
        see(
          'mixed carton',
          world.blocks.some((block) => block.contents.length > 1),
        );
        see('repack', world.repacks.length > 0);
        see('sticker', world.stickers.length > 0);
        see(
          'goods return',
          world.shipments.some((shipment) => shipment.returns.length > 0),
        );
        see(
          'line without numbers',
          world.shipments.some((shipment) => shipment.lines.some((line) => !line.named)),
        );
        see(
          'move between sites',
          world.store.some((event) => event.kind === 'moved'),
        );
        see(
          'stock count',
          world.store.some((event) => event.kind === 'stock-count'),
        );
        see(
          'second site',
          world.runs.some((run) => run.alsoAt.length > 0),
        );
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(met.size).toBe(16);
    expect(Math.min(...met.values())).toBeGreaterThan(5);
  });
});
