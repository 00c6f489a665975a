import {
  defineRecord,
  integer,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { productFactsSchema } from './product-facts.ts';
import { requirementCheckSchema } from './requirement-check.ts';
import type { RequirementCheck } from './requirement-check.ts';
import { requirementSchema } from './requirement.ts';

export const requirementRecord = defineRecord({
  kind: 'requirement',
  version: 1,
  noun: 'requirement',
  plural: 'requirements',
  summary:
    'A rule of the firm’s own beside the catalogue of the law: a retailer’s or marketplace’s demand, or another country’s.',
  schema: requirementSchema,
  tables: {
    requirement: {
      columns: {
        title: text,
        citation: text,
        said_by: text,
        party: optionalReference('party'),
        from_date: optionalText,
        to_date: optionalText,
      },
    },
  },
  rows: (body) => ({
    requirement: [
      {
        title: body.title,
        citation: body.citation,
        said_by: body.saidBy,
        party: body.party,
        from_date: body.from,
        to_date: body.to,
      },
    ],
  }),
  names: () => [],
  label: (body) => `${body.title} (${body.saidBy})`,
  // It names retailers, who are customers.
  site: 'firm',
  example: {
    title: 'Certificate and report of the last year',
    citation: 'Marketplace policy on children’s products',
    wording: 'The certificate and its test report are uploaded and not older than a year.',
    saidBy: 'Marketplace',
    confidence: 'summary',
    test: 'none',
    thirdParty: 'not-stated',
    applies: [
      { fact: 'soldThrough', is: ['Marketplace'] },
      { fact: 'childrensProduct', is: ['yes'] },
    ],
  },
});

export const productFactsRecord = defineRecord({
  kind: 'product-facts',
  version: 1,
  noun: 'set of product facts',
  plural: 'product-facts',
  summary:
    'What is known about a product for the question which rules apply: age grade and its evidence, kind, parts, hazards, markets.',
  schema: productFactsSchema,
  tables: {
    product_facts: {
      columns: {
        product: reference('product'),
        revision: optionalReference('revision'),
        decision: optionalText,
        age_from_months: optionalInteger,
        age_to_months: optionalInteger,
      },
    },
  },
  rows: (body) => ({
    product_facts: [
      {
        product: body.product,
        revision: body.revision,
        decision: body.decision,
        age_from_months: body.ageFromMonths,
        age_to_months: body.ageToMonths,
      },
    ],
  }),
  names: () => [],
  label: (body) => (body.kinds ?? []).join(', ') || 'facts',
  site: 'shared',
  customerFields: ['soldThrough'],
  example: {
    product: 'romper',
    soldIn: ['US'],
    imported: 'yes',
    decision: 'yes',
    decidedBy: 'Compliance',
    kinds: ['apparel'],
    nothingElse: true,
    ageFromMonths: 0,
    ageToMonths: 24,
    parts: [{ name: 'shell', material: 'textile', finishes: ['none'], accessible: 'yes' }],
  },
});

export const requirementCheckRecord = defineRecord({
  kind: 'requirement-check',
  version: 1,
  noun: 'requirement check',
  plural: 'requirement-checks',
  summary: 'An answer of the checker as it was kept: which rules apply to a product made on a day.',
  schema: requirementCheckSchema,
  tables: {
    requirement_check: {
      columns: {
        product: reference('product'),
        revision: optionalReference('revision'),
        facts: reference('product-facts'),
        produced_on: text,
        catalogue: text,
        applies: integer,
        may_apply: integer,
      },
    },
  },
  rows: (body) => ({
    requirement_check: [
      {
        product: body.product,
        revision: body.revision,
        facts: body.facts,
        produced_on: body.producedOn,
        catalogue: body.catalogue,
        applies: countOf(body, 'applies'),
        may_apply: countOf(body, 'may-apply'),
      },
    ],
  }),
  names: () => [],
  label: (body) => `${body.producedOn}: ${String(countOf(body, 'applies'))} rules apply`,
  // It may name requirements of customers.
  site: 'firm',
  example: {
    product: 'romper',
    facts: 'example-1',
    producedOn: '2026-03-01',
    catalogue: '1',
    answers: [
      { rule: 'lead-substrate', state: 'applies', laboratory: 'needed', why: 'Children’s product: yes' },
    ],
  },
});

function countOf({ answers }: RequirementCheck, state: RequirementCheck['answers'][number]['state']): number {
  return answers.filter((answer) => answer.state === state).length;
}
