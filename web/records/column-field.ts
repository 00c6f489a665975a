/** What the ends of a range of numbers are called; those of a period keep their names. */
const RANGE_WORDS: Readonly<Record<string, string>> = { from: 'firstNumber', to: 'lastNumber' };

const LABEL_WORDS = { place: 'labelPlace', form: 'labelForm', lines: 'labelLines' } as const;
/** Fields that mean something else in some kinds: where a mark goes is no storage place. */
const WORDS_OF_KIND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  label: LABEL_WORDS,
  'label-version': LABEL_WORDS,
  'label-template': LABEL_WORDS,
};

/** The key of the locale for a field, which the ends of ranges of numbers share whatever they count. */
export function wordOfField(name: string, isNumber: boolean, kind = ''): string {
  return WORDS_OF_KIND[kind]?.[name] ?? (isNumber ? RANGE_WORDS[name] : undefined) ?? name;
}

/** Columns whose field of the body has another name; null: part of the field of the column before. */
const FIELDS: Readonly<Record<string, string | null>> = {
  production_line: 'line',
  by_whom: 'by',
  made_from_date: 'made',
  made_to_date: null,
  dispatched_from_date: 'dispatched',
  dispatched_to_date: null,
  from_date: 'from',
  to_date: 'to',
  from_time: 'from',
  to_time: 'to',
  from_site: 'from',
  span_from: 'span',
  span_to: null,
  unit_from: 'units',
  unit_to: null,
  window_from: 'window',
  window_to: null,
  carton_from: 'cartons',
  carton_to: null,
  points_settled: 'points',
  whole: 'lines',
};

/** The same where a kind is an exception; null too where the field is an answer with parts, which the page of the record shows. */
const FIELDS_OF_KIND: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  packing: { carton_from: 'from', carton_to: 'to' },
  relabel: { carton_from: 'from', carton_to: 'to' },
  'shipment-line': { carton_from: 'from', carton_to: 'to' },
  'shipment-return': { to_site: 'to' },
  'filing-line': { shipment_line: 'line' },
  'broker-report': { shipment_line: 'line' },
  consumption: { series: null },
  certificate: { records_keeper: 'records', maker: 'manufacturer', site: null },
  'certificate-withdrawal': { withdrawn_on: 'on' },
  drill: { done_on: 'on' },
  agreement: { release_first: 'release' },
  'release-policy': { release_first: 'terms' },
  'run-release': { position: null },
  recall: { position: null },
  'recall-progress': { into_run: 'into' },
  'requirement-check': { applies: null, may_apply: null },
};

/** The field of the body that a column of a kind shows; null where another column shows it already. */
export function fieldOfColumn(kind: string, column: string): string | null {
  const own = FIELDS_OF_KIND[kind]?.[column];
  if (own !== undefined) return own;
  const known = FIELDS[column];
  return known === undefined
    ? column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    : known;
}
