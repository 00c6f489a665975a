import { useQuery } from '@tanstack/react-query';
import { callOperation } from './call.ts';
import type { OutputOf } from './call.ts';
import type { CallError } from './problem.ts';

/** The names of the firms the person belongs to, by id; empty until they are known. */
export function useFirmNames(): ReadonlyMap<string, string> {
  const { data } = useQuery<OutputOf<'firm.list'>, CallError>({
    queryKey: ['house', 'firm.list'],
    queryFn: ({ signal }) => callOperation('firm.list', { firm: null, input: {}, signal }),
    staleTime: Infinity,
  });
  return new Map(data?.firms.map(({ id, name }) => [id, name ?? id]));
}
