import { codeKey } from '../../kit/code-key.ts';
import { isDatePart, valuesOf } from './built-scheme.ts';
import type { BuiltScheme } from './built-scheme.ts';
import { isValuePart } from './code-scheme.ts';
import type { SchemePart } from './code-scheme.ts';
import { dateText, periodOf, schemeDay } from './scheme-calendar.ts';
import { checkCharacter } from './scheme-characters.ts';

/** What a lot code is made from. */
export interface RunFacts {
  /** Day of production. */
  readonly date: string;
  readonly product?: string | undefined;
  readonly variant?: string | undefined;
  readonly site?: string | undefined;
  /** ISO 3166 code of the site's country. */
  readonly country?: string | undefined;
  readonly line?: string | undefined;
  readonly shift?: string | undefined;
  /** The free text, where the scheme has one. */
  readonly free?: string | undefined;
}

export type WrittenCode =
  | { readonly ok: true; readonly code: string; readonly key: string; readonly texts: readonly string[] }
  | { readonly ok: false; readonly part: SchemePart['kind'] | null; readonly says: string };

/** The code of the run with that number in its sequence, or why there is none. */
export function writeCode(built: BuiltScheme, facts: RunFacts, sequence: number): WrittenCode {
  const { product, site } = built.scheme;
  const refuse = (says: string): WrittenCode => ({ ok: false, part: null, says });
  if (facts.date < built.first) return refuse(`The scheme begins on ${built.first}.`);
  if (facts.date > built.last) return refuse(`Codes of the scheme are proved until ${built.last}.`);
  if (product !== undefined && facts.product !== product)
    return refuse(`The scheme is for the product "${product}".`);
  if (site !== undefined && facts.site !== site) return refuse(`The scheme is for the site "${site}".`);
  const texts: string[] = [];
  for (const part of built.parts) {
    const text = part.kind === 'check' ? checkText(built, texts) : partText(built, part, facts, sequence);
    if (text === null) return { ok: false, part: part.kind, says: missingText(built, part, facts, sequence) };
    texts.push(text);
  }
  const code = texts.join('');
  return { ok: true, code, key: codeKey(code), texts };
}

function checkText({ characters }: BuiltScheme, before: readonly string[]): string | null {
  return checkCharacter(codeKey(before.join('')), characters.all);
}

function partText(built: BuiltScheme, part: SchemePart, facts: RunFacts, sequence: number): string | null {
  if (part.kind === 'text') return part.text ?? null;
  if (isDatePart(part)) return dateText(part, schemeDay(facts.date), built.characters.letters);
  if (part.kind === 'sequence') return sequenceText(built, part, sequence);
  if (isValuePart(part.kind)) return valueText(built, part, facts);
  const { free } = facts;
  const [least, most] = [part.length ?? 1, Math.max(part.length ?? 1, part.longest ?? 0)];
  const isLegal =
    free !== undefined &&
    free.length >= least &&
    free.length <= most &&
    Array.from(free).every((character) => built.characters.all.includes(character));
  return isLegal ? free : null;
}

/** The number as written: digits with leading zeros, or letters, of which the first stands for 1. */
function sequenceText(built: BuiltScheme, part: SchemePart, sequence: number): string | null {
  if (sequence < 1 || sequence > built.capacity) return null;
  const length = part.length ?? 1;
  if (part.form !== 'letter') return String(sequence).padStart(length, '0');
  const { letters } = built.characters;
  let [text, rest] = ['', sequence - 1];
  for (let place = 0; place < length; place += 1) {
    text = letters.charAt(rest % letters.length) + text;
    rest = Math.floor(rest / letters.length);
  }
  return text;
}

/** The number that a text of the sequence stands for; null when it is none. */
export function sequenceNumber(built: BuiltScheme, part: SchemePart, text: string): number | null {
  const { letters } = built.characters;
  const number =
    part.form === 'letter'
      ? Array.from(text).reduce((sum, letter) => sum * letters.length + letters.indexOf(letter), 0) + 1
      : Number(text);
  return sequenceText(built, part, number) === text ? number : null;
}

/** What a part looks up of a run. */
export function factOf(kind: SchemePart['kind'], facts: RunFacts): string | undefined {
  switch (kind) {
    case 'brand':
    case 'sku':
      return facts.product;
    case 'site':
      return facts.site;
    case 'country':
      return facts.country;
    case 'line':
      return facts.line;
    case 'shift':
      return facts.shift;
    default:
      return undefined;
  }
}

function valueText(built: BuiltScheme, part: SchemePart, facts: RunFacts): string | null {
  const of = factOf(part.kind, facts);
  const fitting = valuesOf(part, built.scheme).filter((value) => value.of === of);
  const own = fitting.find(({ variant }) => variant !== undefined && variant === facts.variant);
  return (own ?? fitting.find(({ variant }) => variant === undefined))?.code ?? null;
}

function missingText(built: BuiltScheme, part: SchemePart, facts: RunFacts, sequence: number): string {
  if (part.kind === 'sequence')
    return `The sequence ends at ${String(built.capacity)}: there is no code for run ${String(sequence)}.`;
  if (part.kind === 'check') return 'The check character needs letters and digits that the scheme allows.';
  if (part.kind === 'free') {
    const most = Math.max(part.length ?? 1, part.longest ?? 0);
    return `The free text needs ${String(part.length ?? 1)} to ${String(most)} of ${built.characters.all}.`;
  }
  const of = factOf(part.kind, facts);
  return of === undefined
    ? `The ${part.kind} of the run is needed.`
    : `The scheme has no code for the ${part.kind} "${of}".`;
}

/** What has a sequence of its own: runs with the same text count on from each other. */
export function counterOf({ scheme, reset }: BuiltScheme, facts: RunFacts): string {
  const counted = (scheme.countedBy ?? []).map((by) => facts[by] ?? '');
  return JSON.stringify([periodOf(reset, schemeDay(facts.date)), ...counted]);
}
