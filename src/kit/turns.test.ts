import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

describe('turns', () => {
  it('run so many at once, let so many wait, and refuse the rest', async () => {
    const turns = new Turns({ atOnce: 2, inLine: 1 }, () => new Error('full'));
    const gates = [0, 1, 2].map(() => Promise.withResolvers<number>());
    const works = gates.map((gate) => turns.take(() => gate.promise));
    expect([turns.running, turns.waiting]).toEqual([2, 1]);
    await expect(turns.take(() => Promise.resolve(3))).rejects.toThrow('full');
    gates.forEach((gate, index) => gate.resolve(index));
    expect(await Promise.all(works)).toEqual([0, 1, 2]);
    expect([turns.running, turns.waiting]).toEqual([0, 0]);
    expect(await turns.take(() => Promise.resolve(4))).toBe(4);
  });

  it('go on after work that failed', async () => {
    const turns = new Turns({ atOnce: 1, inLine: 1 }, () => new Error('full'));
    const first = turns.take(() => Promise.reject(new Error('broken')));
    const second = turns.take(() => Promise.resolve('fine'));
    await expect(first).rejects.toThrow('broken');
    expect(await second).toBe('fine');
  });
});
