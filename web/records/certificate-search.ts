/** What a certificate is to be made for, as the address of the maker says it. */
export interface MakerSearch {
  readonly run?: string;
  readonly product?: string;
  readonly from?: string;
  readonly to?: string;
  readonly supersedes?: string;
}

const NAMES = ['run', 'product', 'from', 'to', 'supersedes'] as const;

export function readMakerSearch(search: Record<string, unknown>): MakerSearch {
  const told = NAMES.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(told);
}
