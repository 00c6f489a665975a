// Runs in browsers too, from disk: nothing here but what the web platform has.
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
import type { Finding } from './finding.ts';
import { rootFrom } from './merkle-path.ts';
import { statementHolds } from './signature.ts';

export const ENTRIES_PATH = 'ledger/entries.jsonl';
export const PROOF_PATH = 'ledger/proof.json';
export const CHECKPOINT_PATH = 'ledger/checkpoint.json';
export const WITHHELD_PATH = 'ledger/withheld.json';

/** What the ledger's part of a pack says. */
export interface LedgerPart {
  /** Entries that are in the signed chain, word for word. */
  readonly entries: number;
  readonly position: number | null;
  readonly signingKey: string | null;
  readonly findings: readonly Finding[];
}

/** Holds the entries of a pack against the signed checkpoint: each is what its hash says, and its hash is in the tree that was signed. */
export async function checkLedger(fileAt: (path: string) => Bytes | undefined): Promise<LedgerPart> {
  const said = (path: string): unknown => {
    const bytes = fileAt(path);
    return bytes === undefined ? undefined : readCanonical(textOfBytes(bytes));
  };
  const [checkpoint, proof] = [said(CHECKPOINT_PATH), said(PROOF_PATH)];
  const findings: Finding[] = [];
  if (!isFields(checkpoint)) findings.push({ code: 'unreadable', path: CHECKPOINT_PATH });
  if (!isFields(proof)) findings.push({ code: 'unreadable', path: PROOF_PATH });
  const { hashes, findings: faults } = await readEntries(fileAt(ENTRIES_PATH));
  findings.push(...faults);
  if (!isFields(checkpoint) || !isFields(proof))
    return { entries: 0, position: null, signingKey: null, findings };
  const { position, signingKey } = checkpoint;
  const holds = await statementHolds(checkpoint, 'lotproof-checkpoint-1');
  if (holds !== true)
    findings.push({ code: holds === null ? 'signature-unknown' : 'signature-broken', path: CHECKPOINT_PATH });
  if (!(await leadsToRoot(checkpoint, proof, hashes)))
    findings.push({ code: 'not-in-tree', path: PROOF_PATH });
  return {
    entries: hashes.size,
    position: typeof position === 'number' ? position : null,
    signingKey: typeof signingKey === 'string' ? signingKey : null,
    findings,
  };
}

/** Whether entries, by sequence and hash, lead by the proof to the root that a checkpoint signed. */
export async function leadsToRoot(
  checkpoint: Readonly<Record<string, unknown>>,
  proof: Readonly<Record<string, unknown>>,
  hashes: ReadonlyMap<number, Bytes>,
): Promise<boolean> {
  const { position, merkleRoot } = checkpoint;
  const given: unknown[] = Array.isArray(proof['hashes']) ? proof['hashes'] : [];
  const path = given.flatMap((hash) => bytesOfHex(hash) ?? []);
  if (typeof position !== 'number' || path.length !== given.length || proof['position'] !== position)
    return false;
  const isWithin = [...hashes.keys()].every((sequence) => sequence >= 1 && sequence <= position);
  const root = isWithin ? await rootFrom(position, hashes, path) : null;
  return root !== null && hexOf(root) === merkleRoot;
}

/** Hashes of the entries by sequence; every line that is not what its own hash says is named. */
async function readEntries(
  bytes: Bytes | undefined,
): Promise<{ hashes: Map<number, Bytes>; findings: Finding[] }> {
  const hashes = new Map<number, Bytes>();
  const text = bytes === undefined ? null : textOfBytes(bytes);
  if (text === null) return { hashes, findings: [{ code: 'unreadable', path: ENTRIES_PATH }] };
  const findings: Finding[] = [];
  const lines = text.split('\n');
  if (lines.pop() !== '') findings.push({ code: 'unreadable', path: ENTRIES_PATH });
  let last = 0;
  for (const [at, line] of lines.entries()) {
    const entry = readCanonical(line);
    const read = isFields(entry) ? await readEntry(entry) : null;
    const sequence = read?.sequence ?? at + 1;
    if (read?.holds !== true)
      findings.push({
        code: 'entry-changed',
        path: ENTRIES_PATH,
        line: at + 1,
        ...(read === null ? {} : { sequence }),
      });
    // An entry that stands twice could say two things, and only one of them would be held against the root.
    if (read !== null && read.sequence <= last)
      findings.push({ code: 'entry-order', path: ENTRIES_PATH, line: at + 1, sequence });
    last = Math.max(last, sequence);
    if (read !== null) hashes.set(read.sequence, read.hash);
  }
  return { hashes, findings };
}

async function readEntry(
  entry: Readonly<Record<string, unknown>>,
): Promise<{ sequence: number; hash: Bytes; holds: boolean } | null> {
  const { hash, ...rest } = entry;
  const { sequence } = rest;
  const stated = bytesOfHex(hash);
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || stated?.length !== 32) return null;
  return { sequence, hash: stated, holds: hexOf(await sha256(bytesOfText(canonicalText(rest)))) === hash };
}
