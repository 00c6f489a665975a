import {
  QueryCache,
  MutationCache,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { send } from './call.ts';
import { forgetDrafts } from './draft.ts';
import type { Session } from './firm.ts';
import { problemFrom } from './problem.ts';
import type { CallError } from './problem.ts';

const ADDRESS = '/api/v1/session';
const KEY = ['session'];

/** What the session query keeps: the person, and whether the server since said that the session has ended. */
export interface SessionState {
  readonly session: Session | null;
  readonly ended: boolean;
}

/** The client of all questions; a 401 to any of them marks the session as ended, and the page stays as it is. */
export function makeQueryClient(): QueryClient {
  const noticeEnd = (error: Error): void => {
    if (problemFrom(error).code !== 'unauthenticated') return;
    client.setQueryData<SessionState>(KEY, (standing) =>
      standing === undefined || standing.session === null ? standing : { ...standing, ended: true },
    );
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: noticeEnd }),
    mutationCache: new MutationCache({
      onError: (error, _input, _before, { meta }) => {
        if (meta?.['keepsSession'] !== true) noticeEnd(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (times, error) => times < 2 && ['busy', 'offline'].includes(problemFrom(error).code),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

/** Who is signed in; `session` null for nobody. */
export function useSessionState() {
  return useQuery<SessionState, CallError>({
    queryKey: KEY,
    queryFn: async () => {
      try {
        // The server describes a session in this shape (src/http/session-routes.ts).
        return { session: (await send('GET', ADDRESS)) as Session, ended: false };
      } catch (error) {
        if (problemFrom(error).code === 'unauthenticated') return { session: null, ended: false };
        throw error;
      }
    },
    staleTime: Infinity,
  });
}

/** Signs in; every answer is asked for again afterwards. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation<null, CallError, { login: string; password: string }>({
    mutationFn: async (credentials) => {
      // As useSessionState.
      const entered = (await send('POST', ADDRESS, { body: credentials })) as Session;
      const before = client.getQueryData<SessionState>(KEY)?.session ?? null;
      // What somebody else typed and saw stays theirs: the app begins anew.
      if (before !== null && before.id !== entered.id) {
        forgetDrafts();
        window.location.assign('/');
      }
      return null;
    },
    onSuccess: () => client.invalidateQueries(),
  });
}

/**
 * While a session waits to be renewed, Escape closes nothing: it would close the form under that dialog, with what was typed. Dialogs
 * listen on the window, so this has to listen there before them.
 */
export function useEscapeHeld(): void {
  const client = useQueryClient();
  useEffect(() => {
    const hold = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || client.getQueryData<SessionState>(KEY)?.ended !== true) return;
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', hold, { capture: true });
    return () => window.removeEventListener('keydown', hold, { capture: true });
  }, [client]);
}

/** Signs out, and forgets every answer. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation<null, CallError>({
    mutationFn: async () => {
      await send('DELETE', ADDRESS);
      return null;
    },
    onSuccess: () => {
      forgetDrafts();
      client.clear();
      window.location.assign('/');
    },
  });
}
