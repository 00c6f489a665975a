import { LotproofError } from '../../kit/errors.ts';
import { rawEvents, rawVocabularies, type RawEvent } from '../epcis/event-list.ts';
import { isObject } from '../epcis/shape.ts';
import { bytesOf, headOf, sizeOf, type FileSource } from '../grid/file-source.ts';

/** An EPCIS document is read as a whole. */
const DOCUMENT_LIMIT_BYTES = 64 * 1024 * 1024;
const HEAD_BYTES = 4_096;
const DOCUMENT_TYPES = ['EPCISDocument', 'EPCISQueryDocument'];

/** A document and the file it came in. */
export interface EpcisFile {
  readonly name: string;
  readonly document: unknown;
}

/** A place in one of the files, as a JSON pointer. */
export interface FilePlace {
  readonly file: string;
  readonly at: string;
}

/** An event and where it stands. */
export interface FileEvent extends FilePlace {
  readonly event: RawEvent['event'];
}

/**
 * True when the files are EPCIS documents, by what they hold.
 *
 * @throws LotproofError `invalid-input` when workbooks are among them.
 */
export function areEpcisFiles(files: readonly FileSource[]): boolean {
  const documents = files.filter(isJson);
  if (documents.length === 0) return false;
  if (documents.length === files.length) return true;
  throw new LotproofError(
    'invalid-input',
    'EPCIS documents and sheets cannot be taken in together. Import one, then the other.',
  );
}

/** JSON begins with a bracket, which no workbook does; a sheet of text may, and then its name decides. */
function isJson(file: FileSource): boolean {
  const head = headOf(file, HEAD_BYTES)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  return /^[[{]/.test(head) && (/\.json(ld)?$/i.test(file.name) || /^\{[^]*EPCIS/i.test(head));
}

/**
 * The document in the file.
 *
 * @throws LotproofError `unreadable-file` when it is no EPCIS document at all, `limit-exceeded` when it is too long.
 */
export function openEpcisFile(file: FileSource): EpcisFile {
  if (sizeOf(file) > DOCUMENT_LIMIT_BYTES) {
    const limit = String(DOCUMENT_LIMIT_BYTES / 1_048_576);
    throw new LotproofError('limit-exceeded', `"${file.name}" is larger than ${limit} MB. Split it.`);
  }
  const document = parsed(file);
  if (isEpcis(document)) return { name: file.name, document };
  throw new LotproofError('unreadable-file', `"${file.name}" is JSON and no EPCIS document.`);
}

function parsed(file: FileSource): unknown {
  try {
    const bytes = Buffer.concat([...bytesOf(file)]);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof LotproofError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new LotproofError('unreadable-file', `"${file.name}" is not JSON in UTF-8: ${why}`, [], error);
  }
}

function isEpcis(document: unknown): boolean {
  if (!isObject(document)) return false;
  const isTyped = DOCUMENT_TYPES.some((type) => document['type'] === type);
  return isTyped || 'eventTime' in document || /epcis/i.test(JSON.stringify(document['@context'] ?? ''));
}

/** Every event of the files, in their order. */
export function eventsOf(files: readonly EpcisFile[]): FileEvent[] {
  return files.flatMap(({ name, document }) =>
    rawEvents(document).map(({ at, event }) => ({ file: name, at, event })),
  );
}

/** Files that are imported together are read as one document: what is packed in one may be shipped in another. */
export function oneDocument(files: readonly EpcisFile[], events: readonly FileEvent[]): unknown {
  const first = files[0]?.document;
  return {
    '@context': (isObject(first) ? first['@context'] : undefined) ?? [],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2000-01-01T00:00:00Z',
    epcisHeader: {
      epcisMasterData: { vocabularyList: files.flatMap(({ document }) => rawVocabularies(document)) },
    },
    epcisBody: { eventList: events.map(({ event }) => event) },
  };
}

const IN_ONE = /^\/epcisBody\/eventList\/(\d+)(.*)$/s;

/** The event that a pointer of the one document leads to, and the place in its file; null for the document itself. */
export function placeInFile(
  at: string,
  events: readonly FileEvent[],
): { event: FileEvent; place: FilePlace } | null {
  const [, index, rest] = IN_ONE.exec(at) ?? [];
  const event = events[Number(index)];
  return event === undefined ? null : { event, place: { file: event.file, at: `${event.at}${rest ?? ''}` } };
}

const EVENT_POINTER = /^.*?\/eventList\/\d+/;

/** Finds the event of a file that a pointer leads into; null for the document itself. */
export function eventsByPlace(events: readonly FileEvent[]): (place: FilePlace) => FileEvent | null {
  const byPlace = new Map(events.map((event) => [`${event.file} ${event.at}`, event]));
  return ({ file, at }) => {
    const [pointer] = EVENT_POINTER.exec(at) ?? [''];
    return byPlace.get(`${file} ${pointer}`) ?? null;
  };
}

/** The events as a document of the same shape: what is given back to be mended. */
export function documentOf(files: readonly EpcisFile[], events: readonly FileEvent[]): Buffer {
  const first = files.find(({ document }) => isObject(document))?.document;
  const head = isObject(first) ? first : {};
  const document = {
    '@context': head['@context'] ?? 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'EPCISDocument',
    schemaVersion: head['schemaVersion'] ?? '2.0',
    creationDate: head['creationDate'] ?? '2000-01-01T00:00:00Z',
    epcisBody: { eventList: events.map(({ event }) => event) },
  };
  return Buffer.from(`${JSON.stringify(document, null, 2)}\n`, 'utf8');
}
