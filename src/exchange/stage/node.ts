import type { MergeWay } from '../mapping/expression.ts';
import type { Scalar } from '../reading/reading.ts';
import type { Place } from './row-scope.ts';

/** A value of a record while it is put together: it knows the cells it comes from. */
export type Node =
  | { readonly type: 'nothing'; readonly places: readonly Place[] }
  | {
      readonly type: 'value';
      readonly value: Scalar;
      readonly places: readonly Place[];
      readonly unit?: string | undefined;
    }
  | { readonly type: 'list'; readonly items: readonly Node[] }
  | { readonly type: 'object'; readonly members: ReadonlyMap<string, Node> }
  | { readonly type: 'merge'; readonly way: MergeWay; readonly items: Node[] }
  | { readonly type: 'deferred'; readonly ask: NodeAsk; readonly places: readonly Place[] };

/** A value that needs other records. */
export type NodeAsk =
  | {
      readonly ask: 'find';
      readonly kind: string;
      readonly by: readonly (readonly [string, Node])[];
      readonly take: string | null;
    }
  | { readonly ask: 'running'; readonly of: Node; readonly per: Node; readonly order: Node }
  | { readonly ask: 'slot'; readonly run: Node; readonly material: Node }
  | {
      readonly ask: 'unitsIn';
      readonly series: Node;
      readonly from: Node;
      readonly to: Node;
      readonly run: Node | null;
    };

export const NO_NODE: Node = { type: 'nothing', places: [] };

export function valueNode(value: Scalar, places: readonly Place[] = []): Node {
  return { type: 'value', value, places };
}

/** The cells a node comes from. */
export function placesOf(node: Node): readonly Place[] {
  switch (node.type) {
    case 'nothing':
    case 'value':
    case 'deferred':
      return node.places;
    case 'list':
    case 'merge':
      return node.items.flatMap(placesOf);
    case 'object':
      return [...node.members.values()].flatMap(placesOf);
  }
}

/** What a node says, for telling whether two say the same; cells do not matter. */
export function meaningOfNode(node: Node): unknown {
  switch (node.type) {
    case 'nothing':
      return null;
    case 'value':
      return node.value;
    case 'list':
      return node.items.map(meaningOfNode);
    case 'object':
      return Object.fromEntries([...node.members].map(([key, member]) => [key, meaningOfNode(member)]));
    case 'merge':
      return [node.way, node.items.map(meaningOfNode)];
    case 'deferred':
      return meaningOfAsk(node.ask);
  }
}

function meaningOfAsk(ask: NodeAsk): unknown {
  switch (ask.ask) {
    case 'find':
      return [ask.kind, ask.take, ask.by.map(([key, node]) => [key, meaningOfNode(node)])];
    case 'running':
      return ['running', meaningOfNode(ask.of), meaningOfNode(ask.per), meaningOfNode(ask.order)];
    case 'slot':
      return ['slot', meaningOfNode(ask.run), meaningOfNode(ask.material)];
    case 'unitsIn':
      return ['unitsIn', meaningOfNode(ask.series), meaningOfNode(ask.from), meaningOfNode(ask.to)];
  }
}

/** The node at a path of a body, or the nearest one above it. */
export function nodeAt(node: Node, path: readonly PropertyKey[]): Node {
  const [key, ...rest] = path;
  if (key === undefined) return node;
  const below =
    node.type === 'object'
      ? node.members.get(String(key))
      : node.type === 'list' || node.type === 'merge'
        ? node.items[Number(key)]
        : undefined;
  return below === undefined ? node : nodeAt(below, rest);
}

/** True when a value needs the units in cartons, which are counted when the packing records are complete. */
export function asksForUnits(node: Node): boolean {
  if (node.type === 'deferred') return node.ask.ask === 'unitsIn';
  if (node.type === 'object') return [...node.members.values()].some(asksForUnits);
  return node.type === 'list' || node.type === 'merge' ? node.items.some(asksForUnits) : false;
}
