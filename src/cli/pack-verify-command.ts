import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ERROR_CODES, LotproofError } from '../kit/errors.ts';
import { checkPack } from '../pack/check/check-pack.ts';
import type { PackVerdict } from '../pack/check/check-pack.ts';
import { findingText } from '../pack/check/finding.ts';
import type { Finding } from '../pack/check/finding.ts';
import { checkOpening } from '../pack/check/opening.ts';
import type { Opened } from '../pack/check/opening.ts';
import type { Command } from './command.ts';

const inputSchema = z.strictObject({
  file: z.string().min(1).max(2_000).describe('The pack, as it was received'),
  key: z
    .string()
    .regex(/^[0-9a-f]{32,64}$/, 'the SHA-256 of a key, or at least its first 32 hexadecimal digits')
    .optional()
    .describe(
      'The key it has to be signed with, or that endorsed the one it is signed with, as its maker told you by another way',
    ),
  newer: z
    .string()
    .min(1)
    .max(2_000)
    .optional()
    .describe('A pack that the same firm made later: it says which keys were revoked since'),
  opening: z
    .string()
    .min(1)
    .max(2_000)
    .optional()
    .describe('What `pack open` gave: shows what this pack withheld, and is held against it'),
});

export const packVerifyCommand: Command = {
  words: ['pack', 'verify'],
  summary: 'Check an evidence pack: every file, every ledger entry, every signature',
  description:
    'Needs no database, no account and no network. Names each file that was changed, is missing or was added, and each ledger entry that does not hold; the exit code is then that of a damaged ledger. ' +
    'A pack shows by itself that it is whole and by which key it is signed. Whose key that is you have to know by another way: compare it, or give it with --key.',
  input: inputSchema,
  positional: ['file'],
  examples: [{ says: 'As it was received', input: { file: 'evidence-bg1-410.zip' } }],
  permission: null,
  run: async ({ input, surroundings, globals }) => {
    const { file, key, newer, opening } = inputSchema.parse(input);
    const bytes = await bytesOf(file);
    const verdict = await checkPack(bytes);
    const isExpected = key === undefined || verdict.keys.some((one) => one.startsWith(key));
    const opened = opening === undefined ? null : await checkOpening(bytes, await bytesOf(opening));
    const more: Finding[] = [
      ...(isExpected ? [] : [{ code: 'unexpected-key' as const }]),
      ...(newer === undefined ? [] : saidByNewer(verdict, await checkPack(await bytesOf(newer)))),
      ...(opened?.findings ?? []),
    ];
    const findings = [...verdict.findings, ...more];
    const judged: PackVerdict = { ...verdict, findings, sound: more.length === 0 ? verdict.sound : false };
    const { terminal } = surroundings;
    if (globals.json)
      terminal.out(
        `${JSON.stringify({ ...judged, findings: findings.map((one) => ({ ...one, says: findingText(one, 'en') })), ...(opened === null ? {} : { opened }) })}\n`,
      );
    else terminal.out(`${[verdictText(judged, key !== undefined), ...openedLines(opened)].join('\n')}\n`);
    return judged.sound === true ? 0 : ERROR_CODES['ledger-damaged'].exit;
  },
};

/** What a newer pack of the firm says of the keys of this one. */
function saidByNewer({ signingKey }: PackVerdict, newer: PackVerdict): Finding[] {
  if (newer.sound !== true) return [{ code: 'newer-unsound' }];
  return signingKey !== null && newer.revoked.includes(signingKey) ? [{ code: 'revoked-key' }] : [];
}

function openedLines(opened: Opened | null): string[] {
  if (opened === null || opened.findings.length > 0) return [];
  return [
    `Opened: ${String(opened.entries)} entries that were withheld are the ones that were committed to and signed.`,
    ...opened.names.map(({ name, kind, id, says }) => `${name} is the ${kind} "${id}": ${says}`),
  ];
}

async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LotproofError('unreadable-file', `"${file}" cannot be opened: ${reason}`, [], error);
  }
}

function verdictText(
  { sound, findings, files, entries, position, signingKey }: PackVerdict,
  isKeyGiven: boolean,
): string {
  const counts = `${String(files)} files, ${String(entries)} ledger entries up to position ${String(position ?? '?')}`;
  const key = `Signed by ${signingKey ?? 'no key that can be read'}`;
  if (sound === true)
    return [
      `Sound: ${counts}.`,
      key,
      ...(isKeyGiven ? [] : ['Whose key that is, its maker has to have told you by another way.']),
    ].join('\n');
  return [`NOT SOUND: ${counts}.`, ...findings.map((finding) => findingText(finding, 'en')), key].join('\n');
}
