import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { commonFields, idOf } from '../../kit/record-fields.ts';

export const FILING_METHODS = ['full', 'reference', 'disclaim'] as const;
export type FilingMethod = (typeof FILING_METHODS)[number];

/** How a line of a shipment is to be filed: what the broker is told. Whether it was filed, the broker says. */
export const filingLineSchema = z.strictObject({
  line: idOf('shipment-line'),
  run: idOf('run').optional().describe('Run on the line, where it holds several; absent: all of it'),
  method: z.enum(FILING_METHODS).describe('All elements, the three identifiers, or a disclaim'),
  certificate: idOf('certificate').optional().describe('Absent: the one that covers the run'),
  tariffCode: z.string().max(20).optional().describe('HTS code the line is entered under'),
  disclaimCode: z
    .string()
    .max(4)
    .optional()
    .describe('A: not regulated by CPSC; B: data not required per agency guidance'),
  intendedUseCode: z.string().max(16).optional().describe('Intended use of CATAIR Appendix R: 130.000'),
  intendedUseDescription: z.string().max(200).optional().describe('In words, for 980.000'),
  reason: z.string().max(2_000).optional().describe('Why a disclaim holds'),
  decidedBy: z.string().min(1).max(200).describe('Who decided'),
  decidedOn: dateSchema,
  ...commonFields,
});
export type FilingLine = z.infer<typeof filingLineSchema>;

/** The three identifiers under which a certificate stands in the Product Registry. */
export const registryEntrySchema = z.strictObject({
  certificate: idOf('certificate'),
  certifierId: z.string().min(1).max(120).describe('Certifier ID: ABCCo'),
  registryProductId: z.string().min(1).max(120).describe('Product ID in the Registry: A1234567'),
  versionId: z.string().min(1).max(120).describe('Version ID: V1'),
  enteredOn: dateSchema.optional().describe('Day it was entered'),
  enteredBy: z.string().max(200).optional().describe('Who entered it'),
  files: z.array(idOf('file')).max(50).optional().describe('What the Registry gave back'),
  ...commonFields,
});
export type RegistryEntry = z.infer<typeof registryEntrySchema>;

export const BROKER_STATES = [
  'received',
  'transmitted',
  'accepted',
  'rejected',
  'message',
  'released',
  'held',
] as const;

/** What the broker reports back about the entry of a shipment. Only this says that anything was filed. */
export const brokerReportSchema = z.strictObject({
  shipment: idOf('shipment'),
  line: idOf('shipment-line').optional().describe('Absent: the whole shipment'),
  state: z.enum(BROKER_STATES).describe('What the broker says became of it'),
  date: dateSchema.describe('Day the broker reported it, or of the message'),
  customsEntry: z.string().max(120).optional().describe('Customs entry number'),
  code: z.string().max(60).optional().describe('Code of the message'),
  message: z.string().max(4_000).optional().describe('The message, word for word'),
  broker: idOf('party').optional(),
  file: idOf('file').optional().describe('The message or mail as it came'),
  ...commonFields,
});
export type BrokerReport = z.infer<typeof brokerReportSchema>;
