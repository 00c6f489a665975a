import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { callOperation } from '../../client/call.ts';
import type { InputOf, OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import type { CallError } from '../../client/problem.ts';
import { questionOf } from './scope-search.ts';
import type { ScopeSearch } from './scope-search.ts';

const FROM = '/firms/$firm/scope';

/** The question that the address holds, and how to change the address. */
export function useScopeSearch(): {
  search: ScopeSearch;
  /** Shows something else of the same answer. */
  narrow: (changes: { readonly [Name in keyof ScopeSearch]: ScopeSearch[Name] | undefined }) => void;
  ask: (search: ScopeSearch, more?: { readonly isSame: boolean }) => void;
} {
  const search = useSearch({ from: FROM });
  const firm = useFirmId();
  const navigate = useNavigate();
  const ask = (next: ScopeSearch, { isSame = false } = {}): void =>
    void navigate({ to: FROM, params: { firm }, search: next, replace: isSame, resetScroll: !isSame });
  return {
    search,
    ask,
    narrow: (changes) => {
      const merged = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined);
      // Only fields that are set are left, so that the address stays short; what they are stays as it was.
      const next = Object.fromEntries(merged) as ScopeSearch;
      void navigate({ to: FROM, params: { firm }, search: next, resetScroll: false });
    },
  };
}

/** The answer without its long lists. Its ledger position goes into the address, so that the link gives it again. */
export function useScopeSummary() {
  const { search, ask } = useScopeSearch();
  const firm = useFirmId();
  const client = useQueryClient();
  const question = questionOf(search);
  const summary = useOperation('scope.summary', question, {
    asOf: search.at,
    enabled: question.suspects.length > 0,
  });
  const position = summary.data?.position;
  const at = position === undefined ? undefined : String(position);
  useEffect(() => {
    if (at === undefined || at === search.at || summary.data === undefined) return;
    client.setQueryData([firm, 'scope.summary', question, at], summary.data);
    ask({ ...search, at }, { isSame: true });
  });
  return summary;
}

type ListName = 'scope.holders' | 'scope.ranges' | 'scope.runs' | 'scope.missing';
export type RowOf<Name extends ListName> = OutputOf<Name>['rows'][number];

function usePagesOf<Name extends ListName>(
  name: Name,
  asked: InputOf<Name>,
  { at, enabled }: { readonly at: string | undefined; readonly enabled: boolean },
) {
  const firm = useFirmId();
  return useInfiniteQuery<OutputOf<Name>, CallError, readonly OutputOf<Name>[], unknown[], string | null>({
    queryKey: [firm, name, asked, at ?? null, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      callOperation(name, {
        firm,
        input: pageParam === null ? asked : { ...asked, cursor: pageParam },
        asOf: at,
        signal,
      }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    select: ({ pages }) => pages,
    enabled,
    placeholderData: (before) => before,
  });
}

/** One list of the answer, page by page, narrowed as given. */
export function useScopePages<Name extends ListName>(
  name: Name,
  input: Omit<InputOf<Name>, 'suspects' | 'strict' | 'cursor'>,
  { enabled = true }: { readonly enabled?: boolean } = {},
) {
  const { search } = useScopeSearch();
  const asked = { ...questionOf(search), ...input };
  const query = usePagesOf(name, asked, { at: search.at, enabled });
  const pages = query.data ?? [];
  return {
    query,
    first: pages[0],
    // Every page of a list has rows of the list's kind.
    rows: pages.flatMap((page): RowOf<Name>[] => [...page.rows]),
    total: pages[0]?.total ?? 0,
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    isLoadingMore: query.isFetchingNextPage,
  };
}
export type ScopePages<Name extends ListName> = ReturnType<typeof useScopePages<Name>>;
