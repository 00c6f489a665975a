import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { bytesOf, filesOf, namedIn, notText, textIn } from '../../test/pack-reading.ts';
import { openPack } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import { readTruth } from '../../test/cases/truth.ts';
import { validateEpcisDocument } from '../exchange/epcis/validate-document.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { present } from '../kit/invariant.ts';
import { bytesOfText } from './check/bytes.ts';
import type { Bytes } from './check/bytes.ts';
import { checkPack } from './check/check-pack.ts';
import { checkOpening } from './check/opening.ts';
import { Hiding } from './hiding.ts';

interface Made {
  readonly base64: string;
  readonly position: number;
  readonly withheld: { names: number; entries: number; files: number } | null;
}
const SUPPLIERS = readTruth('romper').parties.flatMap(({ id, name, roles }) =>
  Array.isArray(roles) && roles.includes('supplier') && !roles.includes('factory')
    ? [{ id: String(id), name: String(name) }]
    : [],
);
/** The one kind of file in such a pack that is no text. */
const SUMMARIES = ['summary-en.pdf', 'summary-zh.pdf'];

describe.each(eachDatabase)('a pack that withholds names on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openPack('romper', url());
    const named = `Report for ${SUPPLIERS[0]?.name ?? ''}.pdf`;
    const content = { name: named, base64: Buffer.from('a report').toString('base64') };
    await world.ask('file.add', { content, id: 'report', of: [{ kind: 'run', id: 'bg1' }] });
    const photo = { name: 'photo.png', base64: Buffer.from('a photo').toString('base64') };
    await world.ask('file.add', { content: photo, id: 'photo', of: [{ kind: 'run', id: 'bg1' }] });
  });
  afterAll(() => world.close());
  const make = async (more: object = {}): Promise<Made> =>
    (await world.ask('pack.make', { about: 'run', code: 'bg1', withhold: ['suppliers'], ...more })) as Made;
  const open = async (bytes: Bytes, more: object = {}): Promise<Bytes> => {
    const content = { name: 'evidence.zip', base64: Buffer.from(bytes).toString('base64') };
    return bytesOf((await world.ask('pack.open', { content, ...more })) as { base64: string });
  };

  it('names no supplier anywhere, is sound, and gives the same bytes again', async () => {
    const made = await make();
    const bytes = bytesOf(made);
    expect(await checkPack(bytes)).toMatchObject({ sound: true });
    expect(made.withheld?.names).toBeGreaterThan(2);
    const files = filesOf(bytes);
    expect(
      namedIn(
        files,
        SUPPLIERS.map(({ name }) => name),
      ),
    ).toEqual([]);
    expect(notText(files)).toEqual(SUMMARIES);
    expect(textIn(files, 'en/story.html')).toContain('withheld-1');
    expect((await make()).base64 === made.base64).toBe(true);
    expect(validateEpcisDocument(JSON.parse(textIn(files, 'data/epcis.jsonld')))).toEqual([]);
  });

  it('holds no file that nobody let in', async () => {
    const paths = (bytes: Bytes): string[] =>
      filesOf(bytes).flatMap(({ path }) => (path.startsWith('files/') ? [path] : []));
    expect(paths(bytesOf(await make()))).toEqual([]);
    const [photo, ...more] = paths(bytesOf(await make({ withFiles: ['photo'] })));
    expect([photo?.endsWith('-photo.png'), more]).toEqual([true, []]);
  });

  it('is opened later, whole or name by name, and proven to be the same', async () => {
    const bytes = bytesOf(await make());
    const whole = await checkOpening(bytes, await open(bytes));
    expect(whole.findings).toEqual([]);
    expect(whole.names.map(({ says }) => says)).toEqual(
      expect.arrayContaining([expect.stringContaining(SUPPLIERS[0]?.name ?? '')]),
    );
    const one = await checkOpening(bytes, await open(bytes, { only: ['withheld-1'] }));
    expect(one).toMatchObject({ findings: [], names: [{ name: 'withheld-1' }] });
    expect(one.entries).toBeLessThan(whole.entries);
    await expect(open(bytes, { only: ['withheld-999'] })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('takes no other opening, and none that was changed', async () => {
    const [bytes, other] = [bytesOf(await make()), bytesOf(await make({ withholdTexts: ['bodysuit'] }))];
    const opening = await open(bytes);
    expect((await checkOpening(other, opening)).findings).toEqual([{ code: 'other-opening' }]);
    expect((await checkOpening(bytes, bytesOfText('{}'))).findings).toEqual([{ code: 'no-opening' }]);
    const said = JSON.parse(Buffer.from(opening).toString('utf8')) as {
      entries: { salt: string; entry: { sequence: number; actor: string } }[];
    };
    const first = present(said.entries[0], 'an entry');
    first.entry.actor = 'somebody-else';
    const findings = (await checkOpening(bytes, bytesOfText(canonicalJson(said)))).findings;
    expect(findings).toEqual([
      { code: 'opening-changed', sequence: first.entry.sequence },
      { code: 'opening-not-in-tree' },
    ]);
  });

  it('names its receiver, and refuses one who is not on record', async () => {
    const [supplier] = SUPPLIERS;
    const files = filesOf(bytesOf(await make({ receiver: supplier?.id })));
    expect(namedIn(files, [supplier?.name ?? '-'])).not.toEqual([]);
    await expect(make({ receiver: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the hiding of names', () => {
  const party = { kind: 'party', id: 'sunglow' };
  const hiding = new Hiding([
    { record: party, texts: ['sunglow', 'Sun Glow Pigments', '阳光颜料', 'SG'] },
    { record: null, texts: ['paint'] },
  ]);
  it('finds whole words in any case, broken over lines, in Chinese, and short ones where they stand alone', () => {
    expect(hiding.text('From SUN  glow\nPigments, see sunglow-2108')).toBe(
      'From withheld-1, see withheld-1-2108',
    );
    expect(hiding.text('由阳光颜料供应')).toBe('由withheld-1供应');
    expect([hiding.text('SG'), hiding.text('SG-1'), hiding.text('sunglows painter')]).toEqual([
      ...['withheld-1', 'SG-1', 'sunglows painter'],
    ]);
  });
  it('leaves words of ours, and hides all others of a value', () => {
    expect(hiding.value({ kind: 'paint', roles: ['paint'], list: [{ note: 'the paint' }, 3, null] })).toEqual(
      {
        ...{ kind: 'paint', roles: ['paint'], list: [{ note: 'the withheld-2' }, 3, null] },
      },
    );
    expect(hiding.standInOf('party', 'sunglow')).toBe('withheld-1');
    expect(hiding.standInOf('party', 'other')).toBeNull();
  });
});
