import { describe, expect, test } from 'vitest';
import { canonicalLink, epcFromDigitalLink, epcToDigitalLink } from './epc-urn.ts';

const PAIRS: readonly (readonly [urn: string, link: string])[] = [
  ['urn:epc:class:lgtin:4012345.012345.Lot987', '/01/04012345123456/10/Lot987'],
  ['urn:epc:id:sgtin:4012345.011111.98%22', '/01/04012345111118/21/98%22'],
  ['urn:epc:id:sgtin:4012345.011111.98.1', '/01/04012345111118/21/98.1'],
  ['urn:epc:idpat:sgtin:4012345.011111.*', '/01/04012345111118'],
  ['urn:epc:id:sscc:4012345.3111111111', '/00/340123451111111111'],
  ['urn:epc:id:sgln:4012345.00005.122', '/414/4012345000054/254/122'],
  ['urn:epc:id:sgln:4012345.00005.0', '/414/4012345000054'],
  ['urn:epc:id:pgln:4000001.00000', '/417/4000001000005'],
  ['urn:epc:id:grai:4012345.00022.334455', '/8003/04012345000221334455'],
  ['urn:epc:id:giai:4012345.ABC345', '/8004/4012345ABC345'],
  ['urn:epc:id:gsrn:4012345.0000006765', '/8018/401234500000067657'],
  ['urn:epc:id:gsrnp:4012345.0000000007', '/8017/401234500000000074'],
  ['urn:epc:id:gdti:4012345.00009.PO-4711', '/253/4012345000092PO-4711'],
  ['urn:epc:id:sgcn:4012345.00009.4711', '/255/40123450000924711'],
  ['urn:epc:id:cpi:0614141.11111111111111-A%23%2F.1234', '/8010/061414111111111111111-A%23%2F/8011/1234'],
  ['urn:epc:id:ginc:0614141.xyz47%2F11', '/401/0614141xyz47%2F11'],
  ['urn:epc:id:gsin:4012345.222333444', '/402/40123452223334442'],
  ['urn:epc:id:itip:4012345.011111.01.02.987', '/8006/040123451111180102/21/987'],
  [
    'urn:epc:id:upui:1234567.098765.51qIgY)%3C%26Jp3*j7SDB',
    '/01/01234567987651/235/51qIgY%29%3C%26Jp3%2Aj7SDB',
  ],
];

describe('EPC URNs and Digital Links', () => {
  test.each(PAIRS)('%s is %s, both ways', (urn, path) => {
    const link = `https://id.gs1.org${path}`;
    expect(epcToDigitalLink(urn)).toBe(link);
    expect(epcFromDigitalLink(link, 7)).toBe(urn);
    expect(canonicalLink(urn)).toBe(link);
    expect(canonicalLink(link)).toBe(link);
  });

  test.each([
    'urn:epc:id:sgtin:4012345.01111.9',
    'urn:epc:id:sgtin:4012345.011111',
    'urn:epc:id:sgtin:4012345.011111.',
    'urn:epc:id:sscc:4012345.31111111',
    'urn:epc:id:nothing:4012345.1',
    'urn:epc:class:lgtin:4012345.012345.a b',
    'urn:uuid:0',
    'https://id.gs1.org/',
    '',
  ])('%j is no EPC', (urn) => {
    expect(epcToDigitalLink(urn)).toBeNull();
    expect(canonicalLink(urn)).toBeNull();
  });

  test('a canonical link is had of wrong check digits too, and of a short GTIN', () => {
    expect(canonicalLink('https://a.example/x/01/09521321000019/10/A/21/S?11=1')).toBe(
      'https://id.gs1.org/01/09521321000019/21/S',
    );
    expect(canonicalLink('https://a.example/01/9521321001022')).toBe('https://id.gs1.org/01/09521321001022');
  });

  test.each([5, 13, 7.5])('a company prefix of %d digits is none', (length) => {
    expect(epcFromDigitalLink('https://id.gs1.org/00/340123451111111111', length)).toBeNull();
  });
});
