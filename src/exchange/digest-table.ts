import { hash } from 'node:crypto';

/** Words of 32 bits of a key: 96 bits, so that in a billion rows no two texts meet by chance. */
const KEY_WORDS = 3;
const FIRST_SLOTS = 1_024;
/** Above this share of full slots the table doubles. */
const FULL = 0.7;

/**
 * Remembers a number for each of very many texts, by their digests, in 20 bytes a slot: a million rows take 40 MiB, where a Map of
 * texts takes some hundred. Texts themselves are not kept.
 */
export class DigestTable {
  #slots = FIRST_SLOTS;
  #keys = new Uint32Array(FIRST_SLOTS * KEY_WORDS);
  /** 0 where a slot is empty. */
  #values = new Float64Array(FIRST_SLOTS);
  #count = 0;

  /** The number that was kept for the text first; keeps this one, a whole number from 1, and gives null where there was none. */
  firstFor(text: string, value: number): number | null {
    const key = keyOf(text);
    const slot = this.#slotOf(key[0], key[1], key[2]);
    const found = this.#values[slot] ?? 0;
    if (found !== 0) return found;
    this.#keys.set(key, slot * KEY_WORDS);
    this.#values[slot] = value;
    this.#count += 1;
    if (this.#count > this.#slots * FULL) this.#grow();
    return null;
  }

  /** Whether a number is kept for the text. */
  has(text: string): boolean {
    const key = keyOf(text);
    return this.#values[this.#slotOf(key[0], key[1], key[2])] !== 0;
  }

  /** The slot that holds the key, or the empty one where it belongs. */
  #slotOf(first: number, second: number, third: number): number {
    const keys = this.#keys;
    for (let slot = first % this.#slots; ; slot = (slot + 1) % this.#slots) {
      if (this.#values[slot] === 0) return slot;
      const at = slot * KEY_WORDS;
      if (keys[at] === first && keys[at + 1] === second && keys[at + 2] === third) return slot;
    }
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#slots *= 2;
    this.#keys = new Uint32Array(this.#slots * KEY_WORDS);
    this.#values = new Float64Array(this.#slots);
    for (let slot = 0; slot < values.length; slot += 1) {
      const value = values[slot] ?? 0;
      if (value === 0) continue;
      const key = keys.subarray(slot * KEY_WORDS, (slot + 1) * KEY_WORDS);
      const now = this.#slotOf(key[0] ?? 0, key[1] ?? 0, key[2] ?? 0);
      this.#keys.set(key, now * KEY_WORDS);
      this.#values[now] = value;
    }
  }
}

function keyOf(text: string): readonly [number, number, number] {
  const digest = hash('sha1', text, 'buffer');
  return [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8)];
}
