import { readCanonicalJson } from '../kit/canonical-json.ts';
import type { Entry } from './entry.ts';
import { entryHash, FIRST_PREVIOUS } from './entry.ts';
import type { ReadEntry } from './replay.ts';

/** Where the chain of entries is broken. */
export interface ChainFault {
  readonly sequence: number;
  readonly says: string;
}

/** Walks along the chain of entries, from the first on, until it is broken. */
export class ChainWalk {
  #previous = FIRST_PREVIOUS;
  #expected = 1;

  /** Hash of the last entry that was sound. */
  get head(): string {
    return this.#previous;
  }

  /** Entries that were sound. */
  get length(): number {
    return this.#expected - 1;
  }

  /** Takes the next entries with their payloads parsed, up to the first that is not as it was recorded. */
  take(entries: readonly Entry[]): {
    readonly sound: readonly ReadEntry[];
    readonly fault: ChainFault | null;
  } {
    const sound: ReadEntry[] = [];
    for (const entry of entries) {
      const parsed = readCanonicalJson(entry.payload);
      const says = this.#fault(entry, parsed);
      if (says !== null) return { sound, fault: { sequence: this.#expected, says } };
      sound.push({ ...entry, parsed });
      this.#previous = entry.hash;
      this.#expected += 1;
    }
    return { sound, fault: null };
  }

  #fault(entry: Entry, parsed: unknown): string | null {
    const name = `Entry ${String(entry.sequence)}`;
    if (entry.sequence !== this.#expected) return `Entry ${String(this.#expected)} is missing.`;
    if (entry.previous !== this.#previous) return `${name} does not follow the entry before it.`;
    if (parsed === undefined) return `The payload of ${name.toLowerCase()} is not canonical JSON.`;
    if (entryHash(entry) !== entry.hash) return `${name} was changed after it was recorded.`;
    return null;
  }
}
