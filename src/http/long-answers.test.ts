import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { truthRecords } from '../../test/cases/truth-records.ts';
import { openDesk } from '../../test/desk.ts';
import type { Desk } from '../../test/desk.ts';
import { eachInstallation } from '../../test/installation.ts';
import { execute } from '../db/bulk.ts';
import { record } from '../ledger/record.ts';
import { runOperation } from '../operation/run-operation.ts';
import { OPERATIONS } from '../operations.ts';

const ROOT = '/api/v1/firms/arcadia';
const QUESTION = { suspects: ['SG-2108-115'] };

describe.each(eachInstallation)('long questions to a server on $name', ({ open }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(open);
    const ledger = await desk.house.firms.open('arcadia');
    const hand = { actor: 'test', at: '2026-01-05T08:00:00.000Z', command: 'pack', newId: desk.house.newId };
    await record(ledger, hand, (end) => end.append(truthRecords('romper')));
  });
  afterAll(() => desk.close());

  /** The answer without a server or thread. */
  async function plainly(name: string, input: object): Promise<string> {
    const operation = OPERATIONS.find((one) => one.name === name);
    if (operation === undefined) throw new Error(name);
    const context = {
      ledger: await desk.house.firms.open('arcadia'),
      actor: { id: 'test', role: 'owner', sites: null },
      now: () => desk.house.clock.now,
      newId: desk.house.newId,
      dataFolder: null,
      progress: () => undefined,
      command: 'none',
    } as const;
    return JSON.stringify((await runOperation(context, operation, input)).output);
  }

  it('are answered from a thread with the same bytes, position and tag', async () => {
    for (const [path, name, input] of [
      ['scope', 'scope.ask', QUESTION],
      ['trace', 'trace.story', { code: 'ABC0921-VN-BG1' }],
      ['scope/runs', 'scope.runs', { ...QUESTION, limit: 2 }],
      ['exposure/list', 'exposure.list', {}],
    ] as const) {
      const answer = await desk.owner.post(`${ROOT}/${path}`, input);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.body).toBe(await plainly(name, input));
      const tag = String(answer.headers['etag']);
      expect(tag).toContain(String(answer.headers['lotproof-position']));
      const again = await desk.owner.get(`${ROOT}/exposure/list`, { 'if-none-match': tag });
      expect(again.statusCode).toBe(304);
    }
  });

  it('lead from page to page', async () => {
    const page = await desk.owner.get(`${ROOT}/exposure/list?limit=3`);
    expect(page.headers['link']).toMatch(/cursor=.*rel="next"/);
  });

  it('bring the errors of the operation back as they are', async () => {
    const unknown = await desk.owner.post(`${ROOT}/scope`, { suspects: ['NO-SUCH-LOT'] });
    expect(unknown.json()).toMatchObject({ status: 404, code: 'not-found' });
    const wrong = await desk.owner.post(`${ROOT}/scope`, { suspects: [] });
    expect(wrong.json()).toMatchObject({ code: 'invalid-input', problems: [{ at: 'suspects' }] });
    const factory = await desk.person('factory', ['bg']);
    expect((await factory.post(`${ROOT}/scope`, QUESTION)).json()).toMatchObject({ code: 'forbidden' });
  });

  it('see what was recorded a moment ago', async () => {
    const before = await desk.owner.post(`${ROOT}/exposure/list`, { limit: 1_000 });
    const lot = { id: 'late', body: { material: 'FAB-SG', code: 'LATE-1' } };
    expect((await desk.owner.post(`${ROOT}/material-lots`, lot)).statusCode).toBe(201);
    const after = await desk.owner.post(`${ROOT}/exposure/list`, { limit: 1_000 });
    const total = (answer: typeof before): unknown => answer.json<{ total: number }>().total;
    expect(total(after)).toBe(Number(total(before)) + 1);
  });

  it('are kept for others who see the same, until the ledger changes', async () => {
    const first = await desk.owner.post(`${ROOT}/trace`, { kind: 'material-lot', id: 'late' });
    const viewer = await desk.person('viewer');
    for (const who of [desk.owner, viewer, desk.owner]) {
      const again = await who.post(`${ROOT}/trace`, { kind: 'material-lot', id: 'late' });
      expect(again.body).toBe(first.body);
    }
    const factory = await desk.person('factory', ['bg']);
    const refused = await factory.post(`${ROOT}/trace`, { kind: 'material-lot', id: 'late' });
    expect(refused.json()).toMatchObject({ code: 'forbidden' });
    const receipt = { lot: 'late', site: 'bg', date: '2026-01-04', quantity: 5 };
    const made = await desk.owner.post(`${ROOT}/material-receipts`, { id: 'late-receipt', body: receipt });
    expect(made.statusCode, made.body).toBe(201);
    const after = await desk.owner.post(`${ROOT}/trace`, { kind: 'material-lot', id: 'late' });
    expect(after.body).not.toBe(first.body);
    expect(after.body).toBe(await plainly('trace.story', { kind: 'material-lot', id: 'late' }));
  });

  it('are acts too, each of whoever asks, and done once however often it is sent', async () => {
    const codes = ['SG-2108-115'];
    const opened = await desk.owner.post(`${ROOT}/incident/open`, { id: 'wash', says: 'It bled', codes });
    expect(opened.statusCode, opened.body).toBe(200);
    const other = await desk.person('owner');
    const hold = { reason: 'It bled in the wash', placedBy: 'R. Ito' };
    const [owners, theirs, sentAgain] = await Promise.all([
      desk.owner.post(`${ROOT}/incidents/wash/hold`, hold, { 'idempotency-key': 'hold-1' }),
      other.post(`${ROOT}/incidents/wash/hold`, hold),
      desk.owner.post(`${ROOT}/incidents/wash/hold`, hold, { 'idempotency-key': 'hold-1' }),
    ]);
    const counts = [owners, theirs].map((answer) => {
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json<{ placed: number; already: number }>();
    });
    const [all] = counts.map(({ placed }) => placed).filter((placed) => placed > 0);
    expect(counts.map(({ placed, already }) => placed + already)).toEqual([all, all]);
    expect(counts.map(({ placed }) => placed).toSorted((a, b) => a - b)).toEqual([0, all]);
    expect(sentAgain.json<{ placed: number }>().placed).toBe(counts[0]?.placed);
    const later = await desk.owner.post(`${ROOT}/incidents/wash/hold`, hold, { 'idempotency-key': 'hold-1' });
    // Who placed them is told so again; who came second recorded nothing, and is told what stands.
    const placed = counts[0]?.placed;
    expect(later.json()).toMatchObject({ placed, already: placed === 0 ? all : null });
    const ledger = await desk.house.firms.open('arcadia');
    const placedBy = await ledger.database.read((transaction) =>
      execute<{ actor: string; holds: number }>(
        transaction,
        "select actor, count(*) as holds from entry where kind = 'hold' group by actor",
      ),
    );
    const placer = placed === 0 ? other.id : desk.ownerId;
    expect(placedBy.map(({ actor, holds }) => [actor, holds])).toEqual([[placer, all]]);
  });

  it('wait in line, and leave the short ones through', async () => {
    const order: string[] = [];
    const long = Array.from({ length: 6 }, async (_, turn) => {
      const lots = ['SG-2108-114', 'SG-2108-115'].slice(turn % 2);
      const question = { suspects: lots, strict: turn < 3 };
      const answer = await desk.owner.post(`${ROOT}/scope`, question);
      order.push('long');
      return answer.statusCode;
    });
    const short = desk.owner.get(`${ROOT}/find?code=SG-2108-115`).then(({ statusCode }) => {
      order.push('short');
      return statusCode;
    });
    expect(await Promise.all([...long, short])).toEqual([200, 200, 200, 200, 200, 200, 200]);
    expect(order.at(-1)).toBe('long');
  });
});

describe.each(eachInstallation)('a server on $name that stops', ({ open }) => {
  it('ends its threads, and refuses what they had not finished', async () => {
    const desk = await openDesk(open);
    const asked = desk.owner.post(`${ROOT}/exposure/list`, {});
    await desk.owner.get(`${ROOT}/status`);
    await desk.app.close();
    expect([200, 503]).toContain((await asked).statusCode);
    await desk.close();
  });
});
