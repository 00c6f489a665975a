import { readFileSync } from 'node:fs';
import { LotproofError } from '../../kit/errors.ts';
import { readDelimited, type DelimitedSettings } from './delimited.ts';
import { headOf, sizeOf, type FileSource } from './file-source.ts';
import type { Grid } from './sheet.ts';
import { readWorkbook } from './workbook.ts';
import { FILE_LIMIT_BYTES } from './zip-guard.ts';

/** The first bytes of the old binary workbook formats. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/**
 * Reads a factory's file by what it is, whatever its name says: XLSX, XLS, ODS, or delimited text.
 *
 * @throws LotproofError `unreadable-file` or `limit-exceeded`.
 */
export function openGrid(source: FileSource, settings: DelimitedSettings = {}): Grid {
  if (sizeOf(source) > FILE_LIMIT_BYTES) {
    throw new LotproofError(
      'limit-exceeded',
      `"${source.name}" is larger than ${String(FILE_LIMIT_BYTES / 1_048_576)} MB. Split it.`,
    );
  }
  const head = headOf(source, 8);
  const isZip = head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  if (!isZip && !head.equals(COMPOUND_FILE)) return readDelimited(source, settings);
  const bytes = 'bytes' in source ? source.bytes : readFileSync(source.path);
  return readWorkbook(bytes, source.name);
}
