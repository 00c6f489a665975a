import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openLabelWorld } from '../../../test/label-world.ts';
import type { LabelWorld } from '../../../test/label-world.ts';
import { runRecord } from '../run/run-store.ts';
import { findVisible } from '../record-reading.ts';
import { expectedOf } from './photo-expected-store.ts';

const CODE = '7K3M9QX2W5TK';
const ADDRESS = `https://lots.example/l/arcadia/${CODE}`;
const GTIN = '09506000134352';

describe.each(eachDatabase)('the symbols that a photo is held against on $name', ({ url }) => {
  let world: LabelWorld;
  beforeAll(async () => {
    world = await openLabelWorld(url());
    const romper = { name: 'Baby Romper (2022)', importer: 'arcadia', gtin: GTIN };
    await world.ask('product.correct', { id: 'romper', body: romper, reason: 'GTIN' });
    await world.plan('romper', { page: { address: 'https://lots.example' } });
  });
  afterAll(() => world.close());

  const symbolsOf = async (label: string) => {
    const { ledger } = world.context;
    return ledger.database.read(async (transaction) => {
      const { n } = await findVisible({ ...world.context, transaction }, runRecord, 'bg1');
      const { fields } = await expectedOf(transaction, ledger.kinds, { id: 'bg1', n }, label);
      return fields
        .filter((field) => field.in === 'symbol')
        .map(({ key, text, gs1 }) => ({ key, text, gs1 }));
    });
  };

  it('are those of its place, where a label has no look of its own', async () => {
    const made = await world.propose({ run: 'bg1', place: 'retail-package' });
    const { look: _look, ...body } = made.body as Record<string, unknown>;
    await world.ask('label.record', { id: 'bare', body });
    const version = { ...body, label: 'bare', version: 1, publicCode: CODE, publicAddress: ADDRESS };
    await world.ask('label-version.record', {
      body: { ...version, approvedBy: 'QA', approvedOn: '2021-08-30' },
    });
    expect(await symbolsOf('bare')).toEqual([{ key: 'symbol', text: ADDRESS }]);
  });

  it('are GTIN with lot, and the barcode, where the look says so', async () => {
    const look = { layout: 'sticker-rectangle', widthMm: 80, heightMm: 60, method: 'sticker', symbol: 'qr' };
    const said = { ...look, symbolSays: 'element-string', barcode: 'ean13' };
    await world.ask('label.make', { run: 'bg1', place: 'product', id: 'data', look: said });
    await world.freeze('data');
    const lot = 'ABC0921-VN-BG1';
    expect(await symbolsOf('data')).toEqual([
      { key: 'symbol', text: `(01)${GTIN}(10)${lot}`, gs1: { gtin: GTIN, lot } },
      { key: 'barcode', text: GTIN, gs1: { gtin: GTIN } },
    ]);
  });
});
