import { valuesOf } from './built-scheme.ts';
import type { BuiltScheme } from './built-scheme.ts';
import { isValuePart } from './code-scheme.ts';
import type { Reset, SchemePart } from './code-scheme.ts';
import { codeKey } from '../../kit/code-key.ts';
import { GS1_LOT_LENGTH, refusedCharacters } from './scheme-characters.ts';
import { exampleRun } from './scheme-example.ts';
import type { Breach, SchemeRun } from './scheme-finding.ts';
import { factOf, writeCode } from './scheme-writing.ts';
import type { RunFacts } from './scheme-writing.ts';

/** Runs that a firm is taken to make until its sequence begins again, where the scheme does not say. */
const EXPECTED: Readonly<Record<Reset, number>> = { day: 9, week: 50, month: 99, year: 999, never: 9_999 };
const LENGTH_LIMIT = 40;

/** What is wrong with single codes of the scheme: none can be written, characters, length, a sequence that ends, shared values. */
export function shapeBreaches(built: BuiltScheme): Breach[] {
  const first = exampleRun(built);
  const written = writeCode(built, first, 1);
  const wrong = refusedCharacters(literalsOf(built), built.scheme);
  const code = written.ok ? written.code : null;
  if (wrong.length > 0) {
    return [
      {
        reason: code === null ? 'no-code' : 'characters',
        runs: code === null ? [] : [{ facts: first, sequence: 1, code }],
        found: wrong.join(' '),
      },
    ];
  }
  if (!written.ok) return [{ reason: 'no-code', runs: [], found: written.says }];
  return [
    ...lengthBreach(built, first),
    ...overflowBreach(built, first),
    ...built.parts.flatMap((part) => sharedValue(built, part, first)),
  ];
}

/** All that is written as it stands in the scheme. */
function literalsOf(built: BuiltScheme): string {
  return built.parts
    .map((part) =>
      part.kind === 'text'
        ? (part.text ?? '')
        : valuesOf(part, built.scheme)
            .map(({ code }) => code)
            .join(''),
    )
    .join('');
}

function lengthBreach(built: BuiltScheme, first: RunFacts): Breach[] {
  const { longest, gs1 } = built.scheme;
  const limit = Math.min(longest ?? LENGTH_LIMIT, gs1 === true ? GS1_LOT_LENGTH : LENGTH_LIMIT);
  const facts = longestRun(built, first);
  const sequence = Math.min(built.capacity, expectedOf(built));
  const written = writeCode(built, facts, Math.max(1, sequence));
  if (!written.ok || written.code.length <= limit) return [];
  return [{ reason: 'too-long', runs: [{ facts, sequence, code: written.code }], limit }];
}

/** The run whose code is the longest, as far as single parts tell. */
function longestRun(built: BuiltScheme, first: RunFacts): RunFacts {
  const facts: Record<string, string | undefined> = {};
  for (const part of built.parts) {
    const longest = valuesOf(part, built.scheme).toSorted(
      (left, right) => right.code.length - left.code.length,
    )[0];
    if (longest === undefined) continue;
    if (part.kind === 'brand' || part.kind === 'sku')
      Object.assign(facts, { product: longest.of, variant: longest.variant });
    else facts[part.kind] = longest.of;
  }
  const free = built.parts.find(({ kind }) => kind === 'free');
  const letter = built.characters.letters.charAt(0);
  const longestFree =
    free === undefined ? {} : { free: letter.repeat(Math.max(free.length ?? 1, free.longest ?? 0)) };
  const run = { ...first, ...facts, ...longestFree };
  return writeCode(built, run, 1).ok ? run : { ...first, ...longestFree };
}

function expectedOf({ scheme, reset }: BuiltScheme): number {
  return scheme.most ?? EXPECTED[reset];
}

/** More runs are expected than the sequence has numbers: the next one would begin again, or be cut to a number that was. */
function overflowBreach(built: BuiltScheme, first: RunFacts): Breach[] {
  const expected = expectedOf(built);
  if (built.capacity === 0 || built.capacity >= expected) return [];
  const one = writeCode(built, first, 1);
  if (!one.ok) return [];
  const run = (sequence: number): SchemeRun => ({ facts: first, sequence, code: one.code });
  return [
    {
      reason: 'sequence-ends',
      runs: [run(1), run(built.capacity + (isNumbered(built) ? 2 : 1))],
      limit: built.capacity,
      expected,
    },
  ];
}

/** A number in digits has no text for 0: of two digits, run 101 is the first whose last two are those of run 1. */
function isNumbered(built: BuiltScheme): boolean {
  return built.parts.some(({ kind, form }) => kind === 'sequence' && form !== 'letter');
}

/** One text for two things. A brand may be that of many products; anything else would say which run it was, and does not. */
function sharedValue(built: BuiltScheme, part: SchemePart, first: RunFacts): Breach[] {
  if (!isValuePart(part.kind) || part.kind === 'brand') return [];
  const byText = Map.groupBy(valuesOf(part, built.scheme), ({ code }) => codeKey(code));
  for (const values of byText.values()) {
    const other = values.find(({ of, variant }) => of !== values[0]?.of || variant !== values[0].variant);
    const [one] = values;
    if (one === undefined || other === undefined) continue;
    const runs = [one, other].flatMap(({ of, variant }) => {
      const facts = { ...first, [fieldOf(part)]: of, ...(part.kind === 'sku' ? { variant } : {}) };
      const written = writeCode(built, facts, 1);
      return written.ok && factOf(part.kind, facts) === of
        ? [{ facts, sequence: 1, code: written.code }]
        : [];
    });
    return [{ reason: 'value-shared', runs, part: part.kind }];
  }
  return [];
}

function fieldOf(part: SchemePart): keyof RunFacts {
  switch (part.kind) {
    case 'site':
    case 'country':
    case 'line':
    case 'shift':
      return part.kind;
    default:
      return 'product';
  }
}
