import type { OutputOf } from '../../client/call.ts';

export type Story = OutputOf<'trace.story'>;
export type Step = Story['source'][number];
export type Side = 'source' | 'market';

/** How a thing belongs to one nearer to where the story starts: one record of it. */
export interface Use {
  readonly relation: Step['relation'];
  readonly slot: string | null;
  readonly facts: Step['facts'];
}

/** One thing of the graph: a record, cartons of a series, or a record that should be there and is not. */
export interface Thing {
  readonly key: string;
  readonly kind: string;
  readonly id: string;
  readonly label: string;
  readonly word: Step['word'];
  readonly side: Side | 'start';
  /** Column: negative towards the suppliers, positive towards the consignees. */
  level: number;
  readonly uses: Use[];
  /** What is written about it: inspections, samples, files, receipts, and what is missing. */
  readonly papers: Step[];
  /** Keys of the things it comes from, seen from where the story starts. */
  readonly parents: Set<string>;
}

export interface Link {
  /** The left end. */
  readonly from: string;
  readonly to: string;
}

export interface StoryGraph {
  readonly things: ReadonlyMap<string, Thing>;
  readonly links: readonly Link[];
}

/** Missing records that leave a place in the graph empty; others are said of the thing they are missing from. */
const EMPTY_PLACES: ReadonlySet<string> = new Set([
  'no-supplier',
  'no-packing',
  'no-consignee',
  'nothing-took-it',
  'taker-unknown',
  'no-consumption',
  'no-lines',
]);
/** Steps that goods pass through without being another thing. */
const PASSAGES: ReadonlySet<string> = new Set(['slot', 'rework', 'repack']);
const SOURCE_WAYS: ReadonlySet<string> = new Set([
  'took',
  'brought back',
  'wasted',
  'supplied by',
  'made in run',
  'units of run',
  'packed from run',
  'came back as run',
  'out of',
  'added',
]);
const MARKET_WAYS: ReadonlySet<string> = new Set([
  'packed in',
  'went back into',
  'into run',
  'became material lot',
  'may have left on',
  'into',
  'shipped on',
  'not shipped',
  'to',
  'taken by run',
  'added to',
]);

/** Reads the two trees of a story as one graph, in which every record stands once on each side. */
export function storyGraph(story: Story): StoryGraph {
  const reader = new GraphReader();
  for (const step of story.market) reader.root(step, 'market');
  for (const step of story.source) reader.root(step, 'source');
  return reader.graph();
}

class GraphReader {
  readonly #things = new Map<string, Thing>();
  readonly #links = new Map<string, Link>();
  /** Root cartons of a shipment's source, and the shipments that carried their series. */
  readonly #carriers = new Map<string, string[]>();
  #places = 0;

  root(step: Step, side: Side): void {
    const isCarried = side === 'source' && step.kind === 'cartons' && this.#carriers.has(step.id);
    const thing = this.#thing(step, isCarried ? 'source' : 'start');
    if (isCarried)
      for (const shipment of this.#carriers.get(step.id) ?? []) this.#link(shipment, thing.key, side);
    this.#children(thing, step.children, side, null);
  }

  graph(): StoryGraph {
    const graph = { things: this.#things, links: [...this.#links.values()] };
    setLevels(graph);
    return graph;
  }

  #children(thing: Thing, steps: readonly Step[], side: Side, slot: string | null): void {
    const ways = side === 'source' ? SOURCE_WAYS : MARKET_WAYS;
    for (const step of steps) {
      if (step.relation === 'carried') this.#carried(thing, step, side);
      else if (PASSAGES.has(step.kind)) this.#passage(thing, step, side);
      else if (ways.has(step.relation) || isEmptyPlace(step)) this.#follow(thing, step, side, slot);
      else {
        thing.papers.push(step);
        // A line without carton numbers still says to whom it went.
        if (step.kind === 'missing') this.#children(thing, step.children, side, slot);
      }
    }
  }

  #passage(thing: Thing, step: Step, side: Side): void {
    const isSlot = step.kind === 'slot';
    if (!isSlot) thing.papers.push({ ...step, children: [] });
    this.#children(thing, step.children, side, isSlot ? step.label : null);
  }

  #carried(thing: Thing, step: Step, side: Side): void {
    thing.papers.push({ ...step, children: [] });
    this.#carriers.set(step.id, [...(this.#carriers.get(step.id) ?? []), thing.key]);
    this.#children(thing, step.children, side, null);
  }

  #follow(parent: Thing, step: Step, side: Side, slot: string | null): void {
    const thing = this.#thing(step, side);
    thing.uses.push({ relation: step.relation, slot, facts: step.facts });
    this.#link(parent.key, thing.key, side);
    this.#children(thing, step.children, side, null);
  }

  #thing(step: Step, side: Thing['side']): Thing {
    const key = this.#keyOf(step, side);
    const known = this.#things.get(key);
    if (known !== undefined) return known;
    const { id, label, word } = step;
    const kind = step.relation === 'not shipped' ? 'not-shipped' : step.kind;
    const thing: Thing = {
      key,
      kind,
      id,
      label,
      word,
      side,
      level: 0,
      uses: [],
      papers: [],
      parents: new Set(),
    };
    if (side === 'start') thing.uses.push({ relation: step.relation, slot: null, facts: step.facts });
    this.#things.set(key, thing);
    return thing;
  }

  #keyOf({ kind, id, facts, relation }: Step, side: Thing['side']): string {
    if (id === '') return `place ${String((this.#places += 1))}`;
    const numbers =
      kind === 'cartons' ? (facts.ranges ?? []).map(({ from, to }) => `${String(from)}-${String(to)}`) : [];
    const key = `${kind} ${id} ${numbers.join()}`;
    // A circle leads back to where the story started.
    if (relation !== 'not shipped' && this.#things.get(`start ${key}`) !== undefined) return `start ${key}`;
    return `${relation === 'not shipped' ? 'not-shipped' : side} ${key}`;
  }

  #link(parent: string, child: string, side: Side): void {
    if (parent === child) return;
    const [from, to] = side === 'source' ? [child, parent] : [parent, child];
    this.#links.set(`${from}\n${to}`, { from, to });
    this.#things.get(child)?.parents.add(parent);
  }
}

function isEmptyPlace(step: Step): boolean {
  return step.kind === 'missing' && step.word !== undefined && EMPTY_PLACES.has(step.word.code);
}

/** Columns: as far from the start as the longest way, and parties and shipments each in a column of their own. */
function setLevels({ things }: StoryGraph): void {
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const depthOf = (thing: Thing): number => {
    const known = depths.get(thing.key);
    if (known !== undefined) return known;
    if (thing.side === 'start') return 0;
    open.add(thing.key);
    let depth = 1;
    for (const key of thing.parents) {
      const parent = things.get(key);
      // What leads to itself is drawn, and does not count.
      if (parent !== undefined && !open.has(key)) depth = Math.max(depth, depthOf(parent) + 1);
    }
    open.delete(thing.key);
    depths.set(thing.key, depth);
    return depth;
  };
  const all = [...things.values()];
  for (const thing of all) thing.level = depthOf(thing) * (thing.side === 'source' ? -1 : 1);
  alignLast(
    all.filter(({ side }) => side === 'market'),
    isShipping,
  );
  alignLast(
    all.filter(({ side }) => side === 'market'),
    isParty,
  );
  alignLast(
    all.filter(({ side }) => side === 'source'),
    isParty,
  );
}

function isShipping({ kind }: Thing): boolean {
  return kind === 'shipment' || kind === 'not-shipped';
}

function isParty({ kind, word }: Thing): boolean {
  return kind === 'party' || word?.code === 'no-supplier' || word?.code === 'no-consignee';
}

/** Puts the ones that are alike into the column of the furthest of them. */
function alignLast(things: readonly Thing[], isAlike: (thing: Thing) => boolean): void {
  const alike = things.filter(isAlike);
  const others = things.filter((thing) => !isAlike(thing));
  const furthest = furthestOf(alike);
  const beyond = alike.some(({ kind }) => kind === 'party')
    ? Math.max(furthest, furthestOf(others) + 1)
    : furthest;
  for (const thing of alike) thing.level = thing.side === 'source' ? -beyond : beyond;
}

function furthestOf(things: readonly Thing[]): number {
  return things.reduce((furthest, { level }) => Math.max(furthest, Math.abs(level)), 0);
}
