import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedDocuments, VALID_DOCUMENTS } from '../../../test/epcis-documents.ts';
import { standardsArePresent } from '../../../test/standards.ts';
import { readWholeQuantity } from './decimal-quantity.ts';
import { instantOf, readEventTime } from './event-times.ts';
import { codeIn, readIdentifier, readItemClass } from './identifier.ts';
import { readEpcisEvents } from './read-events.ts';

const receiving = {
  type: 'ObjectEvent',
  eventID: 'urn:uuid:7C0E6F00-0000-4000-8000-000000000001',
  eventTime: '2026-03-01T00:00:00Z',
  eventTimeZoneOffset: '+08:00',
  action: 'OBSERVE',
  bizStep: 'https://ref.gs1.org/cbv/BizStep-receiving',
  disposition: 'in_progress',
  readPoint: { id: 'urn:epc:id:sgln:9521321.00002.DOCK' },
  quantityList: [
    { epcClass: 'https://id.gs1.org/01/09521322000055/10/PNT-8841', quantity: 40.25, uom: 'KGM' },
    { epcClass: 'https://docs.example.com/material/77/L-1' },
  ],
  epcList: ['https://id.gs1.org/00/095213210000000018'],
  bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:9521321000019:PO-5501' }],
  sourceList: [{ type: 'possessing_party', source: 'https://id.gs1.org/417/9521321000704' }],
  certificationInfo: 'https://docs.example.com/coa/1',
  'toy:line': 'L2',
};

function documentOf(...events: unknown[]): unknown {
  return { type: 'EPCISDocument', epcisBody: { eventList: events } };
}

describe('readEpcisEvents', () => {
  test('reads roles, quantities, places, parties, papers and times', () => {
    const { events, problems } = readEpcisEvents(documentOf(receiving));
    expect(problems).toEqual([]);
    expect(events).toMatchObject([
      {
        key: '7c0e6f00-0000-4000-8000-000000000001',
        step: 'receiving',
        time: { instant: '2026-03-01T00:00:00.000Z', local: '2026-03-01T08:00', offset: '+08:00' },
        readPoint: { kind: 'place', gln: '9521321000025', extension: 'DOCK' },
        mentions: [
          { role: 'reference', quantity: { value: 40_250, unit: 'GRM' }, item: { lot: 'PNT-8841' } },
          { role: 'reference', quantity: null, item: { gtin: null, lot: 'L-1' } },
          { form: 'instance', identifier: { kind: 'logistic-unit', sscc: '095213210000000018' } },
        ],
        transactions: [{ type: 'po', code: 'PO-5501' }],
        sources: [{ type: 'possessing_party', identifier: { kind: 'party', gln: '9521321000704' } }],
        certificates: ['https://docs.example.com/coa/1'],
        withdrawn: null,
      },
    ]);
    expect(events[0]?.facts).toEqual(new Map([['toy:line', 'L2']]));
  });

  test('takes the same event twice as one, and refuses another under its eventID', () => {
    const again = { ...receiving, recordTime: '2026-03-02T00:00:00Z' };
    expect(readEpcisEvents(documentOf(receiving, again)).events).toHaveLength(1);
    const other = readEpcisEvents(documentOf(receiving, { ...receiving, bizStep: 'shipping' }));
    expect(other.problems).toMatchObject([{ at: '/epcisBody/eventList/1/eventID' }]);
  });

  test('withdraws an event by an error declaration, whichever comes first', () => {
    const declared = {
      ...receiving,
      errorDeclaration: {
        declarationTime: '2026-03-06T01:00:00Z',
        reason: 'urn:epcglobal:cbv:er:did_not_occur',
      },
    };
    for (const pair of [
      [receiving, declared],
      [declared, receiving],
    ]) {
      expect(readEpcisEvents(documentOf(...pair)).events).toMatchObject([
        { withdrawn: { declared: '2026-03-06T01:00:00.000Z', reason: 'did_not_occur', correctedBy: [] } },
      ]);
    }
  });

  test('refuses a quantity that cannot be kept exactly', () => {
    const vague = { ...receiving, quantityList: [{ epcClass: 'urn:x:a', quantity: 0.0125, uom: 'KGM' }] };
    expect(readEpcisEvents(documentOf(vague)).problems).toMatchObject([
      { at: '/epcisBody/eventList/0/quantityList/0/quantity', found: '"0.0125 KGM"' },
    ]);
  });

  test('reads every published document, or says that none is there', () => {
    const documents = VALID_DOCUMENTS.flatMap(publishedDocuments);
    expect(documents.length > 0).toBe(standardsArePresent());
    for (const { path, document } of documents) {
      const { events, problems } = readEpcisEvents(document);
      expect(problems, path).toEqual([]);
      expect(events.length, path).toBeGreaterThan(0);
    }
  });
});

describe('readWholeQuantity', () => {
  test('is exact for every decimal with three digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (grams) => {
        const written = JSON.parse((grams / 1_000).toFixed(3)) as number;
        expect(readWholeQuantity(written, 'KGM')).toEqual({ value: grams, unit: 'GRM' });
      }),
    );
  });

  test.each([
    [12, null, { value: 12, unit: 'H87' }],
    [2, 'DZN', { value: 24, unit: 'H87' }],
    [1.5, 'MTK', { value: 15_000, unit: 'CMK' }],
  ])('%d %s', (quantity, uom, expected) => {
    expect(readWholeQuantity(quantity, uom)).toEqual(expected);
  });

  test.each([
    [0.5, null],
    [-1, 'KGM'],
    [1e21, 'KGM'],
    [1, 'LBR'],
    [1, 'constructor'],
    [1_000_001, 'TNE'],
  ])('refuses %d %s', (quantity, uom) => {
    expect(readWholeQuantity(quantity, uom)).toHaveProperty('fault');
  });
});

describe('identifiers', () => {
  test('a URN and a Digital Link on any domain have one key', () => {
    const keys = [
      'urn:epc:class:lgtin:4012345.012345.Lot987',
      'https://id.gs1.org/01/04012345123456/10/Lot987',
      'https://shop.example/p/01/04012345123456/10/Lot%3987?17=261231',
      'https://id.gs1.org/01/4012345123456/10/Lot987',
    ].map((uri) => readIdentifier(uri).key);
    expect(new Set(keys)).toEqual(new Set(['/01/04012345123456/10/Lot987']));
  });

  test('the lot stays beside a serial number', () => {
    expect(readIdentifier('https://id.gs1.org/01/04012345123456/10/L/21/7')).toMatchObject({
      lot: 'L',
      serial: '7',
    });
  });

  test('a wrong check digit is told and kept', () => {
    expect(readIdentifier('https://id.gs1.org/01/04012345123457')).toMatchObject({
      gtin: '04012345123457',
      fault: expect.any(String) as string,
    });
  });

  test('a URI of somebody’s own is its item and lot at once', () => {
    expect(readItemClass('urn:x:paint:7')).toMatchObject({ gtin: null, lot: '7', key: 'urn:x:paint:7' });
  });

  test.each([
    ['urn:epcglobal:cbv:bt:9521321000019:PO-5501', 'PO-5501'],
    ['https://carrier.example.com/bl/OOLU%20123/?x=1', 'OOLU 123'],
    ['urn:epc:id:gdti:0614141.00001.1618034', 'urn:epc:id:gdti:0614141.00001.1618034'],
    ['https://example.com/%zz', '%zz'],
  ])('the code in %s', (uri, code) => {
    expect(codeIn(uri)).toBe(code);
  });
});

describe('times', () => {
  test.each([
    ['2026-03-01T08:00:00+0800', '2026-03-01T00:00:00Z'],
    ['2026-03-01 08:00:00.5+08', '2026-03-01T00:00:00.5Z'],
    ['2026-03-01t00:00:00z', '2026-03-01T00:00:00Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59Z'],
  ])('%s is the instant %s', (text, plain) => {
    expect(instantOf(text)).toBe(Date.parse(plain));
  });

  test('the clock on the wall goes by the stated offset', () => {
    expect(readEventTime('2026-04-10T16:00:00Z', '-07:00').local).toBe('2026-04-10T09:00');
  });
});
