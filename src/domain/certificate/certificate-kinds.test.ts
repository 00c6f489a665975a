import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certifiedTruck, TRUCK_FACTS } from '../../../test/certificate/certified-truck.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import type { Certificate } from './certificate.ts';
import type { Checked } from './certificate-shown.ts';

interface Proposed {
  readonly body: Certificate;
  readonly check: Checked;
}

describe.each(eachDatabase)('kinds of certificates on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await world.append(certifiedTruck());
  });
  afterAll(() => world.close());

  const propose = async (ask: object = {}): Promise<Proposed> =>
    (await world.ask('certificate.propose', { run: 'run-1', ...ask })) as Proposed;
  const against = ({ findings }: Checked): string[] =>
    findings.flatMap(({ blocks, code }) => (blocks ? [code] : []));
  const correct = async (kind: string, id: string, change: object): Promise<void> => {
    const { body } = (await world.ask(`${kind}.show`, { id })) as { body: object };
    await world.ask(`${kind}.correct`, { id, body: { ...body, ...change }, reason: 'test' });
  };

  it('of goods from a foreign-trade zone are written by the old rule half a year longer', async () => {
    const day = { issuedOn: '2026-08-01' };
    expect((await propose(day)).body.ruleVersion).toBe('2026-07-08');
    const zone = await propose({ ...day, foreignTradeZone: true });
    expect(zone.body).toMatchObject({ ruleVersion: 'pre-2026-07-08', foreignTradeZone: true });
    expect(against(zone.check)).toEqual(['issued-in-future']);
    const later = await propose({ issuedOn: '2027-01-08', foreignTradeZone: true });
    expect(later.body.ruleVersion).toBe('2026-07-08');
  });

  it('of goods made in the United States are certified by their maker, and by no importer', async () => {
    await correct('site', 'plant', { country: 'US' });
    await correct('party', 'maker', { country: 'US', phone: '+1 555 0100 300' });
    const { body, check } = await propose();
    expect(body.certifier).toMatchObject({ party: 'maker', role: 'domestic-manufacturer', country: 'US' });
    expect(against(check)).toEqual([]);
    const importer = await propose({ certifier: 'importer' });
    expect(against(importer.check)).toEqual(['certifier-not-maker']);
    await expect(
      world.ask('certificate.make', { run: 'run-1', certifier: 'importer' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await world.ask('certificate.make', { run: 'run-1' })).toMatchObject({ version: 1 });
    await correct('site', 'plant', { country: 'CN' });
  });

  it('are general certificates for what is no children’s product', async () => {
    const { statement: _statement, kinds: _kinds, ...facts } = TRUCK_FACTS;
    const body = { ...facts, decision: 'no' };
    await world.ask('product-facts.correct', { id: 'truck-facts', body, reason: 'test' });
    const general = await propose();
    expect(general.body.kind).toBe('gcc');
    expect(against(general.check)).not.toContain('kind-wrong');
    const printed = await world.ask('certificate.print', { draft: general.body, format: 'page' });
    expect(printed).toMatchObject({ sheet: { title: 'General Certificate of Conformity' } });
    const draft = { ...general.body, kind: 'cpc' };
    expect(against((await world.ask('certificate.check', { draft })) as Checked)).toContain('kind-wrong');
  });
});
