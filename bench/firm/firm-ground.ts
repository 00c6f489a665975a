import { fact } from '../../src/demo/demo-event.ts';
import type { Draft } from '../../src/ledger/draft.ts';

export const CONSIGNEES = 300;
export const SUPPLIERS = 200;
/** Code of the one lot that went into every component run of the pellet families. */
const PELLET_LOT = 'PELLETS-0451';
const EVERYTHING = 1_000_000_000;

/** What every family stands on: the factory, those it buys from and sells to, and the pellets. */
export function firmGround(): Draft[] {
  const parties = (prefix: string, role: string, count: number): Draft[] =>
    Array.from({ length: count }, (_, index) =>
      fact('party', `${prefix}${index}`, { name: `${role} ${index}`, roles: [role] }),
    );
  return [
    fact('party', 'factory', { name: 'Factory', roles: ['factory'] }),
    fact('site', 'works', { name: 'Works', party: 'factory' }),
    ...parties('supplier-', 'supplier', SUPPLIERS),
    ...parties('consignee-', 'consignee', CONSIGNEES),
    fact('material', 'pellets', { code: 'PEL-1', name: 'Pellets', unit: 'GRM' }),
    fact('material-lot', 'pellet-lot', {
      material: 'pellets',
      code: PELLET_LOT,
      supplier: 'supplier-0',
      quantityDispatched: EVERYTHING,
    }),
    fact('material-receipt', 'pellet-receipt', {
      lot: 'pellet-lot',
      site: 'works',
      date: '2024-01-02',
      quantity: EVERYTHING,
    }),
  ];
}
