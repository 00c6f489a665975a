import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../kit/errors.ts';
import { freshFolder, typed } from '../../test/typed.ts';
import type { Outcome, Typing } from '../../test/typed.ts';

const RUN = ['run', 'record', 'bg1', '--code', 'ABC0921', '--product', 'romper', '--site', 'bg'];

/** A firm with one of each that a run needs. */
async function firmWithRun(folder: string): Promise<void> {
  const lines = [
    ['firm', 'create', 'arcadia', '--name', 'Arcadia Bay'],
    ['party', 'record', 'th', '--name', 'Thuong Hoa', '--roles', 'factory', '--roles', 'supplier'],
    ['site', 'record', 'bg', '--party', 'th', '--name', 'Bac Giang', '--local-name', '北江'],
    ['product', 'record', 'romper', '--name', 'Romper'],
    [...RUN, '--made', '520', '--started', '2021-09-06T07:30'],
  ];
  for (const line of lines) expect(await typed(folder, line)).toMatchObject({ code: 0, said: '' });
}

describe('a record typed at the command line', () => {
  let folder = '';
  const type = (line: string, typing?: Typing): Promise<Outcome> => typed(folder, line.split(' '), typing);
  beforeAll(async () => {
    folder = freshFolder();
    await firmWithRun(folder);
  });

  it('is shown as key and value, with who said so', async () => {
    const { out } = await type('run show bg1');
    expect(out).toContain('run bg1  ABC0921\n');
    expect(out).toContain('made:    520\n');
    expect(out).toContain('entry 4, 2026-01-05T08:00:00.000Z, by ha\n');
  });

  it('is listed in aligned columns, Chinese two wide', async () => {
    expect((await type('site list')).out).toBe(
      'id  party  name       localName\nbg  th     Bac Giang  北江\n',
    );
    expect((await type('run list --site bg --sort started --descending')).out).toContain('bg1  ABC0921');
    expect((await type('run list --made 521')).out).toBe('None.\n');
  });

  it('leaves out columns that the terminal has no room for, and says so', async () => {
    const { out } = await type('run list --no-color', { width: 40 });
    expect(out).toContain('(no room for: ');
    expect(
      Math.max(
        ...out
          .split('\n')
          .slice(0, 2)
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(40);
  });

  it('is corrected where it is named, and keeps the rest', async () => {
    await type('run record bg2 --code B2 --product romper --site bg --made 10 --line L1');
    expect(await type('run correct bg2 --made 11 --empty line --reason counted')).toMatchObject({ code: 0 });
    const shown = JSON.parse((await type('run show bg2 --json')).out) as { body: object };
    expect(shown.body).toEqual({ code: 'B2', product: 'romper', site: 'bg', made: 11 });
    const stale = await type('run correct bg2 --made 12 --reason again --expected 1');
    expect(stale).toMatchObject({ code: ERROR_CODES['changed-meanwhile'].exit });
    const history = (await type('run history bg2')).out;
    expect(history).toMatch(/correct .* counted/);
  });

  it('is withdrawn and stays readable', async () => {
    await type('run record bg3 --code B3 --product romper');
    expect((await type('run withdraw bg3 --reason twice')).out).toMatch(/^Withdrew run bg3/);
    expect((await type('run show bg3')).out).toContain('WITHDRAWN');
    expect(await type('run correct bg3 --made 3 --reason x')).toMatchObject({
      code: ERROR_CODES.withdrawn.exit,
    });
  });

  it('takes nested fields as parts, as JSON, from a file and from standard input', async () => {
    await type(
      'output-count record a --run bg1 --from 2021-09-06T07:30 --to 2021-09-06T08:00 --units.from 1 --units.to 9',
    );
    const file = path.join(folder, 'count.json');
    const body = { run: 'bg1', from: '2021-09-06T08:00', to: '2021-09-06T09:00', units: { from: 9, to: 20 } };
    writeFileSync(file, JSON.stringify(body));
    await type(`output-count record b --body @${file}`);
    await typed(folder, ['output-count', 'record', 'c', '--body', '-', '--to', '2021-09-06T09:30'], {
      standardInput: JSON.stringify(body),
    });
    await typed(folder, ['output-count', 'correct', 'a', '--units.to', '8', '--reason', 'counted']);
    const list = JSON.parse((await type('output-count list --json')).out) as { records: { body: object }[] };
    expect(list.records.map((one) => one.body)).toMatchObject([
      { units: { from: 1, to: 8 } },
      body,
      { ...body, to: '2021-09-06T09:30' },
    ]);
  });

  it('is written as JSON and as CSV for machines', async () => {
    const { out } = await type('run list --limit 1 --csv');
    expect(out.split('\r\n')[0]).toContain('id,code,product,site,started,made,entry,recordedAt');
    const page = JSON.parse((await type('run list --limit 1 --json')).out) as { next: string };
    const after = await type(`run list --limit 1 --cursor ${page.next} --json`);
    expect(JSON.parse(after.out)).toMatchObject({ records: [{ id: 'bg2' }] });
  });

  it('is never taken for a formula by a spreadsheet', async () => {
    await typed(folder, ['party', 'record', 'evil', '--name', '=1+cmd', '--roles', 'supplier']);
    expect((await type('party list --csv')).out).toContain("'=1+cmd");
  });

  it('cannot steer the terminal', async () => {
    await typed(folder, ['party', 'record', 'esc', '--name', 'a\u001B[31mb', '--roles', 'supplier']);
    expect((await type('party show esc')).out).not.toContain('\u001B');
  });

  it('is read as it was', async () => {
    expect((await type('run list --as-of 3')).out).toBe('None.\n');
    expect((await type('run show bg1 --as-of 2026-01-05')).code).toBe(0);
    expect(await type('run record x --code X --product romper --as-of 3')).toMatchObject({ code: 64 });
  });

  it('is recorded once under one command id', async () => {
    const line = 'party record once --name Once --roles supplier --command-id c-1 --json';
    const first = await type(line);
    expect(await type(line)).toEqual(first);
    expect((await type('party record once --name Twice --roles supplier')).code).toBe(4);
  });
});

describe('the command line says what is wrong:', () => {
  let folder = '';
  const type = (line: string, typing?: Typing): Promise<Outcome> => typed(folder, line.split(' '), typing);
  beforeAll(async () => {
    folder = freshFolder();
    await firmWithRun(folder);
  });

  it.each([
    ['fnid X', 64, 'Did you mean `lotproof find`?'],
    ['run recrod', 64, 'Did you mean `lotproof run record`?'],
    ['run bg1', 64, 'Did you mean `lotproof run show bg1`?'],
    ['run list --sit bg', 64, 'Did you mean --site?'],
    ['run list --limit', 64, '--limit of "run list" needs a value'],
    ['run show bg1 bg2', 64, '"bg2" is too much'],
    ['run record x --code X --product romper --made many', 64, '--made: a whole number'],
    ['run record x --code X --product romper --steps {', 64, '--steps: this is no JSON'],
    ['run record x --code X', 2, '--product is needed'],
    ['run list --limit 0', 2, '--limit should be at least 1'],
    ['run list --limit 501', 2, '--limit should be at most 500'],
    [
      'run record x --product romper --site nowhere --code X',
      2,
      'the site "nowhere", which is not on record',
    ],
    ['run record x --code X --product romper --steps @missing.json', 2, 'missing.json cannot be read'],
    ['run show nowhere', 3, 'There is no run "nowhere"'],
    ['run record bg1 --code X --product romper', 4, 'is on record already'],
    ['site withdraw bg --reason x', 4, 'still names it'],
    ['--json', 64, 'needs a command'],
    ['run list --json --csv', 64, 'choose one'],
    ['copy nowhere.sqlite other.sqlite', 3, 'There is no database nowhere.sqlite'],
    ['completion tcsh', 2, 'bash'],
    ['version --as-of 3', 64, 'has no past'],
    ['help nonsense', 64, 'is no command'],
    ['status --firm other', 64, 'There are: arcadia'],
  ])('lotproof %s', async (line, code, says) => {
    const outcome = await type(line);
    expect({ code: outcome.code, out: outcome.out }).toEqual({ code, out: '' });
    if (line.includes('--json')) return;
    expect(outcome.said).toContain(says);
    expect(outcome.said).toMatch(/^lotproof: /);
  });

  it('as JSON when asked', async () => {
    const { said, code } = await type('run record x --code X --json');
    expect(JSON.parse(said)).toMatchObject({
      error: { code: 'invalid-input', exit: code, problems: [{ at: 'body.product' }] },
    });
  });

  it('which firm is meant, and how to make one', async () => {
    expect((await typed(freshFolder(), ['status'])).said).toContain('lotproof firm create');
    await type('firm create second --name Second');
    expect((await type('status')).said).toContain('several firms: arcadia, second');
    const environment = { LOTPROOF_FIRM: 'second' };
    expect((await type('status', { environment })).out).toContain('firm:     Second');
    expect((await type('status --firm arcadia', { environment })).out).toContain('Arcadia Bay');
    await expect(type('firm list --csv')).resolves.toMatchObject({
      out: 'id,name\r\narcadia,Arcadia Bay\r\nsecond,Second\r\n',
    });
  });
});
