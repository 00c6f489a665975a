import { z } from 'zod';
import { VERDICTS } from './decode-compare.ts';
import { namedSchema } from './scope-report.ts';

const readingSchema = z.strictObject({
  scheme: namedSchema.describe('The scheme that the code is read by'),
  isProved: z
    .boolean()
    .describe('True: the scheme issues codes and reads each in one way; false: a pattern of codes in use'),
  parts: z.array(
    z.strictObject({
      kind: z.string().describe('What the part tells'),
      name: z.string().optional().describe('What a pattern of codes in use calls it'),
      text: z.string().describe('As it stands in the code, without dashes'),
      means: z
        .array(z.strictObject({ of: z.string(), variant: z.string().optional(), name: z.string() }))
        .describe('What the text stands for; several: the part alone does not tell which'),
    }),
  ),
  days: z
    .array(z.strictObject({ from: z.string(), to: z.string() }))
    .describe('Days on which such a code may have been made, first and last of each stretch'),
  sequence: z.int().nullable().describe('Number in its sequence'),
  checked: z
    .boolean()
    .nullable()
    .describe('False: the check character does not fit, so something is mistyped; null: there is none'),
});

const runSchema = z.strictObject({
  run: namedSchema,
  comparisons: z.array(
    z.strictObject({
      reading: z.int().describe('Number of the reading, from 0'),
      of: z.string().describe('Date, product as brand or sku, site, country, line, shift'),
      code: z.string().describe('What the code says'),
      record: z.string().nullable().describe('What the record says; null: nothing'),
      verdict: z.enum(VERDICTS),
    }),
  ),
});

export const decodedSchema = z.strictObject({
  code: z.string().describe('As typed'),
  readings: z
    .array(readingSchema)
    .describe('Every way to read it by the schemes of the firm; none: no scheme knows it'),
  given: z
    .strictObject({
      id: z.string(),
      scheme: z.string(),
      number: z.int(),
      date: z.string(),
      withdrawn: z.boolean(),
    })
    .nullable()
    .describe('When it was given out by a scheme; null: it was not'),
  runs: z.array(runSchema).describe('The runs that carry it, each compared with every reading'),
  differs: z.boolean().describe('Some run is not what the only reading says, or the code is shared by runs'),
});
export type Decoded = z.infer<typeof decodedSchema>;

/** What each part means, what the record says and where they disagree, for a person. */
export function decodedText({ code, readings, given, runs }: Decoded): string {
  const lines = [headline(code, readings)];
  for (const [index, { scheme, parts, days, checked, isProved }] of readings.entries()) {
    lines.push(
      `${readings.length > 1 ? `${String(index + 1)}. ` : ''}By "${scheme.name}"${isProved ? '' : ' (codes in use, not proved)'}:`,
    );
    for (const { kind, name, text, means } of parts) {
      const says = means.map((one) => one.name).join(' or ');
      lines.push(`    ${text}  ${name ?? kind}${says === '' ? '' : `: ${says}`}`);
    }
    if (days.length > 0)
      lines.push(
        `    made ${days.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ')}`,
      );
    if (checked === false) lines.push('    ! the check character does not fit: something is mistyped');
  }
  if (given !== null)
    lines.push(
      `Given out as number ${String(given.number)} for ${given.date}${given.withdrawn ? ', and withdrawn' : ''}.`,
    );
  if (runs.length === 0) lines.push('No run on record carries it.');
  if (runs.length > 1) lines.push(`! ${String(runs.length)} runs carry it.`);
  for (const { run, comparisons } of runs) {
    lines.push(`Run ${run.id}:`);
    for (const one of comparisons) {
      const number = readings.length > 1 ? `${String(one.reading + 1)}. ` : '';
      const mark = one.verdict === 'differs' ? '! ' : '  ';
      lines.push(
        `  ${mark}${number}${one.of} ${one.verdict.replace('-', ' ')}: code ${one.code}, record ${one.record ?? 'says nothing'}`,
      );
    }
  }
  return lines.join('\n');
}

function headline(code: string, readings: Decoded['readings']): string {
  if (readings.length === 0) return `No scheme of the firm reads "${code}".`;
  return readings.length === 1
    ? `"${code}" reads in one way.`
    : `"${code}" reads in ${String(readings.length)} ways.`;
}

export function decodedRows({ readings, runs }: Decoded): (string | number | null)[][] {
  const told = readings.flatMap(({ scheme, parts }, index) =>
    parts.map(({ kind, text, means }) => [
      index + 1,
      scheme.id,
      kind,
      text,
      means.map(({ of }) => of).join(' '),
      null,
      null,
      null,
    ]),
  );
  const compared = runs.flatMap(({ run, comparisons }) =>
    comparisons.map(({ reading, of, code, record, verdict }) => [
      reading + 1,
      readings[reading]?.scheme.id ?? '',
      of,
      code,
      null,
      run.id,
      record,
      verdict,
    ]),
  );
  return [['reading', 'scheme', 'part', 'code', 'means', 'run', 'record', 'verdict'], ...told, ...compared];
}
