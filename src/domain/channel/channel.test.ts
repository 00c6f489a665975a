import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { eachDatabase } from '../../../test/databases.ts';
import { shippedTruck, TRUCK_PAPERS } from '../../../test/filing/shipped-truck.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

interface Pack {
  readonly whole: boolean;
  readonly demands: readonly {
    key: string;
    state: string;
    bringer: string;
    found: string[];
    source: string;
  }[];
  readonly files: readonly { name: string; folder: string }[];
}

describe.each(eachDatabase)('the pack for a channel on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await world.append(shippedTruck());
  });
  afterAll(() => world.close());

  const pack = async (channel: string): Promise<Pack> =>
    (await world.ask('channel-pack.check', { run: 'run-1', channel, on: '2025-07-01' })) as Pack;
  const states = async (channel: string): Promise<Record<string, string>> =>
    Object.fromEntries((await pack(channel)).demands.map(({ key, state }) => [key, state]));

  it('says of each demand whether it is met, who can bring it and who says that it is asked', async () => {
    expect(await states('walmart')).toMatchObject({
      certificate: 'missing',
      'certificate-english': 'missing',
    });
    await world.ask('certificate.make', { run: 'run-1', issuedOn: '2025-06-20' });
    expect(await states('walmart')).toEqual({
      ...{ certificate: 'there', 'certificate-english': 'there', 'unit-label': 'there' },
      // The reports are on record; the papers themselves are not.
      ...{ 'test-reports': 'missing', 'reports-english': 'there', 'reports-within-year': 'there' },
    });
    const amazon = await pack('amazon');
    expect(amazon.whole).toBe(false);
    expect(await states('amazon')).toMatchObject({
      ...{ certificate: 'there', issuer: 'there', 'us-contact': 'there', 'records-contact': 'there' },
      ...{ 'not-amazon': 'there', 'laboratory-contact': 'there', 'listing-model': 'there' },
      ...{ 'listing-warnings': 'there', 'tracking-label-photo': 'missing', 'report-photos': 'not-known' },
      // No report says which ages it is for, and nobody has said whether it is a durable infant product.
      ...{ 'age-grade': 'not-known', 'registration-card': 'not-known' },
    });
    expect(amazon.demands.every(({ source, bringer }) => source !== '' && bringer !== '')).toBe(true);
  });

  it('tells what a listing says otherwise than reports and certificate', async () => {
    const { body = {} } = TRUCK_PAPERS['listing'] ?? {};
    const correct = async (id: string, kind: string, change: object): Promise<void> => {
      await world.ask(`${kind}.correct`, { id, body: change, reason: 'test' });
    };
    await correct('listing', 'listing', { ...body, ageGrade: '3+', model: 'TR-8', warnings: [] });
    const report = (await world.ask('test-report.show', { id: 'whole-small-parts' })) as { body: object };
    await correct('whole-small-parts', 'test-report', { ...report.body, ageGrade: '18 months+' });
    expect(await states('amazon')).toMatchObject({
      ...{ 'age-grade': 'differs', 'listing-model': 'differs', 'listing-warnings': 'missing' },
    });
    await correct('listing', 'listing', body);
    expect(await states('amazon')).toMatchObject({ 'age-grade': 'there', 'listing-model': 'there' });
  });

  it('is one ZIP with the papers that are kept and the list of what is asked', async () => {
    const added = (await world.ask('file.add', {
      content: { name: 'report.pdf', base64: Buffer.from('%PDF-1.4').toString('base64') },
    })) as { id: string };
    const report = (await world.ask('test-report.show', { id: 'whole-small-parts' })) as { body: object };
    const body = { ...report.body, file: added.id };
    await world.ask('test-report.correct', { id: 'whole-small-parts', body, reason: 'test' });
    expect((await pack('amazon')).files).toMatchObject([{ name: 'report.pdf', folder: 'test-reports' }]);
    const { base64, files } = (await world.ask('channel-pack.write', {
      run: 'run-1',
      channel: 'amazon',
    })) as {
      base64: string;
      files: number;
    };
    const zip = unzipSync(Buffer.from(base64, 'base64'));
    expect({ files, names: Object.keys(zip).sort() }).toEqual({
      files: 2,
      names: ['certificates/CPC-TR-7-202506-v1.pdf', 'contents.csv', 'test-reports/report.pdf'],
    });
    const paper = zip['certificates/CPC-TR-7-202506-v1.pdf'];
    expect(paper === undefined ? '' : strFromU8(paper.slice(0, 5))).toBe('%PDF-');
    const list = zip['contents.csv'];
    expect(list === undefined ? '' : strFromU8(list)).toContain('Photos of real goods');
  });
});
