import type { OutputOf } from '../../client/call.ts';
import type { NamedSuspect } from './scope-search.ts';

export type Found = OutputOf<'code.find'>;
export type Thing = Found['things'][number];

/** The suspect that a thing of a code can be; null for what cannot be suspect by itself. */
export function suspectOfThing(thing: Pick<Thing, 'kind' | 'id' | 'carton'>): NamedSuspect | null {
  if (thing.carton !== null) {
    const { series, number } = thing.carton;
    return { kind: 'cartons', series, from: number, to: number + 1 };
  }
  switch (thing.kind) {
    case 'material-lot':
    case 'run':
    case 'revision':
    case 'inspection':
      return { kind: thing.kind, id: thing.id };
    case 'party':
      return { kind: 'supplier', party: thing.id };
    default:
      return null;
  }
}

/** Codes as pasted: a line or comma each, in either script. */
export function codesOf(typed: string): string[] {
  const codes = typed.split(/[\n,;，；、]/u).map((code) => code.trim());
  return [...new Set(codes.filter((code) => code !== ''))];
}

/** What a looked-up code adds at once: the one thing it surely is. Anything else is a choice for a person. */
export function sureSuspect(found: Found): { thing: Thing; suspect: NamedSuspect } | null {
  const [thing, ...others] = found.things;
  if (thing === undefined || others.length > 0 || thing.suggestion || !found.complete) return null;
  const suspect = suspectOfThing(thing);
  return suspect === null ? null : { thing, suspect };
}
