import { describe, expect, test } from 'vitest';
import { importedRecords } from './imported-records.ts';
import { ledgerWith } from './truth-ledger.ts';
import { truthRecords } from './truth-records.ts';
import { PACKS } from './truth.ts';

/** Kinds that the questions name by id. */
const ASKED = [
  'party',
  'site',
  'product',
  'material',
  'revision',
  'material-lot',
  'carton-series',
  'run',
  'shipment',
];

describe.each(PACKS)('what was imported of %s', (pack) => {
  test('stands under the ids of the truth, and can be recorded', async () => {
    const imported = await importedRecords(pack);
    const ids = (records: readonly { kind: string; id: string }[]): string[] =>
      records
        .filter(({ kind }) => ASKED.includes(kind))
        .map(({ kind, id }) => `${kind} ${id}`)
        .sort();
    expect(ids(imported)).toEqual(ids(truthRecords(pack)));
    const context = await ledgerWith(':memory:', imported);
    await context.ledger.database.close();
  });
});
