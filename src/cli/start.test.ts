import { describe, expect, it } from 'vitest';
import { freshFolder, typed } from '../../test/typed.ts';
import type { Serving } from './surroundings.ts';

function serverAt(url: string): { serving: Serving; isClosed: () => boolean } {
  let closed = false;
  const serving = {
    url,
    setUpLink: `${url}/set-up?token=abc`,
    warnings: ['Others can reach this server.'],
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
  return { serving, isClosed: () => closed };
}

describe('serving', () => {
  it('prints where, and the link of the first start, and closes when told to stop', async () => {
    const { serving, isClosed } = serverAt('http://127.0.0.1:8460');
    const { out, said, code } = await typed(freshFolder(), ['serve'], { serving });
    expect(code).toBe(0);
    expect(out).toContain('lotproof serves on http://127.0.0.1:8460\n');
    expect(out).toContain('http://127.0.0.1:8460/set-up?token=abc');
    expect(said).toContain('Others can reach this server.');
    expect(isClosed()).toBe(true);
  });

  it.each([
    ['EADDRINUSE', 'port-taken', 'Stop that one, or choose another port'],
    ['EADDRNOTAVAIL', 'cannot-listen', 'Choose an address that it has'],
  ])('says what to do when the machine says %s', async (code, named, todo) => {
    const serverError = Object.assign(new Error('listen'), { code });
    const json = await typed(freshFolder(), ['serve', '--json'], { serverError });
    expect(json.code).toBe(9);
    expect(`${json.out}${json.said}`).toContain(named);
    const { said } = await typed(freshFolder(), ['serve'], { serverError });
    expect(said).toContain(todo);
  });

  it('refuses a port that is none', async () => {
    expect(await typed(freshFolder(), ['serve', '--port', '70000'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('the demo firm', () => {
  it('is built once, tells its story, and is then served', async () => {
    const folder = freshFolder();
    const { serving } = serverAt('http://127.0.0.1:8460');
    const first = await typed(folder, ['start'], { serving });
    expect(first.code).toBe(0);
    expect(first.out).toContain('is suspect. What did it touch?');
    expect(first.out).toContain('lotproof serves on');
    const again = await typed(folder, ['demo']);
    expect(again.out).toMatch(/^There already: Brightwater Toys LLC/);
    expect(await typed(folder, ['verify'])).toMatchObject({ code: 0 });
  });

  it('never touches a firm of that name that is somebody’s own', async () => {
    const folder = freshFolder();
    await typed(folder, ['firm', 'create', 'brightwater', '--name', 'Brightwater Ltd']);
    expect(await typed(folder, ['demo'])).toMatchObject({ code: 4, out: '' });
  });
});
