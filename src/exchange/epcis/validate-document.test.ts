import { describe, expect, test } from 'vitest';
import { captureFindings } from './capture-findings.ts';
import { validateEpcisDocument } from './validate-document.ts';

const packing = {
  type: 'AggregationEvent',
  eventTime: '2026-03-04T13:00:00.000+08:00',
  eventTimeZoneOffset: '+08:00',
  action: 'ADD',
  bizStep: 'packing',
  parentID: 'https://id.gs1.org/00/095213210000000018',
  childQuantityList: [{ epcClass: 'https://id.gs1.org/01/09521321000018/10/A', quantity: 24 }],
};

function documentOf(...events: unknown[]): unknown {
  return {
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-06-01T16:00:00Z',
    epcisBody: { eventList: events },
  };
}

describe('validateEpcisDocument', () => {
  test('takes documents, query results and single events with a context', () => {
    expect(validateEpcisDocument(documentOf(packing))).toEqual([]);
    const results = { queryName: 'mine', resultsBody: { eventList: [packing] } };
    expect(
      validateEpcisDocument({
        '@context': [],
        type: 'EPCISQueryDocument',
        epcisBody: { queryResults: results },
      }),
    ).toEqual([]);
    expect(validateEpcisDocument({ '@context': {}, ...packing })).toEqual([]);
    expect(validateEpcisDocument(packing).map(({ at }) => at)).toEqual(['/@context']);
  });

  test('says where, what was found, what was expected and what to do', () => {
    const wrong = {
      ...packing,
      bizStep: 'packaging',
      'toy mark': 1,
      childQuantityList: [{ epcClass: 'lot A', quantity: '24' }],
    };
    expect(validateEpcisDocument(documentOf(packing, wrong))).toMatchObject([
      { at: '/epcisBody/eventList/1/bizStep', found: '"packaging"' },
      { at: '/epcisBody/eventList/1/childQuantityList/0/epcClass', expected: 'an absolute URI' },
      { at: '/epcisBody/eventList/1/childQuantityList/0/quantity', found: '"24"', expected: 'a number' },
      { at: '/epcisBody/eventList/1/toy mark', todo: expect.stringContaining('prefix:name') as string },
    ]);
  });

  test.each([null, [], 'text', 1, {}, { type: 5 }])('refuses %j', (value) => {
    expect(validateEpcisDocument(value)).toHaveLength(1);
  });

  test('refuses a document nested without end instead of failing on it', () => {
    let deep: unknown = {};
    for (let level = 0; level < 5_000; level += 1) deep = [deep];
    expect(validateEpcisDocument({ ...packing, '@context': {}, 'toy:deep': deep })).toMatchObject([
      { at: '', expected: 'at most 200 levels' },
    ]);
  });
});

describe('captureFindings', () => {
  test('has nothing to say about a sound event', () => {
    expect(captureFindings(documentOf(packing), { strict: true })).toEqual([]);
  });

  test('refuses a packing without its carton, strict or not', () => {
    const { parentID: _, ...without } = packing;
    expect(captureFindings(documentOf(without))).toMatchObject([
      { at: '/epcisBody/eventList/0/parentID', severity: 'error' },
    ]);
  });

  test('warns of what published documents do, and refuses it when strict', () => {
    const loose = {
      ...packing,
      eventTime: '2026-03-04 13:00:00+0800',
      certificationInfo: [],
      childQuantityList: [{ epcClass: 'urn:x:a', quantity: -24 }],
      sensorElementList: [
        { sensorMetadata: { deviceID: 'urn:x:d' }, sensorReport: [{ type: 'Mass', deviceID: 'urn:x:d' }] },
      ],
    };
    const document = documentOf(loose);
    expect(validateEpcisDocument(document)).toEqual([]);
    const found = captureFindings(document);
    expect(found.map(({ at }) => at.replace('/epcisBody/eventList/0', ''))).toEqual([
      '/childQuantityList/0/quantity',
      '/certificationInfo',
      '/eventTime',
      '/sensorElementList/0/sensorReport/0/deviceID',
    ]);
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(['warning']));
    expect(new Set(captureFindings(document, { strict: true }).map(({ severity }) => severity))).toEqual(
      new Set(['error']),
    );
    expect(captureFindings(documentOf())).toMatchObject([{ severity: 'warning' }]);
  });
});
