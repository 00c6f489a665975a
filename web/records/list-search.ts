/** A record by kind and id. */
export interface NamedRecord {
  readonly kind: string;
  readonly id: string;
}

/** What stands in the address of a list: a link to it is the same list again. */
export interface ListSearch {
  readonly filter?: Readonly<Record<string, string | null>>;
  /** Only records that name this one, in any of their fields or lines. */
  readonly names?: NamedRecord;
  readonly sort?: string;
  readonly descending?: boolean;
  /** Columns shown, in order; absent: the standard ones. */
  readonly columns?: readonly string[];
}

/** The list that an address asks for; what is none of ours is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const { filter, names, sort, descending, columns } = search;
  return {
    ...(isObject(filter) ? { filter: textsOf(filter) } : {}),
    ...namedIn(names),
    ...(typeof sort === 'string' ? { sort } : {}),
    ...(descending === true ? { descending } : {}),
    ...(Array.isArray(columns)
      ? { columns: columns.filter((one): one is string => typeof one === 'string') }
      : {}),
  };
}

/** The router reads an id of digits as a number. */
function namedIn(names: unknown): { readonly names?: NamedRecord } {
  if (!isObject(names)) return {};
  const { kind, id } = names;
  const isId = typeof id === 'string' || typeof id === 'number';
  return typeof kind === 'string' && isId ? { names: { kind, id: String(id) } } : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(filter: Record<string, unknown>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([column, value]): [string, string | null][] => {
      if (value === null) return [[column, null]];
      return typeof value === 'string' || typeof value === 'number' ? [[column, String(value)]] : [];
    }),
  );
}
