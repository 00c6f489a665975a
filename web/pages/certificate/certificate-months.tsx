import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import { Unknown } from '../../ui/values.tsx';

/** Months in which goods were made, `YYYY-MM`. */
export function Months({
  from,
  to,
}: {
  readonly from: string | null | undefined;
  readonly to: string | null | undefined;
}): ReactNode {
  const format = useFormatter();
  if (from === null || from === undefined) return <Unknown />;
  const word = (month: string): string =>
    format.dateTime(Date.parse(`${month}-01T00:00Z`), { year: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <span className="nowrap">
      {to === null || to === undefined || to === from ? word(from) : `${word(from)} – ${word(to)}`}
    </span>
  );
}
