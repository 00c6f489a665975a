import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { seeded } from '../../../test/seeded.ts';
import { openWorld } from '../../../test/world.ts';
import { insertRows } from '../../db/bulk.ts';
import { codeKey, foldedKey } from '../../kit/code-key.ts';
import { nearLookUps, nearMatches, slippedBeginnings } from './find.ts';
import { charactersAfter, namesByKey } from './find-store.ts';
import { codeDifference } from './near-codes.ts';
import { readTypedCode } from './typed-code.ts';

const NAMES = 1_500;
const PIECES = ['LT', 'PO', '26', '03', '7', 'Q', '粤', '东莞', '深', '广', 'Đ', 'Ё', 'B', '8', 'O'];

function codes(next: (below: number) => number): string[] {
  const made = Array.from({ length: NAMES }, () =>
    Array.from({ length: 3 + next(3) }, () => PIECES[next(PIECES.length)]).join(''),
  );
  return [...new Set(made)];
}

/** A recorded code with one slip: a character more, less, another, or two swapped. */
function slipped(next: (below: number) => number, code: string): string {
  const characters = Array.from(code);
  const at = next(characters.length - 1);
  const other = Array.from(PIECES[next(PIECES.length)] ?? 'Z');
  const [one = '', two = ''] = characters.slice(at, at + 2);
  const put = [[...other.slice(0, 1), one], [], other.slice(0, 1), [two, one]][next(4)] ?? [];
  return [...characters.slice(0, at), ...put, ...characters.slice(at + (put[0] === two ? 2 : 1))].join('');
}

describe.each(eachDatabase)('suggestions on $name', ({ url }) => {
  it('are the names that one slip parts from what was typed, in any script, as comparing with every name finds', async () => {
    const world = await openWorld(url());
    const next = seeded(11);
    const all = codes(next);
    const { database } = world.context.ledger;
    await database.write(async (transaction) => {
      const rows = all.map((_, index) => [index + 1, 'party', `p${String(index)}`, index + 1, 0]);
      await insertRows(transaction, 'record', ['n', 'kind', 'id', 'entry', 'withdrawn'], rows);
      const names = all.map((code, index) => {
        const key = codeKey(code);
        return [index + 1, 0, index + 1, 'other', code, key, foldedKey(key)];
      });
      await insertRows(transaction, 'name', ['n', 'line', 'of', 'form', 'code', 'key', 'folded'], names);
    });
    let suggested = 0;
    for (let round = 0; round < 120; round += 1) {
      const code = readTypedCode(slipped(next, all[next(all.length)] ?? ''));
      const found = await database.read(async (transaction) => {
        const known = await charactersAfter(transaction, slippedBeginnings(code));
        const lookUps = nearLookUps(code, (beginning) => known.get(beginning) ?? []);
        const names = await namesByKey(
          transaction,
          'key',
          lookUps.map(({ key }) => key),
        );
        return nearMatches(lookUps, names);
      });
      const expected = all.filter((other) => {
        const isShort = Array.from(code.key).length < 4;
        const difference = isShort ? null : codeDifference(code.key, codeKey(other));
        return (
          difference !== null && (difference.kind !== 'look-alike' || isOneSlip(code.key, codeKey(other)))
        );
      });
      expect([...new Set(found.map(({ name }) => name.code))].sort()).toEqual(expected.sort());
      suggested += expected.length;
    }
    expect(suggested).toBeGreaterThan(60);
    await world.close();
  });
});

/** Look-alikes that are one slip away as well: one place differs, or two neighbours are swapped. */
function isOneSlip(typed: string, recorded: string): boolean {
  const [left, right] = [Array.from(typed), Array.from(recorded)];
  const differing = left.flatMap((character, index) => (character === right[index] ? [] : [index]));
  const [first = 0, second] = differing;
  if (differing.length === 1) return true;
  return second === first + 1 && left[first] === right[second] && left[second] === right[first];
}
