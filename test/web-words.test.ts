import { describe, expect, it } from 'vitest';
import { messages as english } from '../web/locales/en.ts';
import { messages as chinese } from '../web/locales/zh.ts';
import { itemsOf, partsOf, shapeOf } from '../src/cli/input-shape.ts';
import type { InputShape } from '../src/cli/input-shape.ts';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { sayings } from './tidy/web-words.ts';

const [en, zh] = [sayings(english), sayings(chinese)];

describe('the words of the web app', () => {
  it('are in English and Chinese alike, with the same values in them', () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
    const other = [...en].filter(([key, text]) => valuesIn(text) !== valuesIn(zh.get(key) ?? ''));
    expect(other.map(([key]) => key)).toEqual([]);
  });

  it('say something, and Chinese ones in Chinese', () => {
    const silent = [...en, ...zh].filter(([, text]) => text.trim() === '');
    const sameWords = [...en].filter(([key, text]) => /[a-z]{3} [a-z]{3}/.test(text) && zh.get(key) === text);
    expect({ silent, sameWords }).toEqual({ silent: [], sameWords: [] });
  });

  it('name every field and every choice of every record', () => {
    const names = new Set(RECORD_KINDS.flatMap((kind) => namesIn(shapeOf(kind.schema))));
    expect([...names].filter((name) => !en.has(name))).toEqual([]);
  });
});

/** The values a text has places for: `{count}`, `{label}`, those of a choice and those inside its arms. */
function valuesIn(text: string): string {
  const names: string[] = [];
  // Whether each brace that is open holds an arm of a choice, which is text; the others hold a value.
  const open: boolean[] = [];
  let beforeBrace = '';
  for (const [piece] of text.matchAll(/[{}]|[^{}]+/g)) {
    if (piece === '}') open.pop();
    else if (piece === '{') open.push(open.length > 0 && open.at(-1) === false && /\w\s*$/.test(beforeBrace));
    else if (open.at(-1) === false && /^\w+\s*(,|$)/.test(piece)) names.push(piece.split(/[\s,]/, 1).join());
    beforeBrace = piece;
  }
  return [...new Set(names)].sort().join(' ');
}

/** Keys of the locale that a form of this shape needs. */
function namesIn(shape: InputShape): string[] {
  return partsOf(shape).flatMap(([name, part]) => {
    if (name === 'source') return [];
    const inner = part.items === undefined ? part : itemsOf(part);
    const choices = (inner.enum ?? []).map((choice) => `choice.${String(choice)}`);
    return [`field.${name}`, ...choices, ...namesIn(inner)];
  });
}
