import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { Progress } from '../../kit/progress.ts';
import { present } from '../../kit/invariant.ts';
import { runOperation } from '../../operation/run-operation.ts';
import { OPERATIONS } from '../../operations.ts';

const ROWS = 600;
const lines = Array.from({ length: ROWS }, (_, row) => `P${String(row)},Partner ${String(row)},supplier`);
const FILES = [{ name: 'partners.csv', text: `Code,Name,Roles\n${lines.join('\n')}\n` }];

describe.each(eachDatabase)('how far an import is on $name', ({ url }) => {
  it('is told in rows of how many, and in records', async () => {
    const world = await openWorld(url());
    const told: Progress[] = [];
    const run = async (name: string): Promise<Progress[]> => {
      told.length = 0;
      const operation = present(
        OPERATIONS.find((one) => one.name === name),
        name,
      );
      const context = { ...world.context, command: name, progress: (now: Progress) => void told.push(now) };
      await runOperation(context, operation, { files: FILES });
      return [...told];
    };
    const of = ROWS + 1;
    expect(await run('import.preview')).toContainEqual({ step: 'reading', done: 500, of, recorded: 0 });
    const recording = (await run('import.run')).filter(({ step }) => step === 'recording');
    expect(recording).toEqual([500, ROWS].map((done) => ({ step: 'recording', done, of: ROWS })));
    expect((await run('import.run')).at(-1)?.step).toBe('repeated');
    await world.close();
  });
});
