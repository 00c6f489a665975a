import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { LotproofError } from '../kit/errors.ts';
import type { Context, Operation } from '../operation/operation.ts';
import { runOperation } from '../operation/run-operation.ts';
import { answerText } from './answer-text.ts';
import { layoutOf } from './answer.ts';
import type { Call } from './command.ts';
import { extraField } from './field.ts';
import { endProgress } from './house.ts';

export const YES_FLAG = extraField('yes', {
  type: 'yes/no',
  shape: { type: 'boolean' },
  says: 'Record without asking; nobody is asked where there is no terminal',
});

export const TO_FLAG = extraField('to', {
  type: 'text',
  shape: { type: 'string' },
  says: 'File to write the proposed mapping to, to be looked at and confirmed',
});

const previewSchema = z.object({
  refusals: z.int(),
  counts: z.object({ new: z.int(), corrected: z.int(), withdrawn: z.int() }),
});

/**
 * At a terminal a person sees what an import would record before it does. False: they would rather not. An import that is
 * refused anyway, or that changes nothing, asks nothing.
 */
export async function mayImport(
  call: Call,
  preview: Operation,
  context: Context,
  input: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const { surroundings, globals } = call;
  const { terminal } = surroundings;
  const silent = globals.json || globals.csv || globals.quiet || call.extras['yes'] !== undefined;
  if (!terminal.canAsk || silent) return true;
  const { acceptValid, ...asked } = input;
  const { output } = await runOperation(context, preview, asked);
  endProgress(call);
  const { refusals, counts } = previewSchema.parse(output);
  if ((refusals > 0 && acceptValid !== true) || counts.new + counts.corrected + counts.withdrawn === 0)
    return true;
  terminal.say(`${answerText(preview, output, layoutOf(surroundings, globals))}\n`);
  const said = await terminal.ask('Record this? [y/N] ');
  if (/^(y|yes|j|ja|是)$/i.test(said.trim())) return true;
  terminal.say('Nothing was recorded.\n');
  return false;
}

/** The way on when no mapping fits: propose, look, confirm; for any other error nothing. */
export function mappingHint({ code }: LotproofError): string {
  return code === 'mapping-needed'
    ? 'Guess a mapping:  lotproof mapping propose FILES… --factory NAME --to mapping.json\n' +
        'Look at the file, then keep it:  lotproof mapping confirm --files FILE --mapping @mapping.json\n'
    : '';
}

const proposalSchema = z.object({
  sheets: z.array(
    z.object({
      file: z.string(),
      sheet: z.string(),
      headerRow: z.int().nullable(),
      table: z.string().nullable(),
      columns: z.array(z.object({ header: z.string(), field: z.string(), why: z.string() })),
      unread: z.array(z.string()),
      needs: z.array(z.string()),
    }),
  ),
  introduces: z.array(z.object({ kind: z.string(), name: z.string(), role: z.string().nullable() })),
});

/** What was guessed of each sheet, and what somebody has to fill in; the mapping itself is for a file. */
export function proposalText(output: unknown): string {
  const { sheets: proposed, introduces } = proposalSchema.parse(output);
  const sheets = proposed.map((sheet) =>
    [
      `${sheet.file} ${sheet.sheet}: ${sheet.table ?? 'not recognised'}`,
      ...sheet.columns.map(({ header, field, why }) => `  ${header} is ${field}: ${why}`),
      ...(sheet.unread.length === 0 ? [] : [`  not read: ${sheet.unread.join(', ')}`]),
      ...sheet.needs.map((need) => `  TO FILL IN: ${need}`),
    ].join('\n'),
  );
  return [
    ...sheets,
    ...introductionLines(introduces),
    'Nothing was recorded. --to mapping.json writes the mapping, --json shows it.',
  ].join('\n');
}

function introductionLines(
  introduces: readonly { readonly kind: string; readonly name: string; readonly role: string | null }[],
): string[] {
  if (introduces.length === 0) return [];
  return [
    'Not on record yet; the mapping introduces them. Strike out what is a slip of the pen:',
    ...introduces.map(({ kind, name, role }) => `  ${role ?? kind}: ${name}`),
  ];
}

/** Writes the proposed mapping to the file that was named with --to. */
export function writeProposal(call: Call, output: unknown): void {
  const path = call.extras['to']?.at(-1);
  if (path === undefined) return;
  const { mapping } = z.object({ mapping: z.unknown() }).parse(output);
  if (mapping === null) throw new LotproofError('mapping-needed', 'Nothing in these files was recognised.');
  writeFileSync(path, `${JSON.stringify(mapping, null, 2)}\n`);
  call.surroundings.terminal.say(`The proposed mapping is in ${path}.\n`);
}
