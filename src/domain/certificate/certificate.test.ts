import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CERTIFIED_EVIDENCE,
  certifiedTruck,
  TRUCK_FACTS,
} from '../../../test/certificate/certified-truck.ts';
import { spoilingsOf } from '../../../test/coverage/spoilings.ts';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { present } from '../../kit/invariant.ts';
import { certificateSchema } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { checkedSchema } from './certificate-shown.ts';
import type { Checked } from './certificate-shown.ts';

type Body = Record<string, unknown>;
type Proposed = { body: Certificate; check: Checked; differences: { field: string }[] | null };

describe.each(eachDatabase)('certificates on $name', ({ url }) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(url());
    await world.append(certifiedTruck());
    await world.ask('product.record', { id: 'car', body: { name: 'Car' } });
  });
  afterAll(() => world.close());

  const propose = async (ask: object = { run: 'run-1' }): Promise<Proposed> =>
    (await world.ask('certificate.propose', ask)) as Proposed;
  const blocking = ({ findings }: Checked): string[] =>
    findings.flatMap(({ blocks, code, component, rule, field }) =>
      blocks ? [[code, component ?? field, rule].filter((part) => part !== null).join(' ')] : [],
    );
  const checked = async (change: (body: Certificate) => object): Promise<Checked> => {
    const { body } = await propose();
    const draft = certificateSchema.parse(change(body));
    return checkedSchema.parse(await world.ask('certificate.check', { draft }));
  };
  const correct = async (kind: string, id: string, body: Body): Promise<void> => {
    await world.ask(`${kind}.correct`, { id, body, reason: 'test' });
  };
  const covering = async (run: string) =>
    (await world.ask('certificate.covering', { run })) as {
      valid: string | null;
      certificates: { id: string; standing: string; reasons: { code: string }[] }[];
    };

  it('proposes what the record has, each citation by itself with who tested it', async () => {
    const { body, check } = await propose();
    expect(blocking(check)).toEqual([]);
    expect(check).toMatchObject({ mayIssue: true, ruleVersion: 'pre-2026-07-08', kind: 'cpc' });
    expect(body).toMatchObject({
      ...{ number: 'CPC-TR-7-202506', version: 1, madeFrom: '2025-06', madeTo: '2025-06' },
      ...{ testedOn: '2025-03-02', covers: 'runs', runs: ['run-1'], revision: 'truck-a' },
      certifier: { party: 'importer', role: 'importer', country: 'US' },
      // A name that is written twice is taken over in English.
      manufacturer: { site: 'plant', city: 'Dongguan', country: 'CN', contact: 'He Minyi, QC' },
      laboratories: [
        { laboratory: 'sound', labNumber: '9001', name: 'Sound Testing', testedOn: '2025-03-02' },
      ],
    });
    expect(body.citations.map(({ rule }) => rule).sort()).toEqual([
      'lead-paint',
      'lead-substrate',
      'phthalates',
      'small-parts',
      'toy-standard',
    ]);
    expect(body.citations.find(({ rule }) => rule === 'lead-substrate')).toMatchObject({
      laboratories: ['sound'],
      instead: [{ basis: 'determination', says: '16 CFR 1500.91' }],
      components: ['body', 'axles'],
    });
    // What nobody has confirmed of the law is to be looked at, and stops nothing.
    const open = check.findings.filter(({ code }) => code === 'rule-unconfirmed');
    expect(open.map(({ rule }) => rule)).toContain('toy-elements-coating');
  });

  it.each(Object.entries(CERTIFIED_EVIDENCE))(
    'is refused for the cell %s alone, whatever is done to its evidence',
    async (cell, { kind, body }) => {
      const id = cell.replaceAll(' ', '-');
      const [component = '', rule = ''] = cell.split(' ');
      for (const [says, state, spoil] of spoilingsOf(cell, kind)) {
        await correct(kind, id, spoil(structuredClone(body)));
        const { check } = await propose();
        expect(blocking(check), `${cell}: ${says}`).toEqual([`cell ${component} ${rule}`]);
        const found = check.findings.find(({ code }) => code === 'cell');
        expect(found?.record, `${cell}: ${says}`).toBe(state);
        expect(check.elements.filter(({ outcome }) => outcome === 'not-met').map(({ key }) => key)).toEqual([
          'testing',
        ]);
      }
      await expect(world.ask('certificate.make', { run: 'run-1' })).rejects.toMatchObject({
        code: 'invalid-input',
        problems: [{ at: `run-1 ${component} ${rule}` }],
      });
      await correct(kind, id, { ...body });
      expect(blocking((await propose()).check)).toEqual([]);
    },
  );

  it('names what is wrong with the certificate itself', async () => {
    const wrong: readonly [string, (body: Certificate) => object][] = [
      ['not-english description', (body) => ({ ...body, description: 'Truck 卡车' })],
      [
        'not-english manufacturer.name',
        (body) => ({ ...body, manufacturer: { ...body.manufacturer, name: '玩具厂' } }),
      ],
      ['field-missing description', (body) => ({ ...body, description: ' ' })],
      ['field-missing identifiers', (body) => ({ ...body, identifiers: [] })],
      [
        'field-missing certifier.phone',
        (body) => ({ ...body, certifier: { ...body.certifier, phone: undefined } }),
      ],
      ['issued-in-future issuedOn', (body) => ({ ...body, issuedOn: '2026-02-01' })],
      [
        'rule-version ruleVersion',
        (body) => ({ ...body, ruleVersion: '2026-07-08', attestation: { form: 'registry', by: 'QA' } }),
      ],
      ['made-months madeTo', (body) => ({ ...body, madeFrom: '2025-07' })],
      ['tested-on-later testedOn', (body) => ({ ...body, testedOn: '2025-03-05' })],
      ['test-date testedOn', (body) => ({ ...body, testedOn: '2025-03-01' })],
      ['citation-missing phthalates', (body) => without(body, 'phthalates')],
      ['citation-surplus magnets', (body) => citing(body, { rule: 'magnets', citation: '16 CFR part 1262' })],
      ['citation-unknown own.other', (body) => citing(body, { rule: 'own.other', citation: 'Manual' })],
      ['kind-wrong kind', (body) => ({ ...body, kind: 'gcc' })],
      [
        'certifier-is-foreign-maker certifier.party',
        (body) => ({ ...body, certifier: { ...body.certifier, party: 'maker' } }),
      ],
      [
        'certifier-is-laboratory certifier.party',
        (body) => ({ ...body, certifier: { ...body.certifier, party: 'lab' } }),
      ],
      [
        'certifier-not-importer certifier.party',
        (body) => ({ ...body, certifier: { ...body.certifier, party: 'gaolin' } }),
      ],
      [
        'certifier-unknown certifier.party',
        (body) => ({ ...body, certifier: { ...body.certifier, party: undefined } }),
      ],
      [
        'certifier-role certifier.role',
        (body) => ({ ...body, certifier: { ...body.certifier, role: 'private-labeler' } }),
      ],
      [
        'place manufacturer.site',
        (body) => ({ ...body, manufacturer: { ...body.manufacturer, site: 'other-plant' } }),
      ],
      ['revision revision', (body) => ({ ...body, revision: 'truck-b' })],
    ];
    for (const [says, change] of wrong) {
      const found = blocking(await checked(change));
      if (says.startsWith('made-months')) expect(found).toEqual([says, 'month madeFrom']);
      else if (says.startsWith('rule-version')) expect(found).toContain(says);
      else expect(found, says).toEqual([says]);
    }
  });

  it('asks the amended rule for more: e-mail, who made it, and the attestation', async () => {
    const check = await checked((body) => ({
      ...{ ...body, issuedOn: '2026-08-01', ruleVersion: '2026-07-08' },
      manufacturer: { ...body.manufacturer, name: undefined },
      certifier: { ...body.certifier, email: undefined },
    }));
    expect(blocking(check).sort()).toEqual([
      'field-missing attestation',
      'field-missing certifier.email',
      'field-missing manufacturer.name',
      'issued-in-future issuedOn',
    ]);
    expect(check.elements.map(({ key }) => key)).toContain('attestation');
  });

  it('covers the runs it was made for, and refuses others with what it does not cover', async () => {
    const made = (await world.ask('certificate.make', { run: 'run-1' })) as { id: string };
    expect(made.id).toBe('CPC-TR-7-202506@1');
    expect(await covering('run-1')).toMatchObject({ valid: made.id, certificates: [{ standing: 'valid' }] });
    const { body } = (await world.ask('run.show', { id: 'run-1' })) as { body: Body };
    const other = { ...body, code: 'RUN-2', site: 'other-plant', started: '2025-07-01', ended: '2025-07-02' };
    await world.ask('run.record', { id: 'run-2', body: other });
    const { valid, certificates } = await covering('run-2');
    expect(valid).toBeNull();
    const codes = certificates[0]?.reasons.map(({ code }) => code) ?? [];
    expect(codes).toEqual(expect.arrayContaining(['not-named', 'place', 'month']));
    await world.ask('run.withdraw', { id: 'run-2', reason: 'test' });
  });

  it('no longer covers a run whose evidence was spoiled, or that rests on a later test', async () => {
    const small = present(CERTIFIED_EVIDENCE['whole small-parts'], 'the report').body;
    const reasons = async (): Promise<string[] | undefined> =>
      (await covering('run-1')).certificates[0]?.reasons.map(({ code }) => code);
    await correct('test-report', 'whole-small-parts', { ...small, language: 'zh' });
    expect(await reasons()).toEqual(['cell']);
    await correct('test-report', 'whole-small-parts', { ...small, testedTo: '2025-04-01' });
    expect(await reasons()).toEqual(['test-date']);
    await correct('test-report', 'whole-small-parts', { ...small });
    expect(await reasons()).toEqual([]);
    // A later test beside the one that it rests on takes nothing from it.
    const again = { ...small, number: 'SMALL-2', issuedOn: '2025-05-20', testedTo: '2025-05-18' };
    await world.ask('test-report.record', { id: 'again', body: again });
    expect(await reasons()).toEqual([]);
    expect((await propose({ run: 'run-1' })).body.testedOn).toBe('2025-05-18');
    const { body, check } = await propose({ run: 'run-1', issuedOn: '2025-06-04' });
    expect(body.testedOn).toBe('2025-05-18');
    expect(blocking(check)).toEqual([]);
    expect((await propose({ run: 'run-1', issuedOn: '2025-05-10' })).body.testedOn).toBe('2025-03-02');
    await world.ask('test-report.withdraw', { id: 'again', reason: 'test' });
  });

  it('stays as it was issued; a later version takes its place and tells what differs', async () => {
    const id = 'CPC-TR-7-202506@1';
    const { body } = (await world.ask('certificate.show', { id })) as { body: Certificate };
    const change = world.ask('certificate.correct', {
      id,
      reason: 'x',
      body: { ...body, description: 'Lorry' },
    });
    await expect(change).rejects.toMatchObject({ code: 'bound' });
    const again = await propose({ supersedes: id, reason: 'New desk', records: 'maker' });
    expect(again.body).toMatchObject({ number: 'CPC-TR-7-202506', version: 2, supersedes: id });
    expect(again.differences?.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['version', 'records.party', 'records.name']),
    );
    await world.ask('certificate.make', { supersedes: id, reason: 'New desk' });
    await expect(world.ask('certificate.make', { supersedes: id })).rejects.toMatchObject({
      code: 'already-recorded',
    });
    expect(await covering('run-1')).toMatchObject({
      valid: 'CPC-TR-7-202506@2',
      certificates: [{ standing: 'valid' }, { id, standing: 'superseded' }],
    });
    const withdrawal = { certificate: 'CPC-TR-7-202506@2', on: '2026-01-05', reason: 'Wrong desk', by: 'QA' };
    await world.ask('certificate-withdrawal.record', { id: 'gone', body: withdrawal });
    expect(await covering('run-1')).toMatchObject({
      valid: null,
      certificates: [{ id }, { standing: 'withdrawn' }],
    });
    const differences = await world.ask('certificate.compare', { before: id, after: 'CPC-TR-7-202506@2' });
    expect(differences).toMatchObject({ differences: [{ field: 'version', before: '1', after: '2' }] });
  });

  it('covers the months of a period, runs that come later too', async () => {
    const made = (await world.ask('certificate.make', {
      product: 'truck',
      from: '2025-06',
      to: '2025-07',
    })) as {
      id: string;
    };
    expect(made.id).toBe('CPC-TR-7-202506-2@1');
    expect(await covering('run-1')).toMatchObject({ valid: made.id });
    const listed = await world.ask('certificate.standing', { product: 'truck' });
    expect(listed).toMatchObject({
      certificates: [{ standing: 'valid' }, { standing: 'withdrawn' }, { standing: 'superseded' }],
    });
    expect(await world.ask('certificate.runs', { product: 'truck' })).toMatchObject({
      runs: [{ run: { id: 'run-1' }, standing: 'valid', certificate: made.id }],
      more: false,
    });
  });

  it('puts the number of a small-batch maker where no accepted laboratory tested', async () => {
    const small = { party: 'maker', year: 2025, number: 'SBM-1' };
    await world.ask('small-batch-registration.record', { id: 'small', body: small });
    const phthalates = present(CERTIFIED_EVIDENCE['body phthalates'], 'the report').body;
    await correct('test-report', 'body-phthalates', { ...phthalates, laboratory: 'narrow' });
    const { body, check } = await propose();
    expect(blocking(check)).toEqual([]);
    const cited = body.citations.find(({ rule }) => rule === 'phthalates');
    expect(cited).toMatchObject({ laboratories: [], instead: [{ basis: 'small-batch', says: 'SBM-1' }] });
    await correct('test-report', 'body-phthalates', { ...phthalates });
    await world.ask('small-batch-registration.withdraw', { id: 'small', reason: 'test' });
  });

  it('is never issued where nobody said what applies, or a fact is open', async () => {
    await correct('product-facts', 'truck-facts', { ...TRUCK_FACTS, kinds: undefined });
    expect(blocking((await propose()).check)).toContain('rule-open toy-standard');
    await world.ask('requirement-check.withdraw', { id: 'truck-check', reason: 'test' });
    await world.ask('product-facts.withdraw', { id: 'truck-facts', reason: 'test' });
    expect(blocking((await propose()).check)).toContain('rules-not-known');
  });

  const without = (body: Certificate, rule: string): object => ({
    ...body,
    citations: body.citations.filter((one) => one.rule !== rule),
  });
  const citing = (body: Certificate, cited: { rule: string; citation: string }): object => ({
    ...body,
    citations: [...body.citations, cited],
  });
});
