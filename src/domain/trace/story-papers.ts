import type { Key } from './scope-facts.ts';
import type { StoryFacts, StoryPaper } from './story-facts.ts';
import type { StoryNode, StoryTeller } from './story-tree.ts';

/** What is written about a record: inspections, holds, samples, files, other names. */
export function paperNodes(teller: StoryTeller, facts: StoryFacts, key: Key): StoryNode[] {
  return (facts.papers.get(key) ?? []).map((paper) => paperNode(teller, paper));
}

function paperNode(teller: StoryTeller, { parts, ...step }: StoryPaper): StoryNode {
  return teller.node(
    step,
    parts.map((part) => paperNode(teller, part)),
  );
}

/** True when something of that kind is written about the record. */
export function hasPaper(facts: StoryFacts, key: Key, kind: string): boolean {
  return (facts.papers.get(key) ?? []).some((paper) => paper.kind === kind);
}
