import { describe, expect, it } from 'vitest';
import { photoFigures, PRINTED } from './photo-figures.ts';

describe('the figures of the photo bench', () => {
  const looked = PRINTED.map(({ differsIn, lines }) => ({
    ...{ taken: 'read letter by letter', differsIn },
    read: {
      words: lines.flatMap((line) => line.split(' ')).map((text) => ({ text, sure: 99 })),
      symbols: [],
    },
  }));

  it('count every field of what was read well', () => {
    const { pictures, trueFields, agreeing, falseAlarms, different } = photoFigures(looked);
    expect({ pictures, trueFields, agreeing, falseAlarms, different }).toEqual({
      ...{ pictures: 5, trueFields: 26, agreeing: 26, falseAlarms: 0, different: 4 },
    });
  });

  it('let no label pass that differs, and nothing read is nothing found', () => {
    const blind = looked.map((one) => ({ ...one, read: { words: [], symbols: [] } }));
    expect(photoFigures(looked)).toMatchObject({ passedThatDiffer: 0 });
    expect(photoFigures(blind)).toMatchObject({ agreeing: 0, found: 0, undecided: 4, passedThatDiffer: 0 });
  });
});
