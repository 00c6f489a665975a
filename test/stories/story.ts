import type { Draft } from '../../src/ledger/draft.ts';
import { scopeReportSchema } from '../../src/domain/trace/scope-report.ts';
import type { ScopeReport } from '../../src/domain/trace/scope-report.ts';
import { certifiedTruck } from '../certificate/certified-truck.ts';
import { openWorld, put } from '../world.ts';
import type { World } from '../world.ts';

/** Something that went wrong at a factory: what the record says of it, what a person asks, and the answers that must hold. */
export interface Story {
  readonly title: string;
  readonly record: () => readonly Draft[];
  readonly tell: (firm: Firm) => Promise<void>;
}

/** The one small firm in which all stories happen, each with goods of its own. */
export interface Firm extends World {
  scope(...suspects: string[]): Promise<ScopeReport>;
}

/** A firm that makes trucks, all of them tested and certified, for two shops; and everything that the stories' records say. */
export async function openFirm(address: string, stories: readonly Story[]): Promise<Firm> {
  const world = await openWorld(address);
  const shops = ['Kite and Kettle', 'Maple Row'].map((name, index) =>
    put('party', index === 0 ? 'kite' : 'maple', { name, roles: ['consignee'], country: 'US' }),
  );
  await world.append([...certifiedTruck(), ...shops, ...stories.flatMap((story) => story.record())]);
  return {
    ...world,
    scope: async (...suspects) => scopeReportSchema.parse(await world.ask('scope.ask', { suspects })),
  };
}

/** A run of the plant, closed, whose code is its id in capitals unless it says otherwise. */
export function made(id: string, body: object): Draft {
  const usual = { code: id.toUpperCase(), site: 'plant', started: '2025-06-10', ended: '2025-06-11' };
  return put('run', id, { ...usual, ...body });
}

/** A lot of a material from a supplier’s works. */
export function lot(id: string, material: string, supplier: string): Draft {
  return put('material-lot', id, { material, code: id, supplier, supplierSite: `${supplier}-works` });
}

/** A material issue slip. */
export function took(run: string, slot: string, of: string, quantity: number, more: object = {}): Draft {
  return put('consumption', `${run}-${slot}-${of}`, { run, slot, lot: of, quantity, ...more });
}

/** Cartons of a series of their own, packed in unit order where one run fills them, and shipped to a shop. */
export function boxed(series: string, cartons: number, contents: readonly object[], shop: string): Draft[] {
  const range = { series, from: 1, to: cartons + 1 };
  return [
    put('carton-series', series, { code: series.toUpperCase(), mark: `${series.toUpperCase()}-{n:3}` }),
    put('packing', `${series}-packed`, { ...range, contents, date: '2025-06-11' }),
    put('shipment', `${series}-sent`, { code: `S-${series}`, consignee: shop, date: '2025-06-20' }),
    put('shipment-line', `${series}-line`, { shipment: `${series}-sent`, ...range }),
  ];
}

/** Units of a run in each class, as the scope answer has them. */
export function classesOf({ runs }: ScopeReport): Record<string, string> {
  return Object.fromEntries(
    runs.map(({ run, stretches }) => [
      run.id,
      stretches
        .map((one) => `${one.span.from}-${one.span.to - 1} ${one.class}: ${one.reasons.join()}`)
        .join('; '),
    ]),
  );
}
