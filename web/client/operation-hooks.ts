import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Query, QueryClient, UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { callOperation } from './call.ts';
import type { InputOf, OutputOf, ReadName, WriteName } from './call.ts';
import type { CallError } from './problem.ts';
import { useFirmId } from './firm.ts';
import { newKey } from './new-key.ts';
import { followed } from './progress.ts';

/** Within this time a page is drawn from a new answer. */
const DRAWING_MS = 30;

interface Asking {
  /** False: wait until there is something to ask. */
  readonly enabled?: boolean;
  /** Ledger position or day to look back to. */
  readonly asOf?: string | undefined;
  /** Show the answer before while the next one comes, so that nothing jumps. */
  readonly keepsPrevious?: boolean;
}

/**
 * Asks a read operation of the firm. The query key is `[firm, name, input, asOf]`: every command of the firm makes all of its
 * answers ask again, and unchanged ones come back as 304.
 */
export function useOperation<Name extends ReadName>(
  name: Name,
  input: InputOf<Name>,
  { enabled = true, asOf, keepsPrevious = false }: Asking = {},
): UseQueryResult<OutputOf<Name>, CallError> {
  const firm = useFirmId();
  return useQuery<OutputOf<Name>, CallError>({
    queryKey: [firm, name, input, asOf ?? null],
    queryFn: ({ signal }) => callOperation(name, { firm, input, asOf, signal }),
    enabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Sends a write operation; the key stays while the same input is tried again, so that a lost answer records nothing twice. */
export function useCommand<Name extends WriteName>(
  name: Name,
): UseMutationResult<OutputOf<Name>, CallError, InputOf<Name>> {
  const firm = useFirmId();
  const client = useQueryClient();
  const attempt = useRef<{ text: string; key: string } | null>(null);
  return useMutation<OutputOf<Name>, CallError, InputOf<Name>>({
    mutationFn: (input) => {
      const text = JSON.stringify(input);
      if (attempt.current?.text !== text) attempt.current = { text, key: newKey() };
      const { key } = attempt.current;
      return followed(name, (followKey) => callOperation(name, { firm, input, key, followKey }));
    },
    onSuccess: async () => {
      attempt.current = null;
      await askAgain(client, firm);
    },
  });
}

/**
 * Asks the answers on screen again: first the record that the page is about, then, once the page is drawn from it, the rest. A run
 * that was just withdrawn has no balance to ask for.
 */
async function askAgain(client: QueryClient, firm: string): Promise<void> {
  const isShown = ({ queryKey: [, name] }: Query): boolean => String(name).endsWith('.show');
  await client.invalidateQueries({ queryKey: [firm], predicate: isShown });
  await new Promise((drawn) => setTimeout(drawn, DRAWING_MS));
  await client.invalidateQueries({ queryKey: [firm], predicate: (query) => !isShown(query) });
}
