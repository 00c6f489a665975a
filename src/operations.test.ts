import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../test/databases.ts';
import { RECORD_KINDS } from './domain/record-kinds.ts';
import { openLedger } from './ledger/ledger.ts';
import type { Context } from './operation/operation.ts';
import { runOperation } from './operation/run-operation.ts';
import { OPERATIONS } from './operations.ts';
import { present } from './kit/invariant.ts';

let made = 0;

async function newContext(url: string, actor?: Context['actor']): Promise<Context> {
  return {
    ledger: await openLedger(url, RECORD_KINDS),
    actor: actor ?? { id: 'ha', role: 'owner', sites: null },
    now: () => '2026-01-05T08:00:00.000Z',
    newId: () => `id-${String((made += 1))}`,
    dataFolder: null,
    progress: () => undefined,
    command: '',
  };
}

async function ask(context: Context, name: string, input: unknown, asOf?: string): Promise<unknown> {
  const operation = present(
    OPERATIONS.find((one) => one.name === name),
    name,
  );
  const command = `command-${String((made += 1))}`;
  return (await runOperation({ ...context, command }, operation, input, asOf)).output;
}

describe.each(eachDatabase)('operations on $name', ({ url }) => {
  it('records, lists, filters, pages and looks back', async () => {
    const context = await newContext(url());
    const party = { name: 'Thuong Hoa', roles: ['factory'] };
    await ask(context, 'party.record', { id: 'th', body: party });
    for (const name of ['C', 'A', 'B']) {
      await ask(context, 'site.record', { id: `s-${name}`, body: { party: 'th', name } });
    }
    const input = { sort: 'name', limit: 2, filter: { party: 'th' } };
    const page = await ask(context, 'site.list', input);
    expect(page).toMatchObject({ records: [{ id: 's-A' }, { id: 's-B' }] });
    const { next } = page as { next: string };
    expect(await ask(context, 'site.list', { ...input, cursor: next })).toMatchObject({
      records: [{ id: 's-C' }],
      next: null,
    });
    await ask(context, 'site.correct', { id: 's-A', body: { party: 'th', name: 'Z' }, reason: 'renamed' });
    expect(await ask(context, 'site.show', { id: 's-A' })).toMatchObject({ body: { name: 'Z' }, entry: 5 });
    expect(await ask(context, 'site.show', { id: 's-A' }, '4')).toMatchObject({ body: { name: 'A' } });
    expect(await ask(context, 'site.history', { id: 's-A' })).toMatchObject({
      entries: [{ action: 'record' }, { action: 'correct', reason: 'renamed' }],
    });
    expect(await ask(context, 'ledger.verify', {})).toMatchObject({ sound: true });
    await context.ledger.database.close();
  });

  it('keeps a factory to its own sites', async () => {
    const owner = await newContext(url());
    await ask(owner, 'party.record', { id: 'th', body: { name: 'Thuong Hoa', roles: ['factory'] } });
    await ask(owner, 'site.record', { id: 'bg', body: { party: 'th', name: 'Bac Giang' } });
    await ask(owner, 'site.record', { id: 'hn', body: { party: 'th', name: 'Ha Noi' } });
    await ask(owner, 'product.record', { id: 'romper', body: { name: 'Romper' } });
    const run = (site: string) => ({ code: `R-${site}`, product: 'romper', site });
    await ask(owner, 'run.record', { id: 'r-hn', body: run('hn') });
    const factory = { ...owner, actor: { id: 'clerk', role: 'factory', sites: ['bg'] } as const };
    await ask(factory, 'run.record', { id: 'r-bg', body: run('bg') });
    expect(await ask(factory, 'run.list', {})).toMatchObject({ records: [{ id: 'r-bg' }] });
    await expect(ask(factory, 'run.show', { id: 'r-hn' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(factory, 'run.record', { id: 'r-x', body: run('hn') })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const seen = await ask(factory, 'run.list', {});
    expect((seen as { records: unknown[] }).records).toHaveLength(1);
    await owner.ledger.database.close();
  });
});
