import { hash } from 'node:crypto';
import { canonicalJson } from '../kit/canonical-json.ts';

export const ENTRY_ACTIONS = ['record', 'correct', 'withdraw'] as const;
export type EntryAction = (typeof ENTRY_ACTIONS)[number];

/** One entry of the ledger: never changed, never deleted. */
export interface Entry {
  /** Position in the ledger, from 1 without gaps. */
  readonly sequence: number;
  readonly id: string;
  /** Instant it was recorded, UTC ISO text with milliseconds. */
  readonly at: string;
  readonly actor: string;
  /** The command that recorded it; one command may record many entries, once. */
  readonly command: string;
  readonly action: EntryAction;
  readonly kind: string;
  /** Version of the payload's shape. */
  readonly version: number;
  /** Id of the record it is about. */
  readonly record: string;
  /** Why, for corrections and withdrawals. */
  readonly reason: string | null;
  /** Canonical JSON of the body; `null` for a withdrawal. */
  readonly payload: string;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
}

export const FIRST_PREVIOUS = '0'.repeat(64);

export const ENTRY_COLUMNS = [
  'sequence',
  'id',
  'at',
  'actor',
  'command',
  'action',
  'kind',
  'version',
  'record',
  'reason',
  'payload',
  'previous',
  'hash',
] as const;

/**
 * SHA-256, as hexadecimal text, over the canonical JSON (RFC 8785) of the entry without its hash. The payload is canonical
 * already and stands in it as a JSON value, so an entry can be checked with any JSON tool.
 */
export function entryHash(entry: Omit<Entry, 'hash'>): string {
  const quoted = (value: string | null): string => canonicalJson(value);
  const text =
    `{"action":${quoted(entry.action)},"actor":${quoted(entry.actor)},"at":${quoted(entry.at)},` +
    `"command":${quoted(entry.command)},"id":${quoted(entry.id)},"kind":${quoted(entry.kind)},` +
    `"payload":${entry.payload},"previous":${quoted(entry.previous)},"reason":${quoted(entry.reason)},` +
    `"record":${quoted(entry.record)},"sequence":${String(entry.sequence)},"version":${String(entry.version)}}`;
  return hash('sha256', text, 'hex');
}
