import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { openWorld } from '../../test/world.ts';
import { present } from '../kit/invariant.ts';
import { runOperation } from '../operation/run-operation.ts';
import { OPERATIONS } from '../operations.ts';

describe.each(eachDatabase)('a command id on $name', ({ url }) => {
  test('repeats its command and is refused for any other', async () => {
    const world = await openWorld(url());
    const send = async (name: string, input: unknown): Promise<unknown> => {
      const operation = present(
        OPERATIONS.find((one) => one.name === name),
        name,
      );
      return (await runOperation({ ...world.context, command: 'slip-7' }, operation, input)).output;
    };
    const body = { name: 'Thuong Hoa', roles: ['factory'] };
    const receipt = await send('party.record', { body });
    expect(await send('party.record', { body })).toEqual(receipt);
    for (const [name, input] of [
      ['party.record', { body: { ...body, name: 'Thuong Ho' } }],
      ['party.record', { id: 'another', body }],
      ['product.record', { body: { name: 'Romper' } }],
      ['party.withdraw', { id: 'another', reason: 'twice' }],
    ] as const) {
      await expect(send(name, input), name).rejects.toMatchObject({ code: 'command-reused' });
    }
    expect(await world.ask('ledger.status', {})).toMatchObject({ position: 1 });
    await world.close();
  });

  test('is refused for an import of another file, and repeats that of the same one', async () => {
    const world = await openWorld(url());
    const columns = { code: 'Code', name: 'Name' };
    const body = { code: '{code}', name: '{name}', roles: ['supplier'] };
    const tables = [
      { name: 'firms', sheet: 'file', columns, records: [{ kind: 'party', id: '{code}', body }] },
    ];
    const mapping = { lotproof: 'mapping/1', name: 'Firms', tables };
    const take = async (text: string): Promise<unknown> => {
      const operation = present(
        OPERATIONS.find((one) => one.name === 'import.run'),
        'the import',
      );
      const input = { files: [{ name: 'firms.csv', text }], mapping };
      return (await runOperation({ ...world.context, command: 'slip-8' }, operation, input)).output;
    };
    expect(await take('Code,Name\nA,First\n')).toMatchObject({ recorded: true, counts: { new: 1 } });
    expect(await take('Code,Name\nA,First\n')).toMatchObject({ recorded: true, counts: { new: 0 } });
    await expect(take('Code,Name\nB,Second\n')).rejects.toMatchObject({ code: 'command-reused' });
    await world.close();
  });

  test('never records a text that only one of the databases can keep', async () => {
    const world = await openWorld(url());
    const record = (name: string): Promise<unknown> =>
      world.ask('party.record', { body: { name, roles: [] } });
    await expect(record('A\u0000B')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(record('A\\\\\u0000')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await record(String.raw`A\u0000B`)).toMatchObject({ position: 1 });
    await world.close();
  });
});
