import type { ClassCounts } from './scope-answer.ts';
import type { Key } from './scope-facts.ts';
import {
  CLEARED_REASONS,
  SCOPE_CLASSES,
  UNDETERMINED_REASONS,
  type ScopeClass,
  type ScopeReason,
} from './scope-question.ts';

/**
 * How answers about units are put together. Two ways of joining, and everything else is built of them:
 *
 * - **Paths** (`joinPaths`): several ways in which the suspect may have come into the *same* units, such as two slots, or a
 *   slot and a rework. A unit takes its strongest path (reading 9): `contains` over `may-contain` over `undetermined` over `cleared`.
 * - **Mixtures** (`mixFindings`): units of which the records do not say *which* of several they are, such as the units of a
 *   carton packed out of a span (readings 10 and 11), pieces of a lot that two runs made (8), units that went into rework (12).
 *   All alike: that class. Else `contains` or `may-contain` among them: `may-contain`, for some may hold it and none is known to.
 *   Else `undetermined` among `cleared`: `undetermined`.
 *
 * Both only rise when what goes in rises, so walks round circles in bad records come to rest.
 */
export interface Room {
  readonly quantity: number;
  readonly units: number;
}

export interface Finding {
  readonly class: ScopeClass;
  readonly reasons: readonly ScopeReason[];
  readonly room: Room | null;
  readonly restsOn: readonly Key[];
  /** Missing records that these units wait for: keys of `MissingRecords`. */
  readonly waits: readonly string[];
}

const ORDER: readonly string[] = [...CLEARED_REASONS, ...UNDETERMINED_REASONS];
const RANK: Readonly<Record<ScopeClass, number>> = {
  contains: 3,
  'may-contain': 2,
  undetermined: 1,
  cleared: 0,
};

export const CLEAN: Finding = { class: 'cleared', reasons: [], room: null, restsOn: [], waits: [] };

export function finding(of: Partial<Finding> & { readonly class: ScopeClass }): Finding {
  return { ...CLEAN, ...of };
}

export function strongest(left: ScopeClass, right: ScopeClass): ScopeClass {
  return RANK[left] >= RANK[right] ? left : right;
}

function mixClasses(left: ScopeClass, right: ScopeClass): ScopeClass {
  if (left === right) return left;
  return RANK[left] >= 2 || RANK[right] >= 2 ? 'may-contain' : 'undetermined';
}

/** Each reason once, in the order of the closed lists (reading 20). */
export function sortReasons(reasons: readonly ScopeReason[]): ScopeReason[] {
  // Asked for every carton range, of which most have one reason or none.
  if (reasons.length < 2) return [...reasons];
  return [...new Set(reasons)].sort((left, right) => ORDER.indexOf(left) - ORDER.indexOf(right));
}

export function sortKeys(keys: Iterable<Key>): Key[] {
  return [...new Set(keys)].sort((left, right) => left - right);
}

function union(findings: readonly Finding[], of: ScopeClass): Finding {
  const told = findings.filter((each) => each.class === of);
  const isReasoned = of === 'cleared' || of === 'undetermined';
  return {
    class: of,
    reasons: isReasoned ? sortReasons(told.flatMap((each) => each.reasons)) : [],
    room: null,
    restsOn: sortKeys(told.flatMap((each) => each.restsOn)),
    waits: [...new Set(findings.flatMap((each) => each.waits))].sort(),
  };
}

/** Several paths into the same units. Where all are cleared each had to be, and the rooms add up. */
export function joinPaths(paths: readonly Finding[]): Finding {
  const [only] = paths;
  if (only === undefined) return CLEAN;
  if (paths.length === 1) return only;
  const said = paths.map((path) => path.class).reduce(strongest);
  const rooms = paths.filter((path) => path.class === said).map((path) => path.room);
  return { ...union(paths, said), room: said === 'contains' ? narrowest(rooms) : addRooms(rooms) };
}

/** Units of which it is not known which of these they are. */
export function mixFindings(parts: readonly Finding[]): Finding {
  const [only] = parts;
  if (only === undefined) return CLEAN;
  if (parts.length === 1) return only;
  const said = parts.map((part) => part.class).reduce(mixClasses);
  const among = said === 'may-contain' ? parts.map((part) => ({ ...part, class: said })) : parts;
  const isSure = said === 'contains' || said === 'cleared';
  return { ...union(among, said), room: isSure ? addRooms(parts.map((part) => part.room)) : null };
}

/** Room in each of several proofs, all of which are needed: each of them may be wrong, and the largest of them hides the most. */
export function addRooms(rooms: readonly (Room | null)[]): Room | null {
  const known = rooms.filter((room) => room !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, room) => ({
    quantity: Math.max(sum.quantity, room.quantity),
    units: sum.units + room.units,
  }));
}

/** None where one of the proofs holds without reserve. */
function narrowest(rooms: readonly (Room | null)[]): Room | null {
  let found: Room | null = null;
  for (const room of rooms) {
    if (room === null) return null;
    if (found === null || room.units < found.units) found = room;
  }
  return found;
}

export type Tally = Record<ScopeClass, number>;

export function noCounts(): Tally {
  return { contains: 0, 'may-contain': 0, undetermined: 0, cleared: 0 };
}

export function addCounts(to: Tally, counts: ClassCounts): void {
  for (const name of SCOPE_CLASSES) to[name] += counts[name];
}

export function sumOf(counts: ClassCounts): number {
  return SCOPE_CLASSES.reduce((sum, name) => sum + counts[name], 0);
}

export function notCleared(counts: ClassCounts): number {
  return sumOf(counts) - counts.cleared;
}

/** The strongest class that anything falls in; null for nothing at all. */
export function strongestOf(counts: ClassCounts): ScopeClass | null {
  return SCOPE_CLASSES.find((name) => counts[name] > 0) ?? null;
}

/**
 * What clears units, in the reasons of their own run (reading 20): what a part's bill has no place for, this run's own bill may take
 * (`isTaken`). Round a circle of runs nothing but the circle may be left to say.
 */
export function ownReasons(told: Finding, isTaken: boolean): Finding {
  if (told.class !== 'cleared') return told;
  const own = told.reasons.filter((reason) => !isTaken || reason !== 'not-in-revision');
  if (own.length > 0) return { ...told, reasons: own };
  return told.reasons.length > 0 ? told : { ...told, reasons: ['other-lot-recorded'] };
}
