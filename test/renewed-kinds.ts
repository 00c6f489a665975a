import { z } from 'zod';
import { integer, optionalText, reference, text } from '../src/ledger/define-record.ts';
import type { RecordKind } from '../src/ledger/define-record.ts';

// Kinds as three versions of a program may declare them, for the tests of what a new version builds anew.

interface Toy {
  readonly name: string;
  readonly mill: string;
  readonly like?: string | undefined;
  readonly parts: readonly { readonly name: string; readonly mill: string }[];
}

const SHAPE = { version: 1, summary: 'Of a test', site: 'shared', label: () => 'one' } as const;

/** A mill is known by its name and by that of whoever it follows. */
export const MILL: RecordKind<{ name: string; follows?: string | undefined }> = {
  ...SHAPE,
  kind: 'mill',
  noun: 'mill',
  plural: 'mills',
  schema: z.strictObject({ name: z.string(), follows: z.string().optional() }),
  tables: { mill: { columns: { name: text } } },
  rows: ({ name }) => ({ mill: [{ name }] }),
  names: ({ name, follows }) => [
    { code: name, form: 'party-name' },
    ...(follows === undefined
      ? []
      : [{ code: `after ${name}`, form: 'party-name' as const, of: { kind: 'mill', id: follows } }]),
  ],
  example: { name: 'Quang Mill' },
};

/** Toys of a mill, with parts of others. */
export const TOY: RecordKind<Toy> = {
  ...SHAPE,
  kind: 'toy',
  noun: 'toy',
  plural: 'toys',
  schema: z.strictObject({
    name: z.string(),
    mill: z.string(),
    like: z.string().optional(),
    parts: z.array(z.strictObject({ name: z.string(), mill: z.string() })),
  }),
  tables: {
    toy: { columns: { name: text, mill: reference('mill') } },
    toy_part: { columns: { mill: reference('mill') } },
  },
  rows: ({ name, mill, parts }) => ({
    toy: [{ name, mill }],
    toy_part: parts.map((part) => ({ mill: part.mill })),
  }),
  names: ({ name }) => [{ code: name, form: 'product-name' }],
  example: { name: 'Bear', mill: 'm1', parts: [] },
};

/** The next version knows what a toy is like and what its parts are called, has them in a table of another name, and names them. */
export const CHANGED_TOY: RecordKind<Toy> = {
  ...TOY,
  tables: {
    toy: {
      columns: { name: text, like: { ...reference('toy'), nullable: true }, mill: reference('mill') },
    },
    part: {
      columns: { name: text, mill: reference('mill'), length: integer },
      indexes: [['length', 'name']],
    },
  },
  rows: ({ name, mill, like, parts }) => ({
    toy: [{ name, mill, like }],
    part: parts.map((part) => ({ ...part, length: part.name.length })),
  }),
  names: ({ name, parts }) =>
    [name, ...parts.map((part) => part.name)].map((code) => ({ code, form: 'product-name' })),
};

/** A kind that nobody has recorded yet; it takes over the table that toys have given up. */
export const LABEL: RecordKind<{ says: string }> = {
  ...SHAPE,
  kind: 'label',
  noun: 'label',
  plural: 'labels',
  schema: z.strictObject({ says: z.string() }),
  tables: {
    label: { columns: { says: text } },
    toy_part: { columns: { note: optionalText } },
  },
  rows: ({ says }) => ({ label: [{ says }], toy_part: [] }),
  names: () => [],
  example: { says: 'CE' },
};
