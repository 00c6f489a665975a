// Runs in browsers too, from disk: nothing here but what the web platform has.
import { readArchive } from './archive.ts';
import {
  bytesOfHex,
  bytesOfText,
  canonicalText,
  hexOf,
  isFields,
  readCanonical,
  sha256,
  textOfBytes,
} from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { MANIFEST_PATH } from './check-pack.ts';
import type { Finding } from './finding.ts';
import { CHECKPOINT_PATH, leadsToRoot, WITHHELD_PATH } from './ledger-part.ts';

export const OPENING_FORMAT = 'lotproof-opening-1';

type Fields = Readonly<Record<string, unknown>>;

/** What an opening shows of a pack. */
export interface Opened {
  readonly findings: readonly Finding[];
  /** Entries that were withheld and are shown now, proven to be the same. */
  readonly entries: number;
  /** What the stand-ins of the pack stand for, as far as those entries say. */
  readonly names: readonly {
    readonly name: string;
    readonly kind: string;
    readonly id: string;
    readonly says: string;
  }[];
}

/** Holds an opening against the pack it is of: each entry is the one that was committed to, and is in the ledger that was signed. */
export async function checkOpening(pack: Bytes, opening: Bytes): Promise<Opened> {
  const files = readArchive(pack) ?? [];
  const bytesAt = (path: string): Bytes | undefined => files.find((one) => one.path === path)?.bytes;
  const said = (bytes: Bytes | undefined): unknown =>
    bytes === undefined ? undefined : readCanonical(textOfBytes(bytes)?.trim() ?? null);
  const [given, withheld, checkpoint] = [
    said(opening),
    said(bytesAt(WITHHELD_PATH)),
    said(bytesAt(CHECKPOINT_PATH)),
  ];
  const manifest = bytesAt(MANIFEST_PATH);
  const manifestHash = manifest === undefined ? null : hexOf(await sha256(manifest));
  if (!isFields(given) || given['format'] !== OPENING_FORMAT || !isFields(withheld) || !isFields(checkpoint))
    return { findings: [{ code: 'no-opening' }], entries: 0, names: [] };
  if (given['manifest'] !== manifestHash)
    return { findings: [{ code: 'other-opening' }], entries: 0, names: [] };
  const findings: Finding[] = [];
  const commitments = new Map(list(withheld['entries']).map((one) => [one['sequence'], one['commitment']]));
  const hashes = new Map<number, Bytes>();
  const shown = new Map<number, Fields>();
  for (const { salt, entry } of list(given['entries'])) {
    if (!isFields(entry) || typeof entry['sequence'] !== 'number') continue;
    const { sequence } = entry;
    const hash = await hashOf(entry);
    const committed = await digest({ format: 'lotproof-commitment-1', salt, entry });
    if (hash === null || committed !== commitments.get(sequence))
      findings.push({ code: 'opening-changed', sequence });
    if (hash !== null) hashes.set(sequence, hash);
    shown.set(sequence, entry);
  }
  const proof = { position: checkpoint['position'], hashes: given['proof'] };
  if (shown.size === 0 || !(await leadsToRoot(checkpoint, proof, hashes)))
    findings.push({ code: 'opening-not-in-tree' });
  return { findings, entries: hashes.size, names: namesIn(withheld, shown) };
}

/** What the last entry that is shown of each name says. */
function namesIn(withheld: Fields, shown: ReadonlyMap<number, Fields>): Opened['names'] {
  return list(withheld['names']).flatMap(({ name, entries }) => {
    const sequences: unknown[] = Array.isArray(entries) ? entries : [];
    const of = sequences.flatMap((sequence) => {
      const entry = shown.get(Number(sequence));
      return entry === undefined ? [] : [entry];
    });
    const last = of.findLast(({ payload }) => isFields(payload));
    const payload = last?.['payload'];
    if (last === undefined || !isFields(payload)) return [];
    const text = payload['name'];
    return [
      {
        name: String(name),
        kind: String(last['kind']),
        id: String(last['record']),
        says: typeof text === 'string' ? text : canonicalText(payload),
      },
    ];
  });
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** The entry's own hash, where it is what the entry says. */
async function hashOf(entry: Fields): Promise<Bytes | null> {
  const { hash, ...rest } = entry;
  return (await digest(rest)) === hash ? bytesOfHex(hash) : null;
}

async function digest(value: unknown): Promise<string> {
  return hexOf(await sha256(bytesOfText(canonicalText(value))));
}
