import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { record } from '../../ledger/record.ts';
import { readOperation, writeOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import { openGrid } from '../grid/open-grid.ts';
import type { Grid } from '../grid/sheet.ts';
import { compileMapping, type CompiledMapping } from '../mapping/compile.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { askSchema } from '../propose/ask.ts';
import { correctionSchema } from '../propose/correct-tables.ts';
import { factoryNamed, NO_FACTORY } from '../propose/factory.ts';
import { introduceNames } from '../propose/introduce.ts';
import { proposeMapping } from '../propose/propose-mapping.ts';
import { FILL_IN } from '../propose/fill-in.ts';
import { walkSheet } from '../stage/locate.ts';
import { slug } from '../stage/record-id.ts';
import { fits } from './choose-mapping.ts';
import { confirmedDraft } from './confirmed-draft.ts';
import { fileInput, filesFrom, FILES_LIMIT } from './import-input.ts';
import { LedgerLookUp } from './ledger-lookup.ts';

const files = z.array(fileInput).min(1).max(FILES_LIMIT).describe('Workbooks or CSV files');
const example = {
  files: [{ name: 'partners.csv', text: 'Code,Name,Role\nTUNGRIB,Tungrib Trims Co.,supplier\n' }],
};

const proposeOperation = readOperation({
  name: 'mapping.propose',
  summary: 'Guess a mapping from the headers of a file',
  description:
    'English, Chinese and Vietnamese headers are recognised, each guess with its reason. Suppliers, consignees and products that nothing on record is called are introduced by the mapping itself: strike out those that are slips of the pen. Nothing is recorded: look at the mapping, put what the file does not say in the place of FILL-IN, and confirm it.',
  permission: 'import',
  positional: ['files'],
  input: z.strictObject({
    files,
    name: z.string().min(1).max(200).optional().describe('Name of the mapping'),
    factory: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Factory whose sheets these are: its id or name; a new one is introduced with one site'),
    corrections: z
      .array(correctionSchema)
      .max(500)
      .optional()
      .describe('What people say of tables and columns instead of the guess'),
  }),
  output: z.strictObject({
    mapping: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('The mapping file; null: nothing was recognised'),
    sheets: z.array(
      z.strictObject({
        file: z.string(),
        sheet: z.string(),
        headerRow: z.int().nullable(),
        table: z.string().nullable(),
        name: z.string().nullable().describe('Name of the table in the mapping'),
        headerRows: z.int().describe('Lines of the header'),
        columns: z.array(
          z.strictObject({
            header: z.string(),
            field: z.string(),
            why: z.string(),
            letter: z.string().describe('Address of the column, as C'),
            word: z.string().describe('The known word it was recognised by'),
            by: z
              .enum(['name', 'part', 'choice'])
              .describe('The whole header, a part of it, or a correction'),
            unit: z.string().nullable().describe('Unit that is taken for granted'),
            carried: z.boolean().describe('An empty cell means the one above it'),
          }),
        ),
        unread: z.array(z.string()),
        needs: z.array(z.string()),
        asks: z.array(askSchema).describe('The needs, for programs'),
      }),
    ),
    introduces: z
      .array(
        z.strictObject({
          kind: z.enum(['party', 'site', 'product']),
          id: z.string(),
          name: z.string(),
          role: z.string().nullable().describe('What a party does, from the column it stands in'),
        }),
      )
      .describe('Names in the files that nothing on record has: the mapping records them'),
  }),
  examples: [{ says: 'What a file looks like', input: example }],
  run: async (context, input) => {
    const grids = filesFrom(context, input.files).map((file) => openGrid(file));
    const name = input.name ?? grids[0]?.file ?? 'mapping';
    const { kinds } = context.ledger;
    const known = new LedgerLookUp(context.transaction, kinds);
    const factory = input.factory === undefined ? NO_FACTORY : await factoryNamed(known, input.factory);
    const proposed = proposeMapping(grids, kinds, name, factory.site, input.corrections);
    const { mapping, sheets, introduces } = await introduceNames(proposed, { grids, kinds, known, factory });
    return {
      mapping,
      introduces: introduces.map((each) => ({ ...each })),
      sheets: sheets.map(({ columns, unread, needs, asks, ...sheet }) => ({
        ...sheet,
        columns: columns.map((column) => ({ ...column })),
        unread: [...unread],
        needs: [...needs],
        asks: [...asks],
      })),
    };
  },
});

const confirmOperation = writeOperation({
  name: 'mapping.confirm',
  summary: 'Keep a mapping for a factory, with the headers it was looked at with',
  description:
    'The headers of the files are kept with it: when a later file has others, it has to be confirmed again. Confirming the same mapping again takes the headers of the files now. One that reads otherwise under the name or id of another is refused, and that one is named: give it a name of its own, or say with `replaces` that it takes the place of that one, whose history stays.',
  permission: 'import',
  input: z.strictObject({
    mapping: z.record(z.string(), z.unknown()).describe('The mapping file'),
    files: files.describe('Files it was looked at with'),
    id: idSchema.optional().describe('Left out: made from its name'),
    replaces: idSchema.optional().describe('Id of the mapping on record that it takes the place of'),
    factory: idSchema.optional().describe('Party whose sheets it reads'),
  }),
  output: z.strictObject({ id: z.string(), position: z.int(), tables: z.array(z.string()) }),
  examples: [
    {
      says: 'Keep a mapping of one table',
      input: {
        files: [{ name: 'partners.csv', text: 'Code,Name\nTUNGRIB,Tungrib Trims Co.\n' }],
        mapping: {
          lotproof: 'mapping/1',
          name: 'Partner list',
          tables: [
            {
              name: 'partners',
              sheet: 'file',
              columns: { code: 'Code', name: 'Name' },
              records: [
                {
                  kind: 'party',
                  id: '{code}',
                  body: { code: '{code}', name: '{name}', roles: ['supplier'] },
                },
              ],
            },
          ],
        },
      },
    },
  ],
  run: async (context, input) => {
    const compiled = compileMapping(input.mapping, [...context.ledger.kinds.values()]);
    const grids = filesFrom(context, input.files).map((file) => openGrid(file, compiled.source));
    const mapping = confirmedMapping(compiled, grids);
    const id = input.replaces ?? input.id ?? slug(mapping.name);
    const hand = {
      actor: context.actor.id,
      at: context.now(),
      command: context.command,
      newId: context.newId,
    };
    const receipt = await record(context.ledger, hand, async (end) => {
      const draft = await confirmedDraft({ ...context, transaction: end.transaction }, mapping, {
        ...input,
        id,
      });
      await end.append([draft]);
    });
    return { id, position: receipt.position, tables: mapping.tables.map(({ name }) => name) };
  },
});

export const MAPPING_OPERATIONS: readonly Operation[] = [proposeOperation, confirmOperation];

/** The mapping with the headers that the files have. */
function confirmedMapping(compiled: CompiledMapping, grids: readonly Grid[]): Mapping {
  if (JSON.stringify(compiled.source).includes(`"${FILL_IN}"`)) {
    throw new LotproofError(
      'invalid-input',
      `The mapping still has ${FILL_IN} where somebody has to say something.`,
    );
  }
  if (!fits(compiled, grids)) {
    throw new LotproofError(
      'invalid-input',
      'The mapping does not fit these files: a table of it is not found in them.',
    );
  }
  const headers = new Map<string, string[][]>();
  for (const grid of grids) {
    for (const sheet of grid.sheets) {
      const tables = compiled.tables.filter((table) => sheet.delimited || table.isSheet(sheet.name));
      if (tables.length === 0) continue;
      for (const event of walkSheet(sheet, tables, grid.file)) {
        if (event.type !== 'header') continue;
        const known = headers.get(event.block.table.name) ?? [];
        const texts = [...event.block.headers];
        if (!known.some((each) => each.join('\u0000') === texts.join('\u0000'))) known.push(texts);
        headers.set(event.block.table.name, known);
      }
    }
  }
  const tables = compiled.source.tables.map((table) => {
    const found = headers.get(table.name);
    return found === undefined ? table : { ...table, headers: found };
  });
  return { ...compiled.source, tables };
}
