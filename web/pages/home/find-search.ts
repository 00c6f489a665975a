export interface FindSearch {
  /** The code that is looked for. */
  readonly code?: string;
}

export function readFindSearch(search: Record<string, unknown>): FindSearch {
  const { code } = search;
  // The router reads 4006381333931 as a number; a code is text.
  return typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {};
}
