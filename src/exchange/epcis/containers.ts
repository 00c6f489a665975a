import { cartonsIn, draftCarton, type Carton } from './carton-numbers.ts';
import type { Desk } from './desk.ts';
import type { EpcisEvent, Mention } from './epcis-event.ts';
import type { EpcisIdentifier } from './identifier.ts';

/** Units of a run in a carton. */
export interface Content {
  readonly run: string;
  units: number;
}

/** Units that were taken out of a carton before it left, and wait to be packed again. */
export interface Loose {
  readonly from: Carton;
  readonly run: string;
  units: number;
  readonly event: EpcisEvent;
}

interface Container {
  readonly identifier: EpcisIdentifier;
  readonly children: Set<string>;
  /** Null: it holds no goods of its own as far as is told. */
  carton: Carton | null;
  contents: Content[];
  use: number;
  hasLeft: boolean;
  /** It held something before, so that nothing told now means nothing in it. */
  wasFilled: boolean;
}

/** What is inside what, as events tell it one after the other. */
export class Containers {
  readonly #desk: Desk;
  readonly #containers = new Map<string, Container>();
  readonly loose: Loose[] = [];
  /** Units of each run that were packed so far. */
  readonly packed = new Map<string, number>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** True for a thing that holds others: a logistic unit, or what was a parent before. */
  isContainer(identifier: EpcisIdentifier): boolean {
    return identifier.kind === 'logistic-unit' || this.#containers.has(identifier.key);
  }

  /** The containers an event names in itself: those in its list, else its parent. */
  named(event: EpcisEvent): EpcisIdentifier[] {
    if (event.type === 'AggregationEvent') return event.parent === null ? [] : [event.parent];
    return this.childContainers(event.mentions);
  }

  childContainers(mentions: readonly Mention[]): EpcisIdentifier[] {
    return mentions.flatMap((mention) =>
      mention.form === 'instance' && this.isContainer(mention.identifier) ? [mention.identifier] : [],
    );
  }

  /** True when nothing is known to be in it. */
  isEmpty(identifier: EpcisIdentifier): boolean {
    const container = this.#containers.get(identifier.key);
    return container === undefined || (container.children.size === 0 && container.contents.length === 0);
  }

  putContainers(parent: EpcisIdentifier, children: readonly EpcisIdentifier[]): void {
    const container = this.#container(parent);
    container.wasFilled = true;
    const { children: inside } = container;
    for (const child of children) {
      this.#container(child);
      inside.add(child.key);
    }
  }

  /** Puts units of a run into the carton that the container is. */
  putGoods(parent: EpcisIdentifier, contents: readonly Content[], event: EpcisEvent): Carton {
    const container = this.#container(parent);
    if (container.carton !== null && container.wasFilled && container.contents.length === 0) {
      // Emptied and packed anew it is another carton under the same code.
      container.carton = null;
      container.use += 1;
      container.hasLeft = false;
    }
    container.wasFilled = true;
    const carton = this.#cartonOf(container, event);
    for (const { run, units } of contents) {
      const there = container.contents.find((content) => content.run === run);
      if (there === undefined) container.contents.push({ run, units });
      else there.units += units;
    }
    return carton;
  }

  /** Takes containers out, all of them when none is named. */
  takeContainers(parent: EpcisIdentifier, children: readonly EpcisIdentifier[] | 'all'): void {
    const { children: inside } = this.#container(parent);
    if (children === 'all') inside.clear();
    else for (const child of children) inside.delete(child.key);
  }

  /** Takes units out of a carton. Before it left they wait to be packed again; afterwards they are where it went. */
  takeGoods(parent: EpcisIdentifier, contents: readonly Content[] | 'all', event: EpcisEvent): void {
    const container = this.#container(parent);
    const { carton } = container;
    if (carton === null) return;
    for (const { run, units } of contents === 'all' ? [...container.contents] : contents) {
      const there = container.contents.find((content) => content.run === run);
      const taken = Math.min(there?.units ?? 0, units);
      if (there === undefined || taken === 0) continue;
      there.units -= taken;
      if (!container.hasLeft) this.loose.push({ from: carton, run, units: taken, event });
    }
    container.contents = container.contents.filter(({ units }) => units > 0);
  }

  /** Every carton in the container, at any depth. One that nothing is known of is a carton nobody recorded packing. */
  cartonsOf(identifier: EpcisIdentifier, event: EpcisEvent): Carton[] {
    return this.#walk(identifier, event, new Set());
  }

  markLeft(identifier: EpcisIdentifier): void {
    const reached = new Set<string>();
    const open = [identifier.key];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const container = this.#containers.get(key);
      if (container === undefined || reached.has(key)) continue;
      reached.add(key);
      container.hasLeft = true;
      open.push(...container.children);
    }
  }

  #walk(identifier: EpcisIdentifier, event: EpcisEvent, reached: Set<string>): Carton[] {
    if (reached.has(identifier.key)) return [];
    reached.add(identifier.key);
    const container = this.#container(identifier);
    const inside = [...container.children].flatMap((key) => {
      const child = this.#containers.get(key);
      return child === undefined ? [] : this.#walk(child.identifier, event, reached);
    });
    if (container.carton !== null) return [container.carton, ...inside];
    if (inside.length > 0 || container.wasFilled) return inside;
    const sscc = identifier.kind === 'logistic-unit' ? identifier.sscc : null;
    const onRecord = sscc === null ? undefined : this.#desk.options.cartonsOnRecord?.(sscc);
    if (onRecord !== undefined) return cartonsIn(onRecord);
    this.#desk.note(
      event.at,
      `What is in ${identifier.uri} is not told; it stands as a carton without packing.`,
    );
    return [this.#cartonOf(container, event)];
  }

  #container(identifier: EpcisIdentifier): Container {
    const known = this.#containers.get(identifier.key);
    if (known !== undefined) return known;
    const container = {
      identifier,
      children: new Set<string>(),
      carton: null,
      contents: [],
      use: 1,
      hasLeft: false,
      wasFilled: false,
    };
    this.#containers.set(identifier.key, container);
    return container;
  }

  #cartonOf(container: Container, event: EpcisEvent): Carton {
    container.carton ??= draftCarton(container.identifier, container.use, event.index, this.#desk);
    return container.carton;
  }
}
