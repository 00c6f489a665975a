import type { Span } from '../../kit/span.ts';
import { cutSpan } from '../../kit/span.ts';
import type { ClassCounts } from '../trace/scope-answer.ts';
import type { Key } from '../trace/scope-facts.ts';
import { CLEARED_REASONS, SCOPE_CLASSES, UNDETERMINED_REASONS } from '../trace/scope-question.ts';
import type { ScopeClass, ScopeReason } from '../trace/scope-question.ts';

/** A record that would decide, as one path of one run sees it. */
export interface Cause {
  readonly reason: ScopeReason;
  readonly run: Key;
  readonly slot: string | null;
  readonly lot: Key | null;
  readonly needed: number | null;
  readonly recorded: number | null;
}

/** What is known of some units: their class, why, and what it rests on or waits for. */
export interface Standing {
  readonly class: ScopeClass;
  readonly reasons: readonly ScopeReason[];
  readonly room?: { readonly quantity: number; readonly units: number };
  readonly restsOn: readonly Key[];
  readonly causes: readonly Cause[];
}

/** A stretch of a run's units that stand alike. */
export interface Piece extends Standing {
  readonly span: Span;
}

const ORDER: readonly ScopeReason[] = [...CLEARED_REASONS, ...UNDETERMINED_REASONS];
const STRENGTH: Readonly<Record<ScopeClass, number>> = {
  contains: 3,
  'may-contain': 2,
  undetermined: 1,
  cleared: 0,
};

export const CLEARED_OUTSIDE: Standing = {
  class: 'cleared',
  reasons: ['outside-span'],
  restsOn: [],
  causes: [],
};

export function standing(
  found: ScopeClass,
  reasons: readonly ScopeReason[] = [],
  rest: Partial<Standing> = {},
): Standing {
  return { class: found, reasons, restsOn: [], causes: [], ...rest };
}

export function stronger(left: ScopeClass, right: ScopeClass): boolean {
  return STRENGTH[left] > STRENGTH[right];
}

/** Reasons in the order of the closed lists, each once. */
export function inOrder(reasons: Iterable<ScopeReason>): ScopeReason[] {
  const given = new Set(reasons);
  return ORDER.filter((reason) => given.has(reason));
}

/**
 * Several paths into the same units: the strongest counts (reading 9). Units are cleared only when every path is; the reasons
 * are then those that hold on all paths, or all of them when none holds on every one. `not-in-revision` says that there is no
 * path at all and is dropped beside a path that there is.
 */
export function strongest(standings: readonly Standing[]): Standing {
  const [first] = standings;
  if (first === undefined) return standing('cleared');
  if (standings.length === 1) return first;
  let found: ScopeClass = 'cleared';
  for (const one of standings) if (stronger(one.class, found)) found = one.class;
  const same = standings.filter((one) => one.class === found);
  const reasons = found === 'cleared' ? sharedReasons(same) : inOrder(same.flatMap((one) => one.reasons));
  return gathered(found, reasons, same, standings);
}

function sharedReasons(standings: readonly Standing[]): ScopeReason[] {
  const paths = standings.filter((one) => one.reasons.length > 0);
  const real = paths.filter((one) => !one.reasons.every((reason) => reason === 'not-in-revision'));
  const counted = real.length > 0 ? real : paths;
  const [first] = counted;
  if (first === undefined) return [];
  const shared = first.reasons.filter((reason) => counted.every((one) => one.reasons.includes(reason)));
  return inOrder(shared.length > 0 ? shared : counted.flatMap((one) => one.reasons));
}

/**
 * Units that nobody can tell apart take the mixture: all alike stay so; where some hold or may hold, any may; where some cannot
 * be told, none can; cleared only where all are.
 */
export function mixture(standings: readonly Standing[]): Standing {
  const [first] = standings;
  if (first === undefined) return standing('cleared');
  const classes = new Set(standings.map((one) => one.class));
  if (classes.size === 1) {
    const reasons =
      first.class === 'cleared' ? sharedReasons(standings) : inOrder(standings.flatMap((one) => one.reasons));
    return gathered(first.class, reasons, standings, standings);
  }
  const found = classes.has('contains') || classes.has('may-contain') ? 'may-contain' : 'undetermined';
  const reasons = found === 'undetermined' ? standings.filter((one) => one.class === found) : [];
  return gathered(found, inOrder(reasons.flatMap((one) => one.reasons)), standings, standings);
}

function gathered(
  found: ScopeClass,
  reasons: readonly ScopeReason[],
  same: readonly Standing[],
  all: readonly Standing[],
): Standing {
  const rooms = same.flatMap((one) => (one.room === undefined ? [] : [one.room]));
  const largest = rooms.reduce<Standing['room']>(
    (most, room) => (most === undefined || room.units > most.units ? room : most),
    undefined,
  );
  return {
    class: found,
    reasons,
    ...(largest === undefined ? {} : { room: largest }),
    restsOn: [...new Set(same.flatMap((one) => one.restsOn))].sort((left, right) => left - right),
    causes: [...new Map(all.flatMap((one) => one.causes).map((cause) => [causeKey(cause), cause])).values()],
  };
}

export function causeKey(cause: Cause): string {
  return `${cause.reason} ${String(cause.run)} ${cause.slot ?? ''} ${String(cause.lot ?? '')}`;
}

/** Lays lists of pieces over one another: each resulting piece takes the strongest of what lies over it. */
export function overlay(whole: Span, layers: readonly (readonly Piece[])[]): Piece[] {
  if (layers.length === 1) return joined(layers[0] ?? []);
  const cuts = cutSpan(
    whole,
    layers.flatMap((layer) => layer.map((piece) => piece.span)),
  );
  const at = layers.map(() => 0);
  const pieces = cuts.map((span): Piece => {
    const over: Standing[] = [];
    layers.forEach((layer, index) => {
      while ((layer[at[index] ?? 0]?.span.to ?? Infinity) <= span.from) at[index] = (at[index] ?? 0) + 1;
      const piece = layer[at[index] ?? 0];
      if (piece !== undefined && piece.span.from <= span.from) over.push(piece);
    });
    return { ...strongest(over), span };
  });
  return joined(pieces);
}

/** Joins neighbours that stand alike. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last !== undefined && last.span.to === piece.span.from && alike(last, piece)) {
      merged[merged.length - 1] = {
        ...gathered(last.class, last.reasons, [last, piece], [last, piece]),
        span: { from: last.span.from, to: piece.span.to },
      };
    } else merged.push(piece);
  }
  return merged;
}

export function alike(left: Standing, right: Standing): boolean {
  return left.class === right.class && left.reasons.join() === right.reasons.join();
}

/** The pieces that touch a span; all of them for null. */
export function piecesIn(pieces: readonly Piece[], span: Span | null): readonly Piece[] {
  if (span === null) return pieces;
  return pieces.filter((piece) => piece.span.from < span.to && piece.span.to > span.from);
}

export function noCounts(): Record<ScopeClass, number> {
  return { contains: 0, 'may-contain': 0, undetermined: 0, cleared: 0 };
}

export function addCounts(into: Record<ScopeClass, number>, more: ClassCounts, times = 1): void {
  for (const one of SCOPE_CLASSES) into[one] += more[one] * times;
}
