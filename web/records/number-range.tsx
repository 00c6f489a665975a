import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl';

/** Numbers from the first to the last, as people count cartons and units; records hold one past the last. */
export function NumberRange({ from, to }: { readonly from: number; readonly to: number }): ReactNode {
  const format = useFormatter();
  const [first, last] = [format.number(from), format.number(to - 1)];
  return <span className="range">{to - from === 1 ? first : `${first}–${last}`}</span>;
}
