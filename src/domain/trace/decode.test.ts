import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import type { Decoded } from './decode-answer.ts';
import { decodedText } from './decode-answer.ts';

const scheme = {
  name: 'Batches',
  from: '2021-01-01',
  reset: 'month',
  parts: [
    { kind: 'brand', values: [{ of: 'romper', code: 'ABC' }] },
    { kind: 'month' },
    { kind: 'year' },
    { kind: 'text', text: '-' },
    { kind: 'country', values: [{ of: 'VN', code: 'VN' }] },
    { kind: 'text', text: '-BG' },
    { kind: 'sequence', longest: 3 },
  ],
};
const printed = {
  name: 'As printed',
  pattern: 'L{line:1}-{year:2}{week:2}-{sequence}',
  example: 'L3-2136-2',
};

describe.each(eachDatabase)('decoding a lot code on $name', ({ url }) => {
  let world: World;
  const decode = async (code: string, as?: Parameters<World['ask']>[2]): Promise<Decoded> =>
    // The output of the operation by its schema.
    (await world.ask('code.decode', { code }, as)) as Decoded;

  beforeAll(async () => {
    world = await openWorld(url());
    const record = (kind: string, id: string, body: object) => world.ask(`${kind}.record`, { id, body });
    await record('party', 'th', { name: 'Thuong Hoa', roles: ['factory'], country: 'VN' });
    for (const id of ['bg', 'other']) await record('site', id, { party: 'th', name: id });
    await record('product', 'romper', { name: 'Romper' });
    await record('code-scheme', 'batches', scheme);
    await record('code-scheme', 'printed', printed);
    await record('run', 'r1', {
      code: 'ABC0921-VN-BG1',
      product: 'romper',
      site: 'bg',
      started: '2021-10-04',
    });
    await record('run', 'r2', {
      code: 'L3-2136-2',
      product: 'romper',
      line: 'L3',
      started: '2021-09-06',
      ended: '2021-09-07',
    });
    await world.ask('code-scheme.next', {
      id: 'batches',
      facts: { date: '2021-11-02', product: 'romper', country: 'VN' },
    });
  });
  afterAll(() => world.close());

  it('says what each part means, and that the run was made in another month', async () => {
    const answer = await decode('abc0921 vn bg1');
    expect(answer).toMatchObject({
      differs: true,
      given: null,
      readings: [
        {
          scheme: { id: 'batches' },
          isProved: true,
          sequence: 1,
          days: [{ from: '2021-09-01', to: '2021-09-30' }],
        },
      ],
      runs: [
        {
          run: { id: 'r1' },
          comparisons: [
            { of: 'date', code: '2021-09-01 to 2021-09-30', record: '2021-10-04', verdict: 'differs' },
            { of: 'brand', verdict: 'agrees' },
            { of: 'country', code: 'VN', record: 'VN', verdict: 'agrees' },
          ],
        },
      ],
    });
    expect(answer.readings[0]?.parts[0]).toEqual({
      kind: 'brand',
      text: 'ABC',
      means: [{ of: 'romper', name: 'Romper' }],
    });
    expect(decodedText(answer)).toContain('! date differs: code 2021-09-01 to 2021-09-30, record 2021-10-04');
  });

  it('reads codes in use by their pattern, without knowing what their parts stand for', async () => {
    expect(await decode('L3-2136-2')).toMatchObject({
      readings: [{ isProved: false, sequence: 2, days: [{ from: '2021-09-06', to: '2021-09-12' }] }],
      runs: [
        {
          comparisons: [
            { of: 'date', verdict: 'agrees' },
            { of: 'line', code: '3', record: 'L3', verdict: 'not-told' },
          ],
        },
      ],
      differs: false,
    });
  });

  it('knows a code that was only given out, and one that nobody knows', async () => {
    expect(await decode('ABC1121-VN-BG1')).toMatchObject({
      given: { scheme: 'batches', number: 1, date: '2021-11-02' },
      runs: [],
    });
    expect(await decode('ABC1321-VN-BG1')).toMatchObject({
      readings: [],
      given: null,
      runs: [],
      differs: false,
    });
  });

  it('shows a factory no run of another', async () => {
    const answer = await decode('ABC0921-VN-BG1', { as: { id: 'f', role: 'factory', sites: ['other'] } });
    expect(answer.runs).toEqual([]);
  });
});
