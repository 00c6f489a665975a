import { z } from 'zod';

/** A record's id: given by whoever records it, unique in its kind. */
export const ID_PATTERN = /^[\p{L}\p{N}][\p{L}\p{N}._:~@/+-]{0,119}$/u;

export const idSchema = z
  .string()
  .regex(ID_PATTERN, 'an id: 1 to 120 letters, digits and . _ : ~ @ / + -, starting with a letter or digit')
  .describe('Id of a record, unique in its kind');

/**
 * A new id that sorts by time: 48 bits of milliseconds and 80 random bits in Crockford's base 32, 26 characters (a ULID).
 * `milliseconds` and `random` (10 bytes) come from the edge, so that tests own both.
 */
export function timeSortedId(milliseconds: number, random: Uint8Array): string {
  let value = BigInt(milliseconds);
  for (const byte of random.subarray(0, 10)) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let index = 0; index < 26; index += 1) {
    text = '0123456789abcdefghjkmnpqrstvwxyz'.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return text;
}
