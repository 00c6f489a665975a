import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import { eachDatabase } from '../test/databases.ts';
import { recordFirm } from './firm/build-firm.ts';
import { SIZES } from './firm/firm-size.ts';
import { openFirm } from './firm/open-firm.ts';
import { PELLETS, typicalStarts } from './firm/questions.ts';
import { loadGraph } from './graph/load-graph.ts';
import { requireSameSets, askOthers } from './graph/same-sets.ts';
import { present } from '../src/kit/invariant.ts';

const size = present(SIZES['quick'], 'the quick size');

describe.each(eachDatabase)('the firm of the bench on $name', ({ url }) => {
  it('is searched to the same set by memory, bare database, naive layout, trace and scope', async () => {
    const [address, naive] = [url(), url()];
    const ledger = await openLedger(address, RECORD_KINDS);
    await recordFirm(ledger, size, () => undefined);
    // The naive layout is a database without a ledger; on PostgreSQL its schema has to be there.
    await (await openLedger(naive, [])).database.close();
    await ledger.database.close();
    const firm = await openFirm(address, naive, size);
    const graph = await loadGraph(firm.raw);
    for (const start of typicalStarts(size).slice(0, 15)) await requireSameSets(firm, graph, start);
    const pellets = await requireSameSets(firm, graph, PELLETS);
    const others = await askOthers(firm, PELLETS, pellets);
    await firm.close();
    expect(others.map(({ name, share }) => [name, share === 1])).toEqual([
      ['one query a node (as Odoo, Tryton, metasfresh)', true],
      ['frontiers, 500 things, 5 deep (as Carbon)', false],
      ['everything at each node (as qcadoo)', true],
    ]);
  });
});
