import { factsSchema } from '../../src/domain/requirement/product-facts.ts';
import type { Facts } from '../../src/domain/requirement/product-facts.ts';

/** One expectation: `applies lead-paint because At least one part`. */
export interface Expectation {
  readonly line: string;
  readonly says:
    | 'applies'
    | 'may apply'
    | 'does not apply'
    | 'laboratory'
    | 'relief'
    | 'limit'
    | 'edition'
    | 'cites'
    | 'note';
  readonly rule: string;
  readonly text: string;
}

/** A product as a compliance person tells it, and what the checker is to answer. */
export interface Situation {
  readonly title: string;
  readonly facts: Facts;
  readonly producedOn: string;
  readonly enteredOn: string | undefined;
  readonly expected: readonly Expectation[];
  /** The file says all that applies and may apply. */
  readonly isWhole: boolean;
}

const LISTS: readonly string[] = ['soldIn', 'soldThrough', 'kinds', 'garmentSizes', 'finishes'];
const NUMBERS: readonly string[] = ['ageFromMonths', 'ageToMonths'];
const EXPECTED =
  /^(applies|may apply|does not apply|laboratory|relief|limit|edition|cites|note) ([a-z0-9-]+)(?:: (.*))?$/;

/**
 * Reads a situation: the title in the first line, facts as `name: value` (a part as `part NAME: name value; name value`), then what is
 * expected. Lines that begin with `#` are remarks.
 */
export function readSituation(text: string): Situation {
  const [title = '', ...lines] = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const facts: Record<string, unknown> = {};
  const parts: Record<string, unknown>[] = [];
  const dates: Record<string, string> = {};
  const expected: Expectation[] = [];
  let isWhole = false;
  for (const line of lines) {
    const wanted = EXPECTED.exec(line);
    if (line === 'nothing else applies or may apply' || wanted !== null) {
      isWhole ||= wanted === null;
      if (wanted !== null) expected.push(expectation(line, wanted));
      continue;
    }
    const [name, value] = splitOnce(line);
    if (name === 'made on' || name === 'entered on') dates[name] = value;
    else if (name.startsWith('part ')) parts.push(partFrom(name.slice('part '.length), value));
    else facts[name] = valueOf(name, value);
  }
  if (parts.length > 0) facts['parts'] = parts;
  const read = factsSchema.parse(facts);
  return {
    title,
    facts: read,
    producedOn: dates['made on'] ?? '',
    enteredOn: dates['entered on'],
    expected,
    isWhole,
  };
}

function expectation(line: string, [, says, rule = '', text = '']: RegExpExecArray): Expectation {
  return { line, says: says as Expectation['says'], rule, text };
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(': ');
  if (at < 0) throw new Error(`"${line}" is no line of a situation`);
  return [line.slice(0, at), line.slice(at + 2)];
}

function valueOf(name: string, value: string): unknown {
  if (NUMBERS.includes(name)) return Number(value);
  if (LISTS.includes(name)) return value.split(', ');
  if (name === 'nothingElse' || name === 'partsComplete') return value === 'yes';
  return value;
}

function partFrom(name: string, text: string): Record<string, unknown> {
  const members = text.split('; ').map((member) => {
    const at = member.indexOf(' ');
    const field = member.slice(0, at);
    return [field, valueOf(field, member.slice(at + 1))] as const;
  });
  return { name, ...Object.fromEntries(members) };
}
