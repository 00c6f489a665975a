import { IN_OUR_WORDS, schemaProblems } from '../../kit/schema-problem.ts';
import { LotproofError } from '../../kit/errors.ts';
import type { Span } from '../../kit/span.ts';
import { suspectSchema } from './scope-input.ts';
import type { SuspectInput } from './scope-input.ts';

/** A suspect as typed on one line: ids behind a word that says what they are, or a code to be looked up. */
export type TypedSuspect =
  SuspectInput | { readonly kind: 'code'; readonly code: string; readonly span: Span | null };

const FORMS =
  'run:ID#1-270, cartons:SERIES#40-58, lot:ID, supplier:PARTY/SITE@2021-09-01..2021-09-10, ' +
  'line:SITE/LINE@2026-03-12T13:30..2026-03-12T20:30, revision:ID, inspection:ID, inspector:NAME, or a code';

/**
 * Reads `run:bg3#1-270` and the like. Numbers and days are the first and last, both included, as people say them.
 *
 * @throws LotproofError `usage` when a word is there and what follows it cannot be read.
 */
export function readSuspectText(text: string): TypedSuspect {
  const match = /^(run|cartons|lot|supplier|line|revision|inspection|inspector):(.+)$/su.exec(text.trim());
  const [, word, rest] = match ?? [];
  if (word === undefined || rest === undefined) return { kind: 'code', code: text, span: null };
  const read = suspectSchema.safeParse(readForm(word, rest.trim()), IN_OUR_WORDS);
  if (read.success) return read.data;
  throw new LotproofError(
    'usage',
    `"${text}" is no suspect: ${schemaProblems(read.error)[0]?.says ?? 'not readable.'} Write one of ${FORMS}.`,
  );
}

function readForm(word: string, rest: string): unknown {
  switch (word) {
    case 'lot':
      return { kind: 'material-lot', id: rest };
    case 'revision':
      return { kind: 'revision', id: rest };
    case 'inspection':
      return { kind: 'inspection', id: rest };
    case 'inspector':
      return { kind: 'inspector', name: rest };
    case 'run': {
      const { name, numbers } = splitNumbers(rest);
      return numbers === null ? { kind: 'run', id: name } : { kind: 'run', id: name, span: numbers };
    }
    case 'cartons': {
      const { name, numbers } = splitNumbers(rest);
      return { kind: 'cartons', series: name, ...numbers };
    }
    case 'supplier':
      return readSupplier(rest);
    default:
      return readLine(rest);
  }
}

/** `ID#40-58`: the numbers behind the last `#`, both included. */
function splitNumbers(text: string): { name: string; numbers: Span | null } {
  const match = /^(.*)#(\d+)(?:\s*-\s*(\d+))?$/u.exec(text);
  if (match?.[1] === undefined) return { name: text, numbers: null };
  const from = Number(match[2]);
  return { name: match[1], numbers: { from, to: Number(match[3] ?? match[2]) + 1 } };
}

function readSupplier(text: string): unknown {
  const [who, period] = splitOnce(text, '@');
  const [party, site] = splitOnce(who, '/');
  const [from, to] = period === null ? [null, null] : splitOnce(period, '..');
  return {
    kind: 'supplier',
    party,
    ...(site === null ? {} : { site }),
    ...(from === null || from === '' ? {} : { from }),
    ...(to === null || to === '' ? {} : { to }),
  };
}

function readLine(text: string): unknown {
  const [where, window] = splitOnce(text, '@');
  const [site, line] = splitOnce(where, '/');
  const [from, to] = window === null ? [null, null] : splitOnce(window, '..');
  return { kind: 'line-window', site, line, from, to };
}

function splitOnce(text: string, mark: string): [string, string | null] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + mark.length)];
}
