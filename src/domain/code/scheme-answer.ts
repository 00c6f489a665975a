import { z } from 'zod';
import { runFactsFields } from './lot-code.ts';
import { SCHEME_FAULTS } from './scheme-finding.ts';

const runSchema = z
  .strictObject({
    facts: z.strictObject(runFactsFields).partial().extend({ date: runFactsFields.date }),
    sequence: z.int().describe('Number in its sequence'),
    code: z.string(),
    scheme: z.string().optional().describe('Id of the other scheme that gives the code'),
  })
  .describe('A run and the code it gets');

const findingSchema = z.strictObject({
  reason: z.enum(SCHEME_FAULTS).describe('Why the scheme may not issue codes'),
  says: z.string().describe('The fault, its example and what to do'),
  runs: z.array(runSchema).readonly().describe('Two runs with one code, or the one whose code is wrong'),
  part: z.string().optional().describe('The part, or what is counted apart'),
  period: z.string().optional().describe('When the sequence begins again'),
  limit: z.int().optional().describe('Characters allowed, or where the sequence ends'),
  expected: z.int().optional().describe('Runs expected until the sequence begins again'),
  found: z.string().optional().describe('What was found: characters, or what is missing'),
  other: z.string().optional().describe('Id of the other scheme'),
});

/** A code that would be given out. */
export const nextCodeSchema = z.strictObject({
  code: z.string(),
  number: z.int().describe('Number in its sequence'),
  parts: z
    .array(z.strictObject({ kind: z.string(), text: z.string() }))
    .describe('What each part writes, in order'),
});

export const proofSchema = z.strictObject({
  accepted: z.boolean().describe('True: codes may be issued by it, no two the same'),
  findings: z.array(findingSchema),
  first: z.string().describe('First day that is proved'),
  last: z.string().describe('Last day that is proved; codes are issued until then'),
  capacity: z.int().describe('Numbers that the sequence has; 0: no sequence'),
  codes: z
    .array(nextCodeSchema)
    .describe('Codes of an example run: the first two and the last of the sequence'),
  compared: z.array(z.string()).describe('Ids of the other schemes it was compared with'),
});
export type Proof = z.infer<typeof proofSchema>;

/** The proof as a person reads it on a terminal. */
export function proofText({ accepted, findings, first, last, codes, compared }: Proof): string {
  const head = accepted
    ? `No code comes twice from ${first} to ${last}, and every code reads in one way.`
    : `Codes cannot be issued by this scheme: ${findings.length === 1 ? 'one fault' : `${String(findings.length)} faults`}.`;
  const others =
    compared.length === 0
      ? 'The firm has no other scheme that issues codes.'
      : `Compared with: ${compared.join(', ')}.`;
  return [
    head,
    ...findings.map(({ reason, says }) => `- ${reason}: ${says}`),
    ...(codes.length === 0 ? [] : [`Codes: ${codes.map(({ code }) => code).join(', ')}`]),
    others,
  ].join('\n');
}
