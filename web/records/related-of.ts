import type { AnyRecord, ListColumn } from './list-columns.tsx';
import { COLUMNS } from './related-columns.tsx';
import type { Related } from './related-records.tsx';

/** As on a page; the title is a key of the locale. */
type RelatedHere = Omit<Related, 'title'> & { readonly title?: 'usedBy' };

/** Kinds that may be put on hold. */
export const MAY_BE_HELD: readonly string[] = [
  ...['run', 'product', 'revision', 'site', 'material-lot', 'material'],
  ...['carton-series', 'pallet', 'shipment'],
];

/** Kinds of papers about shipments, which people limited to sites do not see. */
export const OF_SHIPMENTS: readonly string[] = [
  'shipment',
  'shipment-line',
  'shipment-receipt',
  'shipment-return',
  'packing-list',
  'broker-report',
  'listing',
];

/** The columns without those that would say on every row what the page itself says. */
export function without(columns: readonly ListColumn[], ...names: readonly string[]): ListColumn[] {
  return columns.filter(({ name }) => !names.includes(name));
}

const rare = { hidesEmpty: true } as const;

/** What belongs to a record of a kind, most telling first; what a new one from here begins with. */
export const RELATED: Readonly<Record<string, (record: AnyRecord) => readonly RelatedHere[]>> = {
  party: ({ id, body }) => {
    const roles: readonly unknown[] = Array.isArray(body['roles']) ? body['roles'] : [];
    const unless = (...named: readonly string[]): { hidesEmpty: boolean } => ({
      hidesEmpty: !named.some((role) => roles.includes(role)),
    });
    const is = (column: string): Pick<Related, 'filter' | 'descending'> => ({
      filter: { [column]: id },
      descending: true,
    });
    return [
      { kind: 'site', ...is('party'), columns: COLUMNS.site, from: { party: id }, ...unless('factory') },
      {
        ...{ kind: 'material-lot', ...is('supplier'), columns: without(COLUMNS.lot, 'supplier') },
        ...{ from: { supplier: id }, ...unless('supplier') },
      },
      {
        ...{ kind: 'shipment', ...is('consignee'), columns: without(COLUMNS.shipment, 'consignee') },
        ...{ from: { consignee: id }, ...unless('consignee', 'importer', 'retailer') },
      },
      { kind: 'shipment-line', ...is('consignee'), columns: without(COLUMNS.line, 'consignee'), ...rare },
      { kind: 'carton-series', ...is('consignee'), columns: without(COLUMNS.series, 'consignee'), ...rare },
      { kind: 'inspection', ...is('party'), columns: COLUMNS.inspection, ...rare },
      { kind: 'product', ...is('importer'), columns: COLUMNS.product, ...rare },
      { kind: 'agreement', ...is('factory'), columns: without(COLUMNS.agreement, 'factory'), ...rare },
      { kind: 'sample', ...is('holder'), columns: COLUMNS.sample, ...rare },
    ];
  },
  site: ({ id }) => [
    {
      kind: 'run',
      filter: { site: id },
      descending: true,
      columns: without(COLUMNS.run, 'site'),
      from: { site: id },
    },
    {
      ...{ kind: 'material-receipt', filter: { site: id }, descending: true },
      ...{ columns: without(COLUMNS.materialReceipt, 'site'), from: { site: id } },
    },
    {
      kind: 'material-movement',
      names: { kind: 'site', id },
      descending: true,
      columns: COLUMNS.movement,
      ...rare,
    },
    { kind: 'shipment', filter: { from_site: id }, descending: true, columns: COLUMNS.shipment, ...rare },
    { kind: 'inspection', filter: { site: id }, descending: true, columns: COLUMNS.inspection, ...rare },
    { kind: 'sample', filter: { site: id }, descending: true, columns: COLUMNS.sample, ...rare },
  ],
  product: ({ id }) => {
    const of = { filter: { product: id }, descending: true } as const;
    return [
      { kind: 'revision', ...of, columns: without(COLUMNS.revision, 'product'), from: { product: id } },
      { kind: 'run', ...of, columns: without(COLUMNS.run, 'product'), from: { product: id } },
      { kind: 'label-plan', ...of, columns: COLUMNS.labelPlan, from: { product: id } },
      { kind: 'sample', ...of, columns: COLUMNS.sample, ...rare },
      { kind: 'agreement', ...of, columns: without(COLUMNS.agreement, 'product'), ...rare },
      { kind: 'shipment-line', ...of, columns: COLUMNS.line, ...rare },
      { kind: 'listing', ...of, columns: COLUMNS.listing, from: { product: id } },
      { kind: 'material', ...of, columns: COLUMNS.material, ...rare },
    ];
  },
  'label-version': ({ id }) => [
    { kind: 'label-print', filter: { version: id }, columns: COLUMNS.labelPrint, from: { version: id } },
  ],
  revision: ({ id, body }) => [
    {
      ...{ kind: 'run', names: { kind: 'revision', id }, descending: true },
      ...{ columns: without(COLUMNS.run, 'product'), from: { product: body['product'], revision: id } },
    },
    { kind: 'revision', filter: { supersedes: id }, columns: without(COLUMNS.revision, 'product'), ...rare },
  ],
  material: ({ id }) => [
    {
      ...{ kind: 'material-lot', filter: { material: id }, descending: true },
      ...{ columns: without(COLUMNS.lot, 'material'), from: { material: id } },
    },
    { kind: 'revision', names: { kind: 'material', id }, descending: true, columns: COLUMNS.revision },
  ],
  'material-lot': ({ id }) => {
    const of = { filter: { lot: id }, descending: true } as const;
    const from = { lot: id };
    return [
      { kind: 'consumption', ...of, columns: without(COLUMNS.consumption, 'lot'), from, title: 'usedBy' },
      { kind: 'material-receipt', ...of, columns: without(COLUMNS.materialReceipt, 'lot'), from },
      { kind: 'material-movement', ...of, columns: without(COLUMNS.movement, 'lot'), from, ...rare },
      { kind: 'inspection', ...of, columns: without(COLUMNS.inspection, 'lot', 'run', 'shipment'), from },
      { kind: 'sample', ...of, columns: without(COLUMNS.sample, 'lot', 'run'), ...rare },
    ];
  },
  'carton-series': ({ id }) => {
    const of = { filter: { series: id } } as const;
    const names = { kind: 'carton-series', id };
    const columns = without(COLUMNS.line, 'series');
    return [
      {
        ...{ kind: 'packing', ...of, sort: 'carton_from', columns: without(COLUMNS.packing, 'series') },
        ...{ from: { series: id, contents: [{}] } },
      },
      { kind: 'shipment-line', ...of, sort: 'carton_from', columns, from: { series: id } },
      { kind: 'repack', names, columns: COLUMNS.repack, ...rare },
      { kind: 'relabel', ...of, columns: without(COLUMNS.relabel, 'series'), ...rare },
      { kind: 'rework', names, columns: COLUMNS.rework, ...rare },
      { kind: 'pallet', names, columns: COLUMNS.pallet, ...rare },
      { kind: 'shipment-return', names, columns: COLUMNS.receipt, ...rare },
    ];
  },
  shipment: ({ id }) => {
    const of = { filter: { shipment: id } } as const;
    const from = { shipment: id };
    return [
      { kind: 'shipment-line', ...of, columns: without(COLUMNS.line, 'shipment'), from },
      { kind: 'shipment-receipt', ...of, columns: COLUMNS.receipt, from },
      { kind: 'shipment-return', ...of, columns: COLUMNS.receipt, ...rare },
      {
        kind: 'packing-list',
        ...of,
        columns: COLUMNS.packingList,
        from: { shipment: id, lines: [{}] },
        ...rare,
      },
      { kind: 'broker-report', ...of, columns: COLUMNS.brokerReport, from, ...rare },
      { kind: 'inspection', ...of, columns: without(COLUMNS.inspection, 'lot', 'run', 'shipment'), ...rare },
    ];
  },
  inspection: ({ id }) => [
    { kind: 'hold-release', names: { kind: 'inspection', id }, columns: COLUMNS.release, ...rare },
  ],
  hold: ({ id }) => [
    {
      ...{ kind: 'hold-release', filter: { hold: id } },
      ...{ columns: without(COLUMNS.release, 'hold'), from: { hold: id } },
    },
  ],
  'incident-clock': ({ id }) => [
    { kind: 'clock-step', filter: { clock: id }, columns: COLUMNS.clockStep, from: { clock: id } },
  ],
  'record-request': ({ id }) => [
    { kind: 'record-answer', filter: { request: id }, columns: COLUMNS.recordAnswer, from: { request: id } },
  ],
  sample: ({ id }) => [
    {
      kind: 'sample-movement',
      filter: { sample: id },
      columns: COLUMNS.sampleMovement,
      from: { sample: id },
    },
    { kind: 'revision', filter: { sample: id }, columns: COLUMNS.revision, ...rare },
  ],
  file: ({ id }) => {
    const names = { kind: 'file', id };
    return [
      { kind: 'inspection', names, columns: COLUMNS.inspection, ...rare },
      { kind: 'material-lot', names, columns: COLUMNS.lot, ...rare },
      { kind: 'revision', names, columns: COLUMNS.revision, ...rare },
      { kind: 'file-removal', filter: { file: id }, columns: COLUMNS.fileRemoval, ...rare },
    ];
  },
  'legal-hold': ({ id }) => [
    {
      ...{ kind: 'legal-hold-release', filter: { legal_hold: id } },
      ...{ columns: COLUMNS.legalHoldRelease, from: { legalHold: id } },
    },
  ],
};
