import { compareSaid } from './compare-said.ts';
import { FIELD_RULES, TELLERS } from './story-field.ts';
import type { Severity, StoryField, Teller } from './story-field.ts';

/** A record or paper that tells about the goods. */
export interface Source {
  readonly teller: Teller;
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** Sources that share the telling, as several labels at one place: what one says, the others need not. Absent: its own. */
  readonly group?: string;
  /** It need not say what others say: a mark in code, a paper that is about something else. */
  readonly isTerse?: boolean;
}

/** What one of them says about one field, word for word. */
export interface Said {
  readonly source: Source;
  readonly field: StoryField;
  readonly quote: string;
  /** The part of the quote that is compared, where the quote says more: `ABC0921` of `Batch ABC0921`. */
  readonly text?: string;
  /** Where in it: the line of a label, the line of a paper. */
  readonly at?: string;
}

export const FIELD_VERDICTS = ['same', 'differs', 'unread', 'one-says', 'nobody-says'] as const;
export type FieldVerdict = (typeof FIELD_VERDICTS)[number];

export interface Difference {
  readonly field: StoryField;
  readonly severity: Severity;
  /** `unread`: a person has to compare the two. */
  readonly is: 'differs' | 'near' | 'unread';
  readonly says: Said;
  readonly against: Said;
}

export interface ComparedField {
  readonly field: StoryField;
  readonly verdict: FieldVerdict;
  readonly says: readonly Said[];
  /** Who ought to say it and does not: not recorded, which is not the same as alike. */
  readonly silent: readonly Source[];
}

export interface Comparison {
  readonly fields: readonly ComparedField[];
  readonly differences: readonly Difference[];
}

/**
 * Compares field by field. The one that is believed first says how it is; each further one is held against all before it that were in
 * order, so that a wrong one is told once and not against everybody. A field that one alone says is compared with nothing, and
 * `one-says`; one that nobody says is `nobody-says`.
 */
export function compareStory(
  of: readonly StoryField[],
  { sources, said }: { readonly sources: readonly Source[]; readonly said: readonly Said[] },
): Comparison {
  const compared = of.map((field) => compareField(field, sources, said));
  return {
    fields: compared.filter(({ says, silent }) => says.length > 0 || silent.length > 0),
    differences: compared.flatMap(({ differences }) => differences),
  };
}

function compareField(
  field: StoryField,
  sources: readonly Source[],
  all: readonly Said[],
): ComparedField & { differences: readonly Difference[] } {
  const rank = ({ source }: Said): number => TELLERS.indexOf(source.teller);
  const says = all.filter((one) => one.field === field).toSorted((left, right) => rank(left) - rank(right));
  const differences: Difference[] = [];
  const inOrder: Said[] = [];
  for (const one of says) {
    const found = differenceFrom(field, one, inOrder);
    if (found === null) inOrder.push(one);
    else differences.push(found);
  }
  const isSilent = (source: Source): boolean =>
    source.isTerse !== true &&
    FIELD_RULES[field].asked.includes(source.teller) &&
    !says.some((one) => sharesTelling(one.source, source));
  const silent = sources.filter(isSilent);
  const firsts = silent.filter((one, at) => silent.findIndex((other) => sharesTelling(other, one)) === at);
  return { field, verdict: verdictOf(says, differences), says, silent: firsts, differences };
}

function sharesTelling(one: Source, other: Source): boolean {
  if (one.teller !== other.teller) return false;
  return one.group === undefined ? one.kind === other.kind && one.id === other.id : one.group === other.group;
}

const GRAVITY = { differs: 0, unread: 1, near: 2 } as const;

/** The gravest difference from those in order; null: none. */
function differenceFrom(field: StoryField, one: Said, inOrder: readonly Said[]): Difference | null {
  const { manner, severity } = FIELD_RULES[field];
  // Two titles may each say more than the name, and another more: they are held against the name alone.
  const held = manner === 'title' ? inOrder.slice(0, 1) : inOrder;
  const found = held.flatMap((against): Difference[] => {
    const is = compareSaid(manner, textOf(one), textOf(against));
    if (is === 'same') return [];
    return [{ field, severity: is === 'near' ? 'minor' : severity, is, says: one, against }];
  });
  return found.toSorted((left, right) => GRAVITY[left.is] - GRAVITY[right.is])[0] ?? null;
}

function textOf({ text, quote }: Said): string {
  return text ?? quote;
}

function verdictOf(says: readonly Said[], differences: readonly Difference[]): FieldVerdict {
  if (differences.some(({ is }) => is !== 'unread')) return 'differs';
  if (differences.length > 0) return 'unread';
  if (says.length > 1) return 'same';
  return says.length === 1 ? 'one-says' : 'nobody-says';
}

export const STORY_VERDICTS = ['same', 'differs', 'not-whole'] as const;
export type StoryVerdict = (typeof STORY_VERDICTS)[number];

/**
 * `same` only where nothing differs, everything that has to be there is there, and every one of them says what it ought to; `not-whole` is
 * no differences as far as anybody can tell.
 */
export function storyVerdict({ fields, differences }: Comparison, missing: readonly Teller[]): StoryVerdict {
  if (differences.length > 0) return 'differs';
  const isWhole = missing.length === 0 && fields.every(({ silent }) => silent.length === 0);
  return isWhole ? 'same' : 'not-whole';
}
