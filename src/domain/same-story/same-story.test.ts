import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { shippedTruck, TRUCK_PAPERS } from '../../../test/filing/shipped-truck.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { runStorySchema, shipmentStorySchema } from './same-story-report.ts';
import type { RunStory, ShipmentStory } from './same-story-report.ts';

type Body = Record<string, unknown>;
/** What is planted, where, the field that has to be told, how grave, and what it says there. */
type Planted = readonly [
  field: string,
  severity: string,
  quote: string,
  paper: string,
  change: (body: Body) => Body,
];

const set =
  (change: Body) =>
  (body: Body): Body => ({ ...body, ...change });
const line =
  (key: string, text: string, language?: string) =>
  (body: Body): Body => ({
    ...body,
    lines: (body['lines'] as Body[]).map((one) =>
      one['key'] === key && one['language'] === language ? { ...one, text } : one,
    ),
  });
const row =
  (change: Body) =>
  (body: Body): Body => ({ ...body, lines: (body['lines'] as Body[]).map((one) => ({ ...one, ...change })) });

const PLANTED: readonly Planted[] = [
  ['lot-code', 'critical', 'Batch: RUN-7', 'label', line('cohort', 'Batch: RUN-7')],
  ['lot-code', 'critical', '批号：RUN-11', 'label', line('cohort', '批号：RUN-11', 'zh')],
  [
    'made-on',
    'critical',
    'Date of manufacturing: May 2025',
    'label',
    line('date', 'Date of manufacturing: May 2025'),
  ],
  ['place', 'critical', 'Made in Huizhou, China', 'label', line('place', 'Made in Huizhou, China')],
  ['country', 'critical', 'Dongguan, Vietnam', 'label', line('place', 'Dongguan, Vietnam')],
  [
    'importer',
    'critical',
    'Importer: Bluewater Toys LLC',
    'label',
    line('who', 'Importer: Bluewater Toys LLC'),
  ],
  ['product-name', 'major', 'Lorry', 'label', line('product', 'Lorry')],
  ['model', 'major', 'Model: TR-8', 'label', line('model', 'Model: TR-8')],
  ['address', 'major', '1 Other Road, Portland, ME', 'label', line('address', '1 Other Road, Portland, ME')],
  ['phone', 'major', '(555) 010-0211', 'label', line('phone', '(555) 010-0211')],
  // The label is believed before the listing.
  ['materials', 'major', '5 % steel, 95 % ABS', 'label', line('materials', 'Materials: 100% ABS')],
  ['warnings', 'major', 'WARNING: choking hazard', 'label', line('other', 'WARNING: small parts')],
  ['lot-code', 'critical', 'RUN 2', 'packing-list', row({ lotCode: 'RUN 2' })],
  ['product-name', 'major', 'Lorry', 'packing-list', row({ goods: 'Lorry' })],
  ['model', 'major', 'TR-9', 'packing-list', row({ model: 'TR-9' })],
  ['gtin', 'critical', '9521321001022', 'packing-list', row({ gtin: '9521321001022' })],
  ['country', 'critical', 'Vietnam', 'packing-list', row({ country: 'Vietnam' })],
  ['carton-numbers', 'major', '1-9', 'packing-list', row({ cartonNumbers: '1-9' })],
  ['consignee', 'major', 'Maple Row', 'packing-list', set({ consignee: 'Maple Row' })],
  ['invoice', 'major', 'INV-2', 'packing-list', set({ invoice: 'INV-2' })],
  ['container', 'minor', 'MSKU 765432-1', 'packing-list', set({ container: 'MSKU 765432-1' })],
  ['purchase-order', 'minor', 'PO 78', 'packing-list', set({ purchaseOrder: 'PO 78' })],
  ['cartons', 'major', '11', 'packing-list', set({ cartons: 11 })],
  ['units', 'major', '101', 'packing-list', set({ units: 101 })],
  ['product-name', 'major', 'Brightwater lorry', 'listing', set({ title: 'Brightwater lorry' })],
  ['model', 'major', 'TR-77', 'listing', set({ model: 'TR-77' })],
  ['gtin', 'critical', '09521321001022', 'listing', set({ gtin: '09521321001022' })],
  ['country', 'critical', 'Made in USA', 'listing', set({ country: 'Made in USA' })],
  ['manufacturer', 'major', 'Other Toys', 'listing', set({ manufacturer: 'Other Toys' })],
  ['importer', 'critical', 'Other LLC', 'listing', set({ importer: 'Other LLC' })],
  ['age-grade', 'critical', '3+', 'listing', set({ ageGrade: '3+' })],
  ['age-grade', 'critical', 'toddlers', 'listing', set({ ageGrade: 'toddlers' })],
  ['email', 'major', 'info@brightwater.example', 'listing', set({ email: 'info@brightwater.example' })],
  ['phone', 'major', '+1 555 0100 211', 'listing', set({ phone: '+1 555 0100 211' })],
  ['address', 'major', '2210 Harbor Road', 'listing', set({ address: '2210 Harbor Road' })],
];

describe.each(eachDatabase)('the papers of a run and a shipment on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await world.append(shippedTruck());
    await world.ask('certificate.make', { run: 'run-1' });
  });
  afterAll(() => world.close());

  const ofShipment = async (): Promise<ShipmentStory> =>
    shipmentStorySchema.parse(await world.ask('same-story.shipment', { id: 'sea-1' }));
  const ofRun = async (): Promise<RunStory> =>
    runStorySchema.parse(await world.ask('same-story.run', { id: 'run-1' }));
  const differences = (story: ShipmentStory): RunStory['differences'] => [
    ...story.differences,
    ...story.runs.flatMap((run) => [
      ...run.differences,
      ...run.shipments.flatMap((goods) => goods.differences),
    ]),
  ];
  const correct = async (paper: string, body: object): Promise<void> => {
    await world.ask(`${TRUCK_PAPERS[paper]?.kind ?? paper}.correct`, { id: paper, body, reason: 'test' });
  };

  it('are one story where all of them say the same, however they write it', async () => {
    const story = await ofShipment();
    expect(differences(story)).toEqual([]);
    expect(story).toMatchObject({ verdict: 'same', missing: [], unplaced: [] });
    expect(await ofRun()).toMatchObject({ verdict: 'same', differences: [], missing: [] });
  });

  it('tell every planted difference with both quotes, and nothing else', async () => {
    for (const [field, severity, quote, paper, change] of PLANTED) {
      const { body } = TRUCK_PAPERS[paper] ?? { body: {} };
      await correct(paper, change(structuredClone({ ...body })));
      const found = differences(await ofShipment());
      const says = `${paper}: ${quote}`;
      // A total that its own lines do not add up to is told of each of them.
      expect(new Set(found.map((one) => one.field)), says).toEqual(new Set([field]));
      expect(found[0], says).toMatchObject({ field, severity });
      expect(
        found.map((one) => one.says.quote),
        says,
      ).toContain(quote);
      expect(
        found.every(({ against }) => against.quote !== '' && against.record.id !== ''),
        says,
      ).toBe(true);
      await correct(paper, { ...body });
    }
    expect(differences(await ofShipment())).toEqual([]);
  });

  it('tell what a certificate says otherwise', async () => {
    const { certificates } = (await world.ask('certificate.covering', { run: 'run-1' })) as {
      certificates: { id: string }[];
    };
    const issued = (await world.ask('certificate.show', { id: certificates[0]?.id })) as { body: Body };
    const wrong: readonly (readonly [string, string, Body])[] = [
      ['place', 'Huizhou', { manufacturer: { ...(issued.body['manufacturer'] as Body), city: 'Huizhou' } }],
      ['importer', 'Other LLC', { certifier: { ...(issued.body['certifier'] as Body), name: 'Other LLC' } }],
      ['made-on', '2025-05', { madeFrom: '2025-05', madeTo: '2025-05' }],
      ['tested-on', '2025-03-03', { testedOn: '2025-03-03' }],
      ['product-name', 'Lorry', { description: 'Lorry' }],
      ['laboratory', 'Other Lab', { laboratories: [{ laboratory: 'sound', name: 'Other Lab' }] }],
    ];
    for (const [field, quote, change] of wrong) {
      const body = { ...issued.body, ...change, number: `X-${field}` };
      await world.ask('certificate.record', { id: field, body });
      const found = differences(await ofShipment());
      expect(
        found.map((one) => [one.field, one.says.quote, one.says.record.id]),
        field,
      ).toEqual([[field, quote, field]]);
      await world.ask('certificate.withdraw', { id: field, reason: 'test' });
    }
  });

  it('never call alike what is not recorded', async () => {
    const { body } = TRUCK_PAPERS['listing'] ?? { body: {} };
    const { ageGrade: _left, ...without } = body as Body;
    await correct('listing', without);
    const story = await ofRun();
    expect(story.verdict).toBe('not-whole');
    expect(story.differences).toEqual([]);
    const ages = story.fields.find(({ field }) => field === 'age-grade');
    expect(ages).toMatchObject({
      verdict: 'one-says',
      silent: [{ teller: 'listing', record: { id: 'listing' } }],
    });
    await correct('listing', { ...body });
    await world.ask('label.withdraw', { id: 'label', reason: 'test' });
    expect(await ofRun()).toMatchObject({ verdict: 'not-whole', missing: ['label'] });
    await world.ask('label.record', { id: 'label-again', body: TRUCK_PAPERS['label']?.body });
    expect(await ofRun()).toMatchObject({ verdict: 'same' });
  });

  it('name a line that belongs to no run of the shipment', async () => {
    const { body } = TRUCK_PAPERS['packing-list'] ?? { body: {} };
    const lines = [
      ...((body as Body)['lines'] as Body[]),
      { goods: 'Doll', lotCode: 'DOLL-1', cartons: 1, units: 1 },
    ];
    await correct('packing-list', { ...body, lines });
    const story = await ofShipment();
    expect(story).toMatchObject({
      verdict: 'differs',
      unplaced: [{ line: 2, record: { id: 'packing-list' } }],
    });
    await correct('packing-list', { ...body });
  });

  it('are not told to who may not see them', async () => {
    const asked = world.ask(
      'same-story.run',
      { id: 'run-1' },
      { as: { id: 'maker', role: 'factory', sites: ['plant'] } },
    );
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });
});
