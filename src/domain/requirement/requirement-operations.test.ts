import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eachDatabase } from '../../../test/databases.ts';
import { openWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import type { Actor } from '../../operation/permission.ts';
import { checkAnswerSchema } from './check-answer.ts';

const checkedSchema = z.looseObject({
  facts: z.string().nullable(),
  isChildrensProduct: z.string(),
  withOwn: z.boolean(),
  conflicts: z.array(z.unknown()),
  answers: z.array(checkAnswerSchema),
});
const standingSchema = z.looseObject({
  standing: z.array(
    z.looseObject({ state: z.string(), why: z.array(z.string()), revision: z.string().nullable() }),
  ),
});
const FACTORY: Actor = { id: 'maker', role: 'factory', sites: [] };

const block = {
  name: 'block',
  material: 'wood',
  finishes: ['none'],
  untreated: 'yes',
  accessible: 'yes',
  plasticized: 'no',
};
const facts = {
  product: 'blocks',
  soldIn: ['US'],
  soldThrough: ['Marketplace'],
  imported: 'yes',
  decision: 'yes',
  kinds: ['toy'],
  nothingElse: true,
  ageFromMonths: 18,
  ageToMonths: 48,
  parts: [block],
  partsComplete: true,
};
const demand = {
  title: 'Report of the last year',
  citation: 'Marketplace policy',
  wording: 'The report is not older than a year.',
  saidBy: 'Marketplace',
  confidence: 'summary',
  from: '2024-01-01',
  test: 'none',
  thirdParty: 'not-stated',
  applies: [{ fact: 'soldThrough', is: ['Marketplace'] }],
};

async function openBlocks(address: string): Promise<World> {
  const world = await openWorld(address);
  await world.ask('product.record', { id: 'blocks', body: { name: 'Wooden blocks' } });
  return world;
}

async function check(world: World, input: object, as?: Actor) {
  const asked = { product: 'blocks', producedOn: '2026-03-01', ...input };
  return checkedSchema.parse(await world.ask('requirement.check', asked, as === undefined ? {} : { as }));
}

async function state(world: World, rule: string, input: object = {}): Promise<string | undefined> {
  return (await check(world, input)).answers.find((answer) => answer.rule === rule)?.state;
}

async function standing(world: World) {
  const { standing: rows } = standingSchema.parse(
    await world.ask('requirement.standing', { product: 'blocks' }),
  );
  return rows.map((row) => ({ state: row.state, why: row.why }));
}

describe.each(eachDatabase)('the checker of a firm on $name', ({ url }) => {
  it('takes the recorded facts of a product, and those of a revision before them', async () => {
    const world = await openBlocks(url());
    expect(await state(world, 'small-parts')).toBe('may-apply');
    await world.ask('product-facts.record', { id: 'facts', body: facts });
    expect(await state(world, 'small-parts')).toBe('applies');
    await world.ask('revision.record', { id: 'b', body: { product: 'blocks', kind: 'bom', code: 'B' } });
    const older = { ...facts, revision: 'b', ageFromMonths: 36 };
    await world.ask('product-facts.record', { id: 'facts-b', body: older });
    expect(await state(world, 'small-parts')).toBe('applies');
    expect(await state(world, 'small-parts', { revision: 'b' })).toBe('does-not-apply');
    await expect(check(world, { revision: 'none' })).rejects.toMatchObject({ code: 'not-found' });
    await world.close();
  });

  it('asks about facts that nobody recorded, and records nothing', async () => {
    const world = await openBlocks(url());
    const { product: _product, ...plain } = facts;
    const answer = await check(world, { facts: { ...plain, decision: 'no' } });
    expect(answer).toMatchObject({ facts: null, isChildrensProduct: 'unknown' });
    expect(answer.conflicts).toHaveLength(1);
    expect(await world.ask('product-facts.list', {})).toMatchObject({ records: [] });
    await world.close();
  });

  it('answers for requirements of the firm too, but not to a factory', async () => {
    const world = await openBlocks(url());
    await world.ask('product-facts.record', { id: 'facts', body: facts });
    await world.ask('requirement.record', { id: 'market', body: demand });
    expect(await state(world, 'own.market')).toBe('applies');
    expect(await state(world, 'own.market', { producedOn: '2023-12-31' })).toBe('does-not-apply');
    const seen = await check(world, {}, FACTORY);
    expect(seen.withOwn).toBe(false);
    expect(JSON.stringify(seen)).not.toContain('Marketplace');
    expect(seen.answers.length).toBeGreaterThan(50);
    await world.close();
  });

  it('keeps an answer with the product, and says when and why it has to be asked again', async () => {
    const world = await openBlocks(url());
    await expect(world.ask('requirement.keep', { product: 'blocks' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await world.ask('product-facts.record', { id: 'facts', body: facts });
    expect(await standing(world)).toEqual([{ state: 'none', why: [] }]);
    const keep = async (): Promise<void> => {
      await world.ask('requirement.keep', { product: 'blocks', producedOn: '2026-03-01' });
      expect(await standing(world)).toEqual([{ state: 'current', why: [] }]);
    };
    await keep();
    await world.ask('product-facts.correct', {
      id: 'facts',
      body: { ...facts, magnets: 'no' },
      reason: 'Looked',
    });
    expect(await standing(world)).toEqual([{ state: 'stale', why: ['facts-changed'] }]);
    await keep();
    await world.ask('requirement.record', { id: 'market', body: demand });
    expect(await standing(world)).toEqual([{ state: 'stale', why: ['requirements-changed'] }]);
    await keep();
    await world.ask('requirement.withdraw', { id: 'market', reason: 'No longer asked' });
    await world.ask('revision.record', { id: 'b', body: { product: 'blocks', kind: 'bom', code: 'B' } });
    expect(await standing(world)).toEqual([
      { state: 'stale', why: ['requirements-changed', 'revision-changed'] },
    ]);
    await keep();
    await world.close();
  });

  it('tells an answer of another version of the catalogue', async () => {
    const world = await openBlocks(url());
    await world.ask('product-facts.record', { id: 'facts', body: facts });
    const answers = [{ rule: 'lead-substrate', state: 'applies', laboratory: 'needed', why: 'it did' }];
    const old = { product: 'blocks', facts: 'facts', producedOn: '2026-03-01', catalogue: '0', answers };
    await world.ask('requirement-check.record', { id: 'old', body: old });
    expect(await standing(world)).toEqual([{ state: 'stale', why: ['catalogue-changed'] }]);
    await world.close();
  });
});
