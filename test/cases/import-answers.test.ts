import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundSchema, type FoundThing } from '../../src/domain/trace/find-answer.ts';
import { eachDatabase } from '../databases.ts';
import { openWorld, type World } from '../world.ts';
import { packImport } from './pack-files.ts';
import { translation } from './translate-ids.ts';
import { PACKS, readTruth, type LookupQuestion } from './truth.ts';

type Expected = LookupQuestion['expect']['things'][number];

function asked({ kind, id, carton, variant }: FoundThing): Expected {
  if (carton !== null) return { kind, series: carton.series, number: carton.number };
  return { kind, id: variant?.variant ?? id };
}

function byText(left: unknown, right: unknown): number {
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
}

describe.each(eachDatabase)('on $name, a firm that imported', ({ url }) => {
  describe.each(PACKS)('the workbook of %s', (pack) => {
    let world: World;
    let translate: (kind: string, id: string) => string;
    beforeAll(async () => {
      world = await openWorld(url());
      await world.ask('import.run', packImport(pack));
      translate = await translation(pack);
    });
    afterAll(() => world.close());

    const lookups = readTruth(pack).questions.filter((question) => question.kind === 'lookup');
    it.each(lookups)('finds $typed ($id)', async ({ typed, expect: { answer, how, things } }) => {
      const found = foundSchema.parse(await world.ask('code.find', { code: typed }));
      expect(found).toMatchObject({ answer, complete: true });
      const expected = things.map((thing) => ({
        ...thing,
        ...(thing.id === undefined ? {} : { id: translate(thing.kind, thing.id) }),
        ...(thing.series === undefined ? {} : { series: translate('carton-series', thing.series) }),
      }));
      expect(found.things.map(asked).toSorted(byText)).toEqual(expected.toSorted(byText));
      if (how !== undefined) expect(found.how).toBe(how);
    });

    it('has a sound ledger, and the same file records nothing new', async () => {
      expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true });
      const again = await world.ask('import.run', packImport(pack));
      expect(again).toMatchObject({ recorded: false, counts: { new: 0, corrected: 0, refused: 0 } });
    });

    it('can undo the import and take it in again', async () => {
      const undone = await world.ask('import.undo', { reason: 'The wrong order' });
      expect(undone).toMatchObject({ restored: 0 });
      expect(await world.ask('ledger.status', {})).toMatchObject({ records: [] });
      const again = await world.ask('import.run', packImport(pack));
      expect(again).toMatchObject({ recorded: true, counts: { new: 0, refused: 0 } });
      expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true });
    });
  });
});
