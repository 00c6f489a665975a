import { readWholeQuantity, type WholeQuantity } from './decimal-quantity.ts';
import type {
  BusinessTransaction,
  EpcisEvent,
  Mention,
  MentionRole,
  PartyMention,
  Withdrawal,
} from './epcis-event.ts';
import { reporterTo, type EpcisProblem, type Report } from './epcis-problem.ts';
import { eventContent, eventKey } from './event-identity.ts';
import { rawEvents, type RawEvent } from './event-list.ts';
import { instantOf, readEventTime } from './event-times.ts';
import { codeIn, readIdentifier, readItemClass, type EpcisIdentifier } from './identifier.ts';
import { isObject } from './shape.ts';
import { bareTerm } from './vocabulary-term.ts';

type Fields = Readonly<Record<string, unknown>>;

const CLASS_LISTS: readonly (readonly [name: string, role: MentionRole])[] = [
  ['quantityList', 'reference'],
  ['childQuantityList', 'child'],
  ['inputQuantityList', 'input'],
  ['outputQuantityList', 'output'],
];
const INSTANCE_LISTS: readonly (readonly [name: string, role: MentionRole])[] = [
  ['epcList', 'reference'],
  ['childEPCs', 'child'],
  ['inputEPCList', 'input'],
  ['outputEPCList', 'output'],
];

export interface EventReading {
  /** In the order of the document, each event once; those declared wrong carry `withdrawn`. */
  readonly events: readonly EpcisEvent[];
  readonly problems: readonly EpcisProblem[];
}

/**
 * The events of a document that `validateEpcisDocument` has nothing against. The same event twice is one; two that differ
 * under one eventID are a problem, since a captured event never changes. An error declaration withdraws the event of its
 * eventID wherever it stands. Quantities that cannot be kept exactly are problems.
 */
export function readEpcisEvents(document: unknown): EventReading {
  const problems: EpcisProblem[] = [];
  const report = reporterTo(problems);
  const unlike = new Map<string, string>();
  const byKey = new Map<string, EpcisEvent>();
  for (const raw of rawEvents(document)) {
    const event = readEvent(raw, report);
    const content = eventContent(raw.event);
    const known = byKey.get(event.key);
    if (known === undefined) {
      byKey.set(event.key, event);
      unlike.set(event.key, content);
    } else if (unlike.get(event.key) !== content) {
      report(
        `${raw.at}/eventID`,
        event.eventId,
        `the same event as at ${known.at}`,
        'A captured event never changes: give the second one an eventID of its own, and declare the first one wrong if it is.',
      );
    } else if (known.withdrawn === null && event.withdrawn !== null) {
      byKey.set(event.key, { ...known, withdrawn: event.withdrawn });
    }
  }
  return { events: [...byKey.values()], problems };
}

function readEvent({ index, at, event }: RawEvent, report: Report): EpcisEvent {
  const eventId = textOf(event['eventID']);
  return {
    index,
    at,
    type: textOf(event['type']) ?? '',
    key: eventKey(eventId, event),
    eventId,
    time: readEventTime(textOf(event['eventTime']) ?? '', textOf(event['eventTimeZoneOffset']) ?? ''),
    action: textOf(event['action']),
    step: termOf(event['bizStep']),
    disposition: termOf(event['disposition']),
    persistentDispositions: persistent(event['persistentDisposition']),
    mentions: mentionsOf(event, at, report),
    parent: identifierOf(event['parentID']),
    transformation: textOf(event['transformationID']),
    readPoint: placeOf(event['readPoint']),
    location: placeOf(event['bizLocation']),
    transactions: objectsIn(event['bizTransactionList']).flatMap(transactionOf),
    sources: partiesOf(event['sourceList'], 'source'),
    destinations: partiesOf(event['destinationList'], 'destination'),
    certificates: certificatesOf(event['certificationInfo']),
    facts: factsOf(event),
    withdrawn: withdrawalOf(event['errorDeclaration']),
  };
}

function mentionsOf(event: Fields, at: string, report: Report): Mention[] {
  const classes = CLASS_LISTS.flatMap(([name, role]) =>
    objectsIn(event[name]).flatMap((element, index): Mention[] => {
      const uri = textOf(element['epcClass']);
      if (uri === null) return [];
      const place = `${at}/${name}/${String(index)}`;
      return [
        {
          role,
          form: 'class',
          at: place,
          item: readItemClass(uri),
          quantity: quantityOf(element, place, report),
        },
      ];
    }),
  );
  const instances = INSTANCE_LISTS.flatMap(([name, role]) =>
    textsIn(event[name]).map((uri, index): Mention => ({
      role,
      form: 'instance',
      at: `${at}/${name}/${String(index)}`,
      identifier: readIdentifier(uri),
    })),
  );
  return [...classes, ...instances];
}

function quantityOf(element: Fields, at: string, report: Report): WholeQuantity | null {
  const quantity = element['quantity'];
  if (typeof quantity !== 'number') return null;
  const uom = textOf(element['uom']);
  const read = readWholeQuantity(quantity, uom);
  if (!('fault' in read)) return read;
  report(
    `${at}/quantity`,
    `${String(quantity)}${uom === null ? '' : ` ${uom}`}`,
    read.fault.expected,
    read.fault.todo,
  );
  return null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function termOf(value: unknown): string | null {
  return typeof value === 'string' ? bareTerm(value) : null;
}

function identifierOf(value: unknown): EpcisIdentifier | null {
  return typeof value === 'string' ? readIdentifier(value) : null;
}

function placeOf(value: unknown): EpcisIdentifier | null {
  return isObject(value) ? identifierOf(value['id']) : null;
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((member) => typeof member === 'string') : [];
}

function objectsIn(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function transactionOf(element: Fields): BusinessTransaction[] {
  const uri = textOf(element['bizTransaction']);
  return uri === null ? [] : [{ type: termOf(element['type']), uri, code: codeIn(uri) }];
}

function partiesOf(value: unknown, name: 'source' | 'destination'): PartyMention[] {
  return objectsIn(value).flatMap((element) => {
    const identifier = identifierOf(element[name]);
    return identifier === null ? [] : [{ type: termOf(element['type']) ?? '', identifier }];
  });
}

function persistent(value: unknown): string[] {
  return isObject(value) ? textsIn(value['set']).map(bareTerm) : [];
}

function certificatesOf(value: unknown): string[] {
  return typeof value === 'string' ? [value] : textsIn(value);
}

function withdrawalOf(value: unknown): Withdrawal | null {
  if (!isObject(value)) return null;
  const declared = instantOf(textOf(value['declarationTime']) ?? '');
  return {
    declared: new Date(declared).toISOString(),
    reason: termOf(value['reason']),
    correctedBy: textsIn(value['correctiveEventIDs']),
  };
}

/** Fields of somebody's own and facts fixed at making, as text. A name has a colon; the standard's have none. */
function factsOf(event: Fields): Map<string, string> {
  const facts = new Map<string, string>();
  const own = Object.entries(event).filter(([name]) => name.includes(':'));
  const fixed = isObject(event['ilmd']) ? Object.entries(event['ilmd']) : [];
  for (const [name, value] of [...fixed, ...own]) {
    const text = factText(value);
    if (text !== '') facts.set(name, text);
  }
  return facts;
}

function factText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isObject(value) && typeof value['@value'] === 'string') return value['@value'].trim();
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
