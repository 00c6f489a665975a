import { z } from 'zod';
import type { BatchLabel, BatchReport } from '../../drawing/batch.ts';
import type { Format } from '../../drawing/draw.ts';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { spanLength, spanSchema } from '../../kit/span.ts';
import { fieldsOf } from '../../drawing/template.ts';
import type { Template } from '../../drawing/template.ts';
import { fileOf, isDraft, requestFor } from './label-drawing-operations.ts';
import type { DrawnContent } from './label-drawing-operations.ts';
import { LABEL_PLACES } from './label.ts';

/** Labels that an answer holds at most, and those that a file of the command line does. */
export const ANSWER_LABELS = 500;
export const FILE_LABELS = 100_000;
/** Labels that are named, or found for runs, at most: what they say lies in memory. */
export const NAMED_LABELS = 2_000;

/** Which labels a batch is of: named ones, or those of runs. */
export const batchSelection = {
  labels: z.array(idSchema).min(1).max(NAMED_LABELS).optional().describe('Labels by name'),
  runs: z.array(idSchema).min(1).max(NAMED_LABELS).optional().describe('Runs whose labels are drawn'),
  places: z
    .array(z.enum(LABEL_PLACES))
    .min(1)
    .max(5)
    .optional()
    .describe('Of runs, the labels at these places alone; every run must have one at each'),
  serials: spanSchema
    .optional()
    .describe('Of one label, one for each of these numbers, from 1; `to` is one past the last'),
} as const;

export interface BatchSelection {
  readonly labels?: readonly string[] | undefined;
  readonly runs?: readonly string[] | undefined;
  readonly places?: readonly (typeof LABEL_PLACES)[number][] | undefined;
  readonly serials?: { readonly from: number; readonly to: number } | undefined;
}

/** How many labels a batch has. Throws `limit-exceeded` naming the limit, `invalid-input` for serials of several labels. */
export function countBatch(
  drawn: readonly DrawnContent[],
  serials: BatchSelection['serials'],
  limit: number,
): number {
  if (serials !== undefined && drawn.length !== 1)
    throw new LotproofError(
      'invalid-input',
      `Serials are of one label, and these are ${String(drawn.length)}.`,
    );
  const count = serials === undefined ? drawn.length : spanLength(serials);
  if (count <= limit) return count;
  const elsewhere = limit < FILE_LABELS ? ` The command line writes ${String(FILE_LABELS)} to a file.` : '';
  throw new LotproofError(
    'limit-exceeded',
    `A batch has ${String(limit)} labels here at most, and this has ${String(count)}.${elsewhere}`,
  );
}

export interface SerialWords {
  readonly serials?: BatchSelection['serials'];
  /** `No. {serial}` without it. */
  readonly serialText?: string | undefined;
  readonly serialDigits?: number | undefined;
  readonly format: Format;
  readonly dpi?: number | undefined;
}

/** The labels of a batch one after the other, each made when it is asked for. */
export function* batchLabels(
  drawn: readonly DrawnContent[],
  words: SerialWords,
): Generator<BatchLabel, void, void> {
  const { serials, serialText = 'No. {serial}', serialDigits = 4, format, dpi } = words;
  for (const label of drawn) {
    const { content, name, address, inSymbol, template } = label;
    const options = { format, dpi, address, inSymbol, template };
    const draft = isDraft(label);
    if (serials === undefined) {
      yield { name, draft, request: requestFor(content, options) };
      continue;
    }
    const hasPlace = fieldsIn(fileOf(content, template)).includes('serial');
    for (let at = serials.from; at < serials.to; at += 1) {
      const serial = String(at).padStart(serialDigits, '0');
      const text = serialText.replaceAll('{serial}', serial);
      const request = requestFor(content, { ...options, serial });
      const more = hasPlace ? [] : [{ key: 'serial', text, language: 'en' as const }];
      yield { name: `${name}-${serial}`, draft, request: { ...request, lines: [...request.lines, ...more] } };
    }
  }
}

function fieldsIn(file: Template | null): string[] {
  return file === null ? [] : fieldsOf(file);
}

/** What to mind, said once with how many labels it is of. */
export function warningsOf({ warnings }: BatchReport) {
  return warnings.map((one) => ({ ...one }));
}
