import { z } from 'zod';
import { codeKey } from '../../src/kit/code-key.ts';
import { ask } from '../firm/open-firm.ts';
import { race } from '../measure.ts';
import type { Row } from '../row.ts';
import type { Asked } from './asked.ts';

const CODES = 400;
const foundSchema = z.looseObject({
  things: z.array(z.unknown()),
  suggestions: z.array(z.unknown()),
});

/** `find`: a code exactly as printed, and one with a slip of the pen that has to be guessed. */
export async function findRows({ firm, quick }: Asked): Promise<Row[]> {
  const codes = await someCodes(firm);
  const [[names = 0] = []] = await firm.raw.rows('select count(*) from name');
  const rounds = quick ? 20 : CODES;
  const bare = (round: number) =>
    firm.raw.rows('select * from name where key = ?', [codeKey(codes[round % codes.length] ?? '')]);
  const find = (typed: (code: string) => string) => (round: number) =>
    ask(firm.ledger, 'code.find', { code: typed(codes[round % codes.length] ?? '') });
  await requireFound(firm, codes.slice(0, 20));
  const exact = await race({ ours: find((code) => code), bare }, { rounds, warmUp: 20 });
  const slipped = await race({ ours: find(withSlip), bare }, { rounds, warmUp: 20 });
  const peers = (timing: typeof exact.bare) => [{ name: 'one bare indexed select', timing }];
  const row = { part: 'find', database: firm.database, size: `${names} names` };
  return [
    {
      ...row,
      what: 'find, a code as printed',
      ours: exact.ours,
      peers: peers(exact.bare),
      promises: [{ says: 'p99 under 2 ms', measured: exact.ours.p99Ms, most: 2 }],
    },
    {
      ...row,
      what: 'find, a code with a slip, with suggestions',
      ours: slipped.ours,
      peers: peers(slipped.bare),
      promises: [{ says: 'p99 under 20 ms', measured: slipped.ours.p99Ms, most: 20 }],
    },
  ];
}

/** Codes of runs, lots, shipments and slips from all over the firm. */
async function someCodes({ raw }: Asked['firm']): Promise<string[]> {
  const [[last = 0] = []] = await raw.rows('select max(n) from name');
  const codes: string[] = [];
  for (let index = 0; index < CODES; index += 1) {
    const from = Math.floor((Number(last) * (index + 0.5)) / CODES);
    const [row] = await raw.rows(
      "select code from name where n >= ? and form <> 'carton-mark' and code like '%-%' order by n limit 1",
      [from],
    );
    if (row !== undefined) codes.push(String(row[0]));
  }
  return codes;
}

/** The last sign but one is another: what a tired eye makes of a label. */
function withSlip(code: string): string {
  const at = code.length - 2;
  return `${code.slice(0, at)}${code[at] === 'X' ? 'Y' : 'X'}${code.slice(at + 1)}`;
}

async function requireFound({ ledger, database }: Asked['firm'], codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const exact = foundSchema.parse(await ask(ledger, 'code.find', { code }));
    if (exact.things.length === 0) throw new Error(`${database}: ${code} is on record and was not found.`);
    const slipped = foundSchema.parse(await ask(ledger, 'code.find', { code: withSlip(code) }));
    if (slipped.things.length + slipped.suggestions.length === 0) {
      throw new Error(`${database}: ${withSlip(code)} suggests nothing, and ${code} is on record.`);
    }
  }
}
