import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { standardsArePresent, standardText } from '../../../test/standards.ts';
import { canonicalLink } from './epc-urn.ts';
import { percentEncoded, readDigitalLink, writeDigitalLink } from './gs1-digital-link.ts';
import {
  FNC1,
  readBracketed,
  readElementString,
  readScan,
  splitBracketed,
  writeElementString,
  type Gs1Reading,
} from './gs1-element-string.ts';
import {
  identifiers,
  mayStandInQuery,
  predefinedLength,
  qualifierSequences,
  valueParts,
  type ValuePart,
} from './gs1-element-table.ts';

const rowSchema = z.object({
  input: z.string(),
  ok: z.boolean().optional(),
  expect: z.string().nullish(),
  flags: z.record(z.string(), z.boolean()).default({}),
  stem: z.string().nullish(),
  note: z.string().nullish(),
});
type Row = z.infer<typeof rowSchema>;

/** The rows of one group of GS1's own unit tests. */
function rows(group: string): Row[] {
  const all = z.record(z.string(), z.unknown()).parse(JSON.parse(standardText('gs1/vectors.json')));
  return z.array(rowSchema).parse(all[group]);
}

/** GS1's engine writes FNC1 as `^` and puts one in front. */
function written(reading: Gs1Reading): string | null {
  return reading.ok ? `^${writeElementString(reading.elements).replaceAll(FNC1, '^')}` : null;
}

/** Named tests that need a code list, and coupons: not judged yet. */
const NOT_JUDGED = /ISO3166|ISO4217|IBAN|COUPON|CHECK_PAIR/;

if (standardsArePresent()) {
  describe("GS1's own test rows", () => {
    test('bracketed element strings', () => {
      for (const row of rows('bracketed_to_element_string')) {
        expect(written(readBracketed(row.input)), row.input).toBe(row.ok === true ? row.expect : null);
      }
    });

    test('element strings', () => {
      for (const row of rows('parse_element_string')) {
        const text = row.input.replaceAll('^', FNC1);
        expect(row.input.startsWith('^') && readElementString(text).ok, row.input).toBe(row.ok);
      }
    });

    test('Digital Links, but for engine switches that are no part of the standard', () => {
      for (const row of rows('digital_link_parse')) {
        if (row.flags['permitConvenienceAlphas'] === true || row.flags['permitUnknownAIs'] === true) continue;
        const shortGtin = row.flags['permitZeroSuppressedGTINinDLuris'] === true;
        expect(written(readDigitalLink(row.input, { shortGtin })), row.input).toBe(
          row.ok === true ? row.expect : null,
        );
      }
    });

    test('Digital Links written', () => {
      for (const row of rows('digital_link_generate')) {
        if (row.flags['permitUnknownAIs'] === true) continue;
        const reading = splitBracketed(row.input);
        const link = reading.ok ? writeDigitalLink(reading.elements, row.stem ?? undefined) : null;
        expect(link, row.input).toBe(row.ok === true ? row.expect : null);
      }
    });

    test('scans', () => {
      for (const row of rows('process_scan_data')) {
        const isLink = row.input.includes('https://a/NOPRIMARYAI');
        if (!isLink) expect(readScan(row.input).ok, row.input).toBe(row.ok);
      }
    });

    test('values', () => {
      for (const row of rows('ai_linters')) {
        if (NOT_JUDGED.test(row.expect ?? '')) continue;
        expect(readBracketed(row.input).ok, row.input).toBe(row.expect === 'GS1_LINTER_OK');
      }
    });

    test('percent-encoding in paths', () => {
      const encoding = z.array(z.object({ input: z.string(), path: z.string() }));
      const all = z.record(z.string(), z.unknown()).parse(JSON.parse(standardText('gs1/vectors.json')));
      for (const row of encoding.parse(all['uri_escape'])) expect(percentEncoded(row.input)).toBe(row.path);
    });

    test('canonical links', () => {
      const file = z.object({
        vectors: z.array(z.object({ input: z.string(), expect: z.string().nullable() })),
      });
      const { vectors } = file.parse(JSON.parse(standardText('gs1/dl-canonical-20.json')));
      expect(vectors).toHaveLength(20);
      for (const row of vectors) expect(canonicalLink(row.input), row.input).toBe(row.expect);
    });
  });

  test('our table says what the GS1 Barcode Syntax Dictionary says', () => {
    const dictionary = readDictionary(standardText('gs1/gs1-syntax-dictionary.txt'));
    expect([...identifiers()].sort()).toEqual([...dictionary.keys()].sort());
    for (const [identifier, entry] of dictionary) {
      expect(valueParts(identifier)?.map(partText).join(' '), identifier).toBe(entry.format);
      expect(predefinedLength(identifier) !== null, identifier).toBe(entry.flags.includes('*'));
      expect(mayStandInQuery(identifier), identifier).toBe(entry.flags.includes('?'));
      const sequences = qualifierSequences(identifier);
      expect(sequences?.map((one) => one.join(',')).join('|'), identifier).toBe(entry.qualifiers);
    }
  });
} else {
  test('the published standards data are not beside this checkout: their rows were not run', () => {
    expect(standardsArePresent()).toBe(false);
  });
}

interface DictionaryEntry {
  readonly flags: string;
  readonly format: string;
  readonly qualifiers: string | undefined;
}

function readDictionary(text: string): Map<string, DictionaryEntry> {
  const entries = new Map<string, DictionaryEntry>();
  for (const line of text.split('\n')) {
    const words = (line.split(/\s#|^#/)[0] ?? '').trim().split(/\s+/);
    const [range = ''] = words;
    if (range === '') continue;
    const flags = words.slice(1).find((word) => /^[*?!"$%&'()+,\-./:;<=>@[\\\]^_`{|}~]+$/.test(word)) ?? '';
    const key = words.find((word) => word === 'dlpkey' || word.startsWith('dlpkey='));
    const entry = {
      flags,
      format: words.filter((word) => /^\[?[NXYZ][.\d]/.test(word)).join(' '),
      qualifiers: key?.replace(/^dlpkey=?/, ''),
    };
    const [first = '', last = first] = range.split('-');
    for (let number = Number(first); number <= Number(last); number += 1) {
      entries.set(String(number).padStart(first.length, '0'), entry);
    }
  }
  return entries;
}

/** A part as the dictionary writes it: `N13,csum` or `[X..17]`. */
function partText(part: ValuePart): string {
  const length = part.shortest === part.longest ? String(part.longest) : `..${String(part.longest)}`;
  const size = part.characters.toUpperCase() + length;
  return [part.optional ? `[${size}]` : size, ...part.tests].join(',');
}
