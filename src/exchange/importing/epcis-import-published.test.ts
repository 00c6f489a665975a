import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { publishedDocuments, VALID_DOCUMENTS } from '../../../test/epcis-documents.ts';
import { find, preview, run, trace, type Named } from '../../../test/epcis-imports.ts';
import { standardsArePresent } from '../../../test/standards.ts';
import { openWorld } from '../../../test/world.ts';
import { scopeReportSchema } from '../../domain/trace/scope-report.ts';

/** Published codes as they are typed, and the records they mean. */
const MEANT = [
  ['095213210000000018', ['carton sscc:095213210#1']],
  ['(00)095213210000000018', ['carton sscc:095213210#1']],
  ['https://id.gs1.org/00/095213210000000018', ['carton sscc:095213210#1']],
  ['PNT-8841', ['material-lot lot:09521322000055/PNT-8841']],
  ['(01)09521322000055(10)PNT-8841', ['material-lot lot:09521322000055/PNT-8841']],
  ['TC-260301-L2-A', ['run lot:09521321000018/TC-260301-L2-A']],
  ['https://id.gs1.org/01/09521321000018/10/TC-260302-L2-B', ['run lot:09521321000018/TC-260302-L2-B']],
] as const;

if (standardsArePresent()) {
  describe.each(eachDatabase)('the published EPCIS documents on $name', ({ url }) => {
    const [correction, pattern] = publishedDocuments('toy-pattern/*.jsonld').map(
      ({ path, document }): Named => [path.replace(/^.*\//, ''), document],
    );

    test('the toy pattern is recorded once, verified, found and traced both ways', async () => {
      const world = await openWorld(url());
      if (pattern === undefined) throw new Error('The toy pattern is missing.');
      const first = await run(world, pattern);
      expect(first).toMatchObject({ recorded: true, refusals: 0 });
      expect(await run(world, pattern)).toMatchObject({ recorded: false, position: first.position });
      expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true });
      for (const [code, things] of MEANT) {
        const found = (await find(world, code)).things.map(({ kind, id }) => `${kind} ${id}`);
        expect(found, code).toEqual(things);
      }
      const carton = await trace(world, '095213210000000018');
      expect(carton.ids).toContain('material-lot lot:09521322000055/PNT-8841');
      expect(carton.ids).not.toContain('material-lot lot:09521323000078/PP-0078');
      const lot = await trace(world, 'PNT-8841');
      expect(lot.ids).toContain('run lot:09521321000018/TC-260301-L2-A');
      expect(lot.ids.filter((id) => id.startsWith('shipment '))).not.toEqual([]);
      await world.close();
    });

    test('the scope of the paint lot clears nothing of the two lots it went into', async () => {
      const world = await openWorld(url());
      if (pattern === undefined) throw new Error('The toy pattern is missing.');
      await run(world, pattern);
      for (const strict of [false, true]) {
        const report = scopeReportSchema.parse(
          await world.ask('scope.ask', { suspects: ['PNT-8841'], strict }),
        );
        expect(report.runs.map((one) => [one.run.id, one.made])).toEqual([
          ['lot:09521321000018/TC-260301-L2-A', 4_800],
          ['lot:09521321000018/TC-260302-L2-B', 4_780],
        ]);
        const classes = report.runs.flatMap((one) => one.stretches.map((stretch) => stretch.class));
        expect(classes).not.toContain('cleared');
        const shipped = report.places.filter(({ place }) => place === 'consignee');
        expect(shipped).toMatchObject([{ cartons: { cleared: 0 }, units: { cleared: 0 } }]);
      }
      await world.close();
    });

    test('the correction withdraws what the wrong event told, alone or together with it', async () => {
      const world = await openWorld(url());
      if (pattern === undefined || correction === undefined) throw new Error('The toy pattern is missing.');
      await run(world, pattern);
      const report = await run(world, correction);
      expect(report.withdrawals.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
        'consumption epcis:7c0e6f00-0000-4000-8000-000000000004/inputQuantityList/1',
        'consumption epcis:7c0e6f00-0000-4000-8000-000000000004/inputQuantityList/0',
      ]);
      expect(report.counts).toMatchObject({ new: 2, refused: 0 });
      expect(await run(world, correction)).toMatchObject({ recorded: false, position: report.position });
      expect(await run(world, pattern)).toMatchObject({ recorded: false, position: report.position });
      expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true });
      await world.close();
    });

    test('every one is taken in or says why not, and the second time adds nothing', async () => {
      const world = await openWorld(url());
      const refused: string[] = [];
      for (const { path, document } of VALID_DOCUMENTS.flatMap(publishedDocuments)) {
        const named: Named = [path, document];
        const shown = await preview(world, named);
        expect(
          shown.problems.every(({ says, file }) => says !== '' && file !== ''),
          path,
        ).toBe(true);
        if (shown.refusals > 0) {
          refused.push(path, ...shown.problems.map(({ says, cell }) => `${cell} ${says}`));
          await expect(run(world, named), path).rejects.toMatchObject({ code: 'import-refused' });
          continue;
        }
        const first = await run(world, named);
        expect(await run(world, named), path).toMatchObject({ recorded: false, position: first.position });
      }
      expect(refused).toEqual([]);
      expect(await world.ask('ledger.verify', {})).toMatchObject({ sound: true });
      await world.close();
    });
  });
} else {
  test('the published EPCIS documents are not beside this checkout, so none is imported', () => {
    expect(publishedDocuments('toy-pattern/*.jsonld')).toEqual([]);
  });
}
