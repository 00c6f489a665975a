import type {
  ConsumptionFact,
  MaterialLotFact,
  PackingFact,
  RevisionFact,
  RunFact,
  ScopeFacts,
} from '../../src/domain/trace/scope-facts.ts';

/** Facts written by hand, each with a default for everything, so that a case says only what it is about. */
export const SITE = 2;
const PRODUCT = 3;
const MATERIAL = 4;
const BILL = 5;
export const SERIES = 6;
export const CONSIGNEE = 7;
const SUPPLIER = 8;
const FACTORY = 1;

export function tinyRevision(fields: Partial<RevisionFact> = {}): RevisionFact {
  const slot = {
    slot: 'paint',
    material: MATERIAL,
    quantity: 1,
    perUnits: 1,
    lossPermille: 0,
    variants: null,
  };
  return { key: BILL, id: 'bill', code: 'A', product: PRODUCT, kind: 'bom', slots: [slot], ...fields };
}

export function tinyLot(key: number, fields: Partial<MaterialLotFact> = {}): MaterialLotFact {
  return {
    key,
    id: `lot-${String(key)}`,
    code: `LOT${String(key)}`,
    material: MATERIAL,
    supplier: SUPPLIER,
    supplierSite: null,
    made: null,
    dispatched: null,
    quantityDispatched: null,
    receipts: [],
    movements: [],
    madeFrom: [],
    ...fields,
  };
}

export function tinyRun(key: number, made: number, fields: Partial<RunFact> = {}): RunFact {
  return {
    key,
    id: `run-${String(key)}`,
    code: `RUN${String(key)}`,
    product: PRODUCT,
    variant: null,
    bom: BILL,
    otherRevisions: [],
    site: SITE,
    alsoAt: [],
    subcontractedUnnamed: false,
    line: 'L1',
    started: '2026-01-10',
    ended: '2026-01-10',
    made,
    counts: [],
    taken: [],
    ...fields,
  };
}

export function tinyIssue(
  key: number,
  run: number,
  lot: number,
  fields: Partial<ConsumptionFact>,
): ConsumptionFact {
  return {
    key,
    run,
    slot: 'paint',
    lot,
    kind: 'issue',
    quantity: null,
    span: null,
    window: null,
    cartons: null,
    date: null,
    issuesComplete: false,
    ...fields,
  };
}

export function tinyPacking(
  key: number,
  from: number,
  to: number,
  run: number,
  unitsPerCarton: number,
): PackingFact {
  const content = { run, variant: null, unitsPerCarton, span: null, inUnitOrder: false };
  return { key, series: SERIES, range: { from, to }, contents: [content], date: null };
}

export function tinyFacts(fields: Partial<ScopeFacts> = {}): ScopeFacts {
  return {
    position: 1,
    parties: [FACTORY, CONSIGNEE, SUPPLIER].map((key) => ({
      key,
      id: `p${String(key)}`,
      name: `p${String(key)}`,
    })),
    sites: [{ key: SITE, id: 'site', name: 'site', party: FACTORY, timeZone: 'Asia/Shanghai' }],
    products: [{ key: PRODUCT, id: 'goods', name: 'goods', intermediate: false }],
    materials: [{ key: MATERIAL, id: 'paint', code: 'paint', name: 'paint', unit: 'GRM' }],
    revisions: [tinyRevision()],
    lots: [],
    runs: [],
    consumptions: [],
    reworks: [],
    series: [{ key: SERIES, id: 'series', code: 'S', mark: 'S{n}', consignee: CONSIGNEE }],
    packings: [],
    repacks: [],
    shipments: [],
    evidence: [],
    ...fields,
  };
}
