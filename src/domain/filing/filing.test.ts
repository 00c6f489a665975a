import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read } from '@e965/xlsx';
import { eachDatabase } from '../../../test/databases.ts';
import { interpret } from '../../../test/drawing/renderers.ts';
import { shippedTruck } from '../../../test/filing/shipped-truck.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { filingWarnings } from './filing-checks.ts';
import type { CheckedLine, FilingWarning } from './filing-checks.ts';
import { filingFieldListSchema } from './filing-field-list.ts';
import { filingSchema } from './filing-report.ts';
import type { Filing } from './filing-report.ts';
import { REGISTRY_FIELDS } from './registry-fields.ts';

const WHOLE: CheckedLine = {
  leftOn: '2026-08-01',
  isKnown: true,
  method: 'reference',
  disclaimCode: null,
  intendedUseCode: '130.000',
  intendedUseDescription: null,
  reason: null,
  covering: 1,
  namedCovers: null,
  trio: 'there',
  labNumbers: ['9001'],
};
const DISCLAIM: Partial<CheckedLine> = {
  method: 'disclaim',
  disclaimCode: 'A',
  reason: 'Adult collector item',
  covering: 0,
  trio: 'missing',
};

const WARNED: readonly (readonly [FilingWarning, Partial<CheckedLine>])[] = [
  ['before-mandatory', { leftOn: '2026-07-07' }],
  ['goods-not-known', { isKnown: false }],
  ['not-decided', { method: null }],
  ['no-certificate', { covering: 0 }],
  ['several-certificates', { covering: 2 }],
  ['certificate-not-covering', { namedCovers: false }],
  ['trio-missing', { trio: 'missing' }],
  ['trio-of-other-version', { trio: 'of-other-version' }],
  ['lab-number-form', { labNumbers: ['CN-9001'] }],
  ['use-malformed', { intendedUseCode: '130' }],
  ['use-base', { intendedUseCode: '245.001' }],
  ['use-full', { method: 'full', intendedUseCode: '130.007' }],
  ['use-description-missing', { intendedUseCode: '980.000' }],
  ['use-description-long', { intendedUseDescription: 'More than twenty-two characters' }],
  ['disclaimed-with-certificate', { ...DISCLAIM, covering: 1 }],
  ['disclaim-code-missing', { ...DISCLAIM, disclaimCode: null }],
  ['disclaim-code-unknown', { ...DISCLAIM, disclaimCode: 'C' }],
  ['disclaim-reason-missing', { ...DISCLAIM, reason: null }],
  ['use-missing', { ...DISCLAIM, intendedUseCode: null }],
  ['use-disclaim-a', { ...DISCLAIM, intendedUseCode: '130.005' }],
  ['use-disclaim-b', { ...DISCLAIM, disclaimCode: 'B' }],
];

describe('a line for the broker', () => {
  it('is warned of for each thing by itself, and for nothing when it is whole', () => {
    expect(filingWarnings(WHOLE)).toEqual([]);
    expect(filingWarnings({ ...WHOLE, ...DISCLAIM })).toEqual([]);
    for (const [warning, change] of WARNED)
      expect(filingWarnings({ ...WHOLE, ...change }), warning).toEqual([warning]);
  });

  it('has fields of which each says who told of it, and whose second-hand names are marked', () => {
    const { fields } = filingFieldListSchema.parse(REGISTRY_FIELDS);
    expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
    expect(new Set(fields.flatMap(({ element }) => element ?? []))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
    expect(fields.filter(({ confidence }) => confidence === 'primary')).toEqual([]);
  });
});

describe.each(eachDatabase)('the filing of a shipment on $name', ({ url }) => {
  let world: World;
  let certificate: string;
  beforeAll(async () => {
    world = await openWorld(url());
    await world.append(shippedTruck());
    ({ id: certificate } = (await world.ask('certificate.make', { run: 'run-1' })) as { id: string });
  });
  afterAll(() => world.close());

  const filing = async (): Promise<Filing> =>
    filingSchema.parse(await world.ask('filing.shipment', { id: 'sea-1' }));
  const decided = { decidedBy: 'Compliance', decidedOn: '2026-07-30' };
  const file = async (name: string, input: object): Promise<Buffer> => {
    const { base64 } = (await world.ask(name, { shipment: 'sea-1', ...input })) as { base64: string };
    return Buffer.from(base64, 'base64');
  };

  it('is not ready before somebody decides and the identifiers are on record, and then is', async () => {
    const open = await filing();
    expect(open).toMatchObject({
      ready: false,
      reports: [],
      lines: [
        {
          run: { id: 'run-1' },
          cartons: 10,
          units: 100,
          method: null,
          trio: null,
          certificate: { id: certificate },
        },
      ],
    });
    expect(open.lines[0]?.warnings.map(({ code }) => code)).toEqual(['not-decided', 'trio-missing']);
    await world.ask('filing-line.record', {
      id: 'f1',
      body: { line: 'sea-1-1', method: 'reference', ...decided },
    });
    await world.ask('registry-entry.record', {
      id: 'r1',
      body: { certificate, certifierId: 'ABCCo', registryProductId: 'A1234567', versionId: 'V1' },
    });
    const ready = await filing();
    expect(ready).toMatchObject({
      ready: true,
      lines: [
        { trio: { certifierId: 'ABCCo', registryProductId: 'A1234567', versionId: 'V1' }, warnings: [] },
      ],
    });
  });

  it('names every missing field with where it is entered', async () => {
    const [line] = (await filing()).lines;
    const missing = line?.fields.filter((field) => field.missing) ?? [];
    expect(missing.length).toBe(line?.missing);
    expect(missing.every(({ values }) => values.length === 0 || values.includes(null))).toBe(true);
    expect(missing.find(({ path }) => path === 'coreProduct.manufacturer.phone')?.enter).toEqual({
      ...{ kind: 'party', id: 'maker', field: 'phone' },
    });
    const filled = line?.fields.filter((field) => !field.missing && field.need === 'required') ?? [];
    expect(filled.every(({ values }) => values.length > 0 && !values.includes(null))).toBe(true);
    const value = (path: string) => line?.fields.find((field) => field.path === path)?.values;
    expect(value('coreProduct.lotNumber')).toEqual(['RUN-1']);
    expect(value('coreProduct.labs[].cpscId')).toEqual(['9001']);
    expect(value('coreProduct.identifiers[].identifier')).toContain('TR-7');
  });

  it('goes out as workbook, CSV and JSON that agree, and as one page beside the invoice', async () => {
    const book = read(await file('filing.export', { format: 'xlsx' }));
    expect(book.SheetNames).toEqual([
      ...['Broker', 'Products', 'Identifiers', 'Laboratories', 'Citations', 'Exclusions', 'Missing'],
      'About the fields',
    ]);
    const csv = (await file('filing.export', { format: 'csv' })).toString('utf8');
    expect(csv).toContain('reference,ABCCo,A1234567,V1');
    const json = JSON.parse((await file('filing.export', { format: 'json' })).toString('utf8')) as {
      about: string;
      lines: { trio: object; fields: { coreProduct: { labs: { cpscId: string }[]; lotNumber: string } } }[];
    };
    expect(json.about).toContain('no filing');
    expect(json.lines[0]).toMatchObject({
      trio: { certifierId: 'ABCCo' },
      fields: { coreProduct: { lotNumber: 'RUN-1', labs: [{ cpscId: '9001' }] } },
    });
    const pdf = await file('filing.addendum', { on: '2026-07-31' });
    const { pages, says } = interpret([pdf], 'pdf', { dpi: 72, device: 'txtwrite' });
    expect({ says, pages: pages.length }).toEqual({ says: '', pages: 1 });
    const text = pages[0]?.toString('utf8') ?? '';
    for (const words of ['INV-1', 'RUN-1', 'ABCCo', 'A1234567', 'V1', 'This page is no filing'])
      expect(text).toContain(words);
  });

  it('is not ready by a certificate that does not cover the goods, and says so on the page', async () => {
    const bodyOf = async (kind: string, id: string) =>
      ((await world.ask(`${kind}.show`, { id })) as { body: object }).body;
    const own = await bodyOf('filing-line', 'f1');
    const correct = async (body: object): Promise<void> => {
      await world.ask('filing-line.correct', { id: 'f1', body, reason: 'test' });
    };
    await correct({ ...own, certificate });
    expect(await filing()).toMatchObject({ ready: true, lines: [{ warnings: [] }] });
    const withdrawal = { certificate, on: '2026-01-05', reason: 'Wrong desk', by: 'QA' };
    await world.ask('certificate-withdrawal.record', { id: 'gone', body: withdrawal });
    const gone = await filing();
    expect(gone.ready).toBe(false);
    expect(gone.lines[0]?.warnings.map(({ code }) => code)).toEqual([
      'no-certificate',
      'certificate-not-covering',
    ]);
    const pdf = await file('filing.addendum', { on: '2026-07-31' });
    const { pages } = interpret([pdf], 'pdf', { dpi: 72, device: 'txtwrite' });
    expect(pages[0]?.toString('utf8').replaceAll(/\s+/g, ' ')).toContain('Mind:');
    await world.ask('certificate-withdrawal.withdraw', { id: 'gone', reason: 'test' });
    await correct(own);
  });

  it('names the cartons of a line of which no packing tells', async () => {
    const { body } = (await world.ask('packing.show', { id: 'packed' })) as { body: object };
    const pack = async (to: number): Promise<void> => {
      await world.ask('packing.correct', { id: 'packed', body: { ...body, to }, reason: 'test' });
    };
    await pack(2);
    const partly = await filing();
    expect(partly).toMatchObject({
      ready: false,
      lines: [
        { run: { id: 'run-1' }, cartons: 1, units: 10, warnings: [] },
        { run: null, product: null, certificate: null, cartons: 9, units: null },
      ],
    });
    expect(partly.lines[1]?.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['goods-not-known', 'no-certificate']),
    );
    await pack(11);
    expect((await filing()).lines).toHaveLength(1);
  });

  it('is told as filed by nobody but the broker', async () => {
    const report = { shipment: 'sea-1', date: '2026-08-03', customsEntry: '231-1234567-8' };
    await world.ask('broker-report.record', {
      id: 'b1',
      body: { ...report, state: 'rejected', message: 'Lab ID' },
    });
    await world.ask('broker-report.record', {
      id: 'b2',
      body: { ...report, date: '2026-08-04', state: 'accepted' },
    });
    expect(await filing()).toMatchObject({
      customsEntry: '231-1234567-8',
      reports: [{ state: 'accepted' }, { state: 'rejected', message: 'Lab ID' }],
    });
    expect(await world.ask('filing.list', {})).toMatchObject({
      shipments: [
        { decided: 1, lines: 1, state: 'reported', last: { state: 'accepted', date: '2026-08-04' } },
      ],
    });
  });

  it('goes by the list of fields that the firm loads', async () => {
    const fields = REGISTRY_FIELDS.fields
      .slice(0, 2)
      .map((field) => ({ ...field, confidence: 'primary' as const }));
    const list = { ...REGISTRY_FIELDS, version: 2, name: 'Template', confidence: 'primary' as const, fields };
    await world.ask('filing-field-list.record', { id: 'own', body: list });
    const found = await filing();
    expect(found.list).toMatchObject({ version: 2, record: 'own', confidence: 'primary' });
    expect(found.lines[0]?.fields.map(({ path }) => path)).toEqual(fields.map(({ path }) => path));
  });
});
