import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { callOperation } from '../client/call.ts';
import { useFirmId } from '../client/firm.ts';
import type { CallError } from '../client/problem.ts';
import type { RecordKindName } from '../ui/values.tsx';
import type { AnyRecord } from './list-columns.tsx';
import type { ListSearch } from './list-search.ts';

const PAGE = 100;

interface Page {
  readonly records: readonly AnyRecord[];
  readonly next: string | null;
}

/** The records of a list as far as they are loaded. */
export interface RecordPages {
  readonly records: readonly AnyRecord[];
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  readonly error: CallError | null;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** Asks `{kind}.list` page by page; the operation of every kind has the same input and output but for the body. */
export function useRecordPages(kind: RecordKindName, search: ListSearch): RecordPages {
  const firm = useFirmId();
  const input = listInput(search);
  const query = useInfiniteQuery<Page, CallError, { pages: Page[] }, unknown[], string | null>({
    queryKey: [firm, `${kind}.list`, input, 'pages'],
    queryFn: ({ signal, pageParam }) =>
      fetchPage(firm, kind, input, { cursor: pageParam, limit: PAGE, signal }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  return {
    records: query.data?.pages.flatMap(({ records }) => records) ?? [],
    hasMore: query.hasNextPage,
    isLoading: query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    error: query.error,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

/** The input of the list operation that a list's address means. */
export function listInput({
  filter = {},
  names,
  sort,
  descending,
}: Omit<ListSearch, 'columns'>): Record<string, unknown> {
  return {
    ...(Object.keys(filter).length === 0 ? {} : { filter }),
    ...(names === undefined ? {} : { names }),
    ...(sort === undefined ? {} : { sort }),
    ...(descending === true ? { descending } : {}),
  };
}

export async function fetchPage(
  firm: string,
  kind: RecordKindName,
  input: Record<string, unknown>,
  page: { readonly cursor: string | null; readonly limit: number; readonly signal?: AbortSignal },
): Promise<Page> {
  const { cursor, limit, signal } = page;
  const whole = { ...input, limit, ...(cursor === null ? {} : { cursor }) };
  const answer: Page = await callOperation(`${kind}.list`, { firm, input: whole, signal });
  return answer;
}
