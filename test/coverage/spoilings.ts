export type Body = Record<string, unknown>;
/** What is done to a piece of evidence, and what its cell says then. */
type Spoiling = readonly [says: string, state: string, spoil: (body: Body) => Body];

const items =
  (change: object) =>
  (body: Body): Body => ({
    ...body,
    items: (body['items'] as object[]).map((item) => ({ ...item, ...change })),
  });
const results =
  (change: (one: Body, index: number) => Body) =>
  (body: Body): Body => ({
    ...body,
    results: (body['results'] as Body[]).map(change),
  });
const set =
  (change: Body) =>
  (body: Body): Body =>
    Object.fromEntries(Object.entries({ ...body, ...change }).filter(([, value]) => value !== undefined));

/** Spoils every report. */
const OF_REPORTS: readonly Spoiling[] = [
  ['tested for another rule', 'gap', results((one) => ({ ...one, rule: 'another-rule' }))],
  ['of another product', 'gap', set({ product: 'car' })],
  ['failed', 'failed', results((one) => ({ ...one, stated: 'failed' }))],
  ['from another plant', 'wrong-site', set({ site: 'other-plant' })],
  ['without a plant', 'wrong-site', set({ site: undefined })],
  ['of another revision', 'wrong-revision', set({ revision: 'truck-b' })],
  ['without a revision', 'wrong-revision', set({ revision: undefined })],
  ['of a laboratory that is not accepted for it', 'lab-not-accepted', set({ laboratory: 'narrow' })],
  ['tested before the laboratory was accepted', 'lab-not-accepted', set({ testedTo: '2018-12-31' })],
  ['tested more than a year before', 'expired', set({ testedTo: '2024-06-02' })],
  ['in Chinese alone', 'english-missing', set({ language: 'zh' })],
];
/** Spoils reports about what went into a slot. */
const OF_COMPONENTS: readonly Spoiling[] = [
  ['measured too high', 'failed', results((one) => ({ ...one, value: '5', unit: 'percent' }))],
  [
    'found by a method too coarse',
    'verdict-unknown',
    results((one) => ({ ...one, value: '<5', unit: 'percent' })),
  ],
  ['measured in a unit that tells nothing', 'verdict-unknown', results((one) => ({ ...one, unit: 'other' }))],
  [
    'with words in place of a value',
    'verdict-unknown',
    results(({ value: _, unit: __, ...one }) => ({ ...one, stated: 'passed' })),
  ],
  [
    'with one analyte under a wrong name',
    'verdict-unknown',
    results((one, index) => (index === 0 ? { ...one, analyte: 'Xx' } : one)),
  ],
  ['of another slot', 'gap', items({ slot: 'chassis' })],
  ['of another material', 'wrong-material', items({ material: 'ABS-2' })],
  ['of another supplier site', 'wrong-supplier-site', items({ supplierSite: 'gaolin-second' })],
  ['without a supplier site', 'wrong-supplier-site', items({ supplierSite: undefined })],
  ['of another specification', 'wrong-specification', items({ specification: 'grade 2' })],
  ['of another colour', 'wrong-colour', items({ colour: 'blue' })],
];
const OF_CERTIFICATES: readonly Spoiling[] = [
  ['for another rule', 'gap', set({ rules: ['another-rule'] })],
  ['of another supplier site', 'wrong-supplier-site', set({ supplierSite: 'huacai-second' })],
  ['without a supplier site', 'wrong-supplier-site', set({ supplierSite: undefined })],
  ['of another colour', 'wrong-colour', set({ colour: 'blue' })],
  ['of another specification', 'wrong-specification', set({ specification: 'grade 2' })],
  ['for other lots', 'wrong-lot', set({ lots: ['red-2'] })],
  ['without a laboratory', 'lab-not-accepted', set({ laboratory: undefined })],
  ['of a laboratory that is not accepted for it', 'lab-not-accepted', set({ laboratory: 'narrow' })],
  ['without a statement about custody', 'attestation-missing', set({ custodyAttested: undefined })],
  ['without a day of test', 'test-date-unknown', set({ testedOn: undefined })],
  [
    'without a day of test, though it says until when it holds',
    'test-date-unknown',
    set({ testedOn: undefined, until: '2030-01-01' }),
  ],
  [
    'without a day of test, of a laboratory that is not accepted for it',
    'lab-not-accepted',
    set({ testedOn: undefined, until: '2030-01-01', laboratory: 'narrow' }),
  ],
  ['tested more than a year before', 'expired', set({ testedOn: '2024-05-01' })],
  ['run out', 'expired', set({ until: '2025-06-02' })],
  ['in Chinese alone', 'english-missing', set({ language: 'zh' })],
];
const OF_CLAIMS: readonly Spoiling[] = [
  ['for another rule', 'gap', set({ rules: ['another-rule'] })],
  ['for another material', 'gap', set({ material: 'ABS-2' })],
  [
    'with a condition nobody knows',
    'conditions-open',
    set({ conditions: [{ says: 'Steel', met: 'unknown' }] }),
  ],
  [
    'with a condition that is not met',
    'conditions-open',
    set({ conditions: [{ says: 'Steel', met: 'no' }] }),
  ],
  ['to be looked at again since', 'expired', set({ until: '2025-05-31' })],
];

/** All that can be done to the evidence of a cell of the proven truck, and what the cell says then. */
export function spoilingsOf(cell: string, kind: string): readonly Spoiling[] {
  if (kind === 'component-certificate') return OF_CERTIFICATES;
  if (kind === 'exemption-claim') return OF_CLAIMS;
  return cell.startsWith('body') ? [...OF_REPORTS, ...OF_COMPONENTS] : OF_REPORTS;
}
