import { faulty, readAs, type Reading, type Scalar } from '../reading/reading.ts';
import { wordKey } from '../mapping/compile.ts';

type Word = Scalar | null | readonly (Scalar | null)[];

/** A text, cut into several where it names several, each turned into what its word stands for. */
export function readWords(
  text: string,
  split: RegExp | null,
  words: Readonly<Record<string, Word>> | null,
  tableName: string,
): Reading {
  const pieces = split === null ? [text] : text.split(split).map((piece) => piece.trim());
  const values: Scalar[] = [];
  let isList = split !== null;
  for (const piece of pieces) {
    if (piece === '') continue;
    const word = words === null ? piece : meaningOf(piece, words);
    if (word === undefined) {
      return faulty(
        'unknown-code',
        piece,
        `one of ${Object.keys(words ?? {})
          .slice(0, 12)
          .join(', ')}`,
        `"${piece}" is not among the words of "${tableName}".`,
        'Add the word to the mapping, or mend the cell.',
      );
    }
    if (word !== null && typeof word === 'object') {
      isList = true;
      values.push(...word.filter((each): each is Scalar => each !== null));
    } else if (word !== null) values.push(word);
  }
  const [only] = values;
  if (isList) return readAs([...new Set(values)]);
  return readAs(only ?? null);
}

/** What a word stands for; undefined when nothing says. */
export function meaningOf(text: string, words: Readonly<Record<string, Word>>): Word | undefined {
  const key = wordKey(text);
  const known = Object.keys(words).find((word) => wordKey(word) === key) ?? '*';
  return words[known];
}
