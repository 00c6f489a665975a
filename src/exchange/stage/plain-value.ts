import type { Node } from './node.ts';

/** What a node says without asking for other records; deferred values are left out. */
export function plainValue(node: Node): unknown {
  switch (node.type) {
    case 'nothing':
    case 'deferred':
      return undefined;
    case 'value':
      return node.value;
    case 'list':
      return node.items.map(plainValue).filter((value) => value !== undefined);
    case 'merge':
      return node.way === '$list'
        ? node.items.map(plainValue)
        : plainValue(node.items[0] ?? { type: 'nothing', places: [] });
    case 'object':
      return Object.fromEntries(
        [...node.members]
          .map(([key, member]) => [key, plainValue(member)] as const)
          .filter(([, value]) => value !== undefined),
      );
  }
}
