import iconv from 'iconv-lite';
import { LotproofError } from '../../kit/errors.ts';
import type { Encoding } from './encodings.ts';

/** Bytes to text, piece by piece; `isLast` gives what is left of a character that does not end. */
export type Decode = (bytes: Buffer, isLast: boolean) => string;

/**
 * A decoder that stops at bytes that are no text in the encoding: the rows after them would be recorded with other names than they have.
 *
 * @throws LotproofError `unreadable-file` from the decoder.
 */
export function decoderFor(encoding: Encoding, file: string): Decode {
  if (encoding === 'utf8') return utf8Decoder(file);
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  return (bytes, isLast) => {
    const text = isLast ? (decoder.end() ?? '') : decoder.write(bytes);
    if (text.includes('\ufffd')) throw otherBytes(file, encoding);
    return text;
  };
}

/** A file may hold the sign for a lost character, as other programs write it; what is no UTF-8 is another matter. */
function utf8Decoder(file: string): Decode {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (bytes, isLast) => {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch (error) {
      if (error instanceof TypeError) throw otherBytes(file, 'utf8');
      throw error;
    }
  };
}

function otherBytes(file: string, encoding: Encoding): LotproofError {
  return new LotproofError(
    'unreadable-file',
    `"${file}" begins as ${encoding} and has bytes further down that are none. Save all of it as UTF-8 (in Excel: "CSV UTF-8").`,
  );
}
