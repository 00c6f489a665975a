import { comparePhoto, photoVerdict } from '../../src/domain/label/photo-compare.ts';
import type { ExpectedField, PhotoReading } from '../../src/domain/label/photo-compare.ts';
import { present } from '../../src/kit/invariant.ts';

/** What the record says; the labels of the bench say it, or differ from it in one field. */
const RECORD: Readonly<Record<string, string>> = {
  who: 'Importer: Arcadia Bay Imports LLC',
  place: 'Bac Giang, Vietnam',
  date: 'September 2021',
  product: 'Baby Romper',
  'lot-code': 'ABC0921-VN-BG1',
  phone: 'Phone: +1 555 0199 204',
};
const EXPECTED: readonly ExpectedField[] = Object.entries(RECORD).map(([key, text]) => ({
  ...{ key, text, from: 'run bg1', in: 'text' },
}));

/** Labels: as on record, and with one field another's; a letter or digit is all that most differ in. */
export const PRINTED: readonly { readonly differsIn: string | null; readonly lines: readonly string[] }[] = [
  { differsIn: null, lines: linesWith({}) },
  { differsIn: 'lot-code', lines: linesWith({ 'lot-code': 'ABC0921-VN-BG7' }) },
  { differsIn: 'date', lines: linesWith({ date: 'October 2021' }) },
  { differsIn: 'place', lines: linesWith({ place: 'Bac Ninh, Vietnam' }) },
  { differsIn: 'phone', lines: linesWith({ phone: 'Phone: +1 555 0199 264' }) },
];

function linesWith(other: Readonly<Record<string, string>>): string[] {
  return Object.entries({ ...RECORD, ...other }).map(([, text]) => text);
}

/** What was read of one picture. */
export interface Looked {
  readonly taken: string;
  readonly differsIn: string | null;
  readonly read: PhotoReading;
}

export interface PhotoFigures {
  readonly pictures: number;
  /** Fields that say what is on record, and of those how many were read as agreeing. */
  readonly trueFields: number;
  readonly agreeing: number;
  /** Fields that say what is on record and were said to differ. */
  readonly falseAlarms: number;
  /** Labels that differ: how many were said to, how many could not be read well enough, and how many agreed in all (none may). */
  readonly different: number;
  readonly found: number;
  readonly undecided: number;
  readonly passedThatDiffer: number;
}

export function photoFigures(looked: readonly Looked[]): PhotoFigures {
  const compared = looked.map(({ differsIn, read }) => ({ differsIn, fields: comparePhoto(EXPECTED, read) }));
  const asRecorded = compared.flatMap(({ differsIn, fields }) =>
    fields.filter(({ key }) => key !== differsIn),
  );
  const others = compared.flatMap(({ differsIn, fields }) =>
    differsIn === null
      ? []
      : [
          {
            verdict: photoVerdict(fields),
            field: present(
              fields.find(({ key }) => key === differsIn),
              differsIn,
            ),
          },
        ],
  );
  return {
    pictures: looked.length,
    trueFields: asRecorded.length,
    agreeing: asRecorded.filter(({ verdict }) => verdict === 'agrees').length,
    falseAlarms: asRecorded.filter(({ verdict }) => verdict === 'differs').length,
    different: others.length,
    found: others.filter(({ field }) => field.verdict === 'differs').length,
    undecided: others.filter(({ field }) => field.verdict === 'not-read').length,
    passedThatDiffer: others.filter(
      ({ verdict, field }) => verdict === 'agrees' || field.verdict === 'agrees',
    ).length,
  };
}
