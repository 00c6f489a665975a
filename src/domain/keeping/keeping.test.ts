import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { present } from '../../kit/invariant.ts';
import { contentHash } from '../evidence/file-content-store.ts';

interface Told {
  readonly legalHolds: readonly object[];
  readonly counts: Readonly<Record<string, number>>;
  readonly things: readonly {
    readonly record: { readonly id: string };
    readonly state: string;
    readonly until: string | null;
    readonly doubts: readonly string[];
    readonly why: readonly { readonly rule: string | null; readonly agreement: { id: string } | null }[];
    readonly holds: readonly { readonly id: string }[];
  }[];
}

const PAPER = 'run sheet of 2019';
const decision = { decidedBy: 'R. Ito', reason: 'Its time is over and no case is open' };
const content = (text: string) => ({ name: 'sheet.txt', base64: Buffer.from(text).toString('base64') });

describe.each(eachDatabase)('keeping on $name', ({ url }) => {
  let world: World;
  const put = (kind: string, id: string, body: object) => world.ask(`${kind}.record`, { id, body });
  const add = (id: string, text: string, of: readonly (readonly [string, string])[]) =>
    world.ask('file.add', {
      id,
      content: content(text),
      of: of.map(([kind, record]) => ({ kind, id: record })),
    });
  const due = async (input: object = {}): Promise<Told> => (await world.ask('keeping.due', input)) as Told; // as its schema says
  const standing = async (id: string, today = '2026-01-05') =>
    present(
      (await due({ today })).things.find(({ record }) => record.id === id),
      id,
    );
  const path = (text: string): string =>
    join(present(world.context.dataFolder, 'a data folder'), contentHash(Buffer.from(text)));

  beforeEach(async () => {
    world = await openWorld(url());
    await put('party', 'works', { name: 'Works', roles: ['factory'] });
    await put('party', 'mill', { name: 'Mill', roles: ['supplier'] });
    await put('site', 'plant', { party: 'works', name: 'Plant' });
    await put('product', 'duck', { name: 'Duck' });
    await put('product-facts', 'duck', { product: 'duck', kinds: ['toy'], nothingElse: true });
    await put('material', 'red', { code: 'RED', name: 'Red paint', unit: 'GRM' });
    await put('material-lot', 'red1', { material: 'red', code: 'R-1', supplier: 'mill' });
    const run = { product: 'duck', site: 'plant', made: 100 };
    await put('run', 'old', { ...run, code: 'OLD', started: '2019-03-01T08:00', ended: '2019-03-02T16:00' });
    await put('run', 'new', { ...run, code: 'NEW', started: '2024-05-06T08:00', ended: '2024-05-07T16:00' });
    await put('run', 'undated', { ...run, code: 'UNDATED' });
    await put('consumption', 'c1', { run: 'old', lot: 'red1', quantity: 5 });
    await add('sheet', PAPER, [['run', 'old']]);
  });
  afterEach(() => world.close());

  it('counts from the last unit made, and says by which rule', async () => {
    expect(await standing('sheet')).toMatchObject({
      state: 'due',
      until: '2024-03-02',
      why: [{ rule: 'production', years: 5, on: '2019-03-02', of: { kind: 'run', id: 'old' } }],
    });
    expect(await standing('sheet', '2024-03-02')).toMatchObject({ state: 'kept' });
  });

  it('takes a product of which nobody said what it is for durable', async () => {
    await put('product', 'crib', { name: 'Crib' });
    await put('run', 'crib', { code: 'CRIB', product: 'crib', ended: '2019-03-02T16:00' });
    await add('crib', 'crib sheet', [['run', 'crib']]);
    expect(await standing('crib')).toMatchObject({ until: '2025-03-02', why: [{ rule: 'durable' }] });
  });

  it('takes the longer of rule and agreement, and reads no words', async () => {
    const agreement = { factory: 'works', agreedOn: '2018-01-01', points: {}, retentionYears: 8 };
    await put('agreement', 'a', agreement);
    expect(await standing('sheet')).toMatchObject({
      state: 'kept',
      until: '2027-03-02',
      why: [{ agreement: { id: 'a' } }],
    });
    await put('agreement', 'b', { factory: 'works', agreedOn: '2018-01-02', points: { retention: 'Long' } });
    expect(await standing('sheet', '2030-01-01')).toMatchObject({
      state: 'unknown',
      doubts: ['agreement-in-words'],
    });
  });

  it('keeps what nobody can tell the time of', async () => {
    await add('loose', 'a loose photo', []);
    await add('open', 'a sheet without a day', [['run', 'undated']]);
    await add('both', 'about both', [
      ['run', 'old'],
      ['run', 'new'],
    ]);
    expect(await standing('loose', '2090-01-01')).toMatchObject({ state: 'unknown', doubts: ['no-clock'] });
    expect(await standing('open', '2090-01-01')).toMatchObject({ state: 'unknown', doubts: ['no-day'] });
    expect(await standing('both')).toMatchObject({ state: 'kept', until: '2029-05-07' });
    // The paper of a lot is kept by the runs that it went into.
    await add('coa', 'paper of the lot', [['material-lot', 'red1']]);
    expect(await standing('coa')).toMatchObject({ state: 'due', until: '2025-03-02' });
  });

  it.each([
    ['its run', { of: [{ kind: 'run', id: 'old' }] }],
    ['its product', { of: [{ kind: 'product', id: 'duck' }] }],
    ['a lot that went in', { of: [{ kind: 'material-lot', id: 'red1' }] }],
    ['the supplier of that lot', { of: [{ kind: 'party', id: 'mill' }] }],
    ['everything', { everything: true }],
  ])('destroys nothing under a legal hold on %s, until that ends', async (_what, covers) => {
    const hold = { ...covers, reason: 'Counsel asks', placedOn: '2026-01-02', placedBy: 'R. Ito' };
    await put('legal-hold', 'h', hold);
    expect(await standing('sheet')).toMatchObject({ state: 'held', holds: [{ id: 'h' }] });
    await expect(world.ask('keeping.remove', { files: ['sheet'], ...decision })).rejects.toMatchObject({
      code: 'must-be-kept',
    });
    const end = { legalHold: 'h', releasedOn: '2026-01-04', releasedBy: 'R. Ito', reason: 'Settled' };
    await put('legal-hold-release', 'e', end);
    expect(await standing('sheet')).toMatchObject({ state: 'due', holds: [] });
    expect(existsSync(path(PAPER))).toBe(true);
  });

  it('destroys nothing about an incident that is open', async () => {
    const incident = { trigger: 'complaint', says: 'Paint comes off', openedOn: '2026-01-02' } as const;
    const about = [{ kind: 'material-lot', id: 'red1' }];
    await put('incident', 'i', { ...incident, state: 'open', about });
    expect(await standing('sheet')).toMatchObject({ state: 'held', holds: [{ kind: 'incident', id: 'i' }] });
    expect((await due()).legalHolds).toMatchObject([
      { hold: { id: 'i' }, placedOn: '2026-01-02', reason: 'Paint comes off', things: 1 },
    ]);
    await expect(world.ask('keeping.remove', { files: ['sheet'], ...decision })).rejects.toMatchObject({
      code: 'must-be-kept',
      message: expect.stringContaining('under the open incident "i"') as string,
    });
    const body = { ...incident, state: 'closed', closedOn: '2026-01-04', about };
    await world.ask('incident.correct', { id: 'i', body, reason: 'Settled' });
    expect(await standing('sheet')).toMatchObject({ state: 'due' });
  });

  it('removes a content by an act on record that keeps its hash, and says so ever after', async () => {
    const position = ((await world.ask('ledger.status', {})) as { position: number }).position;
    await add('again', PAPER, [['run', 'old']]);
    expect(await world.ask('keeping.remove', { files: ['sheet'], ...decision })).toMatchObject({
      removed: [{ file: 'sheet', sha256: contentHash(Buffer.from(PAPER)), destroyed: true }],
    });
    expect(existsSync(path(PAPER))).toBe(false);
    expect((await due({ state: 'removed' })).things).toMatchObject([
      { record: { id: 'sheet' }, removed: { on: '2026-01-05', by: 'R. Ito', why: decision.reason } },
    ]);
    const says = {
      code: 'removed',
      message: expect.stringContaining('removed on 2026-01-05 by decision of R. Ito') as string,
    };
    await expect(world.ask('file.content', { id: 'sheet' })).rejects.toMatchObject(says);
    await expect(
      world.ask('file.content', { id: 'sheet' }, { asOf: String(position) }),
    ).rejects.toMatchObject(says);
    expect(await world.ask('file.show', { id: 'sheet' })).toMatchObject({
      body: { sha256: contentHash(Buffer.from(PAPER)) },
    });
    expect(await world.ask('ledger.verify', {})).toMatchObject({
      sound: true,
      files: { removed: 1, missing: 0, sound: 0, leftOver: 0 },
    });
    expect((await world.ask('file-removal.list', {})) as { records: unknown[] }).toMatchObject({
      records: [
        {
          body: {
            file: 'sheet',
            keptUntil: '2024-03-02',
            basis: expect.stringContaining('5 years from 2019-03-02') as string,
          },
        },
      ],
    });
    // Cut short after the decision: the same call ends it.
    writeFileSync(path(PAPER), PAPER);
    expect(await world.ask('ledger.verify', {})).toMatchObject({
      sound: true,
      files: { leftOver: 1, removed: 0 },
    });
    expect(await world.ask('keeping.remove', { files: ['again'], ...decision })).toMatchObject({
      removed: [{ file: 'again', destroyed: true }],
    });
    expect(existsSync(path(PAPER))).toBe(false);
    // Kept again by somebody who still had it: then it has to be there.
    await add('back', PAPER, [['run', 'new']]);
    expect(await world.ask('ledger.verify', {})).toMatchObject({ files: { sound: 1, removed: 0 } });
    expect(await world.ask('file.content', { id: 'back' })).toMatchObject({ base64: content(PAPER).base64 });
  });

  it('refuses whatever way a decision comes that is not due, and takes none of several', async () => {
    await add('fresh', 'sheet of 2024', [['run', 'new']]);
    const refused = { code: 'must-be-kept', message: expect.stringContaining('until 2029-05-07') as string };
    await expect(
      world.ask('keeping.remove', { files: ['sheet', 'fresh'], ...decision }),
    ).rejects.toMatchObject(refused);
    expect(existsSync(path(PAPER))).toBe(true);
    const body = {
      ...{ file: 'fresh', sha256: contentHash(Buffer.from('sheet of 2024')), removedOn: '2026-01-05' },
      ...{ ...decision, keptUntil: '2024-01-01', basis: 'none' },
    };
    await expect(put('file-removal', 'f', body)).rejects.toMatchObject(refused);
    await expect(put('file-removal', 'f', { ...body, file: 'sheet' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    // Nobody decides ahead of the day.
    await expect(put('file-removal', 'f', { ...body, removedOn: '2031-01-01' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const viewer = { id: 'v', role: 'quality', sites: null } as const;
    await expect(
      world.ask('keeping.remove', { files: ['sheet'], ...decision }, { as: viewer }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('lets samples fall due the same way', async () => {
    await put('sample', 's1', {
      kind: 'retained',
      run: 'old',
      quantity: 4,
      keepUntil: '2023-01-01',
      place: 'QA',
    });
    await put('sample', 's2', { kind: 'retained', run: 'old', quantity: 2, keepUntil: '2027-01-01' });
    await put('sample-movement', 'm', {
      sample: 's1',
      kind: 'sent',
      quantity: 1,
      date: '2020-01-01',
      by: 'Ha',
    });
    expect(await standing('s1')).toMatchObject({ state: 'due', until: '2024-03-02', quantity: 3 });
    expect(await standing('s2')).toMatchObject({
      state: 'kept',
      until: '2027-01-01',
      why: [{ rule: null }, { rule: 'sample' }],
    });
    const refused = { code: 'must-be-kept' };
    await expect(world.ask('keeping.dispose', { sample: 's2', ...decision })).rejects.toMatchObject(refused);
    const hold = {
      of: [{ kind: 'run', id: 'old' }],
      reason: 'Counsel',
      placedOn: '2026-01-02',
      placedBy: 'Ito',
    };
    await put('legal-hold', 'h', hold);
    const disposed = { sample: 's1', kind: 'disposed', quantity: 1, date: '2026-01-05', by: 'Ha' };
    await expect(put('sample-movement', 'd', disposed)).rejects.toMatchObject(refused);
    await world.ask('legal-hold.withdraw', { id: 'h', reason: 'Placed on the wrong run' });
    // Also when it is sent again, and nothing of the sample is left.
    for (const command of ['dispose-s1', 'dispose-s1'])
      expect(await world.ask('keeping.dispose', { sample: 's1', ...decision }, { command })).toMatchObject({
        quantity: 3,
      });
    expect((await due({ what: 'sample' })).things.map(({ record }) => record.id)).toEqual(['s2']);
  });

  it('tells the rules with their citations', async () => {
    expect(await world.ask('keeping.rules', {})).toMatchObject({
      rules: expect.arrayContaining([
        expect.objectContaining({
          id: 'certificate',
          years: 5,
          basis: '16 CFR 1110.17',
          confidence: 'secondary',
        }),
      ]) as unknown[],
    });
  });
});
