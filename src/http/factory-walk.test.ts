import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../../test/desk.ts';
import type { Desk, Sender } from '../../test/desk.ts';
import { eachInstallation } from '../../test/installation.ts';
import { put } from '../../test/world.ts';
import { RECORD_KINDS } from '../domain/record-kinds.ts';
import { record } from '../ledger/record.ts';
import type { Draft } from '../ledger/draft.ts';
import { OPERATIONS } from '../operations.ts';
import { routesOf } from './routes.ts';

const root = '/api/v1/firms/arcadia';
/** What is made at `site`: everything there has the word in its id and its note. */
function madeAt(site: string, word: string): Draft[] {
  const add = (kind: string, body: object): Draft => put(kind, `${word}-${kind}`, { ...body, note: word });
  const [lot, run, series, shipment] = ['material-lot', 'run', 'carton-series', 'shipment'].map(
    (kind) => `${word}-${kind}`,
  );
  return [
    add('material-lot', { material: 'red', code: `${word} lot 1`, supplier: `${word}-mill` }),
    add('material-receipt', { lot, site, quantity: 10, reference: `${word} grn` }),
    add('material-movement', { lot, site, kind: 'scrapped', quantity: 1 }),
    add('code-scheme', { name: `${word} codes`, pattern: '{sequence}', example: '1', site }),
    add('run', { code: `${word} run 1`, product: 'duck', site }),
    add('consumption', { run, lot, quantity: 5 }),
    add('output-count', { run, from: '2026-01-01T08:00', to: '2026-01-01T09:00', units: { from: 1, to: 6 } }),
    add('taken', { run, kind: 'scrapped', quantity: 1 }),
    add('carton-series', { code: `${word} PO`, mark: `${word}-{n:4}`, consignee: 'mega-mart' }),
    add('packing', { series, from: 1, to: 3, contents: [{ run, unitsPerCarton: 2 }] }),
    add('relabel', { series, from: 1, to: 2, newMark: `${word}-r{n:4}` }),
    add('repack', { moves: [{ from: { series, from: 1, to: 2 }, units: 1, fate: 'sampled' }] }),
    add('pallet', { code: `${word} pallet`, cartons: [{ series, from: 1, to: 3 }] }),
    add('shipment', { code: `${word} ship`, consignee: 'mega-mart', from: site, invoice: `${word} inv` }),
    add('shipment-line', { shipment, series, from: 1, to: 3 }),
    add('shipment-receipt', { shipment }),
    add('inspection', { kind: 'final', run, site, result: 'passed' }),
    add('hold', { of: { kind: 'run', id: run }, reason: word, placedOn: '2026-01-02' }),
    add('hold-release', { hold: `${word}-hold`, releasedOn: '2026-01-03', releasedBy: word, reason: word }),
    add('sample', { kind: 'retained', run, site, quantity: 1 }),
    add('name', { code: `${word} also`, form: 'other', of: { kind: 'run', id: run } }),
    ...testedAt(site, word, add),
    add('file', { sha256: 'a'.repeat(64), name: `${word}.pdf`, mediaType: 'application/pdf', sizeBytes: 1 }),
  ];
}

/** What proves that it is safe: plan and report are of a site, a judgement of its run, and a supplier's certificate of the firm. */
function testedAt(site: string, word: string, add: (kind: string, body: object) => Draft): Draft[] {
  const rules = ['lead-substrate'];
  return [
    add('test-plan', {
      ...{ code: `${word} plan`, product: 'duck', site, from: '2026-01-01', basis: 'one-year' },
      components: [{ component: 'Body', accessible: 'yes', rules }],
    }),
    add('test-report', {
      ...{ number: `${word} report`, laboratory: 'lab', kind: 'periodic', issuedOn: '2026-01-01' },
      ...{ language: 'en', site, items: [{ key: '1', supplier: `${word}-mill` }] },
      results: [{ tested: '1', rule: 'lead-substrate', value: '<10', unit: 'ppm' }],
    }),
    add('change-assessment', {
      ...{
        product: 'duck',
        kind: 'component-source',
        differs: 'supplier',
        tested: `${word}-mill`,
        used: 'other',
      },
      ...{ run: `${word}-run`, couldAffectCompliance: false, reason: word, assessedBy: word },
      ...{ assessedOn: '2026-01-02', retest: 'none' },
    }),
  ];
}

const WORLD: readonly Draft[] = [
  put('party', 'our-works', { name: 'Our Works', roles: ['factory', 'supplier'] }),
  put('party', 'rival-works', { name: 'Rival Works', roles: ['factory', 'supplier'] }),
  put('party', 'own-mill', { name: 'Own Mill', roles: ['supplier'] }),
  put('party', 'rival-mill', { name: 'Rival Mill', roles: ['factory', 'supplier'] }),
  put('party', 'lab', { name: 'Test Lab', roles: ['laboratory'] }),
  put('party', 'mega-mart', { name: 'Mega Mart', roles: ['consignee', 'retailer'], email: 'x@mega.example' }),
  put('party', 'mega-mill', { name: 'Mega Mill', roles: ['supplier', 'consignee'] }),
  put('party', 'nameless', { name: 'Mega Unknown', roles: [] }),
  put('site', 'ours', { party: 'our-works', name: 'Our plant' }),
  put('site', 'theirs', { party: 'rival-works', name: 'Rival plant' }),
  put('site', 'mega-dc', { party: 'mega-mart', name: 'Mega Mart distribution' }),
  put('material', 'red', { code: 'RED', name: 'Red paint', unit: 'GRM' }),
  put('product', 'duck', { name: 'Duck' }),
  put('name', 'mega-name', { code: 'Mega 77', form: 'other', of: { kind: 'party', id: 'mega-mart' } }),
  put('laboratory', 'lab', { party: 'lab', labNumber: '9901' }),
  put('small-batch-registration', 'mega-small', { party: 'mega-mart', year: 2026, number: 'Mega SBM' }),
  put('component-certificate', 'rival-part', {
    ...{ number: 'Rival part', issuer: 'rival-mill', issuedOn: '2026-01-01', material: 'red' },
    ...{ rules: ['lead-paint'], language: 'en' },
  }),
  put('exemption-claim', 'mega-free', {
    basis: 'determination',
    citation: 'Mega 1500.91',
    rules: ['lead-substrate'],
    material: 'red',
    conditions: [{ says: 'untreated', met: 'yes' }],
    claimedOn: '2026-01-01',
    claimedBy: 'Mega Mart',
  }),
  ...madeAt('ours', 'own'),
  ...madeAt('theirs', 'rival'),
];
const SECRET = /rival|mega/i;

describe.each(eachInstallation)('a factory’s clerk on $name', ({ open }) => {
  let desk: Desk;
  let clerk: Sender;
  beforeAll(async () => {
    desk = await openDesk(open);
    const ledger = await desk.house.firms.open('arcadia');
    const hand = {
      actor: 'owner',
      at: '2026-01-04T08:00:00.000Z',
      command: 'world',
      newId: desk.house.newId,
    };
    await record(ledger, hand, (end) => end.append(WORLD));
    clerk = unhurried(desk, await desk.person('factory', ['ours']));
  });
  afterAll(() => desk.close());

  const list = async (plural: string): Promise<string[]> => {
    const page = (await clerk.get(`${root}/${plural}`)).json<{ records: { id: string }[] }>();
    return page.records.map(({ id }) => id).sort();
  };

  it('lists its own parties, sites and production, and nobody’s customers', async () => {
    expect(await list('parties')).toEqual(['lab', 'our-works', 'own-mill']);
    expect(await list('sites')).toEqual(['ours']);
    const own = madeAt('ours', 'own').map(({ kind }) => kind);
    const hidden = new Set(['shipment', 'shipment-line', 'shipment-receipt', 'file']);
    for (const { kind, plural } of RECORD_KINDS.filter((one) => own.includes(one.kind)))
      expect(await list(plural), kind).toEqual(hidden.has(kind) ? [] : [`own-${kind}`]);
  });

  it.each(['', 'asOf=9999', 'asOf=2026-02-01'])(
    'reads nothing about other factories and customers, whatever it asks (%s)',
    async (asOf) => {
      const position = (await desk.owner.get(`${root}/status`)).json<{ position: number }>().position;
      const when = asOf.replace('9999', String(position));
      const told: string[] = [];
      for (const { operation, method, path } of routesOf(OPERATIONS)) {
        if (method !== 'GET' || operation.about !== undefined) continue;
        const [noun = ''] = operation.name.split('.');
        const ids = path.includes('{id}') ? idsOf(noun) : [''];
        for (const id of ids) {
          const url = path.replace('{firm}', 'arcadia').replace('{id}', id);
          const codes = operation.name === 'code.find' ? CODES : [''];
          for (const code of codes) {
            const query = [when, code && `code=${encodeURIComponent(code)}`].filter(Boolean).join('&');
            const answer = await clerk.get(`${url}?${query}`);
            expect([200, 400, 403, 404, 422]).toContain(answer.statusCode);
            const text = answer.body;
            const asked = [id, code].filter(Boolean);
            const rest = asked.reduce((left, one) => left.replaceAll(one, ''), text);
            if (SECRET.test(rest)) told.push(`${url}?${query}: ${rest.slice(0, 300)}`);
          }
        }
      }
      expect(told).toEqual([]);
    },
  );

  it('gives the same answer for what is hidden and for what is not there', async () => {
    for (const [plural, id] of [
      ['parties', 'mega-mart'],
      ['sites', 'mega-dc'],
      ['runs', 'rival-run'],
      ['shipments', 'own-shipment'],
    ]) {
      const hidden = await clerk.get(`${root}/${plural ?? ''}/${id ?? ''}`);
      const nowhere = await clerk.get(`${root}/${plural ?? ''}/nothing`);
      const said = (body: string, word: string): unknown => {
        const { title, detail, code, status } = JSON.parse(body.replaceAll(word, 'X')) as Record<
          string,
          unknown
        >;
        return { title, detail, code, status };
      };
      expect(said(hidden.body, id ?? '')).toEqual(said(nowhere.body, 'nothing'));
    }
  });

  it('neither sees nor changes the consignee of its own cartons', async () => {
    const shown = await clerk.get(`${root}/carton-series/own-carton-series`);
    const { body } = shown.json<{ body: Record<string, unknown> }>();
    expect(body).toEqual({ code: 'own PO', mark: 'own-{n:4}', note: 'own' });
    expect((await clerk.get(`${root}/carton-series?sort=consignee`)).statusCode).toBe(403);
    expect((await clerk.get(`${root}/carton-series?filter.consignee=mega-mart`)).statusCode).toBe(403);
    const changed = { body: { ...body, note: 'own, counted again' }, reason: 'recount' };
    expect((await clerk.put(`${root}/carton-series/own-carton-series`, changed)).statusCode).toBe(200);
    const whole = (await desk.owner.get(`${root}/carton-series/own-carton-series`)).json<{ body: unknown }>();
    expect(whole.body).toMatchObject({ consignee: 'mega-mart', note: 'own, counted again' });
  });

  it('changes nothing of other factories', async () => {
    const before = (await desk.owner.get(`${root}/status`)).json<{ position: number }>().position;
    for (const draft of madeAt('theirs', 'rival')) {
      const plural = RECORD_KINDS.find(({ kind }) => kind === draft.kind)?.plural ?? '';
      const body = 'body' in draft ? draft.body : {};
      const answer = await clerk.put(`${root}/${plural}/${draft.id}`, { body, reason: 'ours now' });
      expect([403, 404], draft.kind).toContain(answer.statusCode);
      const again = await clerk.post(`${root}/${plural}`, { id: `x-${draft.id}`, body });
      if (!['material-lot', 'carton-series', 'file'].includes(draft.kind))
        expect([403, 404], draft.kind).toContain(again.statusCode);
    }
    const after = (await desk.owner.get(`${root}/status`)).json<{ position: number }>().position;
    expect(after - before).toBe(3);
  });
});

/** Lets a second pass before each request, so that none is refused for coming too fast. */
function unhurried(desk: Desk, sender: Sender): Sender {
  const after = <T>(answer: () => T): T => {
    desk.house.clock.pass(1_000);
    return answer();
  };
  return {
    headers: sender.headers,
    get: (...asked) => after(() => sender.get(...asked)),
    post: (...asked) => after(() => sender.post(...asked)),
    put: (...asked) => after(() => sender.put(...asked)),
    delete: (...asked) => after(() => sender.delete(...asked)),
  };
}

function idsOf(kind: string): string[] {
  return WORLD.filter((draft) => draft.kind === kind).map(({ id }) => id);
}

const CODES = [
  ...['Mega Mart', 'Mega 77', 'Mega Mart distribution', 'Rival Works', 'rival lot 1', 'rival grn'],
  ...[
    'rival run 1',
    'rival PO',
    'rival-0001',
    'rival pallet',
    'rival ship',
    'own ship',
    'own inv',
    'rival also',
  ],
  ...['own run 1', 'own lot 1', 'own-0001', 'own PO', 'rival.pdf', 'RED', 'own ruh 1', 'riva1 run 1'],
];
