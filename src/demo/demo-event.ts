import type { Draft } from '../ledger/draft.ts';

/** What was written down on a day of the demo firm's history. */
export interface DemoEvent {
  /** Day it was recorded. */
  readonly date: string;
  readonly drafts: readonly Draft[];
}

/** A record of the demo firm; members that are undefined are left out of the body. */
export function fact(kind: string, id: string, body: Readonly<Record<string, unknown>>): Draft {
  const said = Object.entries(body).filter(([, value]) => value !== undefined);
  return { action: 'record', kind, id, body: Object.fromEntries(said) };
}
