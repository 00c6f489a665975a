import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../test/databases.ts';
import { firstNotice, recallDye } from '../../test/dye-recall.ts';
import { bytesOf, filesOf, namedIn, notText, textIn } from '../../test/pack-reading.ts';
import { openPack } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import { checkPack } from './check/check-pack.ts';
import type { Bytes } from './check/bytes.ts';

const packSchema = z.looseObject({ base64: z.string(), position: z.int() });
const consigneesSchema = z.looseObject({
  consignees: z.array(z.looseObject({ party: z.looseObject({ name: z.string() }) })),
});

describe.each(eachDatabase)('the evidence pack of a recall on $name', ({ url }) => {
  let world: World;
  let first: Awaited<ReturnType<typeof firstNotice>>;
  let names: string[];
  beforeAll(async () => {
    world = await openPack('romper', url());
    await recallDye(world, 'product');
    const { consignees } = consigneesSchema.parse(await world.ask('recall.consignees', { id: 'dye' }));
    names = consignees.map(({ party }) => party.name);
    first = await firstNotice(world);
    const { notice, units } = first;
    const answer = { notice, answeredOn: '2026-01-06', way: 'telephone', received: true, stock: 'found' };
    const told = { found: units + 7, returned: 3, note: 'Two pallets in the yard' };
    await world.ask('notice-answer.record', { id: 'answer', body: { ...answer, ...told } });
  });
  afterAll(() => world.close());
  const make = async (more: object = {}): Promise<{ bytes: Bytes; position: number }> => {
    const made = packSchema.parse(await world.ask('pack.make', { about: 'recall', code: 'dye', ...more }));
    return { bytes: bytesOf(made), position: made.position };
  };

  it('tells who was sent what, what they answered, where the units are, and the data of the report, with its proof', async () => {
    const { bytes, position } = await make();
    expect(await checkPack(bytes)).toMatchObject({ sound: true, position, about: { kind: 'recall' } });
    const files = filesOf(bytes);
    const page = textIn(files, 'en/recall.html');
    expect(names.length).toBeGreaterThan(1);
    expect(namedIn(files, names)).toEqual(
      expect.arrayContaining(names.map((name) => `en/recall.html: ${name}`)),
    );
    expect(page).toContain('more than they were sent');
    expect(page).toContain('Name, title, address, telephone');
    expect(textIn(files, 'zh/recall.html')).toContain('多于发给对方的数量');
    expect(textIn(files, 'en/records.html')).toContain('Two pallets in the yard');
    const paths = files.map(({ path }) => path);
    expect(paths.filter((path) => /^files\/.*-report\.(pdf|json)$/.test(path))).toHaveLength(2);
    expect(JSON.parse(textIn(files, 'data/recall.json'))).toMatchObject({
      units: {
        holders: expect.arrayContaining([
          expect.objectContaining({
            party: expect.objectContaining({ id: first.consignee }) as unknown,
            told: expect.objectContaining({
              contradictions: [{ says: 'more-than-sent', units: 7 }],
            }) as unknown,
          }),
        ]) as unknown,
        stated: { answered: 1, contradicted: 1 },
      },
      notices: { length: first.notices },
    });
    expect(JSON.parse(textIn(files, 'data/scope.json'))).toMatchObject({ position });
  });

  it('is the same bytes again, at that position when the ledger has moved on, and has no page of its own elsewhere', async () => {
    const { bytes, position } = await make();
    await world.ask('party.record', { id: 'later', body: { name: 'Later Ltd', roles: ['carrier'] } });
    expect(Buffer.from((await make({ at: position })).bytes).equals(Buffer.from(bytes))).toBe(true);
    const run = packSchema.parse(await world.ask('pack.make', { about: 'run', code: 'bg1' }));
    const paths = filesOf(bytesOf(run)).map(({ path }) => path);
    expect(paths.some((path) => path.includes('recall'))).toBe(false);
  });

  it('leaves consignees unnamed where it is told to, its papers too', async () => {
    const { bytes } = await make({ withhold: ['customers'] });
    expect(await checkPack(bytes)).toMatchObject({ sound: true });
    const files = filesOf(bytes);
    expect(namedIn(files, names)).toEqual([]);
    // The papers were left out; what is no text is made of what was hidden already.
    expect(notText(files)).toEqual(['summary-en.pdf', 'summary-zh.pdf']);
  });
});
