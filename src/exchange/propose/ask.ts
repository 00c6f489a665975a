import { z } from 'zod';

/** What a person has to say before a proposed mapping can be used; `says` is the whole question in English. */
export const askSchema = z.strictObject({
  ask: z
    .enum(['value', 'unit', 'word', 'date-order', 'mark', 'table'])
    .describe(
      'value: what the file does not say of a record; unit: of a quantity; word: what a text stands for; date-order; mark: how cartons are marked; table: what the rows are',
    ),
  says: z.string(),
  table: z.string().describe('Table of the mapping it is about'),
  field: z.string().nullable(),
  kind: z.string().nullable().describe('For a value: the kind of record that needs it'),
  header: z.string().nullable(),
  found: z.string().nullable().describe('What stands in the file'),
  words: z.string().nullable().describe('For a word: the table of `words` it belongs in'),
  choices: z.array(z.string()).describe('For a word: what it may stand for'),
});
export type Ask = z.infer<typeof askSchema>;

/** An ask with all that does not concern it left empty. */
export function askOf(given: Pick<Ask, 'ask' | 'says' | 'table'> & Partial<Ask>): Ask {
  return { field: null, kind: null, header: null, found: null, words: null, choices: [], ...given };
}
