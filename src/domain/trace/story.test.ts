import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, ledgerWith } from '../../../test/cases/truth-ledger.ts';
import { truthRecords } from '../../../test/cases/truth-records.ts';
import { PACKS, readTruth } from '../../../test/cases/truth.ts';
import type { Truth } from '../../../test/cases/truth.ts';
import { wildFactory } from '../../../test/cases/wild-factory.ts';
import { eachDatabase } from '../../../test/databases.ts';
import type { Context } from '../../operation/operation.ts';
import { storySchema } from './story-answer.ts';
import type { ToldStory } from './story-answer.ts';
import { storyRows, storyText, textWidth } from './story-text.ts';
import type { StoryNode } from './story-tree.ts';
import { wordText } from './story-words.ts';

async function trace(context: Context, input: object): Promise<ToldStory> {
  return storySchema.parse(await ask(context, 'trace.story', input));
}

function flat(nodes: readonly StoryNode[]): StoryNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}

function idsOf(nodes: readonly StoryNode[], kind: string): string[] {
  return [...new Set(flat(nodes).flatMap((node) => (node.kind === kind ? [node.id] : [])))].toSorted();
}

const missing = (nodes: readonly StoryNode[]): string[] =>
  flat(nodes).flatMap(({ kind, label }) => (kind === 'missing' ? [label] : []));

/** Shipments that carried cartons packed from a run, by the truth alone; reworked units count in their rework run too. */
function shipmentsOf(truth: Truth, run: string): string[] {
  const inPlace = truth.reworks
    .filter(({ intoRun }) => intoRun === run)
    .flatMap(({ cartons }) => cartons ?? []);
  const ranges = [
    ...truth.cartons.filter(({ contents }) => contents.some((content) => content.run === run)),
    ...inPlace,
    ...truth.reworks
      .filter(({ units }) => units.some((unit) => unit.run === run))
      .flatMap(({ cartons }) => cartons ?? []),
  ];
  const carried = truth.shipments.filter(({ lines }) =>
    lines.some((line) =>
      ranges.some(
        ({ series, from, to }) => line.series === series && (line.from ?? 0) < to && (line.to ?? 0) > from,
      ),
    ),
  );
  return carried.map(({ id }) => id).toSorted();
}

describe.each(eachDatabase)('the story of a thing on $name', ({ url }) => {
  describe.each(PACKS)('in the records of %s', (pack) => {
    const truth = readTruth(pack);
    let context: Context;
    beforeAll(async () => {
      context = await ledgerWith(url(), truthRecords(pack));
    });
    afterAll(() => context.ledger.database.close());

    it.each(truth.runs.map(({ id, code, consumption }) => ({ id, code, consumption })))(
      'tells run $id both ways',
      async ({ id, code, consumption }) => {
        const story = await trace(context, { code });
        expect(story.thing).toMatchObject({ kind: 'run', id });
        const took = new Set(consumption.filter(({ noRecord }) => noRecord !== true).map(({ lot }) => lot));
        const lots = idsOf(story.source, 'material-lot');
        expect(took.difference(new Set(lots)).size).toBe(0);
        expect(idsOf(story.market, 'shipment')).toEqual(shipmentsOf(truth, id));
        expect(missing(story.market)).not.toContain('no packing record');
        expect(flat(story.source).length + flat(story.market).length).toBe(story.nodes);
      },
    );

    it('tells the same from a carton of each packing row', async () => {
      for (const { series, from, contents } of truth.cartons) {
        const story = await trace(context, { kind: 'carton', id: `${series}#${String(from)}` });
        const runs = idsOf(story.source, 'run');
        for (const { run } of contents) expect(runs).toContain(run);
        const carried = truth.shipments.filter(({ lines }) =>
          lines.some((line) => line.series === series && (line.from ?? 0) <= from && from < (line.to ?? 0)),
        );
        expect(idsOf(story.market, 'shipment')).toEqual(carried.map(({ id }) => id));
        expect(idsOf(story.market, 'party')).toEqual([...new Set(carried.map(({ consignee }) => consignee))]);
      }
    });
  });

  describe('in a factory where everything happens', () => {
    let context: Context;
    beforeAll(async () => {
      context = await ledgerWith(url(), wildFactory());
    });
    afterAll(() => context.ledger.database.close());

    it('walks through sub-assemblies and reworks, tells each thing once and cuts circles', async () => {
      const story = await trace(context, { kind: 'run', id: 'toy' });
      const nodes = flat(story.source);
      expect(idsOf(story.source, 'run')).toEqual(['part', 'toy']);
      expect(nodes.filter(({ id }) => id === 'pellets').map(({ seen }) => seen)).toEqual([
        'here',
        'shown-before',
      ]);
      expect(nodes.find(({ id, seen }) => id === 'wheel-lot' && seen === 'cycle')).toBeDefined();
      const on = await trace(context, { kind: 'material-lot', id: 'pellets' });
      expect(idsOf(on.market, 'run')).toEqual(['again', 'part', 'toy']);
      expect(
        flat(on.market).some(({ relation, id }) => relation === 'became material lot' && id === 'wheel-lot'),
      ).toBe(true);
    });

    it('gives everything it says as codes too', async () => {
      const { source, market } = await trace(context, { kind: 'run', id: 'toy' });
      const nodes = [...flat(source), ...flat(market)];
      for (const { facts } of nodes) expect((facts.notes ?? []).map(wordText)).toEqual(facts.says ?? []);
      for (const { kind, label, word } of nodes) {
        if (kind === 'missing') expect(word && wordText(word)).toBe(label);
      }
    });

    it('follows cartons through repacking, relabelling, returns and lines without numbers', async () => {
      const story = await trace(context, { kind: 'carton', id: 'A#1' });
      const nodes = flat(story.market);
      expect(nodes.map(({ relation }) => relation)).toEqual(
        expect.arrayContaining([
          'relabelled',
          'repacked',
          'into',
          'shipped on',
          'returned',
          'may have left on',
        ]),
      );
      expect(idsOf(story.market, 'shipment')).toEqual(['S1', 'S2', 'S3']);
      const into = await trace(context, { kind: 'carton', id: 'B#1' });
      expect(idsOf(into.source, 'run')).toContain('toy');
      expect(flat(into.source).some(({ id, relation }) => id === 'sticker' && relation === 'added')).toBe(
        true,
      );
    });

    it('says what is not on record', async () => {
      const toy = missing((await trace(context, { kind: 'run', id: 'toy' })).source);
      expect(toy).toEqual(
        expect.arrayContaining([
          'no revision recorded',
          'no supplier on record',
          'no receipt of this lot on record',
        ]),
      );
      const again = await trace(context, { kind: 'run', id: 'again' });
      expect(missing(again.market)).toContain('no packing record');
      expect(missing((await trace(context, { kind: 'carton', id: 'A#99' })).source)).toEqual([
        'no packing record',
      ]);
      expect(missing((await trace(context, { kind: 'shipment', id: 'S3' })).market)).toEqual([
        'no carton numbers, of Toy',
        'no consignee on record',
      ]);
    });

    it('tells what is written about a run, with findings, releases and where samples went', async () => {
      const nodes = flat((await trace(context, { kind: 'run', id: 'toy' })).source);
      const told = nodes.map(({ relation, label }) => `${relation}: ${label}`);
      expect(told).toEqual(
        expect.arrayContaining([
          'finding: minor: scratch',
          'released: Release of hold hold-1',
          'taken-out: taken-out 1 of sample-1',
          'file: photo.jpg',
          'known as: CPC-77 (certificate number)',
        ]),
      );
      const own = nodes[0]?.children.map(({ label }) => label);
      expect(own).not.toContain('no inspection on record');
      expect(own).not.toContain('no retained sample on record');
    });

    it.each([
      'inspection i-1',
      'hold hold-1',
      'hold-release release-1',
      'sample sample-1',
      'sample-movement sm-1',
      'file photo',
    ])('starts from the %s as from its run', async (record) => {
      const [kind = '', id = ''] = record.split(' ');
      expect(idsOf((await trace(context, { kind, id })).source, 'run')).toContain('toy');
    });

    it.each([
      'party maker',
      'product toy',
      'variant toy#R',
      'material pellet',
      'carton-series A',
      'packing pack-1',
      'repack rep',
      'relabel rel',
      'shipment-line S1-1',
      'consumption c-1',
      'rework rw',
    ])('starts from the %s', async (record) => {
      const [kind = '', id = ''] = record.split(' ');
      expect((await trace(context, { kind, id })).nodes).toBeGreaterThan(0);
    });

    it('asks which one is meant, and takes no suggestion for an answer', async () => {
      await expect(trace(context, { code: 'same 1' })).rejects.toMatchObject({
        code: 'ambiguous',
        message: expect.stringContaining('--kind material-lot --id same') as string,
        problems: [{ found: 'run again' }, { found: 'material-lot same' }],
      });
      expect((await trace(context, { code: 'same 1', kind: 'run' })).thing.id).toBe('again');
      await expect(trace(context, { code: 'T0Y-1' })).rejects.toMatchObject({
        code: 'not-found',
        problems: [{ found: 'run toy' }],
      });
      await expect(trace(context, { kind: 'run', id: 'no' })).rejects.toMatchObject({ code: 'not-found' });
      await expect(trace(context, { kind: 'agreement', id: 'agr' })).rejects.toMatchObject({
        code: 'invalid-input',
      });
      await expect(trace(context, {})).rejects.toMatchObject({ code: 'usage' });
    });

    it('is not for people limited to sites', async () => {
      const limited: Context = { ...context, actor: { id: 'v', role: 'viewer', sites: [] } };
      await expect(trace(limited, { kind: 'run', id: 'toy' })).rejects.toMatchObject({ code: 'forbidden' });
    });

    it('is read by people and by spreadsheets', async () => {
      const story = await trace(context, { kind: 'run', id: 'toy' });
      const text = storyText(story, 60);
      for (const line of text.split('\n').slice(2)) expect(textWidth(line)).toBeLessThanOrEqual(60);
      expect(text).toContain('MISSING: no revision recorded');
      expect(storyRows(story)).toHaveLength(story.nodes + 1);
    });
  });
});
