import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import {
  epcisDocument,
  lotOf,
  made,
  packed,
  PAINT,
  received,
  seen,
  TOY,
} from '../../../test/epcis-events.ts';
import { importInput, preview, run, type Named } from '../../../test/epcis-imports.ts';
import { openReleasable } from '../../../test/release/release-world.ts';
import type { World } from '../../../test/world.ts';

const MAPPING = {
  lotproof: 'mapping/1',
  name: 'Shipping notes',
  tables: [
    {
      name: 'notes',
      sheet: 'file',
      columns: {
        note: 'Note',
        date: { header: 'Date', read: 'date' },
        from: { header: 'From', read: 'whole' },
        to: { header: 'To', read: 'whole' },
      },
      records: [
        { kind: 'shipment', id: '{note}', body: { code: '{note}', date: '{date}' } },
        {
          kind: 'shipment-line',
          id: '{note}/{from}',
          body: { shipment: '{note}', series: 'PO', from: '{from}', to: '{to}' },
        },
      ],
    },
  ],
};
const ROWS = 'Note,Date,From,To\nn1,2025-06-12,1,3\nn2,2025-06-12,5,7\n';

const MADE: Named = [
  'made.jsonld',
  epcisDocument(
    received(1, [lotOf(PAINT, 'P1', 40, 'KGM')]),
    made(2, [lotOf(PAINT, 'P1', 1, 'KGM')], [lotOf(TOY, 'A', 100)]),
    packed(6, 500, [lotOf(TOY, 'A', 24)]),
  ),
];
const SHIPPED: Named = ['shipped.jsonld', epcisDocument(seen(9, 'shipping', [500]))];

describe.each(eachDatabase)('an import of goods that must not leave, on $name,', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openReleasable(url());
    const body = { of: { kind: 'carton-series', id: 'PO' }, cartons: { from: 6, to: 7 } };
    const hold = { ...body, reason: 'Paint in doubt', placedOn: '2025-06-10' };
    await world.ask('hold.record', { id: 'doubt', body: hold });
  });
  afterAll(() => world.close());

  it('is refused at the cell of their cartons, in a dry run too, and the other rows can be taken', async () => {
    const input = { files: [{ name: 'notes.csv', text: ROWS }], mapping: MAPPING };
    expect(await world.ask('import.preview', input)).toMatchObject({
      refusals: 1,
      refusedRows: 1,
      problems: [{ kind: 'goods-stopped', cell: 'C3', says: expect.stringContaining('Carton 6') as string }],
    });
    await expect(world.ask('import.run', input)).rejects.toMatchObject({ code: 'import-refused' });
    await world.ask('import.run', { ...input, acceptValid: true });
    const lines = (await world.ask('shipment-line.list', {})) as { records: { id: string }[] };
    expect(lines.records.map(({ id }) => id)).toEqual(['n1/1']);
  });

  it('is refused at the event that ships them', async () => {
    await run(world, MADE);
    const runs = (await world.ask('run.list', {})) as { records: { id: string; label: string }[] };
    const id = runs.records.find(({ label }) => label === 'A')?.id;
    const hold = { of: { kind: 'run', id }, reason: 'Paint in doubt', placedOn: '2026-01-02' };
    await world.ask('hold.record', { id: 'epcis', body: hold });
    expect(await preview(world, SHIPPED)).toMatchObject({
      refusals: 1,
      problems: [{ kind: 'goods-stopped', cell: '/epcisBody/eventList/0' }, { kind: 'event-note' }],
    });
    await expect(world.ask('import.run', importInput([SHIPPED]))).rejects.toMatchObject({
      code: 'import-refused',
    });
    const lifted = { hold: 'epcis', releasedOn: '2026-01-05', releasedBy: 'QA', reason: 'Looked at' };
    await world.ask('hold-release.record', { body: lifted });
    expect(await run(world, SHIPPED)).toMatchObject({ recorded: true });
  });

  it('is not what undoing an import lets go: a hold that it placed is withdrawn by who may withdraw holds', async () => {
    const [table] = MAPPING.tables;
    const body = { of: { kind: 'run', id: 'run-1' }, reason: '{note}', placedOn: '{date}' };
    const records = [{ kind: 'hold', id: 'of-{note}', body }];
    const mapping = { ...MAPPING, name: 'Holds', tables: [{ ...table, records }] };
    const files = [{ name: 'holds.csv', text: 'Note,Date,From,To\nn9,2025-06-10,1,3\n' }];
    await world.ask('import.run', { files, mapping });
    const ahead = { hold: 'of-{note}', releasedOn: '{date}', releasedBy: 'QA', reason: 'In time' };
    const ending = { kind: 'hold-release', id: 'end-{note}', body: ahead };
    await expect(
      world.ask('import.run', {
        files: [{ name: 'ends.csv', text: 'Note,Date,From,To\nn9,2036-06-10,1,3\n' }],
        mapping: { ...mapping, name: 'Ends', tables: [{ ...table, records: [ending] }] },
      }),
    ).rejects.toMatchObject({ code: 'invalid-input', problems: [{ at: 'releasedOn' }] });
    const undo = { reason: 'The wrong file' };
    const clerk = { id: 'clerk', role: 'operations', sites: null } as const;
    await expect(world.ask('import.undo', undo, { as: clerk })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await world.ask('hold.show', { id: 'of-n9' })).toMatchObject({ body: { reason: 'n9' } });
    await world.ask('import.undo', undo);
  });
});
