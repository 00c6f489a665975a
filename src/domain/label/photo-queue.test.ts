import { expect, it } from 'vitest';
import { startQueue } from './photo-queue.ts';

it('one piece of work at a time, in the order asked, and busy when too many wait', async () => {
  const queue = startQueue(1);
  const said: string[] = [];
  let finish = (): void => undefined;
  const first = queue.run(async () => {
    said.push('first begins');
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    said.push('first ends');
    throw new Error('unreadable');
  });
  const second = queue.run(() => Promise.resolve(said.push('second')));
  await expect(queue.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'busy' });
  expect(said).toEqual(['first begins']);
  finish();
  await expect(first).rejects.toThrow('unreadable');
  await second;
  expect(said).toEqual(['first begins', 'first ends', 'second']);
  expect(await queue.run(() => Promise.resolve('free again'))).toBe('free again');
});
