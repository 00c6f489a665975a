import { isObject } from './plain.ts';
import type { Unnamed } from './withhold-names.ts';

/** A name that stands for something withheld, in the order in which they were met. */
export interface StandIn {
  /** `withheld-1`: its id, its name, and what stands in its place in other texts. */
  readonly name: string;
  readonly record: Unnamed['record'];
}

/** Shorter words hide only where they are all of a text: inside another they would be part of anything. */
const SHORTEST = 4;
const SHORTEST_HAN = 2;
/** Fields that hold words of ours. */
const OUR_FIELDS = new Set(['kind', 'roles']);

/** Puts stand-ins in the place of names, in texts and in whatever holds texts. One of a pack: the same name stands for the same thing all through it. */
export class Hiding {
  readonly #owners = new Map<string, Unnamed>();
  readonly #ofRecords: ReadonlyMap<string, Unnamed>;
  readonly #inside: RegExp | null;
  readonly #standIns = new Map<Unnamed, StandIn>();

  constructor(unnamed: readonly Unnamed[]) {
    this.#ofRecords = new Map(
      unnamed.flatMap((one) => (one.record === null ? [] : [[`${one.record.kind} ${one.record.id}`, one]])),
    );
    for (const one of unnamed)
      for (const text of one.texts) {
        const key = keyOf(text);
        if (!this.#owners.has(key)) this.#owners.set(key, one);
      }
    const texts = [...new Set(unnamed.flatMap((one) => one.texts))]
      .filter((text) => text.length >= (isHan(text) ? SHORTEST_HAN : SHORTEST))
      .sort((left, right) => right.length - left.length || (left < right ? -1 : 1));
    this.#inside = texts.length === 0 ? null : new RegExp(texts.map(patternOf).join('|'), 'giu');
  }

  /** Those that were met so far. */
  get standIns(): readonly StandIn[] {
    return [...this.#standIns.values()];
  }

  /** What stands for a record; null: it is named. */
  standInOf(kind: string, id: string): string | null {
    const one = this.#ofRecords.get(`${kind} ${id}`);
    return one === undefined ? null : this.#nameOf(one);
  }

  text(text: string): string {
    const whole = this.#owners.get(keyOf(text));
    if (whole !== undefined) return this.#nameOf(whole);
    if (this.#inside === null) return text;
    return text.replace(this.#inside, (found) => {
      const owner = this.#owners.get(keyOf(found));
      // Some letters have small forms of their own: whose it is is then not told, but it is hidden.
      return owner === undefined ? 'withheld' : this.#nameOf(owner);
    });
  }

  /** The same value with every text in it hidden. */
  value<Value>(value: Value): Value {
    // The shape stays: only texts change, and a text stays a text.
    return this.#hidden(value) as Value;
  }

  #hidden(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((one: unknown) => this.#hidden(one));
    if (!isObject(value) || value instanceof Uint8Array) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, OUR_FIELDS.has(key) ? one : this.#hidden(one)]),
    );
  }

  #nameOf(one: Unnamed): string {
    const known = this.#standIns.get(one);
    if (known !== undefined) return known.name;
    const made = { name: `withheld-${String(this.#standIns.size + 1)}`, record: one.record };
    this.#standIns.set(one, made);
    return made.name;
  }
}

function keyOf(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** The text as it may stand among others: whole words, whatever the case and the room between them. */
function patternOf(text: string): string {
  const words = text
    .split(/\s+/u)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+');
  const edge = (character: string | undefined, guard: string): string =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character) && !isHan(character) ? guard : '';
  return `${edge(text.at(0), '(?<![\\p{L}\\p{N}])')}${words}${edge(text.at(-1), '(?![\\p{L}\\p{N}])')}`;
}
