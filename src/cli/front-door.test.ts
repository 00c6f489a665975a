import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../domain/evidence/file-content-store.ts';
import { ERROR_CODES } from '../kit/errors.ts';
import { eachDatabase } from '../../test/databases.ts';
import { freshFolder, typed } from '../../test/typed.ts';
import type { Outcome } from '../../test/typed.ts';

const main = path.resolve(import.meta.dirname, '../main.ts');

/** Runs the real command as a process of its own. */
async function lotproof(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  standardInput = '',
): Promise<Outcome> {
  return run([main, ...args], environment, standardInput);
}

async function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  standardInput = '',
): Promise<Outcome> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(standardInput);
  const code = new Promise<number>((done) => child.on('close', (status) => done(status ?? -1)));
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, said };
}

async function must(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<string> {
  const { code, out, said } = await lotproof(args, environment);
  expect({ code, said }, args.join(' ')).toEqual({ code: 0, said: '' });
  return out;
}

/** Carries out a command in this process: what a firm is made of before the command that is looked at is started. */
async function mustHere(folder: string, args: readonly string[]): Promise<string> {
  const { code, out, said } = await typed(folder, args);
  expect({ code, said }, args.join(' ')).toEqual({ code: 0, said: '' });
  return out;
}

describe('the command as it is started', () => {
  it('records, shows, verifies, and finds a damaged file', async () => {
    const folder = freshFolder();
    const environment = { LOTPROOF_DATA: folder, LOTPROOF_ACTOR: 'Nguyen Ha' };
    await must(['firm', 'create', 'arcadia', '--name', 'Arcadia Bay'], environment);
    await must(['party', 'record', 'th', '--name', 'Thuong Hoa', '--roles', 'factory'], environment);
    expect(await must(['party', 'show', 'th'], environment)).toContain('by Nguyen-Ha\n');
    expect(await must(['verify'], environment)).toMatch(/^Sound: 1 entries/);
    const database = new DatabaseSync(path.join(folder, 'firms', 'arcadia.sqlite'));
    database.exec(`update party set name = 'Somebody else'`);
    database.close();
    const verdict = await lotproof(['verify'], environment);
    expect(verdict.code).toBe(ERROR_CODES['ledger-damaged'].exit);
    expect(verdict.out).toContain('NOT SOUND: Table party, row n=1');
  });

  it('says its version, started by the project’s Node or through it', async () => {
    const command = path.resolve(import.meta.dirname, '../../bin/lotproof.mjs');
    const quick = await run([command, '--version']);
    expect(quick).toMatchObject({ code: 0, said: '' });
    expect(await run([command, 'version'])).toEqual(quick);
    expect(await run([main, '--version'])).toEqual(quick);
    expect(await run([command, 'no-such-command'])).toMatchObject({ code: ERROR_CODES.usage.exit, out: '' });
  });

  it('takes its input from a pipe, and stops quietly when nobody reads on', async () => {
    const environment = { LOTPROOF_DATA: freshFolder() };
    await must(['firm', 'create', 'arcadia', '--name', 'Arcadia Bay'], environment);
    const body = JSON.stringify({ name: 'Thuong Hoa', roles: ['factory'] });
    const piped = await lotproof(['party', 'record', 'th', '--body', '-'], environment, body);
    expect(piped).toMatchObject({ code: 0, out: 'Recorded party th (entry 1).\n' });
    const child = spawn(process.execPath, [main, 'completion', 'bash'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    const code = new Promise((done) => child.on('close', done));
    expect({ said: await text(child.stderr), code: await code }).toEqual({ said: '', code: 0 });
  });

  it('refuses a database that is none, and says what to do', async () => {
    const folder = freshFolder();
    mkdirSync(path.join(folder, 'firms'), { recursive: true });
    const database = new DatabaseSync(path.join(folder, 'firms', 'other.sqlite'));
    database.exec(
      "create table setting (key text, value text); insert into setting values ('ledger-format', '99')",
    );
    database.close();
    const { code, said } = await lotproof(['status'], { LOTPROOF_DATA: folder });
    expect(code).toBe(ERROR_CODES['database-newer'].exit);
    expect(said).toContain('Use that version or a later one.');
  });
});

describe.each(eachDatabase)('a ledger on $name', ({ url }) => {
  it('is copied to the other database and back with the same answers', async () => {
    const other = eachDatabase.find((one) => one.url !== url) ?? eachDatabase[0];
    const folder = freshFolder();
    const home = path.join(folder, 'firms', 'arcadia.sqlite');
    await mustHere(folder, ['firm', 'create', 'arcadia', '--name', 'Arcadia Bay']);
    await mustHere(folder, ['party', 'record', 'th', '--name', '北江', '--roles', 'factory']);
    await mustHere(folder, ['party', 'correct', 'th', '--name', 'Bac Giang', '--reason', 'spelling']);
    const there = url();
    const across = other?.url() ?? '';
    const back = freshFolder();
    const copies = [
      [home, there],
      [there, across],
      [across, path.join(back, 'firms', 'arcadia.sqlite')],
    ];
    for (const [source = '', target = ''] of copies) {
      const { code, out } = await lotproof(['copy', source, target]);
      expect({ code, out }).toMatchObject({
        code: 0,
        out: expect.stringContaining('Copied 2 entries') as string,
      });
    }
    for (const args of [
      ['verify'],
      ['status'],
      ['party', 'list', '--json'],
      ['party', 'history', 'th', '--json'],
    ]) {
      expect(await mustHere(back, args)).toBe(await mustHere(folder, args));
    }
    const again = await lotproof(['copy', home, there]);
    expect(again).toMatchObject({ code: 64, out: '' });
  });

  it('is copied with the contents of its files, and misses what is gone', async () => {
    const folder = freshFolder();
    const home = { LOTPROOF_DATA: folder };
    const photo = path.join(folder, 'wheel.jpg');
    await mustHere(folder, ['firm', 'create', 'arcadia', '--name', 'Arcadia Bay']);
    writeFileSync(photo, 'a photo of a peeling wheel');
    await mustHere(folder, ['file', 'add', photo, '--id', 'wheel']);
    writeFileSync(photo, 'another photo');
    await mustHere(folder, ['file', 'add', photo, '--id', 'label']);
    const hashOnly = ['--sha256', 'b'.repeat(64), '--media-type', 'image/jpeg', '--size-bytes', '3'];
    await mustHere(folder, ['file', 'record', 'lost', '--name', 'lost.jpg', ...hashOnly]);
    // Corrected and withdrawn, it stays readable, and so does its content.
    await mustHere(folder, ['file', 'withdraw', 'wheel', '--reason', 'double']);
    const [database, away] = [url(), freshFolder()];
    const there = path.join(away, 'contents');
    const across = await lotproof(
      ['copy', path.join(folder, 'firms', 'arcadia.sqlite'), database, '--target-files', there],
      home,
    );
    expect(across).toMatchObject({ code: 0, said: '' });
    expect(across.out).toContain(`Copied 4 entries. Carried 2 contents of files to ${there}.`);
    expect(across.out).toContain('1 were never kept');
    const back = { LOTPROOF_DATA: freshFolder() };
    const target = path.join(back.LOTPROOF_DATA, 'firms', 'arcadia.sqlite');
    const returned = await must(['copy', database, target, '--source-files', there], back);
    expect(returned).toContain(path.join(back.LOTPROOF_DATA, 'files', 'arcadia'));
    expect(await mustHere(back.LOTPROOF_DATA, ['verify'])).toContain(
      'Files: 2 contents as recorded; 1 content not kept here',
    );
    expect(await mustHere(back.LOTPROOF_DATA, ['file', 'content', 'label', '--json'])).toContain(
      Buffer.from('another photo').toString('base64'),
    );
  });

  it('says which files are altered or gone, and carries neither', async () => {
    const home = { LOTPROOF_DATA: freshFolder() };
    await mustHere(home.LOTPROOF_DATA, ['firm', 'create', 'arcadia', '--name', 'Arcadia Bay']);
    const folder = path.join(home.LOTPROOF_DATA, 'files', 'arcadia');
    for (const id of ['wheel', 'label', 'slip']) {
      const photo = path.join(home.LOTPROOF_DATA, `${id}.jpg`);
      writeFileSync(photo, `a photo of a ${id}`);
      await mustHere(home.LOTPROOF_DATA, ['file', 'add', photo, '--id', id]);
    }
    const [wheel = '', label = ''] = ['wheel', 'label'].map((id) =>
      contentHash(Buffer.from(`a photo of a ${id}`)),
    );
    rmSync(path.join(folder, wheel));
    writeFileSync(path.join(folder, label), 'a photo of another label');
    const damaged = ERROR_CODES['ledger-damaged'].exit;
    const verdict = await typed(home.LOTPROOF_DATA, ['verify']);
    expect(verdict.code).toBe(damaged);
    expect(verdict.out).toContain(
      'NOT SOUND: The content of file "wheel" (wheel.jpg, first recorded by entry 1',
    );
    expect(verdict.out).toContain('The content of file "label" (label.jpg, first recorded by entry 2');
    expect(verdict.out).toContain('Files: 1 content as recorded; 1 gone; 1 altered.');
    expect(await typed(home.LOTPROOF_DATA, ['file', 'content', 'wheel'])).toMatchObject({
      code: damaged,
      out: '',
    });
    const source = path.join(home.LOTPROOF_DATA, 'firms', 'arcadia.sqlite');
    const away = freshFolder();
    const flags = ['--target-files', away];
    const copied = await lotproof(['copy', source, url(), ...flags], home);
    expect(copied).toMatchObject({
      code: damaged,
      out: expect.stringContaining('Copied 3 entries') as string,
    });
    expect(copied.said).toContain('the content of file wheel (wheel.jpg');
    expect(copied.said).toContain('the content of file label (label.jpg');
    expect(readdirSync(away)).toEqual([contentHash(Buffer.from('a photo of a slip'))]);
  });
});
