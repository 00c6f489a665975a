import { headerKey } from '../mapping/compile.ts';
import { HEADER_WORDS } from './header-words.ts';
import { unitInHeader } from './unit-in-header.ts';

/** A column that was recognised: which field it may be, and why. */
export interface MatchedColumn {
  readonly field: string;
  readonly column: number;
  readonly header: string;
  /** 1: the very word; less: the word is part of the header. */
  readonly score: number;
  readonly word: string;
}

/** Shortest word, in letters of its own script, that counts when it is only a part of a header. */
const PART_LENGTH = { latin: 4, other: 2 };

/** The fields of a table that headers name: each column once, each field once, the surest first. */
export function matchColumns(table: string, headers: readonly string[]): MatchedColumn[] {
  const candidates: MatchedColumn[] = [];
  const shared = sharedLines(headers);
  for (const [field, words] of Object.entries(HEADER_WORDS[table] ?? {})) {
    for (const [column, header] of headers.entries()) {
      if (header === '') continue;
      const best = MEASURED.has(field)
        ? bestMeasured(words.split('|'), header, shared)
        : bestWord(words.split('|'), ownLines(header, shared), header);
      if (best !== null) candidates.push({ field, column, header, ...best });
    }
  }
  candidates.sort((left, right) => right.score - left.score || left.column - right.column);
  const matched: MatchedColumn[] = [];
  for (const candidate of candidates) {
    const isTaken = matched.some(
      ({ field, column }) => field === candidate.field || column === candidate.column,
    );
    if (!isTaken) matched.push(candidate);
  }
  return matched.some(({ field }) => field === 'material')
    ? matched
    : matched.map((each) => (each.field === 'materialName' ? { ...each, field: 'material' } : each));
}

/** Fields that are quantities with a unit. */
const MEASURED = new Set(['quantity', 'got', 'sent']);

/** Of a quantity the last line of a header, or what stands in brackets, may be its unit: `Used / Kgs` is what was used. */
function bestMeasured(
  words: readonly string[],
  header: string,
  shared: ReadonlySet<string>,
): { score: number; word: string } | null {
  const plain = bestWord(words, ownLines(header, shared), header);
  const named = unitInHeader(header);
  const bare = named === null ? null : bestWord(words, named.rest, named.rest);
  return bare !== null && bare.score > (plain?.score ?? 0) ? bare : plain;
}

/** Upper lines of a header that stand over several columns: they name none of them. */
function sharedLines(headers: readonly string[]): ReadonlySet<string> {
  const upper = headers.flatMap((header) => (header.includes(' / ') ? [upperLine(header)] : []));
  return new Set(upper.filter((line, index) => upper.indexOf(line) !== index));
}

function upperLine(header: string): string {
  return header.slice(0, header.lastIndexOf(' / '));
}

function ownLines(header: string, shared: ReadonlySet<string>): string {
  return header.includes(' / ') && shared.has(upperLine(header))
    ? header.slice(upperLine(header).length + 3)
    : header;
}

/** @param whole the header with all its lines: together they may be the word, as `Carton No. / From` */
function bestWord(
  words: readonly string[],
  header: string,
  whole: string,
): { score: number; word: string } | null {
  let best: { score: number; word: string } | null = null;
  for (const [rank, word] of words.entries()) {
    const isWhole = headerKey(word) === headerKey(whole);
    const score = (isWhole ? 1 : scoreOf(word, header)) - rank * 0.004;
    if (score > 0.2 && score > (best?.score ?? 0)) best = { score, word };
  }
  return best;
}

/** Of a header in several lines the last says most: `Quantity / Received`. */
function scoreOf(word: string, header: string): number {
  const cut = header.lastIndexOf(' / ');
  if (cut < 0) return scoreOfLine(word, header);
  return Math.max(scoreOfLine(word, header.slice(cut + 3)), 0.55 * scoreOfLine(word, header.slice(0, cut)));
}

function scoreOfLine(word: string, header: string): number {
  const [wordText, headerText] = [headerKey(word), headerKey(header)];
  if (wordText === headerText) return 1;
  const isLatin = /^[\p{Script=Latin}\p{N}]+$/u.test(wordText);
  if (wordText.length < (isLatin ? PART_LENGTH.latin : PART_LENGTH.other)) return 0;
  // A header in two languages has the whole of one; a longer header that only begins so is less sure.
  if (partsOf(header).includes(wordText)) return 0.9;
  if (!headerText.includes(wordText)) return 0;
  return 0.4 + (0.4 * wordText.length) / headerText.length;
}

/** The parts of a header in two languages: its stretches of one script, and what stands between slashes. */
function partsOf(header: string): string[] {
  const scripts = header.match(/[\p{Script=Han}]+|[^\p{Script=Han}]+/gu) ?? [];
  return [...scripts, ...header.split(/[/()\n]/u)].map(headerKey).filter((part) => part !== '');
}
