import { reporterTo, type EpcisProblem, type Report } from './epcis-problem.ts';
import { jsonLdContext } from './event-fields.ts';
import { anyEvent } from './event-shapes.ts';
import {
  decimal,
  fits,
  isObject,
  jsonObject,
  listOf,
  matching,
  objectWith,
  text,
  time,
  tested,
  uri,
  word,
  type Shape,
} from './shape.ts';

/** Deepest nesting that is looked at: published documents stay below 15. */
const NESTING_LIMIT = 200;

const version = matching(/^\d+(?:\.\d+)*$/, 'a version such as "2.0"', 'Write it as text in quotes.');

const attribute = objectWith({
  fields: {
    id: uri,
    attribute: tested(
      (value) => [decimal, text, jsonObject].some((shape) => fits(shape, value)),
      'a text, a number or an object',
      'Write the value of the attribute.',
    ),
  },
  required: ['id'],
});
const vocabularyElement = objectWith({
  fields: { id: uri, attributes: listOf(attribute), children: listOf(uri) },
  required: ['id'],
});
const vocabularies = listOf(
  objectWith({
    fields: { type: uri, vocabularyElementList: listOf(vocabularyElement) },
    required: ['type'],
  }),
);
const eventList = listOf(anyEvent);

const capturedDocument = objectWith({
  fields: {
    '@context': jsonLdContext,
    id: uri,
    type: word(['EPCISDocument']),
    schemaVersion: version,
    creationDate: time,
    instanceIdentifier: text,
    sender: text,
    receiver: text,
    epcisHeader: objectWith({
      fields: { epcisMasterData: objectWith({ fields: { vocabularyList: vocabularies } }) },
      others: 'uri',
    }),
    epcisBody: objectWith({ fields: { eventList }, required: ['eventList'] }),
  },
  required: ['@context', 'type', 'schemaVersion', 'creationDate', 'epcisBody'],
  others: 'uri',
});

const resultsBody = objectWith({
  fields: { eventList, vocabularyList: vocabularies },
  required: ['eventList'],
  others: 'uri',
});
const queryResults = objectWith({
  fields: { queryName: text, subscriptionID: text, resultsBody },
  required: ['queryName', 'resultsBody'],
  others: 'uri',
});
const queryDocument = objectWith({
  fields: {
    '@context': jsonLdContext,
    id: uri,
    type: word(['EPCISQueryDocument']),
    schemaVersion: version,
    creationDate: time,
    epcisBody: objectWith({ fields: { queryResults }, required: ['queryResults'], others: 'uri' }),
  },
  required: ['@context', 'type', 'epcisBody'],
  others: 'uri',
});

const bareEvent: Shape = (value, at, report) => {
  if (isObject(value) && !Object.hasOwn(value, '@context')) {
    report(`${at}/@context`, undefined, '"@context"', 'An event outside a document names its own context.');
  }
  anyEvent(value, at, report);
};

function shapeFor(type: string): Shape {
  if (type === 'EPCISDocument') return capturedDocument;
  return type === 'EPCISQueryDocument' ? queryDocument : bareEvent;
}

/**
 * Everything by which the value is no EPCIS 2.0 document in JSON: an EPCISDocument, an EPCISQueryDocument, or one event
 * with its own `@context`. An empty list is the verdict of the ratified JSON Schema 2.0.1 with URIs and date-times checked.
 * What the standard's text asks for beyond that is judged by `captureFindings`.
 */
export function validateEpcisDocument(value: unknown): EpcisProblem[] {
  const problems: EpcisProblem[] = [];
  judge(value, reporterTo(problems));
  return problems;
}

function judge(value: unknown, report: Report): void {
  if (!isObject(value)) {
    report('', value, 'an EPCIS document or event', 'Give one JSON object.');
  } else if (typeof value['type'] !== 'string') {
    report('/type', value['type'], '"EPCISDocument", "EPCISQueryDocument" or an event type', 'Add the type.');
  } else if (isNestedDeeper(value, NESTING_LIMIT)) {
    report('', value, `at most ${String(NESTING_LIMIT)} levels`, 'Flatten the values nested so deeply.');
  } else {
    shapeFor(value['type'])(value, '', report);
  }
}

function isNestedDeeper(root: unknown, limit: number): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap(membersOf);
  }
  return false;
}

function membersOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
