import { z } from 'zod';
import { CERTIFICATE_KINDS, RULE_VERSIONS } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { ELEMENT_KEYS, elementsOf, VERSIONS_OF_RULE } from './certificate-elements.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { FINDING_CODES } from './certificate-finding.ts';
import type { Finding } from './certificate-finding.ts';

export const wordsSchema = z.strictObject({ en: z.string(), zh: z.string() });
const confidence = z.enum(['primary', 'secondary', 'summary', 'inference', 'unconfirmed']);
const orNothing = z.string().nullable();

export const findingSchema = z.strictObject({
  code: z.enum(FINDING_CODES),
  blocks: z
    .boolean()
    .describe('Whether it alone keeps the certificate from being issued, or from covering the run'),
  element: z.enum(ELEMENT_KEYS).nullable(),
  field: orNothing.describe('Field of the certificate'),
  run: orNothing,
  component: orNothing,
  rule: orNothing,
  says: wordsSchema,
  certificate: orNothing.describe('What the certificate says'),
  record: orNothing.describe('What the record says'),
  citation: orNothing,
  confidence: confidence.nullable(),
});

const elementSchema = z.strictObject({
  key: z.enum(ELEMENT_KEYS),
  title: wordsSchema,
  asks: wordsSchema,
  outcome: z.enum(['met', 'not-met', 'mind']).describe('mind: met, and a person should look at something'),
  citation: z.string(),
  confidence,
  source: z.string(),
});

export const checkedSchema = z.strictObject({
  kind: z.enum(CERTIFICATE_KINDS),
  ruleVersion: z.enum(RULE_VERSIONS),
  rule: z.strictObject({ citation: z.string(), confidence }).describe('What it is written by'),
  mayIssue: z.boolean().describe('Nothing keeps it from being issued'),
  elements: z.array(elementSchema),
  findings: z.array(findingSchema).describe('What keeps it from being issued first'),
  runs: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      madeFrom: orNothing,
      madeTo: orNothing,
      covered: z.boolean().describe('Nothing about this run speaks against it'),
    }),
  ),
});
export type Checked = z.output<typeof checkedSchema>;

/** What the check of a certificate answers. */
export function checkedAnswer(
  body: Certificate,
  facts: CertificateFacts,
  findings: readonly Finding[],
): Checked {
  const sorted = [...findings].sort((left, right) => Number(right.blocks) - Number(left.blocks));
  const rule = VERSIONS_OF_RULE.find(({ version }) => version === body.ruleVersion);
  return {
    kind: body.kind,
    ruleVersion: body.ruleVersion,
    rule: { citation: rule?.citation ?? body.ruleVersion, confidence: rule?.confidence ?? 'unconfirmed' },
    mayIssue: !findings.some(({ blocks }) => blocks),
    elements: elementsOf(body.ruleVersion).map(({ key, title, asks, citation, confidence: sure, source }) => {
      const own = findings.filter(({ element }) => element === key);
      const outcome = own.some(({ blocks }) => blocks) ? 'not-met' : own.length > 0 ? 'mind' : 'met';
      return { key, title, asks, outcome, citation, confidence: sure, source };
    }),
    findings: sorted,
    runs: facts.runs.map(({ id, code, madeFrom, madeTo }) => ({
      ...{ id, code, madeFrom, madeTo },
      covered: !findings.some(({ run, blocks }) => run === id && blocks),
    })),
  };
}

/** Reasons and what to mind, a line each. */
export function findingLines(findings: readonly Finding[]): string[] {
  return findings.map(({ blocks, says }) => `${blocks ? 'REFUSED' : 'Mind'}: ${says.en}`);
}
