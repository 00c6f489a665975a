import type { Timing } from './measure.ts';

/** Something that ours stands beside. */
export interface Peer {
  readonly name: string;
  readonly timing: Timing;
  /** Part of the truth that it returned, where it does not return all of it. */
  readonly share?: number;
}

/** What was promised of a row, and what came of it. */
export interface Promised {
  readonly says: string;
  /** What was measured in the promise's own measure: a ratio, milliseconds, bytes. */
  readonly measured: number;
  /** The most that keeps the promise; `least` where more is better; neither: it is only stated. */
  readonly most?: number;
  readonly least?: number;
}

/** One line of the results. */
export interface Row {
  /** Part of the bench that made it: `trace`, `scope` … */
  readonly part: string;
  readonly database: string;
  readonly what: string;
  /** What the answer held or the work did, so that nobody takes an empty answer for a quick one. */
  readonly size: string;
  /** Null: there is no such operation yet, or nothing to time. */
  readonly ours: Timing | null;
  readonly peers: readonly Peer[];
  readonly promises: readonly Promised[];
  readonly note?: string;
  readonly disk?: readonly DiskPart[];
}

/** A row with the day it was measured and how busy the machine was then. */
export interface KeptRow extends Row {
  readonly at: string;
  /** Mean number of processes that wanted a core in the minute before the part began. */
  readonly load: number;
}

/** A table or an index: how large, and what it is for. */
export interface DiskPart {
  readonly name: string;
  readonly bytes: number;
  readonly says: string;
}

/** By how much a promise was missed: 1 and less is kept. */
export function missedBy({ measured, most, least }: Promised): number {
  if (most !== undefined) return measured / most;
  return least === undefined ? 0 : least / measured;
}

/** A promise about the median of ours beside that of a peer. */
export function atMostTimes(most: number, ours: Timing, peer: Timing, name: string): Promised {
  return { says: `at most ${most} × ${name}`, measured: ours.medianMs / peer.medianMs, most };
}
