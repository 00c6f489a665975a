import { describe, expect, test } from 'vitest';
import { constrainedLink, readDigitalLink, writeDigitalLink } from './gs1-digital-link.ts';
import { readBracketed, writeBracketed } from './gs1-element-string.ts';

describe('GS1 Digital Links', () => {
  test.each([
    ['https://id.gs1.org/01/09521321000018/10/TC-260301-L2-A', '(01)09521321000018(10)TC-260301-L2-A'],
    [
      'https://example.com/shop/01/09521321000018/10/A%2FB?11=260301&utm=x#top',
      '(01)09521321000018(10)A/B(11)260301',
    ],
    ['http://127.0.0.1:8080/00/340123451111111111', '(00)340123451111111111'],
    ['https://id.gs1.org/01/9521321001022', null],
    ['https://id.gs1.org/01/09521321000019', null],
    ['https://id.gs1.org/01/09521321000018?10=A', null],
    ['https://id.gs1.org/01/09521321000018/21/S/10/A', null],
    ['https://example.com/about', null],
    ['urn:epc:id:sscc:4012345.3111111111', null],
  ])('%s holds %s', (link, expected) => {
    const reading = readDigitalLink(link);
    expect(reading.ok ? writeBracketed(reading.elements) : null).toBe(expected);
  });

  test('a short GTIN is widened where that is asked for', () => {
    const reading = readDigitalLink('https://id.gs1.org/01/9521321001022', { shortGtin: true });
    expect(reading).toEqual({ ok: true, elements: [{ identifier: '01', value: '09521321001022' }] });
  });

  test.each([
    ['(01)09521321000018(10)A/B(11)260301', 'https://id.gs1.org/01/09521321000018/10/A%2FB?11=260301'],
    ['(10)A(01)09521321000018(21)S', 'https://id.gs1.org/01/09521321000018/10/A/21/S'],
    ['(10)A', null],
    ['(01)09521321000018(235)T(10)A', null],
  ])('%s makes %s', (bracketed, expected) => {
    const reading = readBracketed(bracketed);
    expect(reading.ok && writeDigitalLink(reading.elements)).toBe(expected);
  });

  test('the constrained link keeps the finest level only', () => {
    const lot = readDigitalLink('https://a.example/01/09521321000018/10/A?11=260301');
    expect(lot.ok && constrainedLink(lot.elements)).toBe('https://id.gs1.org/01/09521321000018/10/A');
    const item = readDigitalLink('https://a.example/01/09521321000018/22/V/10/A/21/S');
    expect(item.ok && constrainedLink(item.elements)).toBe('https://id.gs1.org/01/09521321000018/21/S');
    const variant = readDigitalLink('https://a.example/01/09521321000018/22/V');
    expect(variant.ok && constrainedLink(variant.elements)).toBe('https://id.gs1.org/01/09521321000018');
  });
});
