import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { decoded } from '../../../test/drawing/renderers.ts';
import { openLabelWorld } from '../../../test/label-world.ts';
import type { LabelWorld } from '../../../test/label-world.ts';

const drawn = z.looseObject({
  sscc: z.string(),
  says: z.string(),
  notSaid: z.array(z.looseObject({ what: z.string(), says: z.string() })),
  dropped: z.array(z.looseObject({ key: z.string() })),
  base64: z.string(),
});
const PALLET = '095213210000010017';
const CARTON = '095213210000010024';

describe.each(eachDatabase)('logistic labels on $name', ({ url }) => {
  let world: LabelWorld;
  beforeAll(async () => {
    world = await openLabelWorld(url());
    const romper = { name: 'Baby Romper (2022)', importer: 'arcadia' };
    await world.ask('product.correct', {
      id: 'romper',
      body: { ...romper, gtin: '9506000134352' },
      reason: 'GTIN',
    });
    const series = { code: 'PO 4471', mark: 'ABI-{n:4}', consignee: 'arcadia' };
    await world.ask('carton-series.record', { id: 'abi', body: series });
    const packing = (id: string, from: number, to: number, run: string) =>
      world.ask('packing.record', {
        id,
        body: { series: 'abi', from, to, contents: [{ run, unitsPerCarton: 20 }] },
      });
    await packing('first', 1, 11, 'bg1');
    await packing('second', 11, 21, 'bg2');
    const pallet = (id: string, code: string, from: number, to: number) =>
      world.ask('pallet.record', { id, body: { code, cartons: [{ series: 'abi', from, to }] } });
    await pallet('one', PALLET, 1, 11);
    await pallet('mixed', 'Pallet 2', 6, 16);
    await pallet('open', 'Pallet 3', 18, 25);
    await world.ask('name.record', {
      id: 'sscc-of-3',
      body: {
        code: CARTON,
        form: 'sscc',
        of: { kind: 'carton-series', id: 'abi' },
        cartons: { from: 3, to: 4 },
      },
    });
  });
  afterAll(() => world.close());

  const ask = async (input: object) =>
    drawn.parse(await world.ask('label.logistics', { format: 'png', dpi: 203, ...input }));

  it('say what is on a pallet, found by its SSCC, and are read', async () => {
    const answer = await ask({ sscc: PALLET, size: 'a5' });
    expect(answer.says).toBe(`(02)09506000134352(37)200 (10)ABC0921-VN-BG1 (00)${PALLET}`);
    expect(answer.notSaid).toEqual([]);
    const read = await decoded(Buffer.from(answer.base64, 'base64'));
    expect([...read].sort().join(' ')).toBe(`(00)${PALLET} (02)09506000134352(37)200 (10)ABC0921-VN-BG1`);
  });

  it('of a carton by its series and number, and by its SSCC; the lot stays as text on A6', async () => {
    for (const input of [{ series: 'abi', carton: 3 }, { sscc: CARTON }]) {
      const answer = await ask(input);
      expect(answer.says).toBe(`(02)09506000134352(37)20 (00)${CARTON}`);
      expect(answer.dropped).toMatchObject([{ key: 'lot' }]);
    }
  });

  it('say no lot of several, and no count that is not known', async () => {
    const mixed = await ask({ pallet: 'mixed', sscc: '095213210000010031' });
    expect(mixed.says).toBe('(02)09506000134352(37)200 (00)095213210000010031');
    expect(mixed.notSaid.map(({ what }) => what)).toEqual(['sscc', 'lot']);
    const open = await ask({ pallet: 'open', sscc: '095213210000010048' });
    expect(open.says).toBe('(00)095213210000010048');
    expect(open.notSaid).toContainEqual({
      what: 'content',
      says: expect.stringContaining('no packing on record') as string,
    });
    await world.ask('repack.record', {
      id: 'moved',
      body: { moves: [{ from: { series: 'abi', from: 2, to: 3 }, units: 1, fate: 'sampled' }] },
    });
    expect((await ask({ pallet: 'one' })).says).toBe(`(00)${PALLET}`);
    await world.ask('repack.withdraw', { id: 'moved', reason: 'Not so' });
  });

  it('are refused without an SSCC that is proved', async () => {
    const refusal = (input: object): Promise<string> =>
      ask(input).then(
        () => 'drawn',
        (problem: unknown) => (problem instanceof Error ? problem.message : ''),
      );
    expect(await refusal({ sscc: '095213210000010018' })).toContain('it would be 7');
    expect(await refusal({ pallet: 'mixed' })).toContain('No SSCC is on record');
    expect(await refusal({ pallet: 'one', sscc: CARTON })).toContain(`the SSCC ${PALLET}, not ${CARTON}`);
    expect(await refusal({ sscc: '095213210000010055' })).toContain('No pallet or single carton');
    expect(await refusal({ pallet: 'mixed', sscc: CARTON })).toContain('carton-series abi, carton 3');
    expect(await refusal({ series: 'abi', carton: 4, sscc: PALLET })).toContain('on record for pallet one');
    const several = '095213210000010062';
    const of = { kind: 'carton-series', id: 'abi' };
    const body = { code: several, form: 'sscc', of, cartons: { from: 5, to: 8 } };
    await world.ask('name.record', { id: 'sscc-of-several', body });
    expect(await refusal({ series: 'abi', carton: 6 })).toContain('No SSCC is on record');
    expect(await refusal({ series: 'abi', carton: 6, sscc: several })).toContain('cartons 5 to 7');
    await world.ask('name.withdraw', { id: 'sscc-of-several', reason: 'Not so' });
    expect(await refusal({})).toContain('Name a pallet');
  });

  it('an EAN-13 or UPC-A of the GTIN stands on a label that asks for it', async () => {
    const look = {
      layout: 'sticker-rectangle',
      widthMm: 50,
      heightMm: 40,
      method: 'sticker',
      symbol: 'none',
    };
    await world.ask('label.make', {
      run: 'bg1',
      place: 'retail-package',
      id: 'ean',
      look: { ...look, barcode: 'ean13' },
    });
    await world.freeze('ean');
    const { base64 } = await world.draw({ label: 'ean', format: 'png', dpi: 400 });
    expect(await decoded(Buffer.from(base64, 'base64'))).toEqual(['9506000134352']);
    await expect(
      world.draw({ label: 'ean', format: 'png', look: { ...look, barcode: 'upca' } }),
    ).rejects.toMatchObject({ message: expect.stringContaining('more digits than a UPC-A') as string });
  });
});
