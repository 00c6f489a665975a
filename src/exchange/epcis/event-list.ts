import { isObject } from './shape.ts';

/** An event as it stands in its document. */
export interface RawEvent {
  /** Position in the document's event list, from 0. */
  readonly index: number;
  /** JSON pointer of the event. */
  readonly at: string;
  readonly event: Readonly<Record<string, unknown>>;
}

function member(value: unknown, ...steps: readonly string[]): unknown {
  let inner = value;
  for (const step of steps) inner = isObject(inner) ? inner[step] : undefined;
  return inner;
}

const LISTS: readonly (readonly string[])[] = [
  ['epcisBody', 'eventList'],
  ['epcisBody', 'queryResults', 'resultsBody', 'eventList'],
];

/** The events of an EPCISDocument, an EPCISQueryDocument, or the one event that the value is. */
export function rawEvents(document: unknown): RawEvent[] {
  for (const steps of LISTS) {
    const list: unknown = member(document, ...steps);
    if (!Array.isArray(list)) continue;
    const events: readonly unknown[] = list;
    return events.flatMap((event, index) =>
      isObject(event) ? [{ index, at: `/${steps.join('/')}/${String(index)}`, event }] : [],
    );
  }
  return isObject(document) && 'eventTime' in document ? [{ index: 0, at: '', event: document }] : [];
}

/** The master data vocabularies of a document, as they stand there. */
export function rawVocabularies(document: unknown): readonly unknown[] {
  const inHeader = member(document, 'epcisHeader', 'epcisMasterData', 'vocabularyList');
  const inResults = member(document, 'epcisBody', 'queryResults', 'resultsBody', 'vocabularyList');
  return [inHeader, inResults].flatMap((list): unknown[] => (Array.isArray(list) ? list : []));
}
