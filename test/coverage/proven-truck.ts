import { CATALOGUE_VERSION } from '../../src/domain/requirement/catalogue-version.ts';
import type { Draft } from '../../src/ledger/draft.ts';
import { put } from '../world.ts';

/** Bodies of the evidence of the truck: one record for each cell, so that spoiling one touches no other. */
export const TRUCK_EVIDENCE: Readonly<
  Record<string, { kind: string; body: Readonly<Record<string, unknown>> }>
> = {
  'body lead-substrate': {
    kind: 'test-report',
    body: report('B-LEAD', bodyItem(), [lead('lead-substrate', '<10')]),
  },
  'body phthalates': { kind: 'test-report', body: report('B-PHTH', bodyItem(), phthalates()) },
  'paint lead-paint': {
    kind: 'component-certificate',
    body: {
      ...{ number: 'CC-RED', issuer: 'huacai', issuedOn: '2025-03-10', material: 'PNT-RED' },
      ...{ colour: 'signal red', supplier: 'huacai', supplierSite: 'huacai-works', rules: ['lead-paint'] },
      ...{ laboratory: 'sound', testedOn: '2025-03-01', language: 'en' },
      ...{ testAttested: true, custodyAttested: true },
    },
  },
  'axles lead-substrate': {
    kind: 'exemption-claim',
    body: {
      ...{ basis: 'determination', citation: '16 CFR 1500.91', rules: ['lead-substrate'], material: 'AXL' },
      conditions: [
        { says: 'Surgical or other stainless steel, without plating', met: 'yes', shownBy: 'Mill note' },
      ],
      ...{ claimedOn: '2025-01-10', claimedBy: 'Compliance' },
    },
  },
  'whole small-parts': {
    kind: 'test-report',
    body: report('SMALL', { key: '1' }, [{ tested: '1', rule: 'small-parts', stated: 'passed' }]),
  },
};

function bodyItem(): object {
  return { key: '1', slot: 'body', material: 'ABS', supplier: 'gaolin', supplierSite: 'gaolin-works' };
}

function lead(rule: string, value: string): object {
  return { tested: '1', section: '2.1', rule, analyte: 'Pb', value, unit: 'ppm' };
}

function phthalates(): object[] {
  return ['DEHP', 'DBP', 'BBP', 'DINP', 'DIBP', 'DPENP', 'DHEXP', 'DCHP'].map((analyte) => ({
    ...{ tested: '1', section: '3', rule: 'phthalates', analyte, value: '<0.005', unit: 'percent' },
  }));
}

function report(number: string, item: object, results: object[]): Readonly<Record<string, unknown>> {
  return {
    ...{ number, laboratory: 'sound', kind: 'periodic', issuedOn: '2025-03-05', testedTo: '2025-03-02' },
    ...{ language: 'en', product: 'truck', site: 'plant', revision: 'truck-a', items: [item], results },
  };
}

const reached = { accessible: 'yes', mouthable: 'yes', finishes: ['none'], plasticized: 'no' } as const;
const HARMLESS = [
  ...['smallParts', 'magnets', 'buttonCells', 'otherBatteries', 'mainsPower'],
  ...['strings', 'liquids', 'sounds', 'plasticFilm'],
];

/** All that is known of the truck: for the checker a child care article, so that four rules are tested and no more. */
export const TRUCK_FACTS: Readonly<Record<string, unknown>> = {
  ...{ product: 'truck', soldIn: ['US'], imported: 'yes', decision: 'yes', decidedBy: 'Compliance' },
  ...{ kinds: ['child-care-article'], nothingElse: true, ageFromMonths: 12, ageToMonths: 36 },
  ...Object.fromEntries(HARMLESS.map((hazard) => [hazard, 'no'])),
  parts: [
    { ...reached, name: 'body', slot: 'body', material: 'abs', finishes: ['paint'], plasticized: 'yes' },
    { ...reached, name: 'axles', slot: 'axles', material: 'stainless-steel', untreated: 'yes' },
  ],
  partsComplete: true,
};

/** The kept answer of the checker; what it said is of no matter to coverage, which asks its facts again. */
export const TRUCK_CHECK: Readonly<Record<string, unknown>> = {
  ...{ product: 'truck', facts: 'truck-facts', producedOn: '2025-06-03', catalogue: CATALOGUE_VERSION },
  answers: [{ rule: 'lead-substrate', state: 'applies', laboratory: 'needed', why: 'For children' }],
};

/** A truck whose run is proven whole: four components, five cells. */
export function provenTruck(): Draft[] {
  return [
    ...parties(),
    ...goods(),
    ...Object.entries(TRUCK_EVIDENCE).map(([cell, { kind, body }]) =>
      put(kind, cell.replaceAll(' ', '-'), body),
    ),
  ];
}

function parties(): Draft[] {
  const scope = ['lead-substrate', 'lead-paint', 'phthalates', 'small-parts'].map((rule) => ({
    rule,
    from: '2019-01-01',
  }));
  return [
    put('party', 'maker', { name: 'Maker', roles: ['factory'] }),
    put('party', 'gaolin', { name: 'Gaolin', roles: ['supplier'] }),
    put('party', 'huacai', { name: 'Huacai', roles: ['supplier'] }),
    put('party', 'lab', { name: 'Sound Testing', roles: ['laboratory'] }),
    ...['plant', 'other-plant'].map((id) => put('site', id, { party: 'maker', name: id })),
    ...['gaolin-works', 'gaolin-second'].map((id) => put('site', id, { party: 'gaolin', name: id })),
    ...['huacai-works', 'huacai-second'].map((id) => put('site', id, { party: 'huacai', name: id })),
    put('laboratory', 'sound', { party: 'lab', labNumber: '9001', scope }),
    put('laboratory', 'narrow', {
      party: 'lab',
      labNumber: '9002',
      scope: [{ rule: 'other', from: '2019-01-01' }],
    }),
  ];
}

function goods(): Draft[] {
  const materials = [
    put('material', 'ABS', { code: 'ABS', name: 'ABS resin', unit: 'GRM' }),
    put('material', 'ABS-2', { code: 'ABS-2', name: 'ABS regrind', unit: 'GRM' }),
    put('material', 'PNT-RED', { code: 'PNT-RED', name: 'Paint', unit: 'GRM', colour: 'Signal red' }),
    put('material', 'AXL', { code: 'AXL', name: 'Axle', unit: 'H87' }),
  ];
  const lot = (id: string, material: string, supplier: string): Draft =>
    put('material-lot', id, { material, code: id, supplier, supplierSite: `${supplier}-works` });
  const slots = [
    { slot: 'body', material: 'ABS', quantity: 50, unit: 'GRM' },
    { slot: 'paint', material: 'PNT-RED', quantity: 3, unit: 'GRM' },
    { slot: 'axles', material: 'AXL', quantity: 2, unit: 'H87' },
  ];
  const took = (slot: string, of: string, quantity: number): Draft =>
    put('consumption', `took-${slot}`, { run: 'run-1', slot, lot: of, quantity });
  return [
    ...materials,
    put('product', 'truck', { name: 'Truck' }),
    put('revision', 'truck-a', { product: 'truck', kind: 'bom', code: 'A', slots }),
    put('revision', 'truck-b', { product: 'truck', kind: 'bom', code: 'B', slots }),
    ...[lot('abs-1', 'ABS', 'gaolin'), lot('red-1', 'PNT-RED', 'huacai'), lot('red-2', 'PNT-RED', 'huacai')],
    lot('axl-1', 'AXL', 'gaolin'),
    put('run', 'run-1', {
      ...{ code: 'RUN-1', product: 'truck', revision: 'truck-a', site: 'plant', made: 100 },
      ...{ started: '2025-06-02T08:00', ended: '2025-06-03T17:00' },
    }),
    ...[took('body', 'abs-1', 5_000), took('paint', 'red-1', 300), took('axles', 'axl-1', 200)],
    put('test-plan', 'plan', plan()),
    put('product-facts', 'truck-facts', TRUCK_FACTS),
    put('requirement-check', 'truck-check', TRUCK_CHECK),
  ];
}

function plan(): object {
  const part = (component: string, rules: string[]): object => ({
    ...{ component, slot: component, accessible: 'yes', rules },
  });
  return {
    ...{ code: 'TP-1', product: 'truck', site: 'plant', from: '2025-01-01', basis: 'one-year' },
    components: [
      part('body', ['lead-substrate', 'phthalates']),
      part('paint', ['lead-paint']),
      part('axles', ['lead-substrate']),
      { component: 'whole', accessible: 'yes', rules: ['small-parts'] },
    ],
  };
}
