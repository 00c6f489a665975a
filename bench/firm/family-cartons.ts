import { fact } from '../../src/demo/demo-event.ts';
import type { Random } from '../../src/demo/random.ts';
import type { Span } from '../../src/kit/span.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { mixedCode, ssccOf } from './bench-codes.ts';
import type { ProductionPlan, RangePlan } from './family-plan.ts';
import { kept } from './family-runs.ts';
import { CONSIGNEES } from './firm-ground.ts';

const RANGES_ON_PALLET = 5;
/** In a thousand ranges: relabelled, not shipped yet, split over two shipments, with a label of the retailer's own. */
const [RELABELLED, IN_STOCK, SPLIT, OWN_LABEL] = [25, 50, 100, 750];

interface Packed {
  readonly run: ProductionPlan;
  readonly before: ProductionPlan | undefined;
  /** Number of the run in the firm; its cartons' codes come from it. */
  readonly code: number;
  readonly day: string;
}

/** Packing of a run's cartons, the labels on them, and the pallets they stand on. */
export function packingDrafts(packed: Packed, random: Random): Draft[] {
  const { run, code, day } = packed;
  const ranges = run.ranges.flatMap((range, index) => rangeDrafts(packed, range, index, random));
  const pallets: Draft[] = [];
  for (let from = 0; from < run.ranges.length; from += RANGES_ON_PALLET) {
    const cartons = run.ranges
      .slice(from, from + RANGES_ON_PALLET)
      .map((range) => ({ series: run.series, ...range.cartons }));
    const pallet = { code: ssccOf(code * 200 + from), cartons, date: day };
    pallets.push(...kept(random, fact('pallet', `${run.id}-t${from}`, pallet)));
  }
  return [...ranges, ...pallets];
}

function rangeDrafts(
  { run, before, code, day }: Packed,
  { cartons, unitsPerCarton, isMixed, span }: RangePlan,
  index: number,
  random: Random,
): Draft[] {
  const { series } = run;
  const contents = [
    { run: run.id, unitsPerCarton, ...(span === null ? {} : { span }) },
    ...(isMixed && before !== undefined ? [{ run: before.id, unitsPerCarton }] : []),
  ];
  const id = `${run.id}-k${index}`;
  const label = (prefix: string): Draft =>
    fact('name', `${id}-${prefix}`, {
      code: mixedCode(prefix, code * 200 + index),
      form: 'other',
      of: { kind: 'carton-series', id: series },
      cartons,
    });
  const packing = fact('packing', id, { series, ...cartons, contents, date: day });
  const newMark = `${mixedCode('RL', code * 200 + index)}/{n}`;
  return [
    ...kept(random, packing),
    label('CL'),
    ...(random.chance(OWN_LABEL) ? [label('RX')] : []),
    ...(random.chance(RELABELLED)
      ? [fact('relabel', `${id}-re`, { series, ...cartons, newMark, date: day })]
      : []),
  ];
}

interface Line {
  readonly shipment: number;
  readonly cartons: Span;
}

/** Which cartons leave on which of the run's shipments; a split range leaves on two. */
function linesOf(run: ProductionPlan, rangesPerShipment: number, random: Random): Line[] {
  return run.ranges.flatMap(({ cartons }, index): Line[] => {
    const shipment = Math.floor(index / rangesPerShipment);
    if (random.chance(IN_STOCK)) return [];
    if (!random.chance(SPLIT)) return [{ shipment, cartons }];
    const middle = Math.floor((cartons.from + cartons.to) / 2);
    return [
      { shipment, cartons: { from: cartons.from, to: middle } },
      { shipment: shipment + 1, cartons: { from: middle, to: cartons.to } },
    ];
  });
}

/** Shipments of a run's cartons, each to one consignee, with what arrived. */
export function shipmentDrafts(
  { run, code, day, product }: Omit<Packed, 'before'> & { readonly product: string },
  rangesPerShipment: number,
  random: Random,
): Draft[] {
  const byShipment = Map.groupBy(linesOf(run, rangesPerShipment, random), ({ shipment }) => shipment);
  return [...byShipment].flatMap(([number, lines]) => {
    const id = `${run.id}-s${number}`;
    const paper = code * 20 + number;
    const shipment = fact('shipment', id, {
      code: mixedCode('SH', paper),
      consignee: `consignee-${random.between(0, CONSIGNEES - 1)}`,
      from: 'works',
      date: day,
      invoice: mixedCode('INV', paper),
      container: mixedCode('CONT', paper),
    });
    const drafts = lines.flatMap(({ cartons }, index) => {
      const invoiceLine = mixedCode('IL', paper * 50 + index);
      const line = { shipment: id, series: run.series, ...cartons, product, invoiceLine };
      return kept(random, fact('shipment-line', `${id}-l${index}`, line));
    });
    const receipt = fact('shipment-receipt', `${id}-g`, { shipment: id, date: day });
    return [shipment, ...drafts, ...kept(random, receipt)];
  });
}
