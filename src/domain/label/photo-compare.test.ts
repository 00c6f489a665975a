import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gtin14 } from '../code/gs1-check-digit.ts';
import { comparePhoto, photoVerdict } from './photo-compare.ts';
import type { ExpectedField, PhotoReading } from './photo-compare.ts';
import { pictureSize } from './picture-size.ts';

const lot: ExpectedField = { key: 'lot-code', text: 'ABC0921-VN-BG1', from: 'run bg1', in: 'text' };
const symbol: ExpectedField = {
  key: 'symbol',
  text: 'https://lots.example/l/AB12',
  from: 'v1',
  in: 'symbol',
};

function reading(text: string, sure = 90, symbols: PhotoReading['symbols'] = []): PhotoReading {
  return { words: text.split(' ').map((word) => ({ text: word, sure })), symbols };
}

const verdictOf = (text: string, sure?: number) => comparePhoto([lot], reading(text, sure))[0]?.verdict;

describe('a photo of a label', () => {
  it.each([
    ['Batch: ABC0921-VN-BG1 Made in Vietnam', 'agrees'],
    ['Batch: ABC0921 - VN-BG1', 'agrees'],
    ['Batch: ABC0921-VN-BG11', 'differs'],
    ['Batch: ABC0921-VN-BG2', 'differs'],
    ['Batch: ABC1021-VN-BG1', 'differs'],
    ['Batch: ABC0921-VN-BG1 Batch: ABC1021-VN-BG1', 'differs'],
    ['Batch: ABCO921-VN-BG1', 'not-read'],
    ['Batch: ABC0921-VN-BGl', 'not-read'],
    ['Baby Romper', 'not-read'],
  ])('that reads %j %s', (text, verdict) => {
    expect(verdictOf(text)).toBe(verdict);
  });

  it('does not agree where the reader was not sure', () => {
    expect(verdictOf('ABC0921-VN-BG1', 40)).toBe('not-read');
  });

  it.each([
    ['Batch: ABC0921-VN-BG1', 'nothing', 'agrees'],
    ['nothing', 'Batch: ABC0921-VN-BG1', 'agrees'],
    ['Batch: ABC0921-VN-BG7', 'nothing', 'differs'],
    ['Batch: ABC0921-VN-BG7', 'Batch: ABC0921-VN-BG7', 'differs'],
    ['Batch: ABC0921-VN-BG1', 'Batch: ABC0921-VN-BG7', 'not-read'],
    ['Batch: ABC0921-VN-BG7', 'Batch: ABC0921-VN-BG1', 'not-read'],
    ['Batch: ABC0921-VN-BG1', 'Batch: ABC0921-VN-BGI', 'not-read'],
    ['nothing', 'nothing', 'not-read'],
  ])('read twice, as %j and %j, %s', (once, again, verdict) => {
    const read = { ...reading(once), evened: reading(again).words };
    expect(comparePhoto([lot], read)[0]?.verdict).toBe(verdict);
  });

  it('never agrees with another code', () => {
    const code = fc.stringMatching(/^[A-Z]{3}[0-9]{4}-VN-BG[1-9]{1,2}$/);
    fc.assert(
      fc.property(code, code, (printed, expected) => {
        const [field] = comparePhoto([{ ...lot, text: expected }], reading(`Batch: ${printed}`));
        expect(field?.verdict === 'agrees').toBe(printed === expected);
      }),
    );
  });

  it('is held against the symbols that lead to the lot, not against an EAN beside them', () => {
    const of = (...texts: string[]) =>
      reading(
        'x',
        90,
        texts.map((text) => ({ text, gtin: gtin14(text), lot: null })),
      );
    const verdict = (read: PhotoReading) => comparePhoto([symbol], read)[0]?.verdict;
    expect(verdict(of('9521321000018', symbol.text))).toBe('agrees');
    expect(verdict(of('https://lots.example/l/OTHER'))).toBe('differs');
    expect(verdict(of('9521321000018'))).toBe('not-read');
  });

  it('is held against GTIN and lot of its symbols, and the GTIN of an EAN-13', () => {
    const gtin = '09506000134352';
    const other = '09521321000018';
    const data = { ...symbol, text: `(01)${gtin}(10)A-1`, gs1: { gtin, lot: 'A-1' } };
    const ean = { ...symbol, key: 'barcode', text: gtin.slice(1), gs1: { gtin } };
    const says = (one: string, lot: string | null) => ({ text: `${one} ${lot ?? ''}`, gtin: one, lot });
    const verdicts = (symbols: PhotoReading['symbols'], ...fields: ExpectedField[]) =>
      comparePhoto(fields, reading('x', 90, symbols)).map(({ verdict }) => verdict);
    expect(verdicts([says(gtin, 'a-1')], data)).toEqual(['agrees']);
    expect(verdicts([says(gtin, 'A-2')], data)).toEqual(['differs']);
    expect(verdicts([says(other, 'A-1')], data)).toEqual(['differs']);
    expect(verdicts([says(gtin, 'A-1'), says(other, null)], data)).toEqual(['differs']);
    expect(verdicts([says(gtin, null)], data)).toEqual(['not-read']);
    expect(verdicts([says(gtin, null)], ean)).toEqual(['agrees']);
    expect(verdicts([says(other, null)], ean)).toEqual(['differs']);
    const page = { text: symbol.text, gtin: null, lot: null };
    const all = [page, says(gtin, 'A-1'), says(gtin, null)];
    expect(verdicts(all, symbol, data, ean)).toEqual(['agrees', 'agrees', 'agrees']);
    expect(verdicts([says(gtin, 'A-1')], symbol)).toEqual(['differs']);
  });

  it('agrees only where every field does', () => {
    const fields = comparePhoto([lot, symbol], reading('ABC0921-VN-BG1'));
    expect(photoVerdict(fields)).toBe('not-read');
    expect(photoVerdict([])).toBe('not-read');
  });

  it('says its size in its head, or is none', () => {
    const png = Uint8Array.from([
      0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0, 0, 9,
    ]);
    expect(pictureSize(png)).toEqual({ width: 256, height: 9 });
    const jpeg = Uint8Array.from([
      0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 0, 5, 0, 7, 3, 0, 0, 0, 0,
    ]);
    expect(pictureSize(jpeg)).toEqual({ width: 7, height: 5 });
    expect(pictureSize(Uint8Array.from([1, 2, 3]))).toBeNull();
  });
});
