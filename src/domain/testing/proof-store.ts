import {
  defineRecord,
  integer,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { componentCertificateSchema, exemptionClaimSchema, smallBatchRegistrationSchema } from './proof.ts';

export const componentCertificateRecord = defineRecord({
  kind: 'component-certificate',
  version: 1,
  noun: 'component certificate',
  plural: 'component-certificates',
  summary: 'A certificate for a component part, with the test that it rests on.',
  schema: componentCertificateSchema,
  tables: {
    component_certificate: {
      columns: {
        number: text,
        issuer: reference('party'),
        issued_on: text,
        material: reference('material'),
        supplier: optionalReference('party'),
        supplier_site: optionalReference('site'),
        laboratory: optionalReference('laboratory'),
        until: optionalText,
      },
      indexes: [['number']],
    },
    component_certificate_lot: { columns: { lot: reference('material-lot') } },
    component_certificate_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    component_certificate: [
      {
        number: body.number,
        issuer: body.issuer,
        issued_on: body.issuedOn,
        material: body.material,
        supplier: body.supplier,
        supplier_site: body.supplierSite,
        laboratory: body.laboratory,
        until: body.until,
      },
    ],
    component_certificate_lot: (body.lots ?? []).map((lot) => ({ lot })),
    component_certificate_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: (body) => [{ code: body.number, form: 'certificate-number' }],
  label: (body) => body.number,
  site: 'firm',
  example: {
    number: 'CC-0817',
    issuer: 'namphu',
    issuedOn: '2021-08-20',
    material: 'FAB-SG',
    supplier: 'namphu',
    rules: ['lead-substrate'],
    laboratory: 'example-1',
    report: 'R-2021-4390',
    testedOn: '2021-08-12',
    language: 'en',
    testAttested: true,
    custodyAttested: true,
  },
});

export const exemptionClaimRecord = defineRecord({
  kind: 'exemption-claim',
  version: 1,
  noun: 'exemption claim',
  plural: 'exemption-claims',
  summary: 'A determination or exemption claimed in the place of a third-party test, with its conditions.',
  schema: exemptionClaimSchema,
  tables: {
    exemption_claim: {
      columns: {
        basis: text,
        citation: text,
        material: optionalReference('material'),
        product: optionalReference('product'),
        claimed_on: text,
        until: optionalText,
      },
    },
    exemption_claim_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    exemption_claim: [
      {
        basis: body.basis,
        citation: body.citation,
        material: body.material,
        product: body.product,
        claimed_on: body.claimedOn,
        until: body.until,
      },
    ],
    exemption_claim_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: () => [],
  label: (body) => `${body.citation} for ${body.material ?? body.product ?? 'unknown'}`,
  site: 'firm',
  example: {
    basis: 'determination',
    citation: '16 CFR 1500.91',
    rules: ['lead-substrate'],
    material: 'FAB-SG',
    conditions: [
      { says: 'Dyed textile without prints or after-treatment', met: 'yes', shownBy: 'Mill statement' },
    ],
    claimedOn: '2021-08-20',
    claimedBy: 'Compliance, Arcadia Bay',
  },
});

export const smallBatchRegistrationRecord = defineRecord({
  kind: 'small-batch-registration',
  version: 1,
  noun: 'small-batch registration',
  plural: 'small-batch-registrations',
  summary: 'The registration of a small-batch manufacturer for one calendar year.',
  schema: smallBatchRegistrationSchema,
  tables: {
    small_batch_registration: { columns: { party: reference('party'), year: integer, number: text } },
    small_batch_registration_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    small_batch_registration: [{ party: body.party, year: body.year, number: body.number }],
    small_batch_registration_file: (body.files ?? []).map((file) => ({ file })),
  }),
  names: (body) => [{ code: body.number, form: 'other' }],
  label: (body) => `${body.number} (${String(body.year)})`,
  site: 'firm',
  example: { party: 'thuonghoa', year: 2021, number: 'SBM-2021-EXAMPLE', revenueChecked: true },
});
