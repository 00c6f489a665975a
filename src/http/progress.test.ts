import { afterEach, describe, expect, it } from 'vitest';
import { openDesk } from '../../test/desk.ts';
import type { Desk } from '../../test/desk.ts';
import { eachInstallation } from '../../test/installation.ts';
import type { Progress } from '../kit/progress.ts';
import { ProgressBoard } from './progress-board.ts';

describe('how far requests are', () => {
  it('is told to who asked them alone, and only while they are under way', async () => {
    const board = new ProgressBoard();
    const half: Progress = { step: 'reading', done: 1, of: 2 };
    const seen = await board.follow('ha', 'k1', async (tell) => {
      const before = board.of('ha', 'k1');
      tell(half);
      return [before, board.of('ha', 'k1'), board.of('binh', 'k1')];
    });
    expect(seen).toEqual([null, half, undefined]);
    expect(board.of('ha', 'k1')).toBeUndefined();
  });
});

describe.each(eachInstallation)('progress over HTTP on $name', ({ open }) => {
  let desk: Desk;
  afterEach(() => desk.close());

  it('answers that nothing is under way by that name, and refuses names that are none', async () => {
    desk = await openDesk(open);
    const answer = await desk.owner.get('/api/v1/progress/k1');
    expect(answer.json()).toEqual({ underWay: false, progress: null });
    const nobody = desk.sender({ 'x-lotproof': '1' });
    expect((await nobody.get('/api/v1/progress/k1')).statusCode).toBe(401);
  });
});
