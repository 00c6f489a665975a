import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { LotproofError } from '../../kit/errors.ts';
import { guessEncoding, type EncodingGuess } from './encoding.ts';
import { ENCODINGS, type Encoding } from './encodings.ts';
import { decoderFor } from './decoder.ts';
import { bytesOf, headOf, sizeOf, type FileSource } from './file-source.ts';
import { EMPTY_CELL, type Cell, type Grid, type Row } from './sheet.ts';

/** Name of the one sheet of a delimited file, as in `file!F12`. */
const DELIMITED_SHEET = 'file';
const DELIMITERS = [',', ';', '\t', '|'] as const;

const HEAD_BYTES = 256 * 1024;
/** Longest row, in characters: more means a quote that was never closed. */
const ROW_LIMIT = 4_000_000;

export interface DelimitedSettings {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
}

interface Layout {
  readonly encoding: Encoding;
  readonly markBytes: number;
  readonly delimiter: string;
  /** The first line says `sep=;` and no spreadsheet shows it. */
  readonly skipsFirst: boolean;
}

/**
 * Reads a CSV or TSV file as one sheet named `file`, whose rows are read from the file as they are asked for. Every cell is
 * text; encoding and delimiter are found from the first 256 KB unless they are given.
 *
 * @throws LotproofError `unreadable-file` for an empty or binary file.
 */
export function readDelimited(source: FileSource, settings: DelimitedSettings = {}): Grid {
  const head = headOf(source, HEAD_BYTES);
  if (head.length === 0) throw new LotproofError('unreadable-file', `"${source.name}" is empty.`);
  const isWhole = head.length >= sizeOf(source);
  const guess = guessFor(source, head, isWhole);
  const encoding = settings.encoding ?? guess?.encoding;
  if (encoding === undefined) throw unknownEncoding(source);
  const markBytes = encoding === guess?.encoding ? guess.markBytes : 0;
  const text = iconv.decode(head.subarray(markBytes), encoding, { stripBOM: false });
  if (text.includes('\u0000')) {
    throw new LotproofError('unreadable-file', `"${source.name}" is neither a workbook nor a text file.`);
  }
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const layout: Layout = {
    encoding,
    markBytes,
    delimiter: settings.delimiter ?? named ?? guessDelimiter(text, isWhole),
    skipsFirst: named !== undefined,
  };
  const sure = guess?.sure === true || settings.encoding !== undefined;
  return {
    file: source.name,
    format: 'csv',
    contentBytes: sizeOf(source),
    sheets: [
      { name: DELIMITED_SHEET, delimited: true, rows: { [Symbol.iterator]: () => rowsOf(source, layout) } },
    ],
    remarks: [
      `Read as ${encoding}${sure ? '' : ' (a guess: look at the names)'}, fields parted by ${delimiterName(layout.delimiter)}.`,
    ],
  };
}

/** A long list may have its first foreign letter far below: the guess is made where they are. */
function guessFor(source: FileSource, head: Buffer, isWhole: boolean): EncodingGuess | null {
  if (isWhole || head.some(isForeign)) return guessEncoding(head, isWhole);
  for (const chunk of bytesOf(source)) {
    const at = chunk.findIndex(isForeign);
    if (at >= 0) return guessEncoding(chunk.subarray(at, at + HEAD_BYTES), false);
  }
  return guessEncoding(head, isWhole);
}

function isForeign(byte: number): boolean {
  return byte >= 0x80 || byte === 0;
}

function unknownEncoding({ name }: FileSource): LotproofError {
  return new LotproofError(
    'unreadable-file',
    `"${name}" is in an encoding that cannot be told for certain. Save it as UTF-8 (in Excel: "CSV UTF-8"), or say \`encoding\` in the mapping: ${ENCODINGS.join(', ')}.`,
  );
}

function delimiterName(delimiter: string): string {
  const names: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
  return names[delimiter] ?? `"${delimiter}"`;
}

/** The delimiter that cuts the first lines most evenly into the most fields. */
function guessDelimiter(text: string, isWhole: boolean): string {
  const sample = isWhole ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const rows = Papa.parse<string[]>(sample, { delimiter, preview: 200 }).data;
    const widths = rows.filter((row) => row.some((field) => field.trim() !== '')).map((row) => row.length);
    if (widths.length === 0) continue;
    const cut = widths.filter((width) => width > 1).length / widths.length;
    const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
    const spread = widths.reduce((sum, width) => sum + Math.abs(width - mean), 0) / widths.length;
    const score = mean > 1 ? (cut * (mean - 1)) / (1 + spread) : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function* rowsOf(source: FileSource, layout: Layout): Generator<Row> {
  let number = 0;
  let skips = layout.skipsFirst;
  let rest = '';
  for (const { text, isLast } of textOf(source, layout)) {
    const { rows, parsedLength } = parsePiece(rest + text, layout.delimiter, isLast);
    rest = (rest + text).slice(parsedLength);
    if (rest.length > ROW_LIMIT) {
      throw new LotproofError(
        'unreadable-file',
        `"${source.name}" has a row after row ${String(number + rows.length)} that does not end: a quote may be missing there.`,
      );
    }
    for (const row of rows) {
      if (skips) {
        skips = false;
        continue;
      }
      number += 1;
      yield { number, cells: row.fields.map(textCell), ...(row.broken ? { broken: row.broken } : {}) };
    }
  }
}

/** The file's text in pieces, line ends as `\n`; a piece never ends within a character, a line end, or a letter and its tone. */
function* textOf(source: FileSource, layout: Layout): Generator<{ text: string; isLast: boolean }> {
  const decode = decoderFor(layout.encoding, source.name);
  const hasTones = layout.encoding === 'windows-1258';
  let isFirst = true;
  let held = '';
  for (const chunk of bytesOf(source)) {
    let text = held + decode(isFirst ? chunk.subarray(layout.markBytes) : chunk, false);
    isFirst = false;
    held = hasTones || text.endsWith('\r') ? text.slice(-1) : '';
    if (held !== '') text = text.slice(0, -1);
    yield { text: plainText(text, hasTones), isLast: false };
  }
  yield { text: plainText(held + decode(Buffer.alloc(0), true), hasTones), isLast: true };
}

function plainText(text: string, hasTones: boolean): string {
  return (hasTones ? text.normalize('NFC') : text).replace(/\r\n?/g, '\n');
}

interface Piece {
  readonly rows: readonly { fields: readonly string[]; broken?: string }[];
  readonly parsedLength: number;
}

/** What the row parser gives; the package's types leave it open. */
interface ParserResult {
  data: string[][];
  errors: { type: string; code: string; row?: number }[];
  meta: { cursor: number };
}

function parsePiece(text: string, delimiter: string, isLast: boolean): Piece {
  if (text === '') return { rows: [], parsedLength: 0 };
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  // The types of papaparse declare the parser's result as open; this is its documented shape.
  const result = parser.parse(text, 0, !isLast) as ParserResult;
  const broken = new Map(
    result.errors
      .filter(({ type }) => type === 'Quotes')
      .map(({ row }) => [row ?? 0, 'A quote is not closed in this row.']),
  );
  const data = isLast && result.data.at(-1)?.join('') === '' ? result.data.slice(0, -1) : result.data;
  const rows = data.map((fields, index) => {
    const fault = broken.get(index);
    return fault === undefined ? { fields } : { fields, broken: fault };
  });
  return { rows, parsedLength: isLast ? text.length : result.meta.cursor };
}

function textCell(field: string): Cell {
  const text = field.trim();
  return text === '' ? EMPTY_CELL : { kind: 'text', text };
}
