import { UNIT_WORDS, unitKey } from '../reading/unit-words.ts';

/** The unit that a header names for all quantities below it, and the header without it. */
export interface HeaderUnit {
  /** The word as it stands there. */
  readonly word: string;
  readonly rest: string;
}

/** `Qty (kg)`, `Used / Kgs`, `数量(公斤)`, `Weight KG`; null: no unit that is known. */
export function unitInHeader(header: string): HeaderUnit | null {
  const patterns = [
    /^(.*)[(（[]\s*([^)）\]]+?)\s*[)）\]]\s*$/su,
    /^(.*) \/ ([^/]+)$/su,
    /^(.*)[\s,，]+(\S+)$/su,
  ];
  for (const pattern of patterns) {
    const [, rest = '', word = ''] = pattern.exec(header) ?? [];
    if (rest.trim() !== '' && UNIT_WORDS.has(unitKey(word))) return { word: word.trim(), rest: rest.trim() };
  }
  return null;
}
