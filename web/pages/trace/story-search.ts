/** Whose story is shown, as of when, and how: all of it stands in the address. */
export interface StorySearch {
  readonly code?: string;
  readonly kind?: string;
  readonly id?: string;
  /** Ledger position or day. */
  readonly asOf?: string;
  readonly view?: 'table';
}

export function readStorySearch(search: Record<string, unknown>): StorySearch {
  const text = (name: string): string | undefined => {
    // The router reads 4006381333931 as a number; codes, ids and positions are text.
    const value = search[name];
    return typeof value === 'number' || (typeof value === 'string' && value !== '')
      ? String(value)
      : undefined;
  };
  const [code, kind, id, asOf] = [text('code'), text('kind'), text('id'), text('asOf')];
  return {
    ...(code === undefined ? {} : { code }),
    ...(kind === undefined ? {} : { kind }),
    ...(id === undefined ? {} : { id }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(search['view'] === 'table' ? { view: 'table' } : {}),
  };
}
