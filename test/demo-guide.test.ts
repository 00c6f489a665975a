import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { freshFolder, typed } from './typed.ts';

const guide = readFileSync(path.resolve(import.meta.dirname, '../docs/guides/demo.md'), 'utf8');

/** Every code that the text names: capitals, digits and dashes between backticks. */
const codes = [
  ...new Set([...guide.matchAll(/`([A-Z]{2}[A-Z0-9-]*\d[A-Z0-9]*)`/g)].map(([, code = '']) => code)),
];

const shown = [...guide.matchAll(/```console\n(.*?)```/gs)].flatMap(([, block = '']) =>
  block
    .split(/^\$ npx lotproof /m)
    .slice(1)
    .map((text) => text.trimEnd().split('\n')),
);

describe('the guide to the demo firm', () => {
  const folder = freshFolder();
  beforeAll(async () => {
    expect(await typed(folder, ['demo', '--quiet'])).toMatchObject({ code: 0 });
  }, 120_000);

  it('names only codes that the demo firm has', async () => {
    expect(codes.length).toBeGreaterThan(12);
    for (const code of codes) {
      const { out } = await typed(folder, ['find', code, '--json']);
      // An order's code names its cartons and its shipments.
      const { answer } = z.looseObject({ answer: z.string() }).parse(JSON.parse(out));
      expect(['one', 'several'], code).toContain(answer);
    }
  });

  it('shows what its commands answer', async () => {
    expect(shown.length).toBeGreaterThan(4);
    for (const [line = '', ...expected] of shown) {
      const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
      const { out, code } = await typed(folder, words);
      expect(code, line).toBe(0);
      const found = out.split('\n');
      for (const text of expected.filter((one) => one !== '…')) expect(found, line).toContain(text);
    }
  });
});
