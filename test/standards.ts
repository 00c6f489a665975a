import { existsSync, readFileSync } from 'node:fs';

/** Published vectors and documents are upstream's: they are read where they lie beside the checkout, and never copied. */
const FOLDER = new URL('../../shared/standards/', import.meta.url);

/** True when the published standards data lies beside this checkout. */
export function standardsArePresent(): boolean {
  return existsSync(FOLDER);
}

/** The text of a published file, by its path in that folder. */
export function standardText(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8');
}
