import { existsSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { standardText } from './standards.ts';

const FOLDER = fileURLToPath(new URL('../../shared/standards/', import.meta.url));

/** A published EPCIS document and its path in the standards folder. */
export interface PublishedDocument {
  readonly path: string;
  readonly document: unknown;
}

/** The published EPCIS documents that match the pattern, sorted by path; none when the folder is absent. */
export function publishedDocuments(pattern: string): PublishedDocument[] {
  if (!existsSync(FOLDER)) return [];
  return globSync(pattern, { cwd: FOLDER })
    .sort()
    .map((path) => ({ path, document: JSON.parse(standardText(path)) as unknown }));
}

export const VALID_DOCUMENTS: readonly string[] = [
  'epcis/examples/**/*.jsonld',
  'toy-pattern/*.jsonld',
  'hash/*.jsonld',
];
