import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certifiedTruck } from '../../../test/certificate/certified-truck.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { certificateSchema } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { checkedSchema } from './certificate-shown.ts';

describe.each(eachDatabase)('who may certify on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await world.append(certifiedTruck());
  });
  afterAll(() => world.close());

  const blocking = async (change: (body: Certificate) => object): Promise<string[]> => {
    const { body } = (await world.ask('certificate.propose', { run: 'run-1' })) as { body: Certificate };
    const draft = certificateSchema.parse(change(body));
    const { findings } = checkedSchema.parse(await world.ask('certificate.check', { draft }));
    return findings.filter(({ blocks }) => blocks).map(({ code, field }) => `${code} ${field ?? ''}`);
  };
  const saying =
    (party: string, role: string, place: object) =>
    (body: Certificate): object => ({
      ...body,
      certifier: { ...body.certifier, party, role },
      manufacturer: { ...body.manufacturer, ...place },
    });
  const home = { party: 'maker', country: 'US' };

  it('goes by the country on record of the site, whatever the certificate says', async () => {
    expect(await blocking(saying('importer', 'importer', home))).toEqual(['place manufacturer.country']);
    const factory = await blocking(saying('maker', 'domestic-manufacturer', home));
    expect(factory).toContain('place manufacturer.country');
    expect(factory).toContain('certifier-is-foreign-maker certifier.party');
    const unnamed = await blocking(saying('maker', 'domestic-manufacturer', { ...home, site: undefined }));
    expect(unnamed).toContain('certifier-is-foreign-maker certifier.party');
  });

  it('is not believed to be made at home where the record names no country', async () => {
    const { body } = (await world.ask('site.show', { id: 'plant' })) as { body: object };
    const { country: _, ...bare }: { country?: string } = body;
    await world.ask('site.correct', { id: 'plant', body: bare, reason: 'test' });
    const factory = await blocking(saying('maker', 'domestic-manufacturer', home));
    expect(factory).toContain('made-where-unknown manufacturer.country');
    const abroad = await blocking(saying('importer', 'importer', { ...home, country: 'CN' }));
    expect(abroad).toEqual([]);
  });
});
