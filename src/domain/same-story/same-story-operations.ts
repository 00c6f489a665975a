import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { runRecord } from '../run/run-store.ts';
import { shipmentRecord } from '../shipment/shipment-store.ts';
import { runStory, shipmentStory } from './run-story-store.ts';
import { runStorySchema, shipmentStorySchema } from './same-story-report.ts';
import { runStoryRows, runStoryText, shipmentStoryRows, shipmentStoryText } from './same-story-text.ts';

const HOW =
  'Record, certificate, test reports, labels, carton marks, packing lists and listings, field by field, word for word. The one believed first says how it is, and each ' +
  'further one is held against it. What somebody ought to say and does not is not recorded, which is never the same as alike; a text that only a person can compare is told as such.';

async function numberOf(context: ReadContext, kind: RecordKind, id: string): Promise<number> {
  const { n, withdrawn } = await findVisible(context, kind, id);
  if (withdrawn === 1) throw new LotproofError('withdrawn', `The ${kind.noun} "${id}" was withdrawn.`);
  return n;
}

const runOperation = readOperation({
  name: 'same-story.run',
  summary: 'Whether record, certificate, reports, labels, packing lists and listings say the same of a run',
  description: HOW,
  permission: 'trace',
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the run') }),
  output: runStorySchema,
  examples: [{ says: 'One run', input: { id: 'bg1' } }],
  run: async (context, { id }) =>
    runStory(context.transaction, context.ledger.kinds, await numberOf(context, runRecord, id)),
  show: runStoryText,
  table: runStoryRows,
});

const shipmentOperation = readOperation({
  name: 'same-story.shipment',
  summary: 'Whether the papers of a shipment say the same, for the shipment and each run on it',
  description: HOW,
  permission: 'trace',
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the shipment') }),
  output: shipmentStorySchema,
  examples: [{ says: 'One shipment', input: { id: 'S1' } }],
  run: async (context, { id }) =>
    shipmentStory(context.transaction, context.ledger.kinds, await numberOf(context, shipmentRecord, id)),
  show: shipmentStoryText,
  table: shipmentStoryRows,
});

/** Whether the papers tell one story. */
export const SAME_STORY_OPERATIONS: readonly Operation[] = [runOperation, shipmentOperation];
