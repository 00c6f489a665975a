import type { Node, NodeAsk } from './node.ts';
import { meaningOfNode } from './node.ts';

type RunningAsk = Extract<NodeAsk, { ask: 'running' }>;

/**
 * Spans of counts that follow each other: the units of each count come after those of the counts before it, by `order`, for
 * each value of `per`. Counts that are missing or no whole numbers get no span, and neither do those after them.
 */
export function runningSpans(nodes: Iterable<Node>): Map<NodeAsk, { from: number; to: number }> {
  const groups = new Map<string, RunningAsk[]>();
  for (const node of nodes) {
    for (const ask of runningIn(node)) {
      const key = JSON.stringify(meaningOfNode(ask.per));
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push(ask);
    }
  }
  const spans = new Map<NodeAsk, { from: number; to: number }>();
  for (const asks of groups.values()) {
    const sorted = asks.toSorted((left, right) => compare(left.order, right.order));
    let next = 1;
    for (const ask of sorted) {
      const count = meaningOfNode(ask.of);
      if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) break;
      if (count > 0) spans.set(ask, { from: next, to: next + count });
      next += count;
    }
  }
  return spans;
}

function* runningIn(node: Node): Generator<RunningAsk> {
  if (node.type === 'deferred' && node.ask.ask === 'running') yield node.ask;
  if (node.type === 'object') for (const member of node.members.values()) yield* runningIn(member);
  if (node.type === 'list' || node.type === 'merge') for (const item of node.items) yield* runningIn(item);
}

function compare(left: Node, right: Node): number {
  const [first, second] = [String(meaningOfNode(left)), String(meaningOfNode(right))];
  return first < second ? -1 : first > second ? 1 : 0;
}
