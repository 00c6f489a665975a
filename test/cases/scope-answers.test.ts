import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeReportSchema } from '../../src/domain/trace/scope-report.ts';
import { eachDatabase } from '../databases.ts';
import { openPack, openWorld } from '../world.ts';
import type { World } from '../world.ts';
import { packImport } from './pack-files.ts';
import {
  comparedReport,
  comparedTruth,
  scopeQuestions,
  suspectsOf,
  wrongReasons,
} from './scope-questions.ts';
import { translation } from './translate-ids.ts';
import { PACKS } from './truth.ts';
import type { PackName } from './truth.ts';

type Translate = (kind: string, id: string) => string;

const WAYS = [
  {
    way: 'recorded one by one',
    open: async (pack: PackName, url: string): Promise<{ world: World; id: Translate }> => ({
      world: await openPack(pack, url),
      id: (_, id) => id,
    }),
  },
  {
    way: 'imported from its workbook',
    open: async (pack: PackName, url: string): Promise<{ world: World; id: Translate }> => {
      const world = await openWorld(url);
      await world.ask('import.run', packImport(pack));
      return { world, id: await translation(pack) };
    },
  },
] as const;

const CASES = eachDatabase.flatMap(({ name, url }) =>
  WAYS.flatMap(({ way, open }) => PACKS.map((pack) => ({ name, url, way, open, pack }))),
);

describe.each(CASES)('$pack, $way, on $name', ({ url, open, pack }) => {
  let world: World;
  let id: Translate;
  beforeAll(async () => {
    ({ world, id } = await open(pack, url()));
  });
  afterAll(() => world.close());

  it.each(scopeQuestions(pack))('answers $id: $ask', async (question) => {
    const report = scopeReportSchema.parse(
      await world.ask('scope.ask', { suspects: suspectsOf(question, id) }),
    );
    expect(comparedReport(report)).toEqual(comparedTruth(question, id));
    expect(wrongReasons(report, question, id)).toEqual([]);
  });
});
