import { slotAccount, slotsFor } from '../run/slot-account.ts';
import type { SlotLine } from '../run/slot-account.ts';
import type { ConsumptionFact, Key, MaterialLotFact, RunFact } from './scope-facts.ts';
import { labelOf } from './story-facts.ts';
import type { StoryFacts } from './story-facts.ts';
import { hasPaper, paperNodes } from './story-papers.ts';
import type { StoryNode, StoryStep, StoryTeller } from './story-tree.ts';
import { word, worded } from './story-words.ts';

type Facts = NonNullable<StoryStep['facts']>;

/** Tells what things were made of and where: run sheets, revisions, material lots, suppliers, reworks, what was written about them. */
export class SourceStory {
  readonly #facts: StoryFacts;
  readonly #teller: StoryTeller;

  constructor(facts: StoryFacts, teller: StoryTeller) {
    this.#facts = facts;
    this.#teller = teller;
  }

  /** A run and all it came from. */
  run(key: Key, relation: string, facts: Facts = {}): StoryNode {
    const run = this.#facts.runs.get(key);
    const step = { relation, ...labelOf(this.#facts, key) };
    if (run === undefined) return this.#teller.node({ ...step, facts });
    const sheet = { date: run.started, until: run.ended, ...facts };
    return this.#teller.once({ ...step, facts: sheet }, `run ${String(key)}`, () => [
      ...this.#runSheet(run),
      ...this.#slots(run),
      ...this.#reworkedFrom(run),
      ...paperNodes(this.#teller, this.#facts, key),
      ...(hasPaper(this.#facts, key, 'inspection') ? [] : [this.#teller.missing('no-inspection')]),
      ...(hasPaper(this.#facts, key, 'sample') ? [] : [this.#teller.missing('no-retained-sample')]),
    ]);
  }

  #named(relation: string, key: Key, facts: Facts = {}, children: readonly StoryNode[] = []): StoryNode {
    return this.#teller.node({ relation, ...labelOf(this.#facts, key), facts }, children);
  }

  #runSheet(run: RunFact): StoryNode[] {
    const { line, site, made, counts, variant } = run;
    const nodes = [
      this.#named('makes', run.product, {
        units: made,
        notes: variant === null ? [] : [word('variant', { variant })],
      }),
    ];
    if (made === null) nodes.push(this.#teller.missing('made-unknown'));
    if (run.started === null) nodes.push(this.#teller.missing('no-start'));
    if (run.ended === null) nodes.push(this.#teller.missing('no-end'));
    if (site === null) nodes.push(this.#teller.missing('no-site'));
    else nodes.push(this.#named('made at', site, { notes: line === null ? [] : [word('line', { line })] }));
    for (const other of run.alsoAt) nodes.push(this.#named('also worked on at', other));
    if (run.subcontractedUnnamed) nodes.push(this.#teller.missing('subcontractor-unnamed'));
    if (counts.length > 0) {
      const facts = {
        date: counts[0]?.from,
        until: counts.at(-1)?.to,
        notes: [word('counts', { count: counts.length })],
      };
      nodes.push(
        this.#teller.node({
          relation: 'counted',
          kind: 'output-count',
          id: '',
          ...worded('output-by-time'),
          facts,
        }),
      );
    }
    if (run.bom === null) nodes.push(this.#teller.missing('no-revision'));
    else nodes.push(this.#revision('made to', run.bom));
    return [...nodes, ...run.otherRevisions.map((key) => this.#revision('made to', key))];
  }

  #revision(relation: string, key: Key): StoryNode {
    const step = { relation, ...labelOf(this.#facts, key) };
    return this.#teller.once(step, `revision ${String(key)}`, () =>
      paperNodes(this.#teller, this.#facts, key),
    );
  }

  /** Every slot the revision asks for and every one that something went into. */
  #slots(run: RunFact): StoryNode[] {
    const rows = this.#facts.takenByRun.get(run.key) ?? [];
    const revision = run.bom === null ? undefined : this.#facts.revisions.get(run.bom);
    const asked = slotsFor(revision?.slots ?? [], run.variant);
    const bySlot = Map.groupBy(rows, ({ slot }) => slot);
    const lines = new Map(asked.map((line) => [line.slot, line]));
    const names = [
      ...lines.keys(),
      ...[...bySlot.keys()].filter((slot) => slot === null || !lines.has(slot)),
    ];
    return names.map((slot) => this.#slot(run, slot, lines.get(slot ?? ''), bySlot.get(slot) ?? []));
  }

  #slot(
    run: RunFact,
    slot: string | null,
    line: SlotLine | undefined,
    rows: readonly ConsumptionFact[],
  ): StoryNode {
    const children = rows.map((row) => this.lot(row.lot, ROW_WORDS[row.kind], this.#rowFacts(row)));
    if (rows.length === 0) children.push(this.#teller.missing('no-consumption'));
    if (line === undefined && run.bom !== null) children.push(this.#teller.missing('not-in-revision'));
    if (line !== undefined && run.made !== null && rows.length > 0) {
      const { state, net, need } = slotAccount(line, run.made, rows);
      if (state === 'short') {
        children.push(
          this.#teller.missing('consumption-short', {
            net,
            need,
            unit: this.#facts.unitOf.get(line.material) ?? '',
          }),
        );
      }
      if (state === 'quantity-unknown') children.push(this.#teller.missing('row-without-quantity'));
    }
    const label = slot === null ? worded('slot-unknown') : { label: slot };
    return this.#teller.node({ relation: 'slot', kind: 'slot', id: '', ...label }, children);
  }

  #rowFacts(row: ConsumptionFact): Facts {
    const lot = this.#facts.lots.get(row.lot);
    const unit = lot === undefined ? undefined : this.#facts.unitOf.get(lot.material);
    return {
      date: row.window?.from ?? row.date,
      until: row.window?.to,
      quantity: row.quantity,
      unit: row.quantity === null ? undefined : unit,
      span: row.span,
      notes: row.quantity === null ? [word('quantity-unknown')] : [],
    };
  }

  /** A material lot, who supplied it, when it came in, and the runs that made it if it is a part of our own. */
  lot(key: Key, relation: string, facts: Facts = {}): StoryNode {
    const lot = this.#facts.lots.get(key);
    const step = { relation, ...labelOf(this.#facts, key), facts };
    if (lot === undefined) return this.#teller.node(step);
    return this.#teller.once(step, `lot ${String(key)}`, () => [
      this.#named('of material', lot.material),
      ...this.#supply(lot),
      ...this.#receipts(lot),
      ...lot.movements.map((movement) => this.#movement(lot, movement)),
      ...lot.madeFrom.map(({ run, span, quantity }) => this.run(run, 'made in run', { span, quantity })),
      ...paperNodes(this.#teller, this.#facts, key),
    ]);
  }

  #supply(lot: MaterialLotFact): StoryNode[] {
    const facts = { date: lot.made?.from, until: lot.made?.to === lot.made?.from ? undefined : lot.made?.to };
    const nodes: StoryNode[] = [];
    if (lot.supplier !== null) nodes.push(this.#named('supplied by', lot.supplier, facts));
    else if (lot.madeFrom.length === 0) nodes.push(this.#teller.missing('no-supplier'));
    if (lot.supplierSite !== null) nodes.push(this.#named('from', lot.supplierSite));
    if (lot.dispatched !== null || lot.quantityDispatched !== null) {
      const sent = {
        date: lot.dispatched?.from,
        until: lot.dispatched?.to,
        ...this.#quantity(lot, lot.quantityDispatched),
      };
      nodes.push(
        this.#teller.node({
          relation: 'dispatched',
          kind: 'dispatch',
          id: '',
          ...worded('by-supplier'),
          facts: sent,
        }),
      );
    }
    return nodes;
  }

  #quantity(lot: MaterialLotFact, quantity: number | null): Facts {
    return quantity === null ? {} : { quantity, unit: this.#facts.unitOf.get(lot.material) };
  }

  #receipts(lot: MaterialLotFact): StoryNode[] {
    if (lot.receipts.length === 0) {
      return lot.madeFrom.length > 0 ? [] : [this.#teller.missing('no-receipt')];
    }
    return lot.receipts.map(({ key, site, date, quantity }) => {
      const facts = { date, ...this.#quantity(lot, quantity) };
      const step = { relation: 'received', ...labelOf(this.#facts, key), facts };
      return this.#teller.node({
        ...step,
        ...worded('at-place', { place: labelOf(this.#facts, site).label }),
      });
    });
  }

  #movement(
    lot: MaterialLotFact,
    { key, kind, toSite, date, quantity }: MaterialLotFact['movements'][number],
  ): StoryNode {
    const label =
      toSite === null
        ? worded('stock-event', { choice: kind })
        : worded('moved-to', { place: labelOf(this.#facts, toSite).label });
    const facts = { date, ...this.#quantity(lot, quantity) };
    return this.#teller.node({ relation: 'stock', ...labelOf(this.#facts, key), ...label, facts });
  }

  #reworkedFrom(run: RunFact): StoryNode[] {
    return (this.#facts.reworksInto.get(run.key) ?? []).map((rework) => {
      const replaced = rework.replaces.map(({ slot, fate }) =>
        fate === null
          ? word('slot-replaced-fate-unknown', { slot })
          : word('slot-replaced', { slot, choice: fate }),
      );
      return this.#named(
        'reworked under',
        rework.key,
        { date: rework.date, notes: replaced },
        rework.of.map(({ run: of, span, quantity }) =>
          this.run(of, 'units of run', { span, units: quantity }),
        ),
      );
    });
  }
}

const ROW_WORDS = { issue: 'took', return: 'brought back', waste: 'wasted' } as const;
