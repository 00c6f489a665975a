import type { Transaction } from '../../db/database.ts';

/** Where the pages of the firm are on the server that asks, for commands under way: a ledger does not know under which address it is served. */
const allowed = new WeakMap<Transaction, string>();

/** A version that this command records may lead there. */
export function allowAddress(transaction: Transaction, root: string): void {
  allowed.set(transaction, root);
}

interface Leading {
  readonly address: string;
  readonly code: string;
  /** Of the label plan. */
  readonly planned: string | undefined;
  /** Of the version before. */
  readonly before: string | null;
}

/** Whether a public address is /l/<firm>/<code> under the address of the plan, of this server, or of the version before. */
export function leadsHome(transaction: Transaction, { address, code, planned, before }: Leading): boolean {
  const end = `/${code}`;
  if (!address.endsWith(end)) return false;
  const root = address.slice(0, -end.length);
  if (root === allowed.get(transaction) || address === before) return true;
  if (planned === undefined || !root.startsWith(`${planned}/l/`)) return false;
  return /^[\p{L}\p{N}._~-]+$/u.test(root.slice(`${planned}/l/`.length));
}
