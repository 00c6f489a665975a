import { codeKey } from '../../kit/code-key.ts';
import { intersectSpans, spanLength } from '../../kit/span.ts';
import type { Fault } from '../import-problem.ts';
import type { Directory } from './directory.ts';
import { membersOf } from './field-match.ts';
import type { LookUp } from './known-records.ts';
import type { Node, NodeAsk } from './node.ts';
import type { Place } from './row-scope.ts';

/** Called for every record that a cell's text led to. */
export type Found = (kind: string, id: string, place: Place | undefined) => void;
/** Called for a name that no record has. */
export type Unknown = (kind: string, name: string, place: Place | undefined) => void;
export type ReportAt = (fault: Fault, place: Place | undefined) => void;

/** Turns nodes into values, asking for other records where they need them. Nothing becomes undefined. */
export class Resolver {
  readonly #directory: Directory;
  /** Values of `$running`, worked out beforehand over all records. */
  readonly #running: ReadonlyMap<NodeAsk, { from: number; to: number }>;

  readonly #found: Found;
  readonly #unknown: Unknown;

  constructor(
    directory: Directory,
    running: ReadonlyMap<NodeAsk, { from: number; to: number }>,
    listeners: { readonly found: Found; readonly unknown: Unknown },
  ) {
    this.#directory = directory;
    this.#running = running;
    this.#found = listeners.found;
    this.#unknown = listeners.unknown;
  }

  async value(node: Node, report: ReportAt): Promise<unknown> {
    switch (node.type) {
      case 'nothing':
        return undefined;
      case 'value':
        return node.value;
      case 'list':
        return this.#list(node.items, report);
      case 'object':
        return this.#object(node.members, report);
      case 'merge':
        return this.#merged(node, report);
      case 'deferred':
        return this.#answer(node.ask, node.places, report);
    }
  }

  async #all(items: readonly Node[], report: ReportAt): Promise<unknown[]> {
    const values: unknown[] = [];
    for (const item of items) {
      const value = isThere(item) ? valueOf(item) : await this.value(item, report);
      if (value !== undefined) values.push(value);
    }
    return values;
  }

  async #merged(node: Extract<Node, { type: 'merge' }>, report: ReportAt): Promise<unknown> {
    const values = await this.#all(node.items, report);
    // A sum with a part that nobody says is not a smaller sum: nobody says it.
    if (node.way === '$sum' && values.length < node.items.length) return undefined;
    return mergedValue(node.way, values);
  }

  async #list(items: readonly Node[], report: ReportAt): Promise<unknown> {
    const values = (await this.#all(items, report)).flat();
    return values.length === 0 ? undefined : values;
  }

  async #object(members: ReadonlyMap<string, Node>, report: ReportAt): Promise<unknown> {
    const entries: [string, unknown][] = [];
    for (const [key, member] of members) {
      const value = isThere(member) ? valueOf(member) : await this.value(member, report);
      if (value !== undefined) entries.push([key, value]);
    }
    if (entries.length === 0) return undefined;
    const object = Object.fromEntries(entries);
    const measured = measuredIn(members);
    if (measured.length > 0) await this.#checkUnits(measured, object, report);
    return object;
  }

  /** A quantity has to be in the unit of the material it is of. */
  async #checkUnits(
    measured: readonly Extract<Node, { type: 'value' }>[],
    object: Readonly<Record<string, unknown>>,
    report: ReportAt,
  ): Promise<void> {
    const unit = await this.#unitOf(object);
    if (unit === null) return;
    for (const { unit: found, places } of measured) {
      if (found !== unit) report(otherUnit(String(found), unit), places[0]);
    }
  }

  async #unitOf(object: Readonly<Record<string, unknown>>): Promise<string | null> {
    let material = object['material'];
    if (typeof object['lot'] === 'string') {
      material = membersOf((await this.#directory.get('material-lot', object['lot']))?.body)['material'];
    }
    if (typeof material !== 'string') return null;
    const unit = membersOf((await this.#directory.get('material', material))?.body)['unit'];
    return typeof unit === 'string' ? unit : null;
  }

  async #answer(ask: NodeAsk, places: readonly Place[], report: ReportAt): Promise<unknown> {
    switch (ask.ask) {
      case 'find':
        return this.#find(ask, places, report);
      case 'running':
        return this.#running.get(ask);
      case 'slot':
        return this.#slot(ask, places, report);
      case 'unitsIn':
        return this.#unitsIn(ask, report);
    }
  }

  async #find(
    ask: Extract<NodeAsk, { ask: 'find' }>,
    places: readonly Place[],
    report: ReportAt,
  ): Promise<unknown> {
    const by: [string, string | number | boolean][] = [];
    for (const [field, node] of ask.by) {
      const value = isThere(node) ? valueOf(node) : await this.value(node, report);
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
        return undefined;
      by.push([field, value]);
    }
    const found = await this.#directory.find(ask.kind, by);
    const [only] = found;
    if (found.length === 1 && only !== undefined) {
      this.#found(ask.kind, only.id, places[0]);
      return ask.take === null ? only.id : membersOf(only.body)[ask.take];
    }
    const named = by.findLast(([field]) => ['code', 'names', 'name'].includes(field));
    if (found.length === 0 && named !== undefined) this.#unknown(ask.kind, String(named[1]), places[0]);
    report(await this.#notFound(ask.kind, by, found.length), places[0]);
    return undefined;
  }

  async #notFound(kind: string, by: LookUp, count: number): Promise<Fault> {
    const named = by.findLast(([field]) => ['code', 'names', 'name'].includes(field)) ?? by[0] ?? ['', ''];
    const [field, value] = named;
    const text = String(value);
    const within = by.filter((each) => each !== named);
    const base = { severity: 'refuse', found: text } as const;
    if (count > 1) {
      const todo = 'Write into the decisions which is meant.';
      return {
        ...base,
        kind: 'unknown-code',
        says: `"${text}" stands for ${String(count)} of the kind ${kind}.`,
        todo,
      };
    }
    const parts = await this.#knownParts(kind, field, text, within);
    if (parts.length > 1) {
      return {
        ...base,
        kind: 'multiple-values',
        expected: `one ${kind}`,
        says: `One cell names ${parts.join(' and ')}.`,
        todo: 'Write into the decisions how the row is split between them.',
      };
    }
    const near = await this.#directory.near(kind, field, text, within);
    const like =
      near.length === 0 ? '' : ` ${near.join(', ')} ${near.length === 1 ? 'looks' : 'look'} like it.`;
    return {
      ...base,
      kind: 'unknown-code',
      expected: `a ${kind} that is recorded or in this file`,
      says: `"${text}" is no ${kind} that anything introduced.${like}`,
      todo: 'Mend the code, record what it stands for first, or write into the decisions what is meant.',
      near,
    };
  }

  /** The parts of a text that are known each by itself. */
  async #knownParts(kind: string, field: string, text: string, within: LookUp): Promise<string[]> {
    const parts = [...new Set(text.split(/[/、,，;；&+\s]+/u).filter((part) => codeKey(part) !== ''))];
    if (parts.length < 2 || parts.length > 20) return [];
    const known: string[] = [];
    for (const part of parts) {
      const found = await this.#directory.find(kind, [[field, part], ...within]);
      if (found.length > 0) known.push(part);
    }
    return known;
  }

  /** The one slot of the run's revision that takes the material. */
  async #slot(
    ask: Extract<NodeAsk, { ask: 'slot' }>,
    places: readonly Place[],
    report: ReportAt,
  ): Promise<unknown> {
    const silent: ReportAt = () => undefined;
    const run = await this.value(ask.run, silent);
    const material = await this.value(ask.material, silent);
    if (typeof run !== 'string' || typeof material !== 'string') return undefined;
    const runBody = membersOf((await this.#directory.get('run', run))?.body);
    const revision = runBody['revision'];
    if (typeof revision !== 'string') return undefined;
    const slots = membersOf((await this.#directory.get('revision', revision))?.body)['slots'];
    const names = new Set<string>();
    for (const slot of Array.isArray(slots) ? slots : []) {
      const { slot: name, material: takes, variants } = membersOf(slot);
      const fits = !Array.isArray(variants) || variants.includes(runBody['variant']);
      if (takes === material && fits && typeof name === 'string') names.add(name);
    }
    const [only] = names;
    if (names.size === 1) return only;
    report(noSlot(names, revision), places[0]);
    return undefined;
  }

  /** Units packed in cartons, of one run or of all. */
  async #unitsIn(ask: Extract<NodeAsk, { ask: 'unitsIn' }>, report: ReportAt): Promise<unknown> {
    const series = await this.value(ask.series, report);
    const from = await this.value(ask.from, report);
    const to = await this.value(ask.to, report);
    const run = ask.run === null ? null : await this.value(ask.run, report);
    if (typeof series !== 'string' || typeof from !== 'number' || typeof to !== 'number') return undefined;
    let units = 0;
    for (const packing of await this.#directory.find('packing', [['series', series]])) {
      const body = membersOf(packing.body);
      const shared = intersectSpans({ from: Number(body['from']), to: Number(body['to']) }, { from, to });
      if (shared === null || !Array.isArray(body['contents'])) continue;
      for (const content of body['contents'].map(membersOf)) {
        if (run !== null && content['run'] !== run) continue;
        units += Number(content['unitsPerCarton']) * spanLength(shared);
      }
    }
    return units === 0 ? undefined : units;
  }
}

type ThereNode = Extract<Node, { type: 'value' | 'nothing' }>;

/** Most of a record is there without asking anybody, and needs no waiting. */
function isThere(node: Node): node is ThereNode {
  return node.type === 'value' || node.type === 'nothing';
}

function valueOf(node: ThereNode): unknown {
  return node.type === 'value' ? node.value : undefined;
}

function measuredIn(members: ReadonlyMap<string, Node>): Extract<Node, { type: 'value' }>[] {
  const found: Extract<Node, { type: 'value' }>[] = [];
  for (const node of members.values()) {
    if (node.type === 'value' ? node.unit !== undefined : node.type === 'merge')
      found.push(...measuredValues(node));
  }
  return found;
}

function measuredValues(node: Node): Extract<Node, { type: 'value' }>[] {
  if (node.type === 'value') return node.unit === undefined ? [] : [node];
  return node.type === 'merge' ? node.items.flatMap(measuredValues) : [];
}

function otherUnit(found: string, expected: string): Fault {
  return {
    kind: 'quantity-contradiction',
    severity: 'refuse',
    found,
    expected,
    says: `The quantity is in ${found}, and this material is kept in ${expected}.`,
    todo: 'Mend the unit, or say in `units` of the mapping what the word means here.',
  };
}

function noSlot(names: ReadonlySet<string>, revision: string): Fault {
  const several = names.size > 1;
  return {
    kind: several ? 'multiple-values' : 'unknown-code',
    severity: 'ask',
    found: revision,
    says: several
      ? `Several slots of ${revision} take this material: ${[...names].join(', ')}. The record is kept without a slot.`
      : `No slot of ${revision} takes this material. The record is kept without a slot.`,
    todo: 'Find out which part it went into, or whether the run was made to another revision.',
  };
}

function mergedValue(way: string, values: readonly unknown[]): unknown {
  if (values.length === 0) return undefined;
  if (way === '$list') return values;
  if (way === '$first') return values[0];
  if (way === '$sum') return values.reduce<number>((sum, value) => sum + Number(value), 0);
  const sorted = values.map(String).sort();
  return way === '$earliest' ? sorted[0] : sorted.at(-1);
}
