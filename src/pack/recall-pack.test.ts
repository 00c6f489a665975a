import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../test/databases.ts';
import { openPack } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import { present } from '../kit/invariant.ts';
import { readArchive } from './check/archive.ts';
import type { ArchiveFile } from './check/archive.ts';
import { textOfBytes } from './check/bytes.ts';
import type { Bytes } from './check/bytes.ts';
import { checkPack } from './check/check-pack.ts';

const madeSchema = z.looseObject({ made: z.array(z.looseObject({ id: z.string() })) });
const noticeSchema = z.looseObject({ body: z.looseObject({ consignee: z.string(), units: z.int() }) });
const partySchema = z.looseObject({ body: z.looseObject({ name: z.string() }) });
const packSchema = z.looseObject({ base64: z.string(), position: z.int() });

const textIn = (files: readonly ArchiveFile[], path: string): string => {
  const found = files.find((one) => one.path === path);
  return present(textOfBytes(present(found, path).bytes), 'text');
};

describe.each(eachDatabase)('the evidence pack of a recall on $name', ({ url }) => {
  let world: World;
  let consignee: string;
  beforeAll(async () => {
    world = await openPack('romper', url());
    const words = { title: 'Dye runs', reason: 'It may run in the mouth', declaredBy: 'M. Sato', id: 'dye' };
    await world.ask('recall.declare', { suspects: ['SG-2108-115'], boundary: 'product', ...words });
    const { made } = madeSchema.parse(await world.ask('notice.make', { recall: 'dye' }));
    const notice = present(made[0], 'a notice').id;
    const { body } = noticeSchema.parse(await world.ask('recall-notice.show', { id: notice }));
    const { name } = partySchema.parse(await world.ask('party.show', { id: body.consignee })).body;
    consignee = name;
    const answer = { notice, answeredOn: '2026-01-06', way: 'telephone', received: true, stock: 'found' };
    const told = { found: body.units + 7, returned: 3, note: 'Two pallets in the yard' };
    await world.ask('notice-answer.record', { id: 'answer', body: { ...answer, ...told } });
  });
  afterAll(() => world.close());
  const make = async (more: object = {}): Promise<{ bytes: Bytes; position: number }> => {
    const made = packSchema.parse(await world.ask('pack.make', { about: 'recall', code: 'dye', ...more }));
    return { bytes: new Uint8Array(Buffer.from(made.base64, 'base64')), position: made.position };
  };
  const filesOf = (bytes: Bytes): ArchiveFile[] => present(readArchive(bytes), 'files');

  it('tells who was sent what, what they answered, where the units are, and the data of the report, with its proof', async () => {
    const { bytes, position } = await make();
    expect(await checkPack(bytes)).toMatchObject({ sound: true, position, about: { kind: 'recall' } });
    const files = filesOf(bytes);
    const page = textIn(files, 'en/recall.html');
    expect(page).toContain(consignee);
    expect(page).toContain('more than they were sent');
    expect(page).toContain('Name, title, address, telephone');
    expect(textIn(files, 'zh/recall.html')).toContain('多于发给对方的数量');
    expect(textIn(files, 'en/records.html')).toContain('Two pallets in the yard');
    const paths = files.map(({ path }) => path);
    expect(paths.filter((path) => /^files\/.*-report\.(pdf|json)$/.test(path))).toHaveLength(2);
    expect(JSON.parse(textIn(files, 'data/recall.json'))).toMatchObject({
      units: { holders: expect.any(Array) as unknown[], stated: { answered: 1, contradicted: 1 } },
      notices: expect.any(Array) as unknown[],
    });
    expect(JSON.parse(textIn(files, 'data/scope.json'))).toMatchObject({ position });
  });

  it('is the same bytes again, at that position when the ledger has moved on, and has no page of its own elsewhere', async () => {
    const { bytes, position } = await make();
    await world.ask('party.record', { id: 'later', body: { name: 'Later Ltd', roles: ['carrier'] } });
    expect(Buffer.from((await make({ at: position })).bytes).equals(Buffer.from(bytes))).toBe(true);
    const run = packSchema.parse(await world.ask('pack.make', { about: 'run', code: 'bg1' }));
    const paths = filesOf(new Uint8Array(Buffer.from(run.base64, 'base64'))).map(({ path }) => path);
    expect(paths.some((path) => path.includes('recall'))).toBe(false);
  });

  it('leaves consignees unnamed where it is told to, its papers too', async () => {
    const { bytes } = await make({ withhold: ['customers'] });
    expect(await checkPack(bytes)).toMatchObject({ sound: true });
    for (const { path, bytes: content } of filesOf(bytes)) {
      const text = textOfBytes(content) ?? '';
      expect(text.includes(consignee), path).toBe(false);
      expect(path).not.toMatch(/-report\.pdf$/);
    }
  });
});
