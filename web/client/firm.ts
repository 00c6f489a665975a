import { createContext, useContext } from 'react';
import { useMatch } from '@tanstack/react-router';
import { ROLES } from './generated/permissions.ts';
import type { Permission } from './generated/permissions.ts';

/** Who is signed in, and what they are in each firm. */
export interface Session {
  readonly id: string;
  readonly name: string;
  readonly language: 'en' | 'zh';
  readonly founder: boolean;
  readonly firms: readonly { readonly firm: string; readonly role: string }[];
}

export const SessionContext = createContext<Session | null>(null);

/** The person signed in; pages are only shown to somebody. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('pages are shown to people who are signed in');
  return session;
}

/** Id of the firm whose pages are shown: it stands in the address. */
export function useFirmId(): string {
  return useMatch({ from: '/firms/$firm', select: ({ params }) => params.firm });
}

/** Whether the person may do something in this firm. The server decides; this only says beforehand what it will say. */
export function useMayDo(): (permission: Permission) => boolean {
  const role = useRole();
  const allowed = role === null ? [] : (ROLES[role] ?? []);
  return (permission) => allowed.includes(permission);
}

export function useRole(): string | null {
  const { firms } = useSession();
  const firm = useFirmId();
  return firms.find((one) => one.firm === firm)?.role ?? null;
}
