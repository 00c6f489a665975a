import { defineRecord, integer, optionalReference, text } from '../../ledger/define-record.ts';
import { importRecordSchema, mappingRecordSchema } from './mapping.ts';

export const mappingRecord = defineRecord({
  kind: 'mapping',
  version: 1,
  noun: 'mapping',
  plural: 'mappings',
  summary:
    'How the sheets of a factory are read into records: confirmed by a person, remembered, and held against changed headers.',
  schema: mappingRecordSchema,
  tables: { mapping: { columns: { name: text, factory: optionalReference('party') } } },
  rows: (body) => ({ mapping: [{ name: body.name, factory: body.factory }] }),
  names: () => [],
  label: (body) => body.name,
  site: [{ where: 'mapping.factory is null' }, { via: 'factory' }, { recordedBy: 'self' }],
  example: {
    name: 'Thuong Hoa batch record pack',
    mapping: {
      lotproof: 'mapping/1',
      name: 'Thuong Hoa batch record pack',
      tables: [
        {
          name: 'materials',
          sheet: 'Materials',
          columns: { code: 'Code', name: 'Name' },
          records: [
            { kind: 'material', id: '{code}', body: { code: '{code}', name: '{name}', unit: 'H87' } },
          ],
        },
      ],
    },
  },
});

export const importRecord = defineRecord({
  kind: 'import',
  version: 1,
  noun: 'import',
  plural: 'imports',
  summary:
    'Files that were taken in: their hashes, the mapping, and what people decided about unclear cells.',
  schema: importRecordSchema,
  tables: {
    import: { columns: { mapping: text, recorded: integer, corrected: integer, refused_rows: integer } },
    import_wrong_event: { columns: { event: text }, indexes: [['event']] },
  },
  rows: (body) => ({
    import: [
      {
        mapping: body.mapping,
        recorded: body.recorded,
        corrected: body.corrected,
        refused_rows: body.refusedRows,
      },
    ],
    import_wrong_event: (body.wrongEvents ?? []).map((event) => ({ event })),
  }),
  names: (body) => body.files.map((file) => ({ code: file.name, form: 'file-name' })),
  label: (body) => body.files.map((file) => file.name).join(', '),
  site: { recordedBy: 'self' },
  example: {
    files: [
      {
        name: 'TH_Batch_Record_Pack_PO4471.xlsx',
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        sizeBytes: 23_014,
      },
    ],
    mapping: 'Thuong Hoa batch record pack',
    recorded: 214,
    corrected: 0,
    refusedRows: 0,
  },
});
