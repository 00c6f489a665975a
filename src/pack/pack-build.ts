import { readFileSync } from 'node:fs';
import { scopeRows } from '../domain/trace/scope-rows.ts';
import { storyRows } from '../domain/trace/story-text.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { LotproofError } from '../kit/errors.ts';
import type { MerkleTree } from '../ledger/merkle.ts';
import { writeArchive } from './check/archive.ts';
import type { ArchiveFile } from './check/archive.ts';
import { bytesOfText } from './check/bytes.ts';
import type { Bytes } from './check/bytes.ts';
import { MANIFEST_PATH, SEAL_PATH } from './check/check-pack.ts';
import { CHECKPOINT_PATH, ENTRIES_PATH, PROOF_PATH, WITHHELD_PATH } from './check/ledger-part.ts';
import type { SignedCheckpoint } from './checkpoint-make.ts';
import { csvOf, recordRows } from './csv.ts';
import { entryLine } from './entry-line.ts';
import { epcisDocument } from './epcis-document.ts';
import { contentHash } from '../domain/evidence/file-content-store.ts';
import type { PackFacts } from './pack-facts.ts';
import { framed, pagesOf } from './page-frame.ts';
import type { Page } from './page-frame.ts';
import { coverPage, ledgerPage, verifyPage } from './page-ledger.ts';
import { filePath, filesPage, recordsPage } from './page-records.ts';
import { recallPage } from './page-recall.ts';
import { scopePage } from './page-scope.ts';
import { storyPage } from './page-story.ts';
import { PACK_STYLE } from './page-style.ts';
import { summaryPage } from './page-summary.ts';
import { drawSummary } from './summary-pdf.ts';
import type { SigningPair } from './key-file.ts';
import { says } from './pack-words.ts';
import { LANGUAGES } from './words.ts';
import type { Language } from './words.ts';
import type { Piece } from './html.ts';

/** What a pack is sealed with. */
export interface PackSeal {
  readonly checkpoint: SignedCheckpoint;
  readonly tree: MerkleTree;
  /** Signs the manifest. */
  readonly pair: SigningPair;
  /** How that key follows from the firm's first; none where it is the first. */
  readonly successions: readonly Readonly<Record<string, string>>[];
  /** The firm's keys that were revoked: what they signed counts no more. */
  readonly revoked: readonly { readonly key: string; readonly on: string }[];
}

/** The whole pack as one file. The same facts and the same key give the same bytes. */
export async function buildPack(facts: PackFacts, seal: PackSeal): Promise<Bytes> {
  const files = [
    ...pageFiles(facts, seal.checkpoint),
    ...(await summaryFiles(facts, seal.checkpoint)),
    ...dataFiles(facts),
    textFile('data/epcis.jsonld', canonicalJson(epcisDocument(facts))),
    ...ledgerFiles(facts, seal),
    ...storedFiles(facts),
  ].sort((left, right) => (left.path < right.path ? -1 : 1));
  const manifest = textFile(MANIFEST_PATH, canonicalJson(manifestOf(facts, files)));
  // What a person opens first comes first.
  return writeArchive([...files, manifest, sealFile(manifest, seal)], facts.at);
}

function manifestOf(
  { question, story, position, at, firm, withheld }: PackFacts,
  files: readonly ArchiveFile[],
): unknown {
  const { kind, id, label } = story.thing;
  const told =
    withheld === null ? {} : { withheld: { parties: withheld.parties, receiver: withheld.receiver } };
  return {
    format: 'lotproof-pack-1',
    about: { asked: question.about, kind, id, label, firm, position, ...told },
    at,
    files: files.map(({ path, bytes }) => ({
      path,
      bytes: bytes.length,
      sha256: contentHash(Buffer.from(bytes)),
    })),
  };
}

function sealFile(manifest: ArchiveFile, { pair, successions, revoked }: PackSeal): ArchiveFile {
  const statement = {
    format: 'lotproof-seal-1',
    manifest: contentHash(Buffer.from(manifest.bytes)),
    signingKey: pair.id,
    ...(successions.length === 0 ? {} : { successions }),
    ...(revoked.length === 0 ? {} : { revoked }),
  };
  const signature = pair.sign(canonicalJson(statement));
  return textFile(SEAL_PATH, canonicalJson({ ...statement, publicKey: pair.publicKey, signature }));
}

function pageFiles(facts: PackFacts, checkpoint: SignedCheckpoint): ArchiveFile[] {
  const made: Record<Page, (language: Language) => Piece> = {
    summary: (language) => summaryPage(language, facts, checkpoint),
    recall: (language) => recallPage(language, facts),
    story: (language) => storyPage(language, facts),
    scope: (language) => scopePage(language, facts),
    records: (language) => recordsPage(language, facts),
    files: (language) => filesPage(language, facts),
    ledger: (language) => ledgerPage(language, facts, checkpoint),
  };
  const title = facts.story.thing.label;
  const all = pagesOf(facts);
  const pages = LANGUAGES.flatMap((language) =>
    all.map((page) => {
      const foot = `${says(language, 'position')} ${String(facts.position)} · ${facts.at} · ${checkpoint.merkleRoot}`;
      const text = framed({ language, page, pages: all, title, foot, main: made[page](language) });
      return textFile(`${language}/${page}.html`, text);
    }),
  );
  const script = readFileSync(new URL('generated/verify.js', import.meta.url), 'utf8');
  return [
    textFile('index.html', coverPage(facts)),
    textFile('verify.html', verifyPage()),
    textFile('verify.js', script),
    textFile('style.css', PACK_STYLE),
    ...pages,
  ];
}

async function summaryFiles(facts: PackFacts, checkpoint: SignedCheckpoint): Promise<ArchiveFile[]> {
  const files: ArchiveFile[] = [];
  for (const language of LANGUAGES)
    files.push({ path: `summary-${language}.pdf`, bytes: await drawSummary(language, facts, checkpoint) });
  return files;
}

/** What the pages show, for programs. */
function dataFiles({ story, scope, missing, records, files, recall }: PackFacts): ArchiveFile[] {
  const json = (name: string, value: unknown): ArchiveFile =>
    textFile(`data/${name}.json`, canonicalJson(value));
  const told = records.map(({ kind, id, label, body, entries }) => {
    return { kind, id, label, body, entries: entries.map(({ sequence }) => sequence) };
  });
  const listed = files.map(({ bytes: _, ...file }) => ({
    ...file,
    path: file.state === 'here' ? filePath(file) : null,
  }));
  const tables = [...Map.groupBy(records, ({ kind }) => kind)].map(([kind, list]) =>
    textFile(`data/csv/${kind}.csv`, csvOf(recordRows(list))),
  );
  return [
    json('story', story),
    json('missing', missing),
    json('records', told),
    json('files', listed),
    textFile('data/story.csv', csvOf(storyRows(story))),
    ...(recall === null ? [] : [json('recall', recall)]),
    ...(scope === null ? [] : [json('scope', scope), textFile('data/scope.csv', csvOf(scopeRows(scope)))]),
    ...tables,
  ];
}

function ledgerFiles({ records, withheld }: PackFacts, { checkpoint, tree }: PackSeal): ArchiveFile[] {
  const entries = records
    .flatMap((record) => record.entries)
    .filter(({ commitment }) => commitment === undefined)
    .sort((left, right) => left.sequence - right.sequence);
  const { position } = checkpoint;
  const hashes = tree.proof(
    position,
    entries.map(({ sequence }) => sequence),
  );
  const { id: _, ...signed } = checkpoint;
  if (entries.length === 0)
    throw new LotproofError(
      'invalid-input',
      'Nothing would be left of this pack: every entry of it tells what is withheld.',
    );
  const hidden =
    withheld === null
      ? []
      : [textFile(WITHHELD_PATH, canonicalJson({ format: 'lotproof-withheld-1', ...withheld }))];
  return [
    ...hidden,
    textFile(ENTRIES_PATH, entries.map((entry) => `${entryLine(entry)}\n`).join('')),
    textFile(PROOF_PATH, canonicalJson({ format: 'lotproof-proof-1', position, hashes })),
    textFile(CHECKPOINT_PATH, canonicalJson({ format: 'lotproof-checkpoint-1', ...signed })),
  ];
}

function storedFiles({ files }: PackFacts): ArchiveFile[] {
  const stored = new Map<string, ArchiveFile>();
  for (const file of files)
    if (file.bytes !== null) stored.set(filePath(file), { path: filePath(file), bytes: file.bytes });
  return [...stored.values()];
}

function textFile(path: string, text: string): ArchiveFile {
  return { path, bytes: bytesOfText(text) };
}
