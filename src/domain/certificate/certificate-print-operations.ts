import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { idSchema } from '../../kit/id.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation, ReadContext } from '../../operation/operation.ts';
import { fileName, givenOut } from '../label/label-file-operations.ts';
import { productRecord } from '../product/product-store.ts';
import { findVisible } from '../record-reading.ts';
import { certificateSchema } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { held } from './certificate-asking-operations.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { findingsOf } from './certificate-findings.ts';
import { bodyFor } from './certificate-operations.ts';
import { certificateSheet } from './certificate-sheet.ts';
import { certificatesOf } from './certificates-of-run-store.ts';

const partSchema = z.strictObject({
  number: z.int().optional(),
  title: z.string(),
  items: z
    .array(z.strictObject({ label: z.string(), value: z.string(), isWide: z.boolean().optional() }))
    .optional(),
  table: z
    .strictObject({
      columns: z.array(z.strictObject({ title: z.string(), share: z.int() })),
      rows: z.array(z.array(z.string())),
    })
    .optional(),
  text: z.string().optional(),
});
const sheetSchema = z.strictObject({
  title: z.string(),
  subtitle: z.string(),
  corner: z.array(z.string()),
  mark: z.string().nullable().describe('Why it is not to be used as it stands; null: nothing is in the way'),
  sections: z.array(partSchema),
  foot: z.string(),
});

const printOperation = readOperation({
  name: 'certificate.print',
  summary: 'A certificate as a PDF to send, as JSON, or as the text of its page',
  description:
    'One or two pages A4 or Letter, in English. A draft, and one that is superseded or withdrawn, says so across its top.',
  permission: 'trace',
  positional: ['certificate'],
  input: z.strictObject({
    certificate: idSchema.optional().describe('A certificate on record'),
    draft: certificateSchema.optional().describe('Or one as it would be issued'),
    format: z.enum(['pdf', 'json', 'page']).optional().describe('Default pdf; page: its text as an answer'),
    paper: z.enum(['a4', 'letter']).optional().describe('Default letter, as its readers use'),
    out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: z.strictObject({
    name: z.string().describe('Name of the file'),
    mediaType: z.enum(['application/pdf', 'application/json']),
    sizeBytes: z.int(),
    path: z.string().nullable(),
    base64: z.string().nullable().describe('The file, where no path was given'),
    sheet: sheetSchema.describe('What it says'),
  }),
  examples: [],
  run: async (context, { certificate, draft, format = 'pdf', paper = 'letter', out }) => {
    const body = await bodyFor(context, certificate, draft);
    const { sheet, mark } = await sheetOf(context, body, draft === undefined ? certificate : undefined);
    const bytes =
      format === 'page'
        ? Buffer.from('')
        : format === 'json'
          ? Buffer.from(`${JSON.stringify(body, null, 2)}\n`)
          : await drawn({ sheet, mark }, paper);
    return {
      name: fileName(nameOf(body), format === 'json' ? 'json' : 'pdf'),
      mediaType: format === 'json' ? ('application/json' as const) : ('application/pdf' as const),
      ...givenOut(context, bytes, out),
      sheet: sheetSchema.parse({ ...sheet, mark }),
    };
  },
  show: ({ name, sizeBytes, path }) =>
    `${name}: ${String(sizeBytes)} bytes.\n${path === null ? 'Name a file with --out, or ask for it with --json.' : `Wrote ${path}.`}`,
});

function nameOf({ number, version }: Certificate): string {
  return `${number}-v${String(version)}`;
}

interface Marked {
  readonly sheet: ReturnType<typeof certificateSheet>;
  readonly mark: string | null;
}

async function sheetOf(context: ReadContext, body: Certificate, id: string | undefined): Promise<Marked> {
  const { facts } = await held(context, body);
  const runs = new Map(facts.runs.map((run) => [run.id, run.code]));
  return {
    sheet: certificateSheet(body, { titles: facts.titles, runs }),
    mark: await markOf(context, { body, facts }, id),
  };
}

async function drawn({ sheet, mark }: Marked, paper: 'a4' | 'letter'): Promise<Buffer> {
  // The fonts are brought in when something is drawn, not when the program starts.
  const { drawSheet } = await import('../../drawing/sheet.ts');
  return Buffer.from(await drawSheet({ ...sheet, ...(mark === null ? {} : { mark }), paper }));
}

/** Name of the file of a certificate on record. */
export function certificateFileName(body: Certificate): string {
  return fileName(nameOf(body), 'pdf');
}

/** A certificate on record as its PDF on Letter paper; superseded or withdrawn it says so across its top. */
export async function certificatePdf(context: ReadContext, id: string): Promise<Buffer> {
  const body = await bodyFor(context, id, undefined);
  return drawn(await sheetOf(context, body, id), 'letter');
}

interface Printed {
  readonly body: Certificate;
  readonly facts: CertificateFacts;
}

/** What stands across the top of one that is not to be used as it is. */
async function markOf(
  context: ReadContext,
  { body, facts }: Printed,
  id: string | undefined,
): Promise<string | null> {
  if (id === undefined) {
    const isOpen = findingsOf(body, facts, context.now().slice(0, 10)).some(({ blocks }) => blocks);
    return isOpen ? 'DRAFT, NOT TO BE ISSUED AS IT STANDS' : 'DRAFT, NOT ISSUED';
  }
  const product = await findVisible(context, productRecord, body.product);
  const all = await certificatesOf(context.transaction, context.ledger.kinds, [product.n]);
  const own = all.find((one) => one.id === id);
  if (own === undefined) throw new LotproofError('not-found', `There is no certificate "${id}".`);
  if (own.withdrawal !== null) return `WITHDRAWN ON ${own.withdrawal.on}`;
  const later = all.find((one) => one.id === own.supersededBy);
  return later === undefined ? null : `SUPERSEDED BY VERSION ${String(later.body.version)}`;
}

export const CERTIFICATE_PRINT_OPERATIONS: readonly Operation[] = [printOperation];
