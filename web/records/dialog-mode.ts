import type { AnyRecord } from './list-columns.tsx';

/** What a form is for: a new record, perhaps begun from another body, or a correction of one. */
export type DialogMode =
  | { readonly does: 'record'; readonly from?: unknown }
  | { readonly does: 'correct'; readonly record: AnyRecord };
