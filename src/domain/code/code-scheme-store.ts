import { execute } from '../../db/bulk.ts';
import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import { defineRecord, optionalReference, optionalText, text } from '../../ledger/define-record.ts';
import type { Guarded } from '../../ledger/define-record.ts';
import { codeSchemeSchema } from './code-scheme.ts';
import type { CodeScheme } from './code-scheme.ts';
import { proveScheme } from './scheme-proof.ts';
import type { OtherScheme } from './scheme-proof.ts';

export const codeSchemeRecord = defineRecord({
  kind: 'code-scheme',
  version: 1,
  noun: 'code scheme',
  plural: 'code-schemes',
  summary:
    'How lot codes of a product or site are built: of parts, from which codes are issued, or as a pattern of codes in use, so that each part can be read.',
  schema: codeSchemeSchema,
  tables: {
    code_scheme: {
      columns: {
        name: text,
        product: optionalReference('product'),
        site: optionalReference('site'),
        from_date: optionalText,
        to_date: optionalText,
      },
    },
    /** Of schemes that issue codes. */
    code_scheme_part: { columns: { kind: text } },
  },
  rows: (body) => ({
    code_scheme: [
      { name: body.name, product: body.product, site: body.site, from_date: body.from, to_date: body.to },
    ],
    code_scheme_part: (body.parts ?? []).map(({ kind }) => ({ kind })),
  }),
  names: () => [],
  label: (body) => body.name,
  site: [{ column: 'site' }, { where: 'code_scheme.site is null' }],
  example: {
    name: 'Bac Giang batches',
    from: '2022-01-01',
    reset: 'month',
    parts: [
      { kind: 'brand', values: [{ of: 'romper', code: 'ABC' }] },
      { kind: 'month' },
      { kind: 'year' },
      { kind: 'text', text: '-' },
      { kind: 'country', values: [{ of: 'VN', code: 'VN' }] },
      { kind: 'text', text: '-BG' },
      { kind: 'sequence', longest: 3 },
    ],
  },
  guard: requireProof,
});

/** Of schemes that issue, only those that are proved are recorded, each beside all others of the firm. */
async function requireProof(transaction: Transaction, { id, body }: Guarded<CodeScheme>): Promise<void> {
  if (body.parts === undefined) return;
  const others = (await issuingSchemes(transaction)).filter((other) => other.id !== id);
  const problems = proveScheme(body, others).map(({ says }) => ({ at: 'parts', says }));
  const [first] = problems;
  if (first !== undefined) throw new LotproofError('invalid-input', first.says, problems);
}

/** The schemes of the firm that issue codes, in the order they were recorded. */
export async function issuingSchemes(transaction: Transaction): Promise<OtherScheme[]> {
  return schemesWhere(transaction, 'record.n in (select n from code_scheme_part)');
}

/** Every scheme of the firm, those of codes in use too. */
export async function allSchemes(
  transaction: Transaction,
): Promise<(OtherScheme & { readonly n: number })[]> {
  return schemesWhere(transaction, '1 = 1');
}

async function schemesWhere(
  transaction: Transaction,
  condition: string,
): Promise<(OtherScheme & { readonly n: number })[]> {
  const rows = await execute<{ id: string; n: number; payload: string }>(
    transaction,
    `select record.id as id, record.n as n, entry.payload as payload from record join entry on entry.sequence = record.entry
      where record.kind = 'code-scheme' and record.withdrawn = 0 and ${condition} order by record.n`,
  );
  return rows.map(({ id, n, payload }) => ({ id, n, scheme: codeSchemeSchema.parse(JSON.parse(payload)) }));
}
