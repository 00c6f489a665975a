import { describe, expect, it } from 'vitest';
import { NODE_LIMIT, StoryTeller } from './story-tree.ts';
import type { StoryNode } from './story-tree.ts';

const step = (id: string) => ({ relation: 'r', kind: 'run', id, label: id });

describe('the limits of a trace', () => {
  it('refuses one node too many, and counts both sides', () => {
    const back = new StoryTeller();
    for (let count = 0; count < NODE_LIMIT - 1; count += 1) back.node(step('a'));
    const on = new StoryTeller(back.count);
    on.node(step('b'));
    expect(on.count).toBe(NODE_LIMIT);
    expect(() => on.node(step('c'))).toThrow(expect.objectContaining({ code: 'limit-exceeded' }));
  });

  it('refuses a chain that is too deep', () => {
    const teller = new StoryTeller();
    const grow = (depth: number): StoryNode =>
      teller.once(step(`r${depth}`), `r${depth}`, () => [grow(depth + 1)]);
    expect(() => grow(1)).toThrow(expect.objectContaining({ code: 'limit-exceeded' }));
  });

  it('tells a record once, and cuts a circle', () => {
    const teller = new StoryTeller();
    const a = (): StoryNode => teller.once(step('a'), 'a', () => [b(), b()]);
    const b = (): StoryNode => teller.once(step('b'), 'b', () => [a()]);
    const told = a();
    expect(told.children.map(({ seen }) => seen)).toEqual(['here', 'shown-before']);
    expect(told.children[0]?.children[0]?.seen).toBe('cycle');
    expect(teller.count).toBe(4);
  });
});
