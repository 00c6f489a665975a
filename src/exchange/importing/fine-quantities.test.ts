import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import { membersOf } from '../stage/field-match.ts';

const ROLLS =
  'Material,Supplier lot,Supplier,Received,Quantity,Unit\nFabric,F-1,Namphu,2026-03-01,12.34,m\nFabric,F-2,Namphu,2026-03-02,30,m\n';
const files = [{ name: 'rolls.csv', text: ROLLS }];

describe.each(eachDatabase)('metres with decimals on $name', ({ url }) => {
  test('are kept exactly by the mapping that is proposed, and refused at their cell without it', async () => {
    const world = await openWorld(url());
    const proposal = membersOf(await world.ask('mapping.propose', { files, factory: 'Thuong Hoa' }));
    const mapping = membersOf(proposal['mapping']);
    expect(mapping['units']).toEqual({ m: { unit: 'CMT', times: 100 } });
    const { units: _finer, ...coarse } = mapping;
    expect(await world.ask('import.preview', { files, mapping: coarse })).toMatchObject({
      problems: [
        {
          kind: 'finer-than-unit',
          severity: 'refuse',
          cell: 'E2',
          found: '12.34',
          expected: 'whole MTR',
          units: { m: { unit: 'CMT', times: 100 } },
        },
      ],
    });
    expect(await world.ask('import.run', { files, mapping })).toMatchObject({ recorded: true, refusals: 0 });
    const listed = JSON.stringify(await world.ask('material-receipt.list', {}));
    expect(listed).toContain('"quantity":1234');
    expect(listed).toContain('"quantity":3000');
    expect(JSON.stringify(await world.ask('material.list', {}))).toContain('"unit":"CMT"');
    await world.close();
  });

  test('are recorded rounded where a person says that they stand', async () => {
    const world = await openWorld(url());
    const proposal = membersOf(await world.ask('mapping.propose', { files, factory: 'Thuong Hoa' }));
    const { units: _finer, ...mapping } = membersOf(proposal['mapping']);
    const decisions = {
      lotproof: 'decisions/1',
      decisions: [{ at: 'file!E2', stands: true, because: 'The store counts whole metres' }],
    };
    const report = await world.ask('import.run', { files, mapping, decisions });
    expect(report).toMatchObject({ recorded: true, decided: [{ because: 'The store counts whole metres' }] });
    expect(JSON.stringify(await world.ask('material-receipt.list', {}))).toContain('"quantity":12,');
    await world.close();
  });
});
