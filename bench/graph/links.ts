/**
 * The links of a firm, each as a query of its two ends by `n`. `packed` comes with its carton range; what is on a shipment
 * meets it where series and numbers overlap. Pallets are no step of a story, so no search goes over them.
 */
export const WAY_ON = {
  consumed: 'select lot, run from consumption where run is not null',
  becameLot: 'select run, n from material_lot_source',
  reworked:
    'select rework_source.run, rework.run from rework_source join rework on rework.n = rework_source.n',
  packed: 'select run, n from packing_content',
  consigned: 'select n, consignee from shipment where consignee is not null',
} as const;

export const RANGES = {
  packing: 'select n, series, carton_from, carton_to from packing',
  shipment:
    'select shipment, series, carton_from, carton_to from shipment_line where carton_from is not null',
} as const;

/** What counts as a link: one row that connects two things. */
export const LINK_COUNTS = {
  'material lot into run': 'select count(*) from consumption',
  'run into material lot': 'select count(*) from material_lot_source',
  'run into rework run': 'select count(*) from rework_source',
  'run into carton range': 'select count(*) from packing_content',
  'carton range onto pallet': 'select count(*) from pallet_carton',
  'carton range onto shipment': 'select count(*) from shipment_line',
  'carton range to its new mark': 'select count(*) from relabel',
  'shipment to consignee': 'select count(*) from shipment where consignee is not null',
} as const;
