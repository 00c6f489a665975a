import {
  BUSINESS_STEPS,
  COMPONENTS,
  DISPOSITIONS,
  ERROR_REASONS,
  MEASUREMENT_TYPES,
  PARTY_TYPES,
  SENSOR_ALERTS,
  TRANSACTION_TYPES,
} from './core-vocabulary.ts';
import {
  decimal,
  fits,
  jsonObject,
  listOf,
  matching,
  objectWith,
  term,
  text,
  time,
  truth,
  uri,
  word,
  type Shape,
} from './shape.ts';

/** A term of one's own may not look like one of the vocabulary's: those are written as bare words. */
const NOT_OUR_VOCABULARY = /^(?:urn:epcglobal:cbv|https?:\/\/ns\.gs1\.org\/cbv\/)/;
const NOT_WEB_VOCABULARY = /^https?:\/\/(?:www\.)?gs1\.org\/voc\//;

export const action = word(['OBSERVE', 'ADD', 'DELETE']);
export const businessStep = term('a business step', BUSINESS_STEPS, NOT_OUR_VOCABULARY);
export const disposition = term('a disposition', DISPOSITIONS, NOT_OUR_VOCABULARY);

export const jsonLdContext: Shape = (value, at, report) => {
  const isOne = fits(uri, value) || fits(jsonObject, value);
  if (isOne) return;
  if (Array.isArray(value)) listOf(contextMember, { unique: true })(value, at, report);
  else contextMember(value, at, report);
};
const contextMember: Shape = (value, at, report) => {
  if (!fits(uri, value) && !fits(jsonObject, value)) {
    report(at, value, 'the address of a JSON-LD context or an object of prefixes', 'Name the EPCIS context.');
  }
};

export const timeZoneOffset = matching(
  /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/,
  'an offset from -14:00 to +14:00',
  'Write the local offset at the place of the event, as +08:00.',
);

export const quantityElement = objectWith({
  fields: {
    epcClass: uri,
    quantity: decimal,
    uom: matching(
      /^[A-Z0-9]{2,3}$/,
      'a unit code of UN/ECE Recommendation 20',
      'Use two or three capital letters or digits, as KGM; leave it out for pieces.',
    ),
  },
  required: ['epcClass'],
  others: 'none',
});

export const businessTransaction = objectWith({
  fields: {
    type: term('a business transaction type', TRANSACTION_TYPES, NOT_OUR_VOCABULARY),
    bizTransaction: uri,
  },
  required: ['bizTransaction'],
  others: 'none',
});

const partyType = term('a source or destination type', PARTY_TYPES, NOT_OUR_VOCABULARY);
export const source = objectWith({
  fields: { type: partyType, source: uri },
  required: ['type', 'source'],
  others: 'none',
});
export const destination = objectWith({
  fields: { type: partyType, destination: uri },
  required: ['type', 'destination'],
  others: 'none',
});
export const place = objectWith({ fields: { id: uri }, required: ['id'] });

export const errorDeclaration = objectWith({
  fields: {
    declarationTime: time,
    reason: term('an error reason', ERROR_REASONS, NOT_OUR_VOCABULARY),
    correctiveEventIDs: listOf(uri),
  },
  required: ['declarationTime'],
  others: 'uri',
});

export const certification: Shape = (value, at, report) => {
  if (Array.isArray(value)) listOf(uri)(value, at, report);
  else uri(value, at, report);
};

const dispositions = listOf(disposition, { atLeast: 1, unique: true });
const persistentFields = objectWith({ fields: { set: dispositions, unset: dispositions }, others: 'none' });
export const persistentDisposition: Shape = (value, at, report) => {
  persistentFields(value, at, report);
  if (fits(jsonObject, value) && !hasEither(value)) {
    report(at, value, '"set" or "unset"', 'Say which dispositions are set or unset.');
  }
};
function hasEither(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('set' in value || 'unset' in value);
}

/** Facts fixed at making: every field is one of somebody's vocabulary, so it carries a prefix. */
export const masterFacts = objectWith({ fields: {}, others: 'uri' });

const deviceFields = {
  deviceID: uri,
  deviceMetadata: uri,
  rawData: uri,
  dataProcessingMethod: uri,
  bizRules: uri,
  time,
};
const sensorReport = objectWith({
  fields: {
    ...deviceFields,
    type: term('a measurement type', MEASUREMENT_TYPES, NOT_WEB_VOCABULARY),
    exception: term('a sensor alert', SENSOR_ALERTS, NOT_WEB_VOCABULARY),
    microorganism: uri,
    chemicalSubstance: uri,
    coordinateReferenceSystem: uri,
    value: decimal,
    component: term('a component', COMPONENTS, NOT_OUR_VOCABULARY),
    stringValue: text,
    booleanValue: truth,
    hexBinaryValue: matching(/^[A-Fa-f0-9]+$/, 'hexadecimal digits', 'Write the bytes as 0-9 and A-F.'),
    uriValue: uri,
    minValue: decimal,
    maxValue: decimal,
    meanValue: decimal,
    sDev: decimal,
    percRank: decimal,
    percValue: decimal,
    uom: text,
  },
  required: ['type'],
  others: 'uri',
});
/** Attributes that a sensor element may give once for all its reports. */
export const SHARED_SENSOR_FIELDS: readonly string[] = Object.keys(deviceFields);

export const sensorElement = objectWith({
  fields: {
    sensorMetadata: objectWith({
      fields: { ...deviceFields, startTime: time, endTime: time },
      others: 'uri',
    }),
    sensorReport: listOf(sensorReport, { atLeast: 1 }),
  },
  required: ['sensorReport'],
  others: 'uri',
});
