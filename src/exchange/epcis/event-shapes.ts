import {
  action,
  businessStep,
  businessTransaction,
  certification,
  destination,
  disposition,
  errorDeclaration,
  jsonLdContext,
  masterFacts,
  persistentDisposition,
  place,
  quantityElement,
  sensorElement,
  source,
  timeZoneOffset,
} from './event-fields.ts';
import { allOf, anything, isObject, listOf, objectWith, text, time, uri, type Shape } from './shape.ts';

const everyEvent = {
  '@context': jsonLdContext,
  type: text,
  eventTime: time,
  recordTime: time,
  eventTimeZoneOffset: timeZoneOffset,
  eventID: uri,
  certificationInfo: certification,
  errorDeclaration,
};
const everyKnownEvent = {
  ...everyEvent,
  bizStep: businessStep,
  disposition,
  readPoint: place,
  bizLocation: place,
  bizTransactionList: listOf(businessTransaction),
  sourceList: listOf(source),
  destinationList: listOf(destination),
  sensorElementList: listOf(sensorElement),
};
const quantities = listOf(quantityElement);

/** Fields without which no event stands. */
const always = ['type', 'eventTime', 'eventTimeZoneOffset'];

const objectEvent = objectWith({
  fields: {
    ...everyKnownEvent,
    action,
    epcList: listOf(uri, { unique: true }),
    quantityList: quantities,
    persistentDisposition,
    ilmd: masterFacts,
  },
  required: [...always, 'action'],
  others: 'uri',
});

const parentFields = {
  ...everyKnownEvent,
  action,
  parentID: uri,
  // The schema names this field here without saying what is in it.
  persistentDisposition: anything,
};
const groupFields = { ...parentFields, childEPCs: listOf(uri), childQuantityList: quantities };
const aggregationEvent = objectWith({
  fields: groupFields,
  required: [...always, 'action'],
  others: 'uri',
});
const associationEvent = objectWith({
  fields: groupFields,
  required: [...always, 'action', 'parentID'],
  others: 'uri',
});

const transactionEvent = objectWith({
  fields: {
    ...parentFields,
    bizTransactionList: listOf(businessTransaction, { atLeast: 1 }),
    epcList: listOf(uri),
    quantityList: quantities,
  },
  required: [...always, 'action', 'bizTransactionList'],
  others: 'uri',
});

const transformationEvent = objectWith({
  fields: {
    ...everyKnownEvent,
    inputEPCList: listOf(uri, { unique: true }),
    inputQuantityList: quantities,
    outputEPCList: listOf(uri, { unique: true }),
    outputQuantityList: quantities,
    transformationID: uri,
    persistentDisposition,
    ilmd: masterFacts,
  },
  required: always,
  others: 'uri',
});

const INPUTS = ['inputEPCList', 'inputQuantityList'];
const OUTPUTS = ['outputEPCList', 'outputQuantityList'];
const FILL = 'Name at least one item or class.';

function filled(event: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.some((name) => Array.isArray(event[name]) && event[name].length > 0);
}

/** An object event says what it saw, or what a sensor measured at a place. */
const saysWhat: Shape = (value, at, report) => {
  if (!isObject(value)) return;
  const measured = filled(value, ['sensorElementList']) && value['readPoint'] !== undefined;
  if (Array.isArray(value['epcList']) || filled(value, ['quantityList']) || measured) return;
  report(at, value, '"epcList" or a filled "quantityList" (or sensor elements with a read point)', FILL);
};

const factsWhenMade: Shape = (value, at, report) => {
  if (!isObject(value) || value['ilmd'] === undefined || value['action'] === 'ADD') return;
  report(`${at}/ilmd`, value['ilmd'], 'no ilmd, since the action is not ADD', 'Leave ilmd out here.');
};

const saysChildren: Shape = (value, at, report) => {
  if (!isObject(value) || value['action'] === 'DELETE') return;
  if (filled(value, ['childEPCs', 'childQuantityList'])) return;
  report(at, value, 'a filled "childEPCs" or "childQuantityList", since the action is not DELETE', FILL);
};

const saysTransaction: Shape = (value, at, report) => {
  if (!isObject(value) || value['action'] === 'DELETE') return;
  if (Array.isArray(value['epcList']) || filled(value, ['quantityList'])) return;
  report(at, value, '"epcList" or a filled "quantityList", since the action is not DELETE', FILL);
};

/** Inputs and outputs; a transformation of several events may have them apart. */
const saysInAndOut: Shape = (value, at, report) => {
  if (!isObject(value)) return;
  const [hasInput, hasOutput] = [filled(value, INPUTS), filled(value, OUTPUTS)];
  if (hasInput && hasOutput) return;
  if (value['transformationID'] === undefined) {
    report(at, value, 'inputs and outputs, or a "transformationID" that ties several events', FILL);
  } else if (!hasInput && !hasOutput) {
    report(at, value, 'inputs or outputs', FILL);
  }
};

const KNOWN_EVENTS: ReadonlyMap<string, Shape> = new Map([
  ['ObjectEvent', allOf(objectEvent, saysWhat, factsWhenMade)],
  ['AggregationEvent', allOf(aggregationEvent, saysChildren)],
  ['AssociationEvent', allOf(associationEvent, saysChildren)],
  ['TransactionEvent', allOf(transactionEvent, saysTransaction)],
  ['TransformationEvent', allOf(transformationEvent, saysInAndOut)],
]);

/** An event type of somebody's own: named by a URI, free in its fields. */
const ownEvent = objectWith({ fields: { ...everyEvent, type: uri }, required: always });

/** Any event of a document, by its type. */
export const anyEvent: Shape = (value, at, report) => {
  const type = isObject(value) ? value['type'] : undefined;
  const known = typeof type === 'string' ? KNOWN_EVENTS.get(type) : undefined;
  (known ?? ownEvent)(value, at, report);
};
