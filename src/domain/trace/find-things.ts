import { present } from '../../kit/invariant.ts';
import { FOUND_HOW, thingKey } from '../code/find.ts';
import type { Difference, Match } from '../code/find.ts';
import { formatCartonMark, readCartonMark } from '../code/carton-mark.ts';
import type { FoundThing } from './find-answer.ts';

const DIFFERENCES: Readonly<Record<Difference['kind'], string>> = {
  'look-alike': 'a character was taken for one that looks alike',
  'wrong-character': 'one character differs',
  'swapped-pair': 'two neighbouring characters are swapped',
  'missing-character': 'one character is missing in what was typed',
  'extra-character': 'what was typed has one character too many',
  'other-trade-item': 'the lot code is known under another GTIN',
  'lot-not-found': 'the GTIN is known, the lot code is not',
  'no-such-carton': 'the mark is known, a carton of that number is not',
};

/** One thing and every name by which it was found. */
export interface ThingMatches {
  readonly best: Match;
  readonly all: readonly Match[];
}

/** Groups matches by thing, the surest things first and otherwise in the order given. */
export function groupThings(matches: readonly Match[]): ThingMatches[] {
  const sure = (match: Match): number => FOUND_HOW.indexOf(match.how);
  return [...Map.groupBy(matches, thingKey).values()]
    .map((all) => {
      const sorted = all.toSorted((left, right) => sure(left) - sure(right));
      return { best: present(sorted[0], 'a group has a match'), all: sorted };
    })
    .toSorted((left, right) => sure(left.best) - sure(right.best));
}

/** A relabel of a carton: the day, and what the record says. */
interface Relabelled {
  readonly date: string | null;
  readonly body: unknown;
}

/** What is said of a thing from its names and, of a carton, from the marks it was given later. */
export function thingFrom(
  { best, all }: ThingMatches,
  record: { readonly label: string; readonly body: unknown },
  relabels: readonly Relabelled[],
  today: string,
): Omit<FoundThing, 'way'> {
  const { name, number, how, difference } = best;
  const variant = number === null ? name.variant : null;
  const marks = relabels.toSorted((left, right) => ((left.date ?? '') < (right.date ?? '') ? -1 : 1));
  const first = marks.find(({ date }) => date !== null)?.date ?? null;
  return {
    ...identity(best, variant),
    label: labelOf(best, record.label, [record.body, ...marks.map(({ body }) => body)]),
    how,
    suggestion: how === 'look-alike' || how === 'near',
    difference:
      difference === null
        ? null
        : {
            kind: difference.kind,
            at: difference.at === null ? null : difference.at + 1,
            says: DIFFERENCES[difference.kind],
          },
    names: namesOf(all, today, first),
  };
}

function identity({ name, number }: Match, variant: string | null) {
  const { kind, id } = name;
  if (number !== null) {
    return { kind: 'carton', id: `${id}#${String(number)}`, carton: { series: id, number }, variant: null };
  }
  if (variant !== null) {
    return { kind: 'variant', id: `${id}#${variant}`, carton: null, variant: { product: id, variant } };
  }
  return { kind, id, carton: null, variant: null };
}

/** A carton is called by the mark it bears now: the last it was given. */
function labelOf({ name, number }: Match, label: string, bodies: readonly unknown[]): string {
  if (number === null) return name.variant === null ? label : `${label}, variant ${name.variant}`;
  const marks = bodies.flatMap((body) =>
    hasText(body, 'newMark') ? [body.newMark] : hasText(body, 'mark') ? [body.mark] : [],
  );
  const mark = readCartonMark(marks.at(-1) ?? '');
  return mark === null ? `Carton ${String(number)} of ${label}` : `Carton ${formatCartonMark(mark, number)}`;
}

function hasText<Field extends string>(body: unknown, field: Field): body is Readonly<Record<Field, string>> {
  return typeof body === 'object' && body !== null && typeof Reflect.get(body, field) === 'string';
}

function namesOf(all: readonly Match[], today: string, relabelled: string | null): FoundThing['names'] {
  const names = all.map(({ name, number, how }) => {
    // The mark that came with the series held until the carton was given another.
    const to = name.to ?? (number !== null && name.n === name.of ? relabelled : null);
    const heldNow = (name.from ?? today) <= today && today <= (to ?? today);
    return { code: name.code, form: name.form, how, from: name.from, to, heldNow };
  });
  const seen = new Map(
    names.map((name) => [`${name.form} ${name.code} ${name.from ?? ''} ${name.to ?? ''}`, name]),
  );
  return [...seen.values()];
}
