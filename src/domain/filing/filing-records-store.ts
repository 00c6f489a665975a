import {
  defineRecord,
  integer,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { filingFieldListSchema } from './filing-field-list.ts';
import { brokerReportSchema, filingLineSchema, registryEntrySchema } from './filing-line.ts';

export const filingFieldListRecord = defineRecord({
  kind: 'filing-field-list',
  version: 1,
  noun: 'filing field list',
  plural: 'filing-field-lists',
  summary:
    'The fields of a hand-off for filing, with who says so: another list than the one that comes with us.',
  schema: filingFieldListSchema,
  tables: {
    filing_field_list: { columns: { code: text, version: integer, name: text, read_on: optionalText } },
  },
  rows: (body) => ({
    filing_field_list: [{ code: body.code, version: body.version, name: body.name, read_on: body.readOn }],
  }),
  names: () => [],
  label: (body) => `${body.name} ${String(body.version)}`,
  site: 'firm',
  example: {
    code: 'registry-import',
    version: 2,
    name: 'Product Registry hand-off',
    readOn: '2026-10-20',
    authority: 'The CSV template of the Product Registry, downloaded by the importer',
    confidence: 'primary',
    fields: [
      {
        path: 'coreProduct.primaryProductId',
        column: 'Primary Product ID',
        takes: 'registry-product-id',
        need: 'required',
        element: 1,
        confidence: 'primary',
        source: 'Template, first column',
      },
    ],
  },
});

export const registryEntryRecord = defineRecord({
  kind: 'registry-entry',
  version: 1,
  noun: 'registry entry',
  plural: 'registry-entries',
  summary: 'The three identifiers under which a certificate stands in the Product Registry.',
  schema: registryEntrySchema,
  tables: {
    registry_entry: {
      columns: {
        certificate: reference('certificate'),
        certifier_id: text,
        registry_product_id: text,
        version_id: text,
        entered_on: optionalText,
      },
    },
    registry_entry_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    registry_entry: [
      {
        certificate: body.certificate,
        certifier_id: body.certifierId,
        registry_product_id: body.registryProductId,
        version_id: body.versionId,
        entered_on: body.enteredOn,
      },
    ],
    registry_entry_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: (body) => `${body.certifierId} ${body.registryProductId} ${body.versionId}`,
  site: 'firm',
  example: {
    certificate: 'example-1',
    certifierId: 'ABCCo',
    registryProductId: 'A1234567',
    versionId: 'V1',
    enteredOn: '2026-07-10',
  },
});

export const filingLineRecord = defineRecord({
  kind: 'filing-line',
  version: 1,
  noun: 'filing line',
  plural: 'filing-lines',
  summary: 'How a line of a shipment is to be filed: what the broker is told.',
  schema: filingLineSchema,
  tables: {
    filing_line: {
      columns: {
        shipment_line: reference('shipment-line'),
        run: optionalReference('run'),
        method: text,
        certificate: optionalReference('certificate'),
        disclaim_code: optionalText,
        intended_use_code: optionalText,
        decided_by: text,
        decided_on: text,
      },
    },
  },
  rows: (body) => ({
    filing_line: [
      {
        shipment_line: body.line,
        run: body.run,
        method: body.method,
        certificate: body.certificate,
        disclaim_code: body.disclaimCode,
        intended_use_code: body.intendedUseCode,
        decided_by: body.decidedBy,
        decided_on: body.decidedOn,
      },
    ],
  }),
  names: () => [],
  label: (body) => `${body.method} for ${body.line}`,
  site: 'firm',
  example: {
    line: 'example-1',
    method: 'reference',
    intendedUseCode: '130.000',
    decidedBy: 'Compliance, Arcadia Bay',
    decidedOn: '2026-07-12',
  },
});

export const brokerReportRecord = defineRecord({
  kind: 'broker-report',
  version: 1,
  noun: 'broker report',
  plural: 'broker-reports',
  summary: 'What the broker reports back about the entry of a shipment.',
  schema: brokerReportSchema,
  tables: {
    broker_report: {
      columns: {
        shipment: reference('shipment'),
        shipment_line: optionalReference('shipment-line'),
        state: text,
        date: text,
        customs_entry: optionalText,
        broker: optionalReference('party'),
        file: optionalReference('file'),
      },
    },
  },
  rows: (body) => ({
    broker_report: [
      {
        shipment: body.shipment,
        shipment_line: body.line,
        state: body.state,
        date: body.date,
        customs_entry: body.customsEntry,
        broker: body.broker,
        file: body.file,
      },
    ],
  }),
  names: () => [],
  label: (body) => `${body.state} on ${body.date}`,
  site: 'firm',
  example: {
    shipment: 'S1',
    state: 'accepted',
    date: '2026-07-14',
    customsEntry: '231-1234567-8',
    message: 'CPSC data accepted',
  },
});
