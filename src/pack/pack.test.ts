import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { bytesOf, filesOf, textIn } from '../../test/pack-reading.ts';
import { seeded } from '../../test/seeded.ts';
import { openPack } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import { validateEpcisDocument } from '../exchange/epcis/validate-document.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { present } from '../kit/invariant.ts';
import { contentHash } from '../domain/evidence/file-content-store.ts';
import { writeArchive } from './check/archive.ts';
import type { ArchiveFile } from './check/archive.ts';
import { bytesOfText, textOfBytes } from './check/bytes.ts';
import type { Bytes } from './check/bytes.ts';
import { checkFiles, checkPack } from './check/check-pack.ts';
import { checkLedger, ENTRIES_PATH } from './check/ledger-part.ts';
import type { LedgerPart } from './check/ledger-part.ts';
import { statementHolds } from './check/signature.ts';
import { makePair } from './key-file.ts';

interface Made {
  readonly position: number;
  readonly base64: string;
  readonly filesLeftOut: number;
}

/** Of what, what, slot and units of a row of what is missing. */
const MISSING_ROW =
  /<td>([^<]*)<\/td>\s*<td><span class="missing">([^<]*)<\/span><\/td>\s*<td>([^<]*)<\/td>\s*<td class="number">([^<]*)<\/td>/g;
const REASONS: Readonly<Record<string, string>> = {
  'no-consumption-record': 'No record of what filled the slot',
  'consumption-short': 'The recorded quantity does not cover the slot',
};

describe.each(eachDatabase)('an evidence pack on $name', ({ name, url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openPack('romper', url());
    const photo = { name: 'label photo.png', base64: Buffer.from('not really a picture').toString('base64') };
    await world.ask('file.add', { content: photo, id: 'photo', of: [{ kind: 'run', id: 'bg1' }] });
    const known = {
      sha256: 'a'.repeat(64),
      name: 'only-known.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 9,
    };
    await world.ask('file.record', { id: 'known', body: { ...known, of: [{ kind: 'run', id: 'bg1' }] } });
  });
  afterAll(() => world.close());
  const make = async (about: string, code: string, more: object = {}): Promise<Made> =>
    (await world.ask('pack.make', { about, code, ...more })) as Made;

  it('answers for a lot, a run and a shipment, the same bytes whenever it is asked', async () => {
    for (const [about, code] of [
      ['lot', 'SG-2108-115'],
      ['run', 'bg1'],
      ['shipment', 'ABI-2109-01'],
    ] as const) {
      const made = await make(about, code);
      expect(await checkPack(bytesOf(made)), code).toMatchObject({ sound: true, position: made.position });
      expect((await make(about, code)).base64 === made.base64, code).toBe(true);
    }
  });

  it('answers for an incident, with what was said and decided, and the scope of its suspects', async () => {
    const body = { trigger: 'complaint', says: 'Colour came off', state: 'open', openedOn: '2022-01-10' };
    const about = [{ kind: 'run', id: 'bg1' }];
    await world.ask('incident.record', { id: 'wash', body: { ...body, number: '2022-003', about } });
    const said = { incident: 'wash', kind: 'complaint', saidBy: 'A buyer', receivedOn: '2022-01-10' };
    await world.ask('statement.record', { body: { ...said, says: 'Pink bath water' } });
    const bytes = bytesOf(await make('incident', '2022-003'));
    expect(await checkPack(bytes)).toMatchObject({ sound: true, about: { kind: 'incident', id: 'wash' } });
    expect(textIn(filesOf(bytes), 'en/records.html')).toContain('Pink bath water');
    const scope = JSON.parse(textIn(filesOf(bytes), 'data/scope.json')) as {
      runs: { run: { id: string } }[];
    };
    expect(scope.runs.map(({ run }) => run.id)).toContain('bg1');
  });

  it('names in its summary every record that its scope lacks', async () => {
    const files = filesOf(bytesOf(await make('lot', 'rib-0907')));
    const { missing } = JSON.parse(textIn(files, 'data/scope.json')) as {
      missing: { reason: string; run: { name: string }; slot: string; units: number }[];
    };
    expect(missing.length).toBeGreaterThan(0);
    const summary = textIn(files, 'en/summary.html');
    const rows = [...summary.matchAll(MISSING_ROW)].map(([, ...cells]) => cells);
    for (const { reason, run, slot, units } of missing)
      expect(rows.filter(([of, , into]) => of === run.name && into === slot)).toEqual([
        [run.name, REASONS[reason], slot, String(units)],
      ]);
    expect(summary).not.toContain('Nothing that the checks look for is missing');
  });

  it('gives them again at an earlier position, when the ledger moved on and the key was rotated', async () => {
    const before = await make('run', 'bg1');
    await world.ask('party.record', { id: 'later', body: { name: 'Later Ltd', roles: ['carrier'] } });
    await world.ask('signing-key.rotate', {});
    expect((await make('run', 'bg1', { at: before.position })).base64 === before.base64).toBe(true);
    const now = await make('run', 'bg1');
    expect(now.position).toBeGreaterThan(before.position);
    const { sound, keys, signingKey } = await checkPack(bytesOf(now));
    const first = (await checkPack(bytesOf(before))).signingKey;
    expect({ sound, keys }).toEqual({ sound: true, keys: [first, signingKey] });
    expect(signingKey).not.toBe(first);
  });

  it('holds the files on record, and names those it does not hold', async () => {
    const made = await make('run', 'bg1');
    const files = filesOf(bytesOf(made));
    expect(made.filesLeftOut).toBe(1);
    expect(files.map(({ path }) => path)).toContain(
      `files/${contentHash(Buffer.from('not really a picture')).slice(0, 16)}-label-photo.png`,
    );
    expect(textIn(files, 'en/files.html')).toContain('only its hash was ever recorded');
    expect(textIn(files, 'zh/files.html')).toContain('当初只记录了哈希');
  });

  it('tells runs, packing and shipping as an EPCIS 2.0 document', async () => {
    const document: unknown = JSON.parse(
      textIn(filesOf(bytesOf(await make('run', 'bg1'))), 'data/epcis.jsonld'),
    );
    expect(validateEpcisDocument(document)).toEqual([]);
    const { epcisBody, ...more } = document as { epcisBody: { eventList: { type: string }[] } };
    const types = epcisBody.eventList.map(({ type }) => type);
    expect([...new Set(types)].sort()).toEqual(['ObjectEvent', 'TransformationEvent']);
    // The romper's packing lists have no dates, and EPCIS has no event without a time.
    expect(JSON.stringify(more)).toContain('no date on record');
  });

  it('names whatever file a byte is flipped in, and the entry, wherever it lies', async () => {
    const bytes = bytesOf(await make('run', 'bg1'));
    // A file that was made has no database: one of the two is enough.
    if (name !== 'SQLite') return;
    const random = seeded(20_261_121);
    const wrong: string[] = [];
    for (const { path, at, length } of placesIn(bytes)) {
      const flipped = bytes.slice();
      const place = at + random(length);
      flipped[place] = (flipped[place] ?? 0) ^ (1 << random(8));
      const { sound, findings } = await checkPack(flipped);
      const isNamed = findings.some(
        (one) => one.path === path || (path === '' && one.code === 'archive-end'),
      );
      if (sound !== false || !isNamed) wrong.push(`${path} ${String(place)}: ${JSON.stringify(findings)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('tells what is missing, added, or written anew by somebody without the key', async () => {
    const bytes = bytesOf(await make('run', 'bg1'));
    const files = filesOf(bytes);
    const at = (JSON.parse(textIn(files, 'manifest.json')) as { at: string }).at;
    const judged = async (list: readonly ArchiveFile[]): Promise<unknown> =>
      (await checkPack(writeArchive(list, at))).findings;
    const without = files.filter(({ path }) => path !== 'data/story.csv');
    expect(await judged(without)).toEqual([{ code: 'missing', path: 'data/story.csv' }]);
    const extra = { path: 'en/extra.html', bytes: bytesOfText('<p>') };
    expect(await judged([...files, extra])).toEqual([{ code: 'added', path: 'en/extra.html' }]);
    const { files: forged, sequence } = forgedEntry(files);
    expect(await judged(forged)).toEqual([
      { code: 'manifest-changed', path: 'manifest.json' },
      { code: 'entry-changed', path: 'ledger/entries.jsonl', line: 3, sequence },
    ]);
    const sealed = resealed(forged);
    const codes = (await checkFiles(sealed)).findings.map(({ code }) => code);
    expect(codes).toEqual(['other-key', 'entry-changed']);
    expect(await judged([{ path: 'x', bytes: bytesOfText('x') }])).toContainEqual({
      code: 'missing',
      path: 'manifest.json',
    });
    expect(await checkPack(bytesOfText('PK no'))).toMatchObject({
      sound: false,
      findings: [{ code: 'not-a-pack' }],
    });
  });

  it('names an entry that was forged under the mark of what is withheld, or set beside the true one', async () => {
    const files = filesOf(bytesOf(await make('run', 'bg1')));
    const lines = textIn(files, ENTRIES_PATH).split('\n');
    const third = present(lines[2], 'a third entry');
    const { sequence } = JSON.parse(third) as { sequence: number };
    const withheld = canonicalJson({ ...(JSON.parse(third) as object), actor: 'nobody', withheld: {} });
    const place = { path: ENTRIES_PATH, line: 3, sequence };
    expect((await ledgerWith(files, lines.with(2, withheld))).findings).toEqual([
      { code: 'entry-changed', ...place },
    ]);
    const { hash: _, ...told } = { ...(JSON.parse(third) as object), actor: 'nobody', hash: '' };
    const beside = canonicalJson({ ...told, hash: contentHash(Buffer.from(canonicalJson(told))) });
    expect((await ledgerWith(files, lines.toSpliced(2, 0, beside))).findings).toEqual([
      { code: 'entry-order', ...place, line: 4 },
    ]);
    const checkpoint = JSON.parse(textIn(files, 'ledger/checkpoint.json')) as Record<string, unknown>;
    expect(await statementHolds(checkpoint, 'lotproof-checkpoint-1')).toBe(true);
    expect(await statementHolds(checkpoint, 'lotproof-seal-1')).toBe(false);
  });

  it('refuses what is not on record, and a position that is not there', async () => {
    await expect(make('shipment', 'bg1')).rejects.toMatchObject({ code: 'not-found' });
    await expect(make('run', 'bg1', { at: 999_999 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is made harmless: what records say is text on its pages', async () => {
    const evil = '<script src="https://evil.example/x.js"></script>';
    await world.ask('run.record', { id: 'evil', body: { code: 'EV-1', product: 'romper', note: evil } });
    const files = filesOf(bytesOf(await make('run', 'evil')));
    const pages = files.filter(({ path }) => path.endsWith('.html'));
    for (const { path, bytes } of pages)
      expect(textOfBytes(bytes), path).not.toMatch(/<script src="(?!verify\.js")/);
    expect(textIn(files, 'en/records.html')).toContain('&#60;script');
  });
});

/** What the check says of the ledger's part with these lines as its entries. */
function ledgerWith(files: readonly ArchiveFile[], lines: readonly string[]): Promise<LedgerPart> {
  const entries = bytesOfText(lines.join('\n'));
  return checkLedger((path) =>
    path === ENTRIES_PATH ? entries : files.find((one) => one.path === path)?.bytes,
  );
}

/** Every file's contents, its header, its record in the directory, and the end of the archive: each a place to flip a byte in. */
function placesIn(bytes: Bytes): { path: string; at: number; length: number }[] {
  const files = filesOf(bytes);
  const places: { path: string; at: number; length: number }[] = [];
  let at = 0;
  for (const { path, bytes: content } of files) {
    const head = 30 + bytesOfText(path).length;
    // The name itself is a place too: the file is then missing, and one of another name added.
    places.push({ path, at, length: head }, { path, at: at + head, length: content.length });
    at += head + content.length;
  }
  for (const { path } of files) {
    const length = 46 + bytesOfText(path).length;
    places.push({ path, at, length });
    at += length;
  }
  return [...places.filter(({ length }) => length > 0), { path: '', at, length: bytes.length - at }];
}

/** The third entry says something else, and the manifest was made to fit. */
function forgedEntry(files: readonly ArchiveFile[]): { files: ArchiveFile[]; sequence: number } {
  const lines = textIn(files, 'ledger/entries.jsonl').split('\n');
  const entry = JSON.parse(present(lines[2], 'a third entry')) as { sequence: number; actor: string };
  lines[2] = canonicalJson({ ...entry, actor: 'somebody-else' });
  const bytes = bytesOfText(lines.join('\n'));
  const manifest = JSON.parse(textIn(files, 'manifest.json')) as {
    files: { path: string; sha256: string }[];
  };
  const listed = manifest.files.map((one) =>
    one.path === 'ledger/entries.jsonl' ? { ...one, sha256: contentHash(Buffer.from(bytes)) } : one,
  );
  const written = bytesOfText(canonicalJson({ ...manifest, files: listed }));
  const changed = new Map([
    ['ledger/entries.jsonl', bytes],
    ['manifest.json', written],
  ]);
  return {
    files: files.map(({ path, bytes: before }) => ({ path, bytes: changed.get(path) ?? before })),
    sequence: entry.sequence,
  };
}

/** The same files, sealed by another key. */
function resealed(files: readonly ArchiveFile[]): ArchiveFile[] {
  const { pair } = makePair();
  const manifest = contentHash(Buffer.from(bytesOfText(textIn(files, 'manifest.json'))));
  const statement = { format: 'lotproof-seal-1', manifest, signingKey: pair.id };
  const seal = { ...statement, publicKey: pair.publicKey, signature: pair.sign(canonicalJson(statement)) };
  return files.map((one) =>
    one.path === 'seal.json' ? { ...one, bytes: bytesOfText(canonicalJson(seal)) } : one,
  );
}
