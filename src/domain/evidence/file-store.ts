import { anyReference, defineRecord, integer, text } from '../../ledger/define-record.ts';
import { fileSchema } from './file.ts';

const fileTable = {
  columns: { sha256: text, name: text, media_type: text, size_bytes: integer },
  indexes: [['sha256']],
} as const;

export const fileRecord = defineRecord({
  kind: 'file',
  version: 1,
  noun: 'file',
  plural: 'files',
  summary: 'A document or photo by the hash of its content.',
  schema: fileSchema,
  tables: { file: fileTable, file_of: { columns: { of: anyReference } } },
  rows: (body) => ({
    file: [{ sha256: body.sha256, name: body.name, media_type: body.mediaType, size_bytes: body.sizeBytes }],
    file_of: (body.of ?? []).map((of) => ({ of })),
  }),
  names: (body) => [{ code: body.name, form: 'file-name' }],
  label: (body) => body.name,
  site: [
    { recordedBy: 'self' },
    { via: 'of', in: 'file_of' },
    { namedBy: 'material-lot', column: 'file', in: 'material_lot_file' },
    { namedBy: 'inspection', column: 'file', in: 'inspection_file' },
  ],
  example: {
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    name: 'label-photo.jpg',
    mediaType: 'image/jpeg',
    sizeBytes: 4,
  },
});
