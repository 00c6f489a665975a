import type { Span } from '../../kit/span.ts';
import type { Key } from './scope-facts.ts';

/** One thing that is suspect. Several together make one question: a unit takes its strongest class over all of them. */
export type Suspect =
  | { readonly kind: 'material-lot'; readonly lot: Key }
  | {
      readonly kind: 'supplier';
      readonly party: Key;
      readonly site: Key | null;
      /** Days, both included; null: no bound. */
      readonly from: string | null;
      readonly to: string | null;
    }
  | { readonly kind: 'run'; readonly run: Key; readonly span: Span | null }
  | {
      readonly kind: 'line-window';
      readonly site: Key;
      readonly line: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'cartons'; readonly series: Key; readonly range: Span }
  | { readonly kind: 'revision'; readonly revision: Key }
  | { readonly kind: 'evidence'; readonly evidence: Key };

export interface ScopeQuestion {
  readonly suspects: readonly Suspect[];
  /** Reading 2: a slot counts as covered only when no room is left. */
  readonly strict: boolean;
}

export const SCOPE_CLASSES = ['contains', 'may-contain', 'undetermined', 'cleared'] as const;
export type ScopeClass = (typeof SCOPE_CLASSES)[number];

export const CLEARED_REASONS = [
  'other-lot-recorded',
  'not-in-revision',
  'before-made',
  'before-receipt',
  'never-at-site',
  'used-up-before',
  'account-closed-elsewhere',
  'outside-span',
  'other-evidence',
] as const;
export type ClearedReason = (typeof CLEARED_REASONS)[number];

export const UNDETERMINED_REASONS = [
  'no-consumption-record',
  'consumption-short',
  'no-revision',
  'no-packing-record',
  'no-carton-on-shipment',
  'quantity-contradiction',
  'date-contradiction',
  'run-open',
] as const;
export type UndeterminedReason = (typeof UNDETERMINED_REASONS)[number];

export type ScopeReason = ClearedReason | UndeterminedReason;
