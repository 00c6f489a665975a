import { execute } from '../../db/bulk.ts';
import type { SqlValue, Transaction } from '../../db/database.ts';
import { canonicalJson } from '../../kit/canonical-json.ts';
import { LotproofError } from '../../kit/errors.ts';
import {
  anyReference,
  defineRecord,
  integer,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import type { Guarded } from '../../ledger/define-record.ts';
import { certificateSchema, certificateWithdrawalSchema } from './certificate.ts';
import type { Certificate } from './certificate.ts';

export const certificateRecord = defineRecord({
  kind: 'certificate',
  version: 1,
  noun: 'certificate',
  plural: 'certificates',
  summary: 'A certificate of compliance (CPC or GCC) as it was issued, with the runs or months it covers.',
  schema: certificateSchema,
  tables: {
    certificate: {
      columns: {
        number: text,
        version: integer,
        kind: text,
        rule_version: text,
        issued_on: text,
        product: reference('product'),
        revision: optionalReference('revision'),
        certifier: optionalReference('party'),
        records_keeper: optionalReference('party'),
        maker: optionalReference('party'),
        site: optionalReference('site'),
        supersedes: optionalReference('certificate'),
        covers: text,
        made_from: optionalText,
        made_to: optionalText,
        tested_on: optionalText,
      },
      indexes: [['number'], ['issued_on']],
    },
    certificate_run: { columns: { run: reference('run') } },
    certificate_laboratory: { columns: { laboratory: reference('laboratory'), tested_on: optionalText } },
    certificate_citation: { columns: { rule: text, citation: text } },
    certificate_evidence: { columns: { of: anyReference } },
  },
  rows: (body) => ({
    certificate: [
      {
        number: body.number,
        version: body.version,
        kind: body.kind,
        rule_version: body.ruleVersion,
        issued_on: body.issuedOn,
        product: body.product,
        revision: body.revision,
        certifier: body.certifier.party,
        records_keeper: body.records.party,
        maker: body.manufacturer.party,
        site: body.manufacturer.site,
        supersedes: body.supersedes,
        covers: body.covers,
        made_from: body.madeFrom,
        made_to: body.madeTo,
        tested_on: body.testedOn,
      },
    ],
    certificate_run: [...new Set(body.runs)].map((run) => ({ run })),
    certificate_laboratory: body.laboratories.map(({ laboratory, testedOn }) => ({
      laboratory,
      tested_on: testedOn,
    })),
    certificate_citation: body.citations.map(({ rule, citation }) => ({ rule, citation })),
    certificate_evidence: evidenceOf(body).map((of) => ({ of })),
  }),
  names: (body) => [{ code: body.number, form: 'certificate-number' }],
  label: (body) => `${body.number} version ${String(body.version)}`,
  // It names the importer.
  site: 'firm',
  guard: guardCertificate,
  example: {
    ...{ number: 'CPC-BR-2022-202109', version: 1, kind: 'cpc', ruleVersion: 'pre-2026-07-08' },
    ...{ issuedOn: '2021-09-20', issuedBy: 'QA Arcadia Bay', product: 'romper', revision: 'BR22-A' },
    identifiers: [{ type: 'MODEL', value: 'BR-2022' }],
    description: 'Baby romper, sage, 0-24 months',
    citations: [
      {
        rule: 'lead-substrate',
        citation: '15 U.S.C. 1278a',
        laboratories: ['example-1'],
        components: ['shell'],
      },
    ],
    certifier: { role: 'importer', name: 'Arcadia Bay Imports LLC', country: 'US' },
    records: { name: 'Arcadia Bay Imports LLC', contact: 'QA desk' },
    manufacturer: { party: 'thuonghoa', site: 'bg', city: 'Bac Giang', country: 'VN' },
    ...{ madeFrom: '2021-09', madeTo: '2021-09', testedOn: '2021-08-12' },
    laboratories: [{ laboratory: 'example-1', testedOn: '2021-08-12' }],
    ...{ covers: 'runs', runs: ['bg1'] },
  },
});

/** Each piece of evidence once. */
function evidenceOf({ citations }: Certificate): { kind: string; id: string }[] {
  const all = citations.flatMap(({ evidence = [] }) => evidence);
  return [...new Map(all.map(({ kind, id }) => [`${kind} ${id}`, { kind, id }])).values()];
}

/** A certificate stays what was issued; a version takes the place of the one before it and of no other. */
async function guardCertificate(
  transaction: Transaction,
  { id, n, body, before }: Guarded<Certificate>,
): Promise<void> {
  if (before !== null) {
    requireIssued(id, before, body);
    return;
  }
  const others = await execute<{ version: number; product: number; own: number } & Record<string, SqlValue>>(
    transaction,
    `select other.version as version, other.product as product, own.product as own
      from certificate own join certificate other on other.number = own.number and other.n <> own.n where own.n = ?`,
    [n],
  );
  if (others.some(({ product, own }) => product !== own))
    throw new LotproofError('bound', `The number "${body.number}" is that of another product’s certificate.`);
  const last = Math.max(0, ...others.map(({ version }) => version));
  if (body.version <= last)
    throw new LotproofError(
      'bound',
      `The certificate "${body.number}" has version ${String(last)} already: the next one is ${String(last + 1)}.`,
    );
  await requirePredecessor(transaction, n, body);
}

function requireIssued(id: string, before: Certificate, body: Certificate): void {
  const said = ({ note: _note, source: _source, ...rest }: Certificate): string => canonicalJson(rest);
  if (said(before) === said(body)) return;
  throw new LotproofError(
    'bound',
    `The certificate "${id}" was issued on ${before.issuedOn} and stays as it is. Make a version that supersedes it.`,
  );
}

async function requirePredecessor(transaction: Transaction, n: number, body: Certificate): Promise<void> {
  if (body.supersedes === undefined) return;
  const rows = await execute<{ number: string; taken: number } & Record<string, SqlValue>>(
    transaction,
    `select before.number as number, (select count(*) from certificate other where other.supersedes = before.n and other.n <> own.n) as taken
      from certificate own join certificate before on before.n = own.supersedes where own.n = ?`,
    [n],
  );
  const [row] = rows;
  if (row === undefined) return;
  if (row.number !== body.number)
    throw new LotproofError(
      'bound',
      `"${body.supersedes}" is a version of "${row.number}": a version that supersedes it has the same number.`,
    );
  if (row.taken > 0)
    throw new LotproofError(
      'bound',
      `"${body.supersedes}" is superseded already: supersede the latest version.`,
    );
}

export const certificateWithdrawalRecord = defineRecord({
  kind: 'certificate-withdrawal',
  version: 1,
  noun: 'certificate withdrawal',
  plural: 'certificate-withdrawals',
  summary: 'That a certificate is no longer stood by, from a day on; it stays readable and covers nothing.',
  schema: certificateWithdrawalSchema,
  tables: {
    certificate_withdrawal: { columns: { certificate: reference('certificate'), withdrawn_on: text } },
  },
  rows: (body) => ({
    certificate_withdrawal: [{ certificate: body.certificate, withdrawn_on: body.on }],
  }),
  names: () => [],
  label: (body) => `Withdrawal of ${body.certificate}`,
  site: 'firm',
  example: {
    certificate: 'example-1',
    on: '2021-10-02',
    reason: 'The laboratory was withdrawn by the authority.',
    by: 'QA Arcadia Bay',
  },
});
