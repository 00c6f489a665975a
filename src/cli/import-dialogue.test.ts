import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { freshFolder, typed } from '../../test/typed.ts';
import type { Typing } from '../../test/typed.ts';

describe('an import at the command line', () => {
  let folder = '';
  let sheet = '';
  const type = (args: readonly string[], typing?: Typing) => typed(folder, args, typing);
  beforeEach(async () => {
    folder = freshFolder();
    mkdirSync(folder, { recursive: true });
    sheet = path.join(folder, 'partners.csv');
    writeFileSync(sheet, 'Code,Name,Roles\nTUNGRIB,Tungrib Trims Co.,supplier\n');
    await type(['firm', 'create', 'arcadia', '--name', 'Arcadia Bay']);
  });

  it('is shown to a person at a terminal, who may decide against it', async () => {
    const no = await type(['import', sheet], { answer: 'n', width: 80 });
    expect(no).toMatchObject({ code: 0, out: '' });
    expect(no.said).toContain('Would record: 1 new');
    expect(no.said).toContain('Nothing was recorded.');
    const yes = await type(['import', sheet], { answer: 'y', width: 80 });
    expect(yes.out).toContain('Recorded: 1 new');
    const again = await type(['import', sheet], { answer: 'n', width: 80 });
    expect(again.said).not.toContain('Record this?');
    expect(again.out).toContain('1 unchanged');
  });

  it('asks nobody in a script, or with --yes', async () => {
    expect((await type(['import', sheet, '--yes'], { answer: 'n' })).out).toContain('Recorded: 1 new');
    expect((await type(['import', sheet])).out).toContain('1 unchanged');
  });

  it('names every cell that is wrong, and the way on when no mapping fits', async () => {
    writeFileSync(sheet, 'Code,Name,Roles\nTUNGRIB,,baker\n');
    const refused = await type(['import', sheet]);
    expect(refused).toMatchObject({ code: 7, out: '' });
    expect(refused.said).toContain('partners.csv');
    writeFileSync(sheet, 'Kode;Naam\n1;x\n');
    const unknown = await type(['import', sheet]);
    expect(unknown.code).toBe(7);
    expect(unknown.said).toContain('lotproof mapping propose');
  });

  it('has its mapping guessed into a file, to be looked at and confirmed', async () => {
    writeFileSync(sheet, 'Code,Name,Role\nTUNGRIB,Tungrib Trims Co.,supplier\n');
    const mapping = path.join(folder, 'mapping.json');
    const { code, out } = await type(['mapping', 'propose', sheet, '--to', mapping]);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Name is name') as string });
    expect(JSON.parse(readFileSync(mapping, 'utf8'))).toMatchObject({ lotproof: 'mapping/1' });
  });
});
