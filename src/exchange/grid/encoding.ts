import iconv from 'iconv-lite';
import type { Encoding } from './encodings.ts';
import { isUsualChinese, isWindows1252, isWindows1258 } from './letters.ts';

export interface EncodingGuess {
  readonly encoding: Encoding;
  /** Bytes of the mark at the head of the file. */
  readonly markBytes: number;
  /** False when the bytes could be read in another way as well. */
  readonly sure: boolean;
}

/**
 * How the file's bytes are to be read, from a part of it (64 KB are plenty): a byte order mark, zero bytes in every second
 * place, bytes that are whole UTF-8; else Vietnamese in Windows-1258, GB18030 or Windows-1252, each only where all of it is what that
 * encoding and its languages have. Null where none is, or two may be: a wrong guess would record wrong names.
 */
export function guessEncoding(head: Buffer, isWhole: boolean): EncodingGuess | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf8', markBytes: 3, sure: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf16le', markBytes: 2, sure: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf16be', markBytes: 2, sure: true };
  const wide = guessWide(head);
  if (wide !== null) return { encoding: wide, markBytes: 0, sure: true };
  if (isUtf8(head, isWhole)) return { encoding: 'utf8', markBytes: 0, sure: true };
  const vietnamese = isWindows1258(head);
  if (vietnamese === true) return { encoding: 'windows-1258', markBytes: 0, sure: false };
  if (isGb18030(head, isWhole)) return { encoding: 'gb18030', markBytes: 0, sure: false };
  if (vietnamese === 'unsure' || !isWindows1252(head)) return null;
  return { encoding: 'windows-1252', markBytes: 0, sure: false };
}

/** UTF-16 without a mark: nearly all commas, digits and line ends have a zero byte beside them. */
function guessWide(head: Buffer): Encoding | null {
  let [even, odd] = [0, 0];
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  const pairs = Math.floor(head.length / 2);
  if (pairs < 4) return null;
  if (odd > pairs * 0.2 && even < odd / 10) return 'utf16le';
  if (even > pairs * 0.2 && odd < even / 10) return 'utf16be';
  return null;
}

function isUtf8(head: Buffer, isWhole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !isWhole });
    return true;
  } catch {
    // The decoder throws on the first byte that is no UTF-8: that is the answer.
    return false;
  }
}

function isGb18030(head: Buffer, isWhole: boolean): boolean {
  const text = iconv.decode(head, 'gb18030');
  const checked = isWhole ? text : text.slice(0, -2);
  if (checked.includes('\ufffd') || !isUsualChinese(head)) return false;
  // Western text with accents often is valid GB18030 by chance: then most of its "Chinese" stands alone among letters.
  const runs = checked.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]+/gu) ?? [];
  const characters = runs.reduce((sum, run) => sum + run.length, 0);
  if (characters > 0) return characters >= runs.length * 1.5;
  // No Chinese at all: accents in GB18030 are pairs of bytes that Western code pages read as signs, not as letters.
  const western = iconv.decode(head, 'windows-1252').match(/[\u0080-\uffff]/gu) ?? [];
  return western.filter((character) => /\p{L}/u.test(character)).length < western.length / 2;
}
