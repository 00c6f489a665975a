import { z } from 'zod';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { findRecord } from '../record-reading.ts';
import { namedSchema } from '../trace/scope-report.ts';
import { consigneesOfRecall } from './recall-consignees-store.ts';
import type { RecallConsignee, UnnumberedGoods } from './recall-consignees-store.ts';
import { recallRecord } from './recall-store.ts';

const sentSchema = z.strictObject({ id: z.string(), code: z.string(), date: z.string().nullable() });

const consigneeSchema = z.strictObject({
  party: namedSchema.nullable().describe('Null: nobody says whom the shipment went to'),
  units: z.int().describe('Recalled units in these cartons, as far as packing records say'),
  isUnitsKnown: z.boolean().describe('False: of some cartons no packing record says how many'),
  cartonCount: z.int(),
  cartons: z.array(
    z.strictObject({
      series: z.string(),
      from: z.int().describe('First carton number'),
      to: z.int().describe('One past the last carton number'),
      firstMark: z.string(),
      lastMark: z.string(),
      unitsPerCarton: z.int().nullable(),
      shipment: sentSchema.nullable(),
    }),
  ),
  lots: z.array(
    z.strictObject({
      run: namedSchema,
      product: namedSchema,
      units: z.int().nullable().describe('Null: the packing records do not tell how many'),
    }),
  ),
  unnumbered: z
    .array(z.strictObject({ shipment: sentSchema, cartons: z.int().nullable(), units: z.int().nullable() }))
    .describe('Sent by lines without carton numbers: they may be recalled goods'),
});
type ShownConsignee = z.infer<typeof consigneeSchema>;

const consigneesOperation = readOperation({
  name: 'recall.consignees',
  summary: 'Who was sent recalled goods: exactly their cartons, lots and quantities',
  description:
    'As the record said when the recall was declared. Lines of shipments that name no cartons and may have taken recalled goods are shown apart, with nothing guessed.',
  permission: 'trace',
  inThread: true,
  positional: ['id'],
  input: z.strictObject({ id: idSchema.describe('Id of the recall') }),
  output: z.strictObject({ id: z.string(), consignees: z.array(consigneeSchema) }),
  examples: [],
  run: async ({ transaction }, { id }) => {
    const { n } = await findRecord(transaction, recallRecord, id);
    return { id, consignees: (await consigneesOfRecall(transaction, n)).map(shownConsignee) };
  },
  table: ({ consignees }) => [
    ['party', 'name', 'shipment', 'date', 'series', 'first carton', 'last carton', 'units in each'],
    ...consignees.flatMap(({ party, cartons }) =>
      cartons.map(({ series, from, to, unitsPerCarton, shipment }) => [
        ...[party?.id ?? null, party?.name ?? null, shipment?.code ?? null, shipment?.date ?? null],
        ...[series, from, to - 1, unitsPerCarton],
      ]),
    ),
  ],
});

function shownConsignee({ party, cartons, lots, unnumbered, ...counts }: RecallConsignee): ShownConsignee {
  return {
    ...counts,
    party: party === null ? null : { kind: 'party', id: party.id, name: party.name },
    cartons: cartons.map(({ series, range, marks, unitsPerCarton, shipment }) => ({
      ...{
        series: series.id,
        from: range.from,
        to: range.to,
        firstMark: marks[0],
        lastMark: marks[1],
        unitsPerCarton,
      },
      shipment: shipment === null ? null : sent(shipment),
    })),
    lots: lots.map(({ run, product, units }) => ({
      run: { kind: 'run', id: run.id, name: run.code },
      product: { kind: 'product', id: product.id, name: product.name },
      units,
    })),
    unnumbered: unnumbered.map(({ shipment, ...goods }) => ({ shipment: sent(shipment), ...goods })),
  };
}

function sent({ id, code, date }: UnnumberedGoods['shipment']): z.infer<typeof sentSchema> {
  return { id, code, date };
}

/** Who is to be told. */
export const RECALL_CONSIGNEES_OPERATIONS: readonly Operation[] = [consigneesOperation];
