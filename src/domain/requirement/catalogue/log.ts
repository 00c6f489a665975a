import type { Words } from '../rule.ts';

/** One change of the catalogue. A test holds the digest of the newest against the rows, so none changes unsaid. */
interface CatalogueChange {
  readonly version: string;
  readonly on: string;
  readonly says: Words;
  /** Ids of the rules and reliefs that changed; `all` for the first. */
  readonly changed: readonly string[];
  /** First sixteen digits of the SHA-256 of the rows in canonical JSON. */
  readonly digest: string;
}

/** What the catalogue knows goes up to this month. */
export const STATE_OF_KNOWLEDGE = '2026-10';

/** Newest last. */
export const CATALOGUE_LOG: readonly CatalogueChange[] = [
  {
    version: '1',
    on: '2026-11-21',
    says: { en: 'First catalogue.', zh: '首个目录版本。' },
    changed: ['all'],
    digest: 'ec8f801ab5aff647',
  },
];
