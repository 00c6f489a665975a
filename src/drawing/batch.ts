import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { withDraftMark } from './draft-mark.ts';
import { draw, type DrawOptions, type Format } from './draw.ts';
import { layOutWith, openDrawing, type DrawingTools, type LaidOut } from './layout.ts';
import type { LayoutRequest } from './layout-request.ts';
import { startPages } from './write-pdf.ts';
import { LotproofError } from '../kit/errors.ts';
import { plainFileName } from '../kit/file-name.ts';

/** One label of a batch. */
export interface BatchLabel {
  /** Of its file in a folder, without an ending; unique in the batch. */
  readonly name: string;
  readonly request: LayoutRequest;
  /** Whether press files bear the word. */
  readonly draft?: boolean;
}

/** What a batch was: how many labels, and which warnings came up how often, with the first label of each. */
export interface BatchReport {
  readonly labels: number;
  readonly warnings: readonly { readonly code: string; readonly labels: number; readonly first: string }[];
}

type Labels = Iterable<BatchLabel> | AsyncIterable<BatchLabel>;

/**
 * Draws labels to one PDF, a page each, in the order given, and gives its bytes as they come: whoever takes them decides the speed, and no more
 * than a page lies in memory. A label that leaves something out is refused, since nobody looks at ten thousand labels: `invalid-input`.
 */
export async function* batchPdf(
  labels: Labels,
  { title }: { title: string },
): AsyncGenerator<Uint8Array, BatchReport> {
  const tools = await openDrawing();
  const counted = startReport();
  let chunks: Uint8Array[] = [];
  const pages = startPages((bytes) => chunks.push(bytes), { title, fonts: tools.typesetter.fonts });
  let waiting = 0;
  for await (const label of labels) {
    const { artwork } = laidOut(tools, label, counted);
    pages.add(label.draft === true ? await withDraftMark(artwork) : artwork);
    waiting += 1;
    if (waiting < PAGES_AT_ONCE) continue;
    yield Buffer.concat(chunks);
    [chunks, waiting] = [[], 0];
  }
  pages.end();
  yield Buffer.concat(chunks);
  return counted.report();
}

/** Pages that are handed on together: writing each alone would wait more than it draws. */
const PAGES_AT_ONCE = 16;

/**
 * Draws labels to files, each with its name and ending, one at a time. What a file cannot be called is replaced: names are ids of labels, and may
 * have slashes. Throws `invalid-input` where two would then be called the same.
 */
export async function* batchFiles(
  labels: Labels,
  format: Format,
  options: DrawOptions = {},
): AsyncGenerator<{ name: string; bytes: Uint8Array }, BatchReport> {
  const tools = await openDrawing();
  const counted = startReport();
  const fileNames = new Set<string>();
  for await (const label of labels) {
    const fileName = ownFileName(label.name, fileNames);
    const { artwork: clean } = laidOut(tools, label, counted);
    const isPress = format !== 'svg' && format !== 'png';
    const artwork = label.draft === true && isPress ? await withDraftMark(clean) : clean;
    yield { name: `${fileName}.${format}`, bytes: await draw(artwork, format, options) };
  }
  return counted.report();
}

function ownFileName(label: string, taken: Set<string>): string {
  const name = plainFileName(label);
  if (taken.has(name))
    throw new LotproofError('invalid-input', `Two labels of the batch are called ${name}.`);
  taken.add(name);
  return name;
}

/** The same files in one archive. */
export async function* batchZip(
  labels: Labels,
  format: Format,
  options: DrawOptions = {},
): AsyncGenerator<Uint8Array, BatchReport> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((problem, chunk) => {
    if (problem !== null) throw problem;
    chunks.push(chunk);
  });
  const files = batchFiles(labels, format, options);
  for (let next = await files.next(); ; next = await files.next()) {
    if (next.done === true) {
      zip.end();
      yield Buffer.concat(chunks);
      return next.value;
    }
    const { name, bytes } = next.value;
    // PDF and PNG are packed already.
    const file = ['pdf', 'ai', 'png'].includes(format) ? new ZipPassThrough(name) : new ZipDeflate(name);
    // The day a file was drawn is not in it: the same labels give the same archive.
    file.mtime = '1980-01-01T12:00:00';
    zip.add(file);
    file.push(bytes, true);
    yield Buffer.concat(chunks.splice(0));
  }
}

function laidOut(tools: DrawingTools, { name, request }: BatchLabel, counted: Counted): LaidOut {
  const label = named(name, () => layOutWith(tools, request));
  const [dropped] = label.dropped;
  if (dropped !== undefined)
    throw new LotproofError('invalid-input', `Label ${name} has no room for ${dropped.key}: ${dropped.says}`);
  counted.count(name, label);
  return label;
}

/** Among ten thousand labels, a refusal says which one it is of. */
function named(name: string, lay: () => LaidOut): LaidOut {
  try {
    return lay();
  } catch (problem) {
    if (!(problem instanceof LotproofError)) throw problem;
    throw new LotproofError(problem.code, `Label ${name}: ${problem.message}`, problem.problems, problem);
  }
}

interface Counted {
  count(name: string, label: LaidOut): void;
  report(): BatchReport;
}

function startReport(): Counted {
  let labels = 0;
  const names = new Set<string>();
  const warnings = new Map<string, { labels: number; first: string }>();
  return {
    count: (name, label) => {
      if (names.has(name))
        throw new LotproofError('invalid-input', `Two labels of the batch are called ${name}.`);
      names.add(name);
      labels += 1;
      for (const code of new Set(label.warnings.map((warning) => warning.code))) {
        const known = warnings.get(code) ?? { labels: 0, first: name };
        warnings.set(code, { ...known, labels: known.labels + 1 });
      }
    },
    report: () => ({ labels, warnings: [...warnings].map(([code, counts]) => ({ code, ...counts })) }),
  };
}
