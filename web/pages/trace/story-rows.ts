import type { Side, Step, Story } from './story-graph.ts';

/** One step of a story with its side and how deep below the start it stands. */
export interface StoryRow {
  readonly side: Side;
  readonly depth: number;
  readonly step: Step;
}

/** Every step of both sides in reading order: the same as the graph, for reading, searching and printing. */
export function storyRows({ source, market }: Story): StoryRow[] {
  return [...rowsOf('source', source), ...rowsOf('market', market)];
}

function rowsOf(side: Side, steps: readonly Step[]): StoryRow[] {
  const rows: StoryRow[] = [];
  const walk = (list: readonly Step[], depth: number): void => {
    for (const step of list) {
      rows.push({ side, depth, step });
      walk(step.children, depth + 1);
    }
  };
  walk(steps, 1);
  return rows;
}
