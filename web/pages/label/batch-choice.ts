import { LABEL_PLACES } from '../../../src/domain/label/label.ts';
import type { LabelPlace } from '../../../src/domain/label/label.ts';

export const FILE_FORMATS = ['pdf', 'eps', 'ai', 'svg', 'png', 'zpl'] as const;
/** Labels that one answer holds. */
export const BATCH_LIMIT = 500;

/** What is chosen for a batch, as the form has it. */
export interface BatchChoice {
  readonly by: 'labels' | 'runs';
  readonly labels: readonly string[];
  readonly runs: readonly string[];
  readonly places: readonly LabelPlace[];
  readonly hasSerials: boolean;
  /** First and last number, both of them drawn. */
  readonly first: number | null;
  readonly last: number | null;
  readonly serialText: string;
  readonly digits: number | null;
  readonly hasDrafts: boolean;
  readonly form: 'pdf' | 'zip';
  readonly format: (typeof FILE_FORMATS)[number];
  readonly dpi: number;
}

export function newChoice({ label, run }: { readonly label?: string; readonly run?: string }): BatchChoice {
  return {
    by: run === undefined ? 'labels' : 'runs',
    labels: label === undefined ? [] : [label],
    runs: run === undefined ? [] : [run],
    places: [],
    hasSerials: false,
    first: 1,
    last: null,
    serialText: 'No. {serial}',
    digits: 4,
    hasDrafts: false,
    form: 'pdf',
    format: 'pdf',
    dpi: 300,
  };
}

/** Which labels are meant; null: nothing is chosen yet. */
export function selectionOf({ by, labels, runs, places }: BatchChoice) {
  if (by === 'labels') return labels.length === 0 ? null : { labels: [...labels] };
  if (runs.length === 0) return null;
  return { runs: [...runs], ...(places.length === 0 ? {} : { places: [...places] }) };
}

/** Serials are of one label. */
export function maySerial({ by, labels }: BatchChoice): boolean {
  return by === 'labels' && labels.length === 1;
}

/** The numbers asked for, one past the last as records have it; null: none, or not whole yet. */
export function serialsOf(choice: BatchChoice): { from: number; to: number } | null {
  const { hasSerials, first, last } = choice;
  if (!hasSerials || !maySerial(choice) || first === null || last === null || last < first) return null;
  return { from: first, to: last + 1 };
}

/** Whether all that is asked for is there. */
export function isWhole(choice: BatchChoice): boolean {
  if (selectionOf(choice) === null) return false;
  if (!choice.hasSerials || !maySerial(choice)) return true;
  return serialsOf(choice) !== null && choice.serialText.includes('{serial}');
}

/** What `label batch` is asked; null: not whole yet. */
export function batchInput(choice: BatchChoice) {
  const selection = selectionOf(choice);
  if (selection === null || !isWhole(choice)) return null;
  const { form, format, dpi, serialText, digits, hasDrafts } = choice;
  const serials = serialsOf(choice);
  const numbered =
    serials === null ? {} : { serials, serialText, ...(digits === null ? {} : { serialDigits: digits }) };
  const files = form === 'pdf' ? {} : { format, ...(format === 'png' || format === 'zpl' ? { dpi } : {}) };
  return { ...selection, ...numbered, form, ...files, ...(hasDrafts ? { drafts: true } : {}) };
}

/** What is chosen of the places, in their order. */
export function placesOf(chosen: readonly string[]): LabelPlace[] {
  return LABEL_PLACES.filter((place) => chosen.includes(place));
}
