import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { publishedDocuments, VALID_DOCUMENTS } from '../../../test/epcis-documents.ts';
import { standardsArePresent, standardText } from '../../../test/standards.ts';
import { validateEpcisDocument } from './validate-document.ts';

type Verdict = (value: unknown) => boolean;

/** The ratified JSON Schema as a verdict. */
function ratifiedVerdict(): Verdict {
  const schema: object = JSON.parse(standardText('epcis/epcis-json-schema-2.0.1.json')) as object;
  const ajv = new Ajv({ strict: false });
  ajvFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (value) => validate(value);
}

const OTHER_VALUES: readonly unknown[] = [
  ...[
    null,
    0,
    -1.5,
    true,
    '',
    'x',
    'two words',
    '2.0',
    'KGM',
    'ADD',
    'DELETE',
    'OBSERVE',
    'packing',
    'PACKING',
  ],
  ...[
    'conformant',
    'po',
    'location',
    'Temperature',
    'ObjectEvent',
    'AggregationEvent',
    'TransformationEvent',
  ],
  ...[
    'AssociationEvent',
    'TransactionEvent',
    'EPCISDocument',
    'EPCISQueryDocument',
    'https://ex.org/MyEvent',
  ],
  ...[
    'urn:epc:id:sscc:0614141.1234567890',
    'urn:epcglobal:cbv:bizstep:packing',
    'ex:own',
    'ex:',
    '//ex.org/x',
  ],
  ...['https://ref.gs1.org/cbv/BizStep-packing', 'https://ns.gs1.org/cbv/x', 'http://www.gs1.org/voc/x'],
  ...[
    'http://gs1.org/voc/x',
    'https://ex.org/a b',
    'https://ex.org/a%2',
    'https://ex.org/ä',
    'http://[::1]/x',
  ],
  ...['2026-02-30T00:00:00Z', '2024-02-29T23:59:60Z', '2026-02-28t10:00:00.5z', '2026-02-28T10:00:00'],
  ...['2026-02-28T10:00:00+0800', '2026-02-28T24:00:00Z', '2026-02-28 10:00:00Z', '2026-02-28', '+14:00'],
  ...['+14:30', '-00:00', '08:00', '0aF', [], {}, [[]], [{}], [''], ['ex:a', 'ex:a'], ['ex:a', 'ex:b']],
  ...[{ own: 1 }, { 'ex:own': 1 }, { id: 'ex:place' }, { set: ['recalled'] }, { set: [], other: 1 }],
  ...[[{ epcClass: 'ex:a' }], [{ epcClass: 'ex:a', quantity: '1' }], [{ epcClass: 'ex:a', extra: 1 }]],
  ...[[{ type: 'ex:owned', source: 'ex:a' }], [{ type: 'location', destination: 'ex:a' }]],
  ...[[{ bizTransaction: 'ex:a' }], [{ sensorReport: [] }], [{ sensorReport: [{ type: 'Mass' }] }]],
];
const OTHER_NAMES: readonly string[] = [
  ...[
    '@context',
    'type',
    'id',
    'eventTime',
    'eventID',
    'action',
    'parentID',
    'childEPCs',
    'childQuantityList',
  ],
  ...['epcList', 'quantityList', 'inputEPCList', 'inputQuantityList', 'outputEPCList', 'outputQuantityList'],
  ...[
    'transformationID',
    'ilmd',
    'persistentDisposition',
    'certificationInfo',
    'sensorElementList',
    'readPoint',
  ],
  ...['errorDeclaration', 'epcisHeader', 'own', 'ex:own', 'two words', 'uom', 'reason', 'set', 'value'],
];

type Container = Record<string | number, unknown>;

/** Every object and list in the value, the outermost first. */
function* containers(value: unknown): Generator<Container> {
  if (typeof value !== 'object' || value === null) return;
  yield value as Container;
  for (const member of Object.values(value)) yield* containers(member);
}

/** Changes the document in place, hands over, and undoes it, once for every change that is tried. */
function* changes(document: unknown, sparse: number): Generator<string> {
  let turn = 0;
  const isTurn = (): boolean => (turn += 1) % sparse === 0;
  for (const container of containers(document)) {
    const before = structuredClone(container);
    const isList = Array.isArray(container);
    for (const key of Object.keys(before)) {
      const value = container[key];
      for (const other of OTHER_VALUES) {
        if (!isTurn()) continue;
        container[key] = other;
        yield `${key} = ${JSON.stringify(other)}`;
        container[key] = value;
      }
      if (isList) continue;
      const rest = Object.entries(container);
      // Object.keys order is put back by emptying and filling.
      yield* without(container, key);
      for (const name of OTHER_NAMES.filter((candidate) => !(candidate in container))) {
        if (!isTurn()) continue;
        Reflect.deleteProperty(container, key);
        container[name] = value;
        yield `${key} renamed to ${name}`;
        Reflect.deleteProperty(container, name);
        for (const [member, inner] of rest) container[member] = inner;
      }
    }
    if (isList) yield* longer(container);
    else yield* wider(container, isTurn);
  }
}

function* without(container: Container, key: string): Generator<string> {
  const value = container[key];
  Reflect.deleteProperty(container, key);
  yield `no ${key}`;
  container[key] = value;
}

function* longer(list: unknown[]): Generator<string> {
  list.push(list[0]);
  yield 'first member repeated';
  list.pop();
  const members = list.splice(0);
  yield 'list emptied';
  list.push(...members);
}

function* wider(container: Container, isTurn: () => boolean): Generator<string> {
  for (const name of OTHER_NAMES.filter((candidate) => !(candidate in container))) {
    for (const other of OTHER_VALUES) {
      if (!isTurn()) continue;
      container[name] = other;
      yield `${name} added as ${JSON.stringify(other)}`;
      Reflect.deleteProperty(container, name);
    }
  }
}

if (standardsArePresent()) {
  describe('the published EPCIS documents', () => {
    test('valid ones have no problem', () => {
      const documents = VALID_DOCUMENTS.flatMap(publishedDocuments);
      expect(documents.length).toBeGreaterThanOrEqual(53);
      for (const { path, document } of documents) expect(validateEpcisDocument(document), path).toEqual([]);
    });

    test('invalid ones are refused where the fault is', () => {
      const places = publishedDocuments('epcis/invalid/*.json').map(({ document }) =>
        validateEpcisDocument(document).map(({ at }) => at),
      );
      expect(places).toEqual([
        ['/@context'],
        ['/epcisBody/eventList/0/ilmd/materialType'],
        ['/epcisBody/eventList/0/action'],
        ['/epcisBody/eventList/0/bizStep'],
        ['/epcisBody/eventList/0/quantityList/0/quantity'],
      ]);
    });

    test('every change to them gets the verdict of the ratified schema', () => {
      const ratified = ratifiedVerdict();
      const differing: string[] = [];
      const tried = { valid: 0, invalid: 0 };
      const sources = [...VALID_DOCUMENTS, 'epcis/invalid/*.json'].flatMap(publishedDocuments);
      for (const [index, { path, document }] of sources.entries()) {
        // A part of the changes of each document, another part for the next: all of them take minutes.
        for (const change of changes(document, 37 + (index % 11))) {
          const expected = ratified(document);
          tried[expected ? 'valid' : 'invalid'] += 1;
          if ((validateEpcisDocument(document).length === 0) !== expected) {
            differing.push(`${path}: ${change}: the schema says ${String(expected)}`);
          }
        }
      }
      expect(differing).toEqual([]);
      expect(tried.valid).toBeGreaterThan(2_000);
      expect(tried.invalid).toBeGreaterThan(8_000);
    });

    test('every event of them stands alone with a context', () => {
      const ratified = ratifiedVerdict();
      for (const { path, document } of VALID_DOCUMENTS.flatMap(publishedDocuments)) {
        for (const container of containers(document)) {
          if (typeof container['eventTime'] !== 'string') continue;
          for (const event of [container, { ...container, '@context': 'https://ex.org/context' }]) {
            expect(validateEpcisDocument(event).length === 0, path).toBe(ratified(event));
          }
        }
      }
    });
  });
} else {
  test('the published EPCIS documents are not beside this checkout, so nothing is compared with them', () => {
    expect(standardsArePresent()).toBe(false);
  });
}
