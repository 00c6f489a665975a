import { z } from 'zod';
import { fileName, givenOut, requirePaths } from '../domain/label/label-file-operations.ts';
import { LotproofError } from '../kit/errors.ts';
import { writeOperation } from '../operation/operation.ts';
import type { Operation } from '../operation/operation.ts';
import { withholdFields } from './withhold-names.ts';
import { makePack } from './make-pack.ts';
import { ABOUT } from './pack-facts.ts';
import type { About, PackFacts } from './pack-facts.ts';

/** Largest pack in an answer; one that is written to a path may be larger. */
const ANSWER_BYTES = 64 * 1024 * 1024;

// Object.keys forgets the names of a constant.
const ABOUT_NAMES = Object.keys(ABOUT) as [About, ...About[]];

export const packMakeOperation = writeOperation({
  name: 'pack.make',
  summary: 'One file that answers for a lot, run, shipment, certificate, incident or recall, with its proof',
  description:
    'A zip with pages in English and Chinese that any browser opens from disk, a summary as PDF, the data as CSV and JSON, the files on record, the ledger entries all of it rests on, their proof up to a signed checkpoint, ' +
    'and a manifest of SHA-256 sums, sealed with the same key. `lotproof pack verify FILE` checks it without database or account, and so does a page in it. ' +
    'Where the ledger moved on since the last checkpoint, one is made. The same question at the same position gives the same bytes. The pack names everybody the records name, unless `withhold` says whom not: look at it before you send it. What is withheld has a salted commitment in it, ' +
    'so that `pack open` can show it later and prove that it is the same.',
  permission: 'audit',
  inThread: true,
  positional: ['about', 'code'],
  input: z.strictObject({
    about: z
      .enum(ABOUT_NAMES)
      .describe('What it answers for; a lot is a material lot or the lot code of a run'),
    code: z.string().min(1).max(200).describe('Its code or id'),
    at: z.int().min(1).optional().describe('Ledger position it is made at; absent: where the ledger stands'),
    ...withholdFields,
    out: z.string().min(1).max(1_000).optional().describe('Path to write it to; at the command line only'),
  }),
  output: z.strictObject({
    name: z.string().describe('Name of the file'),
    position: z.int(),
    checkpoint: z.string().describe('Id of the checkpoint'),
    signingKey: z
      .string()
      .describe('SHA-256 of the key it is signed with: tell it to the receiver by another way'),
    records: z.int(),
    entries: z.int().describe('Ledger entries in it'),
    filesLeftOut: z.int().describe('Files on record whose content is not in it'),
    withheld: z
      .strictObject({ names: z.int(), entries: z.int(), files: z.int() })
      .nullable()
      .describe('How much its receiver is not told; null: it tells all'),
    sizeBytes: z.int(),
    path: z.string().nullable(),
    base64: z.string().nullable().describe('The file, where no path was given'),
  }),
  examples: [{ says: 'For a run', input: { about: 'run', code: 'ABC0921-VN-BG1' } }],
  run: async (context, { about, code, at, out, ...withholding }) => {
    if (out !== undefined) requirePaths(context);
    const { facts, seal, bytes: made } = await makePack(context, { about, code, withholding }, { at });
    const bytes = Buffer.from(made);
    if (out === undefined && bytes.length > ANSWER_BYTES)
      throw new LotproofError(
        'limit-exceeded',
        `This pack has ${String(bytes.length)} bytes: make it at the command line, with --out.`,
      );
    return {
      name: fileName(
        `evidence-${facts.story.thing.id}-${String(facts.position)}${facts.withheld === null ? '' : '-withheld'}`,
        'zip',
      ),
      position: facts.position,
      checkpoint: seal.checkpoint.id,
      signingKey: seal.checkpoint.signingKey,
      records: facts.records.length,
      entries: facts.records.reduce((sum, one) => sum + one.entries.length, 0),
      filesLeftOut: facts.files.filter(({ state }) => state !== 'here' && state !== 'withheld').length,
      withheld: withheldCounts(facts),
      ...givenOut(context, bytes, out),
    };
  },
  show: ({ name, position, signingKey, records, entries, filesLeftOut, withheld, sizeBytes, path }) =>
    [
      `${String(records)} records, ${String(entries)} ledger entries at position ${String(position)}, ${String(sizeBytes)} bytes.`,
      ...(filesLeftOut === 0
        ? []
        : [`Mind: ${String(filesLeftOut)} files are on record whose content is not in it.`]),
      ...(withheld === null
        ? []
        : [
            `Withheld: ${String(withheld.names)} names, ${String(withheld.entries)} entries, ${String(withheld.files)} files. \`lotproof pack open\` proves them later.`,
          ]),
      `Signed by ${signingKey}`,
      path === null ? `Name a file with --out ${name}, or ask for it with --json.` : `Wrote ${path}.`,
    ].join('\n'),
});

function withheldCounts({
  withheld,
  files,
}: PackFacts): { names: number; entries: number; files: number } | null {
  if (withheld === null) return null;
  const { names, entries } = withheld;
  const hidden = files.filter(({ state }) => state === 'withheld').length;
  return { names: names.length, entries: entries.length, files: hidden };
}

/** Evidence packs. */
export const PACK_OPERATIONS: readonly Operation[] = [packMakeOperation];
