import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { decoded, interpret } from '../../../test/drawing/renderers.ts';
import { openLabelWorld } from '../../../test/label-world.ts';
import type { LabelWorld } from '../../../test/label-world.ts';

const LOOK = { layout: 'sticker-rectangle', widthMm: 70, heightMm: 40, method: 'sticker' };
const batched = z.object({ base64: z.string() });

describe.each(eachDatabase)('GS1 symbols of labels on $name', ({ url }) => {
  let world: LabelWorld;
  beforeAll(async () => {
    world = await openLabelWorld(url());
    const variants = [{ id: '3M', gtin: '9506000134376' }, { id: '6M' }];
    await world.ask('product.correct', {
      id: 'romper',
      body: { name: 'Baby Romper (2022)', importer: 'arcadia', gtin: '9506000134352', variants },
      reason: 'GTIN',
    });
    const body = { product: 'romper', site: 'bg', started: '2021-09-06' };
    await world.ask('run.record', { id: 'v3', body: { ...body, code: 'V3-1', variant: '3M' } });
    await world.ask('run.record', { id: 'v6', body: { ...body, code: 'V6-1', variant: '6M' } });
    await world.ask('run.record', {
      id: 'long',
      body: { ...body, code: 'LOT-WITH-21-CHARACTER', variant: '3M' },
    });
  });
  afterAll(() => world.close());

  const make = (id: string, run: string, symbol: string, symbolSays: string, place = 'product') =>
    world.ask('label.make', { run, place, id, look: { ...LOOK, symbol, symbolSays } });

  it('say GTIN of the variant and lot, as element string and as Digital Link, read back', async () => {
    await make('matrix', 'v3', 'datamatrix', 'element-string');
    await make('qr', 'v3', 'qr', 'element-string');
    await make('link', 'v3', 'qr', 'digital-link');
    const read = async (label: string) => {
      const { base64, warnings } = await world.draw({ label, format: 'png', dpi: 400 });
      return [...(await decoded(Buffer.from(base64, 'base64'))), ...warnings.map(({ code }) => code)];
    };
    expect(await read('matrix')).toContain('(01)09506000134376(10)V3-1');
    expect(await read('qr')).toContain('(01)09506000134376(10)V3-1');
    const link = await read('link');
    expect(link).toContain('https://id.gs1.org/01/09506000134376/10/V3-1');
    expect(link).toContain('link-elsewhere');
  });

  it('have the serial in a batch, and stay as approved when the record changes', async () => {
    await make('serial', 'v3', 'datamatrix', 'element-string', 'retail-package');
    const { version } = await world.freeze('serial');
    expect(version).toBe(1);
    await expect(world.freeze('serial')).rejects.toMatchObject({ code: 'already-recorded' });
    const run = { product: 'romper', site: 'bg', started: '2021-09-06', variant: '3M' };
    await world.ask('run.correct', { id: 'v3', body: { ...run, code: 'V3-2' }, reason: 'Mistyped' });
    const input = { labels: ['serial'], serials: { from: 7, to: 8 } };
    const { base64 } = batched.parse(await world.ask('label.batch', input));
    const { pages } = interpret([Buffer.from(base64, 'base64')], 'pdf', { dpi: 400 });
    expect(await decoded(pages[0] ?? new Uint8Array())).toEqual(['(01)09506000134376(10)V3-1(21)0007']);
    const despite = 'The lot code was mistyped';
    expect((await world.freeze('serial', { despite })).version).toBe(2);
    await world.ask('run.correct', { id: 'v3', body: { ...run, code: 'V3-1' }, reason: 'Not so' });
  });

  it('are refused where the record has no right GTIN or lot for the place', async () => {
    const refusal = async (id: string, run: string, place?: string): Promise<string> => {
      await make(id, run, 'qr', 'element-string', place);
      return world.draw({ label: id, format: 'svg' }).then(
        () => 'drawn',
        (problem: unknown) => (problem instanceof Error ? problem.message : ''),
      );
    };
    expect(await refusal('six', 'v6')).toContain('variant 6M');
    expect(await refusal('lot', 'long')).toContain('LOT-WITH-21-CHARACTER');
    expect(await refusal('carton', 'v3', 'master-carton')).toContain('master-carton');
    await world.ask('label.make', {
      run: 'v3',
      place: 'product',
      id: 'page',
      look: { ...LOOK, symbol: 'none' },
    });
    await world.freeze('page');
    const look = { ...LOOK, symbol: 'qr', symbolSays: 'element-string' };
    await expect(world.draw({ label: 'page', format: 'svg', look })).rejects.toMatchObject({
      message: expect.stringContaining('No GTIN was approved') as string,
    });
  });
});
