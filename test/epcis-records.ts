import { expect } from 'vitest';
import type { EpcisOptions } from '../src/exchange/epcis/desk.ts';
import { readEpcisDocument } from '../src/exchange/epcis/read-document.ts';
import type { EpcisRecords, RecordDraft } from '../src/exchange/epcis/record-draft.ts';
import { validateEpcisDocument } from '../src/exchange/epcis/validate-document.ts';
import { epcisDocument, type TestEvent } from './epcis-events.ts';

/** The records that a valid document of these events tells. */
export function recordsOf(events: readonly TestEvent[], options: EpcisOptions = {}): EpcisRecords {
  const document = epcisDocument(...events);
  expect(validateEpcisDocument(document)).toEqual([]);
  return readEpcisDocument(document, options);
}

export function draftsOf(records: EpcisRecords, kind: string): RecordDraft[] {
  return records.drafts.filter((draft) => draft.action === 'record').filter((draft) => draft.kind === kind);
}

export function bodiesOf(records: EpcisRecords, kind: string): unknown[] {
  return draftsOf(records, kind).map(({ body }) => body);
}
