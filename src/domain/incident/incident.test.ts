import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openPack, put } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

const SAID = {
  number: '2022-003',
  trigger: 'complaint',
  says: 'Colour came off a romper in the wash',
  said: 'After one wash the red came off on my hands.',
  saidBy: 'A parent in Ohio',
  receivedOn: '2022-01-10T09:15',
  openedOn: '2022-01-10',
} as const;
const WHO = { reason: 'Dye in doubt', placedBy: 'R. Ito', placedOn: '2022-01-10' };

describe.each(eachDatabase)('an incident on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openPack('romper', url());
    const opening = { ...SAID, id: 'wash', codes: ['SG-2108-115', 'nothing like it'] };
    const opened = await world.ask('incident.open', opening, { command: 'open-wash' });
    expect(opened).toMatchObject({ resolved: [{ answer: 'one' }, { answer: 'none' }] });
    const again = await world.ask('incident.open', opening, { command: 'open-wash' });
    expect(again).toEqual(opened);
  });
  afterAll(() => world.close());

  it('keeps what its codes mean and what was said, and says what it could not resolve', async () => {
    const about = await world.ask('incident.about', { id: 'wash' });
    expect(about).toMatchObject({
      state: 'open',
      about: [{ kind: 'material-lot' }],
      resolved: [
        { code: 'SG-2108-115', answer: 'one' },
        { code: 'nothing like it', answer: 'none' },
      ],
      alike: [],
    });
    const { records } = z
      .object({ records: z.array(z.object({ body: z.looseObject({}) })) })
      .parse(await world.ask('statement.list', { filter: { incident: 'wash' } }));
    expect(records.map(({ body }) => body)).toMatchObject([{ says: SAID.said, saidBy: SAID.saidBy }]);
  });

  it('answers from the record how many lots and shipments, version, materials, inspections, and what is unaffected', async () => {
    await world.ask('incident.open', { id: 'one-lot', says: 'Snap loose', codes: ['ABC0921-VN-BG1'] });
    const answers = await world.ask('incident.questions', { id: 'one-lot' });
    expect(answers).toMatchObject({
      basis: 'about',
      lots: 'one',
      runsTotal: 1,
      runs: [{ run: { id: 'bg1' } }],
    });
    const { runs, unaffectedTotal } = z
      .object({
        unaffectedTotal: z.int(),
        runs: z.array(z.object({ materials: z.array(z.unknown()), inspections: z.array(z.unknown()) })),
      })
      .parse(answers);
    expect(runs[0]?.materials.length).toBeGreaterThan(0);
    expect(unaffectedTotal).toBeGreaterThan(0);
    const nothing = await world.ask('incident.open', { id: 'vague', says: 'Somebody saw something' });
    expect(nothing).toMatchObject({ id: 'vague', resolved: [] });
    expect(await world.ask('incident.questions', { id: 'vague' })).toMatchObject({
      ...{ basis: 'nothing', lots: 'not-known', unaffected: null, affectedTotal: null },
    });
    expect(await world.ask('incident.missing', { id: 'vague' })).toMatchObject({ known: false });
  });

  it('freezes its scope, and tells every figure that differs once the records say otherwise', async () => {
    const freeze = { id: 'wash', as: 'first', frozenBy: 'R. Ito' };
    const frozen = await world.ask('incident.freeze', freeze, { command: 'freeze-first' });
    const same = await world.ask('incident.scope', { id: 'wash' });
    expect(same).toMatchObject({ differences: [], frozen: { id: 'first', sameQuestion: true } });
    await world.ask('incident.missing', { id: 'wash' });
    const body = { code: 'LATER', product: 'romper', made: 700, started: '2021-09-20', ended: '2021-09-21' };
    await world.ask('run.record', { id: 'later', body });
    // Sent again, it answers what it froze, not what the scope is now.
    expect(await world.ask('incident.freeze', freeze, { command: 'freeze-first' })).toEqual(frozen);
    const { differences } = z
      .object({ differences: z.array(z.looseObject({ figure: z.string(), id: z.string().nullable() })) })
      .parse(await world.ask('incident.scope', { id: 'wash' }));
    expect(differences).toContainEqual(
      expect.objectContaining({ figure: 'of-run', id: 'later', then: null }) as object,
    );
    await world.ask('run.withdraw', { id: 'later', reason: 'test' });
    expect(await world.ask('incident.scope', { id: 'wash' })).toMatchObject({ differences: [] });
  });

  it('holds everything in scope in one act, once, and lifts it class by class', async () => {
    const held = z
      .looseObject({ placed: z.int(), byClass: z.array(z.object({ class: z.string(), holds: z.int() })) })
      .parse(await world.ask('incident.hold', { id: 'wash', ...WHO }, { command: 'hold' }));
    expect(held.placed).toBeGreaterThan(0);
    const again = await world.ask('incident.hold', { id: 'wash', ...WHO }, { command: 'hold' });
    expect(again).toEqual({ ...held, already: null });
    expect(await world.ask('incident.hold', { id: 'wash', ...WHO })).toMatchObject({
      placed: 0,
      already: held.placed,
    });
    const before = await world.ask('incident.about', { id: 'wash' });
    const most = held.byClass.reduce((left, right) => (right.holds > left.holds ? right : left));
    const lift = {
      id: 'wash',
      class: most.class,
      reason: 'Retest passed',
      releasedBy: 'QA',
      releasedOn: '2022-01-20',
    };
    const lifted = { lifted: most.holds, left: held.placed - most.holds };
    expect(await world.ask('incident.lift', lift, { command: 'lift' })).toMatchObject(lifted);
    expect(await world.ask('incident.lift', lift, { command: 'lift' })).toMatchObject(lifted);
    expect(await world.ask('incident.about', { id: 'wash' })).not.toEqual(before);
    await expect(world.ask('incident.lift', lift)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('asks for what its scope lacks, once, and tells what an answer settled', async () => {
    const body = { code: 'NO-SLIPS', product: 'romper', revision: 'BR22-A', made: 700, site: 'bg' };
    await world.ask('run.record', {
      id: 'no-slips',
      body: { ...body, started: '2021-09-20', ended: '2021-09-21' },
    });
    const lacks = z.object({
      total: z.int(),
      missing: z.array(z.object({ units: z.int(), slot: z.string().nullable() })),
      requests: z.array(
        z.object({ request: z.object({ id: z.string() }), unitsThen: z.int(), settled: z.int().nullable() }),
      ),
    });
    const before = lacks.parse(await world.ask('incident.missing', { id: 'wash' }));
    const [slip] = before.missing;
    expect(slip).toMatchObject({ units: 700 });
    const wanted = { id: 'wash', dueOn: '2022-01-12' };
    const all = { asked: before.total };
    expect(await world.ask('incident.ask', wanted, { command: 'ask' })).toMatchObject({ ...all, already: 0 });
    const again = await world.ask('incident.ask', wanted, { command: 'ask' });
    expect(again).toMatchObject({ ...all, already: null });
    expect(await world.ask('incident.ask', { id: 'wash' })).toMatchObject({
      asked: 0,
      already: before.total,
    });
    const asked = lacks.parse(await world.ask('incident.missing', { id: 'wash' }));
    expect(asked.requests.map(({ settled }) => settled)).toEqual(asked.requests.map(() => 0));
    const { slots } = z
      .object({
        slots: z.array(z.looseObject({ slot: z.string(), quantity: z.int(), perUnits: z.int().optional() })),
      })
      .parse(z.object({ body: z.unknown() }).parse(await world.ask('revision.show', { id: 'BR22-A' })).body);
    const taken = slots.find(({ slot }) => slot === slip?.slot);
    const needed = Math.ceil((700 * (taken?.quantity ?? 0)) / (taken?.perUnits ?? 1));
    const row = { run: 'no-slips', lot: 'fab-sg-114', slot: slip?.slot };
    await world.ask('consumption.record', { id: 'part', body: { ...row, quantity: 1_000 } });
    const short = lacks.parse(await world.ask('incident.missing', { id: 'wash' }));
    expect(short.requests.map(({ settled }) => settled)).toEqual(asked.requests.map(() => 0));
    await world.ask('consumption.record', { id: 'found', body: { ...row, quantity: needed - 1_000 } });
    const [request] = asked.requests;
    const answer = {
      request: request?.request.id,
      outcome: 'sent',
      says: 'Slip 12',
      answeredOn: '2022-01-11',
    };
    await world.ask('record-answer.record', {
      body: { ...answer, answeredBy: 'Store', records: [{ kind: 'consumption', id: 'found' }] },
    });
    const after = lacks.parse(await world.ask('incident.missing', { id: 'wash' }));
    expect(after.requests[0]?.settled).toBe(700);
  });

  it('asks for nothing where nobody has said what its scope is, and says so', async () => {
    const asked = world.ask('incident.ask', { id: 'vague' });
    await expect(asked).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('finds like incidents on the same run, lot or supplier', async () => {
    const about = z.object({
      alike: z.array(
        z.object({
          incident: z.object({ id: z.string() }),
          shares: z.array(z.object({ likeness: z.string() })),
        }),
      ),
    });
    await world.ask('incident.open', { id: 'again', says: 'Red hands again', codes: ['SG-2108-115'] });
    const { alike } = about.parse(await world.ask('incident.about', { id: 'again' }));
    expect(alike.find(({ incident }) => incident.id === 'wash')?.shares[0]?.likeness).toBe('lot');
  });

  it('writes its timeline itself, withdrawn records and many holds of one act too', async () => {
    const body = {
      incident: 'wash',
      kind: 'note',
      says: 'Typed into the wrong case',
      saidBy: 'QA',
      receivedOn: '2022-01-11',
    };
    await world.ask('statement.record', { id: 'slip', body });
    await world.ask('statement.withdraw', { id: 'slip', reason: 'Wrong case' });
    await world.ask('statement.record', { id: 'moved', body });
    await world.ask('statement.correct', {
      id: 'moved',
      body: { ...body, incident: 'again' },
      reason: 'It is',
    });
    const { lines } = z
      .object({
        lines: z.array(z.object({ kind: z.string(), action: z.string(), count: z.int(), id: z.string() })),
      })
      .parse(await world.ask('incident.timeline', { id: 'wash' }));
    expect(lines[0]).toMatchObject({ kind: 'incident', action: 'record' });
    expect(lines).toContainEqual(
      expect.objectContaining({ kind: 'statement', id: 'slip', action: 'withdraw' }) as object,
    );
    expect(lines.filter(({ id }) => id === 'moved').map(({ action }) => action)).toEqual([
      'record',
      'correct',
    ]);
    expect(lines.filter(({ kind }) => kind === 'hold')).toHaveLength(1);
    expect(lines.some(({ kind }) => kind === 'hold-release')).toBe(true);
  });

  it('has the recall that began with it in its timeline, with what was done since', async () => {
    const asked = { suspects: ['SG-2108-115'], boundary: 'lots', title: 'Washes out', declaredBy: 'QA' };
    const about = { kind: 'incident', id: 'wash' };
    await world.ask('recall.declare', { ...asked, id: 'washed', reason: 'Dye on the skin', about });
    await world.ask('recall.declare', { ...asked, id: 'other', reason: 'Another one' });
    const progress = { recall: 'washed', date: '2022-01-20', step: 'destroyed', place: 'retailer', units: 1 };
    await world.ask('recall-progress.record', { id: 'one', body: progress });
    const { lines } = z
      .object({ lines: z.array(z.object({ kind: z.string(), id: z.string() })) })
      .parse(await world.ask('incident.timeline', { id: 'wash' }));
    expect(lines.filter(({ kind }) => kind.startsWith('recall'))).toMatchObject([
      { kind: 'recall', id: 'washed' },
      { kind: 'recall-progress', id: 'one' },
    ]);
  });

  it('tells what is due, and of a closed one nothing', async () => {
    const clock = {
      incident: 'wash',
      rule: 'section-15b',
      says: 'Second complaint',
      obtainedAt: '2022-01-14T16:00',
      timeZone: 'America/New_York',
      obtainedBy: 'Desk',
    };
    await world.ask('incident-clock.record', { id: 'told', body: clock });
    const due = await world.ask('incident.due', { at: '2022-01-15T00:00:00Z' });
    expect(due).toMatchObject({
      clocks: [
        {
          clock: 'told',
          next: { step: 'reported', dueAt: '2022-01-15T16:00', latestAt: '2022-01-18T16:00' },
        },
      ],
    });
    const step = {
      clock: 'told',
      step: 'reported',
      doneAt: '2022-01-15T10:00',
      doneBy: 'R. Ito',
      reference: 'S-1',
    };
    await world.ask('clock-step.record', { id: 'sent', body: step });
    expect(await world.ask('incident.due', { incident: 'wash', at: '2022-01-16T00:00:00Z' })).toMatchObject({
      clocks: [{ next: null, limits: [{ state: 'done', doneBy: 'R. Ito' }, {}, {}, {}] }],
    });
    const close = { id: 'wash', state: 'closed', reason: 'Cause found and mended', decidedBy: 'R. Ito' };
    const action = { incident: 'wash', kind: 'corrective', says: 'Dye fixed longer', doneOn: '2022-01-20' };
    await world.ask('incident-action.record', { id: 'mend', body: action });
    await expect(world.ask('incident.move', close)).rejects.toMatchObject({
      code: 'invalid-input',
      problems: expect.arrayContaining([expect.objectContaining({ at: 'incident-action mend' })]) as unknown,
    });
    await world.ask('incident.move', { ...close, despite: true });
    expect(await world.ask('incident.about', { id: 'wash' })).toMatchObject({ state: 'closed' });
    expect(await world.ask('incident.due', { at: '2022-03-01T00:00:00Z' })).toMatchObject({ clocks: [] });
  });

  it('asks for every record that its scope lacks, however many are shown', async () => {
    const body = { product: 'romper', revision: 'BR22-A', made: 700, site: 'bg', started: '2021-09-20' };
    const runs = Array.from({ length: 210 }, (_, index) => {
      const id = `lost-${String(index)}`;
      return put('run', id, { ...body, code: id, ended: '2021-09-21' });
    });
    await world.append(runs);
    await world.ask('incident.open', { id: 'many', says: 'Red again', codes: ['SG-2108-115'] });
    const { asked } = z.object({ asked: z.int() }).parse(await world.ask('incident.ask', { id: 'many' }));
    expect(asked).toBeGreaterThan(200);
    expect(await world.ask('incident.ask', { id: 'many' })).toMatchObject({ asked: 0, already: asked });
  });
});
