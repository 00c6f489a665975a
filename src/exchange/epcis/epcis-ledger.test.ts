import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { publishedDocuments, VALID_DOCUMENTS } from '../../../test/epcis-documents.ts';
import {
  epcisDocument,
  lotOf,
  made,
  packed,
  PAINT,
  received,
  seen,
  stacked,
  TOY,
  unpacked,
  wrong,
} from '../../../test/epcis-events.ts';
import { standardsArePresent } from '../../../test/standards.ts';
import { execute } from '../../db/bulk.ts';
import { RECORD_KINDS } from '../../domain/record-kinds.ts';
import type { Draft } from '../../ledger/draft.ts';
import { openLedger, type Ledger } from '../../ledger/ledger.ts';
import { record } from '../../ledger/record.ts';
import { verify } from '../../ledger/verify.ts';
import { readMasterData } from './master-facts.ts';
import { readEpcisEvents } from './read-events.ts';
import { settleDraft, type DraftBody, type EpcisDraft, type Standing } from './record-draft.ts';
import { recordsFromEpcis } from './records-from-epcis.ts';

let entries = 0;

/** Everything on record, by kind and id. */
async function standingOf(ledger: Ledger): Promise<Map<string, Standing>> {
  const rows = await ledger.database.read((transaction) =>
    execute<{ kind: string; id: string; withdrawn: number; payload: string }>(
      transaction,
      'select record.kind, record.id, record.withdrawn, entry.payload from record join entry on entry.sequence = record.entry',
    ),
  );
  return new Map(
    rows.map(({ kind, id, withdrawn, payload }) => [
      `${kind} ${id}`,
      withdrawn === 1 ? 'withdrawn' : { body: JSON.parse(payload) as DraftBody },
    ]),
  );
}

function settled(draft: EpcisDraft, standing: Standing): Draft[] {
  const { kind, id } = draft;
  const settlement = settleDraft(draft, standing);
  switch (settlement.outcome) {
    case 'record':
      return [{ action: 'record', kind, id, body: settlement.body }];
    case 'correct':
      return [{ action: 'correct', kind, id, body: settlement.body, reason: 'EPCIS' }];
    case 'withdraw':
      return [{ action: 'withdraw', kind, id, reason: 'EPCIS' }];
    case 'nothing':
      return [];
    default:
      throw new Error(settlement.says);
  }
}

/** Imports the document and says how many entries that took. */
async function importInto(ledger: Ledger, document: unknown): Promise<number> {
  const { events, problems } = readEpcisEvents(document);
  const records = recordsFromEpcis(events, {}, readMasterData(document));
  expect([...problems, ...records.problems]).toEqual([]);
  const standing = await standingOf(ledger);
  const drafts = records.drafts.flatMap((draft) =>
    settled(draft, standing.get(`${draft.kind} ${draft.id}`) ?? null),
  );
  if (drafts.length === 0) return 0;
  entries += 1;
  const hand = {
    actor: 'test',
    at: '2026-06-01T00:00:00.000Z',
    command: `import-${String(entries)}`,
    newId: () => `entry-${String((entries += 1))}`,
  };
  await record(ledger, hand, (end) => end.append(drafts));
  return drafts.length;
}

const paint = lotOf(PAINT, 'P1', 1, 'KGM');
const makingB = made(3, [paint], [lotOf(TOY, 'B', 50)]);
const life = epcisDocument(
  received(1, [lotOf(PAINT, 'P1', 40, 'KGM')]),
  made(2, [paint], [lotOf(TOY, 'A', 100)]),
  makingB,
  seen(4, 'sampling', [lotOf(TOY, 'A', 4)]),
  seen(5, 'inspecting', [lotOf(TOY, 'A', 96)], { disposition: 'conformant' }),
  packed(6, 1, [lotOf(TOY, 'A', 24)]),
  packed(7, 2, [lotOf(TOY, 'A', 10), lotOf(TOY, 'B', 14)]),
  stacked(8, 500, [1, 2]),
  seen(9, 'shipping', [500], {
    destinationList: [{ type: 'owning_party', destination: 'https://id.gs1.org/417/9521321000094' }],
  }),
  seen(10, 'receiving', [500]),
  unpacked(11, 500),
  seen(12, 'holding', [lotOf(TOY, 'A', 34)]),
);
const corrected = { ...makingB, eventID: 'urn:uuid:00000000-0000-4000-8000-0000000000ff' };
const correction = epcisDocument(wrong(makingB), {
  ...corrected,
  inputQuantityList: [lotOf(PAINT, 'P1', 2, 'KGM')],
});

describe.each(eachDatabase)('EPCIS documents in a ledger on $name', ({ url }) => {
  test('are recorded once, and a correction withdraws what was wrong', async () => {
    const ledger = await openLedger(url(), RECORD_KINDS);
    expect(await importInto(ledger, life)).toBe(23);
    expect(await importInto(ledger, life)).toBe(0);
    expect(await importInto(ledger, correction)).toBe(2);
    expect(await importInto(ledger, correction)).toBe(0);
    const standing = await standingOf(ledger);
    expect([...standing].filter(([, value]) => value === 'withdrawn').map(([key]) => key)).toEqual([
      'consumption epcis:00000000-0000-4000-8000-000000000003/inputQuantityList/0',
    ]);
    expect(await verify(ledger)).toMatchObject({ sound: true });
    await ledger.database.close();
  });

  test('the published ones are recorded once each, where they lie beside this checkout', async () => {
    const documents = [...VALID_DOCUMENTS, 'toy-pattern/*.jsonld'].flatMap(publishedDocuments);
    expect(documents.length > 0).toBe(standardsArePresent());
    const ledger = await openLedger(url(), RECORD_KINDS);
    for (const { path, document } of documents) {
      await expect(importInto(ledger, document), path).resolves.toEqual(expect.any(Number));
      expect(await importInto(ledger, document), path).toBe(0);
    }
    expect(await verify(ledger)).toMatchObject({ sound: true });
    await ledger.database.close();
  });
});
