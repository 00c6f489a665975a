import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading, ProblemState } from './states.tsx';

/** What a question answers, or why not, or that it is coming: the states of every page in one place. */
export function Answer<Data>({
  of,
  lines,
  children,
}: {
  readonly of: UseQueryResult<Data>;
  /** Lines the skeleton shows while it comes. */
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}): ReactNode {
  if (of.data !== undefined) return children(of.data);
  if (of.isError) return <ProblemState error={of.error} retry={() => void of.refetch()} />;
  return <Loading {...(lines === undefined ? {} : { lines })} />;
}
