type Body = Readonly<Record<string, unknown>>;

interface Fact {
  readonly kind: string;
  readonly id: string;
  readonly body: Body;
}

/** What a record is known by in the world, whatever id it was given. */
function naturalName({ kind, id, body }: Fact): string {
  const text = (field: string): string => {
    const value = body[field];
    return typeof value === 'string' ? value : '';
  };
  switch (kind) {
    case 'party':
    case 'product':
      return text('name');
    case 'site':
      return text('localName') === '' ? text('name') : `${text('name')} ${text('localName')}`;
    case 'material-lot':
      return `${text('material')}:${text('code')}`;
    case 'carton-series':
      return text('purchaseOrder');
    case 'material':
    case 'revision':
    case 'run':
    case 'shipment':
      return text('code');
    default:
      return id;
  }
}

/** Kind of record that a field of a body names. */
const NAMED: Readonly<Record<string, string>> = {
  party: 'party',
  importer: 'party',
  supplier: 'party',
  consignee: 'party',
  site: 'site',
  supplierSite: 'site',
  product: 'product',
  material: 'material',
  revision: 'revision',
  lot: 'material-lot',
  run: 'run',
  series: 'carton-series',
  shipment: 'shipment',
};

/** A function that puts natural names in the place of ids, so that two sets of records can be compared. */
export function naturalIds(facts: readonly Fact[]): (kind: string, body: Body) => Body {
  const names = new Map(facts.map((fact) => [`${fact.kind}\u0000${fact.id}`, naturalName(fact)]));
  const named = (kind: string, id: unknown): unknown => names.get(`${kind}\u0000${String(id)}`) ?? id;
  const translate = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => translate(each, ''));
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, translate(inner, key)]));
    }
    const kind = NAMED[field];
    return kind === undefined ? value : named(kind, value);
  };
  return (kind, body) =>
    Object.fromEntries(
      Object.entries(body).map(([field, value]) => {
        const isSite = kind === 'shipment' && field === 'from';
        return [field, isSite ? named('site', value) : translate(value, field)];
      }),
    );
}
