import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../kit/canonical-json.ts';
import {
  citationsOn,
  inForceOn,
  limitInForce,
  limitsOn,
  ruleOf,
  rulesInForce,
  standardsOn,
} from './catalogue.ts';
import { RELIEFS } from './catalogue/determinations.ts';
import { CATALOGUE_LOG } from './catalogue/log.ts';
import { RULES } from './catalogue/rules.ts';
import { MATERIALS, PRODUCT_KINDS } from './product-kind.ts';
import { reliefSchema, ruleSchema } from './rule.ts';
import type { Rule } from './rule.ts';

function rule(id: string): Rule {
  const found = ruleOf(id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
}

describe('the rows of the catalogue', () => {
  it('are as the schema says, with ids that stand once', () => {
    for (const row of RULES) expect(ruleSchema.safeParse(row).error, row.id).toBeUndefined();
    for (const row of RELIEFS) expect(reliefSchema.safeParse(row).error, row.id).toBeUndefined();
    const ids = [...RULES, ...RELIEFS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('do not change without a version that says so', () => {
    const rows = canonicalJson({ rules: RULES, reliefs: RELIEFS });
    const digest = createHash('sha256').update(rows).digest('hex').slice(0, 16);
    expect(CATALOGUE_LOG.at(-1)?.digest).toBe(digest);
    const versions = CATALOGUE_LOG.map(({ version }) => version);
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('name rules, kinds of product and materials that there are', () => {
    const kinds: readonly string[] = PRODUCT_KINDS;
    const materials: readonly string[] = MATERIALS;
    for (const line of [...RULES.flatMap(({ applies }) => applies), ...RELIEFS.flatMap(({ when }) => when)]) {
      const values = [...(line.is ?? []), ...(line.maybe ?? [])];
      if (line.fact === 'kind') expect(kinds).toEqual(expect.arrayContaining(values));
      if (line.fact === 'partMaterial') expect(materials).toEqual(expect.arrayContaining(values));
    }
    for (const relief of RELIEFS) for (const id of relief.rules) expect(ruleOf(id), id).toBeDefined();
  });

  it('have a rule for every kind of product', () => {
    const named = RULES.flatMap(({ applies }) => applies).filter(({ fact }) => fact === 'kind');
    const kinds = new Set(named.flatMap(({ is }) => is ?? []));
    expect(PRODUCT_KINDS.filter((kind) => !kinds.has(kind))).toEqual(['furniture']);
  });

  it('flag what nobody has confirmed', () => {
    const flagged = (id: string): string[] => rule(id).unconfirmed;
    expect(flagged('button-cells')).toEqual(expect.arrayContaining(['applies', 'test', 'smallBatch']));
    expect(flagged('magnets')).toContain('smallBatch');
    expect(flagged('phthalates')).toContain('test');
    expect(flagged('clacker-balls')).toContain('citations');
    expect(rule('toy-button-cells').confidence).toBe('unconfirmed');
    for (const id of ['play-yards', 'swings', 'bed-rails', 'high-chairs', 'crib-mattresses'])
      expect(rule(id).confidence, id).toBe('unconfirmed');
    expect(RELIEFS.find(({ id }) => id === 'plastics-abs')?.confidence).toBe('unconfirmed');
    for (const limit of rule('toy-elements-coating').limits) expect(limit.confidence).toBe('unconfirmed');
  });
});

describe('every figure of the summary of the law', () => {
  it('lead came down from 600 over 300 to 100 ppm', () => {
    const lead = (date: string): number | undefined => limitInForce('lead-substrate', date, 'Pb')?.value;
    expect([lead('2009-02-09'), lead('2009-02-10'), lead('2009-08-13')]).toEqual([undefined, 600, 600]);
    expect([lead('2009-08-14'), lead('2011-08-13'), lead('2011-08-14')]).toEqual([300, 300, 100]);
    expect(lead('2026-10-01')).toBe(100);
    expect(citationsOn(rule('lead-substrate'), '2026-10-01')).toEqual(['15 U.S.C. 1278a']);
  });

  it('lead in paint came down from 0.06 to 0.009 percent on 14 August 2009', () => {
    expect(limitInForce('lead-paint', '2009-08-13', 'Pb')).toMatchObject({ value: 600, printed: '0.06 %' });
    expect(limitInForce('lead-paint', '2009-08-14', 'Pb')).toMatchObject({ value: 90, unit: 'ppm' });
    expect(citationsOn(rule('lead-paint'), '2009-08-14')).toEqual(['16 CFR part 1303']);
  });

  it('phthalates were six and are eight, 0.1 percent each', () => {
    const listed = (date: string): string[] =>
      limitsOn(rule('phthalates'), date).map(({ analyte }) => analyte);
    expect(listed('2018-04-24').toSorted()).toEqual(['BBP', 'DBP', 'DEHP', 'DIDP', 'DINP', 'DnOP']);
    const eight = ['BBP', 'DBP', 'DCHP', 'DEHP', 'DHEXP', 'DIBP', 'DINP', 'DPENP'];
    expect(listed('2018-04-25').toSorted()).toEqual(eight);
    for (const analyte of eight)
      expect(limitInForce('phthalates', '2026-01-01', analyte)).toMatchObject({
        value: 1_000,
        printed: '0.1 %',
      });
    expect(citationsOn(rule('phthalates'), '2018-04-24')).toEqual(['CPSIA section 108']);
    expect(citationsOn(rule('phthalates'), '2018-04-25')).toEqual(['16 CFR part 1307']);
  });

  it('certificates have seven elements, and are filed electronically from 8 July 2026', () => {
    expect(limitInForce('certificate', '2026-01-01', 'elements')?.value).toBe(7);
    expect([inForceOn(rule('efiling'), '2026-07-07'), inForceOn(rule('efiling'), '2026-07-08')]).toEqual([
      'no',
      'yes',
    ]);
    expect(limitInForce('certificate', '2026-07-07', 'retention')?.value).toBe(3);
    expect(limitInForce('certificate', '2026-07-08', 'retention')?.value).toBe(5);
  });

  it('tracking labels are due from 14 August 2009 and are not cited', () => {
    const label = rule('tracking-label');
    expect([inForceOn(label, '2009-08-13'), inForceOn(label, '2009-08-14')]).toEqual(['no', 'yes']);
    expect(label).toMatchObject({ onCertificate: false, thirdParty: 'no' });
  });

  it('the toy standard is F963-23 from 20 April 2024, its eight elements flagged', () => {
    expect(standardsOn(rule('toy-standard'), '2024-04-19')).toEqual([]);
    expect(standardsOn(rule('toy-standard'), '2024-04-20')).toEqual(['ASTM F963-23']);
    const ppm = (analyte: string, scope?: string): number | undefined =>
      limitInForce('toy-elements-substrate', '2026-01-01', analyte, scope)?.value;
    const elements = ['Sb', 'As', 'Ba', 'Cd', 'Cr', 'Pb', 'Hg', 'Se'];
    expect(elements.map((analyte) => ppm(analyte))).toEqual([60, 25, 1_000, 75, 60, 90, 60, 500]);
    expect(['Ba', 'Cd', 'Cr', 'Hg', 'Pb'].map((one) => ppm(one, 'modelling-clay'))).toEqual([
      250, 50, 25, 25, 90,
    ]);
  });

  it('magnets stay below a flux index of 50 in goods made after 21 October 2022', () => {
    expect(limitInForce('magnets', '2022-10-21', 'flux-index')).toBeUndefined();
    expect(limitInForce('magnets', '2022-10-22', 'flux-index')).toMatchObject({
      value: 50,
      comparison: 'below',
    });
  });
});

describe('a day before the first that is known', () => {
  it('leaves a rule in the list, as not known', () => {
    expect(inForceOn(rule('pacifiers'), '2012-01-01')).toBe('unknown');
    expect(rulesInForce('2012-01-01')).toContain(rule('pacifiers'));
    expect(inForceOn(rule('button-cells'), '2023-09-20')).toBe('no');
    expect(rulesInForce('2009-02-09')).not.toContain(rule('lead-substrate'));
  });
});
