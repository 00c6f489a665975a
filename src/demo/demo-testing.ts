import { present } from '../kit/invariant.ts';
import type { Draft } from '../ledger/draft.ts';
import { fact } from './demo-event.ts';
import type { DemoEvent } from './demo-event.ts';
import { DEMO_FACTORIES, DEMO_PRODUCTS } from './demo-firm.ts';

/**
 * What proves the demo firm's goods. The truck is tested year by year, whole but for the paint that changed quietly; the quad rests on
 * a laboratory that was withdrawn, the bear has a gap and a report in Chinese alone, and the wooden tower is a small-batch maker's.
 * The laboratories and their numbers are invented.
 */
export function testingEvents(): DemoEvent[] {
  return [
    {
      date: '2024-05-28',
      drafts: [...laboratories(), ...['bw-c-101', 'bw-c-114'].map(carPlan), bearPlan(), towerPlan()],
    },
    ...YEARS.map(({ date, tested, year }) => ({ date, drafts: reportsOf(year, date, tested) })),
    { date: '2026-01-16', drafts: [withdrawn()] },
  ];
}

const YEARS = [
  { year: '2024', tested: '2024-05-24', date: '2024-05-30' },
  { year: '2025', tested: '2025-05-12', date: '2025-05-19' },
] as const;

const RULES = [
  'lead-substrate',
  'lead-paint',
  'phthalates',
  'toy-elements-coating',
  'toy-elements-substrate',
  'toy-standard',
  'small-parts',
];
const SCOPE = RULES.map((rule) => ({ rule, from: '2021-03-01', confirmedOn: '2024-05-20' }));
const EASTBAY = {
  party: 'eastbay-lab',
  labNumber: '9902',
  accreditation: 'ISO/IEC 17025 (example)',
  scope: SCOPE,
};

function laboratories(): Draft[] {
  const party = (id: string, name: string, address: string, phone: string): Draft =>
    fact('party', id, {
      ...{ name, roles: ['laboratory'], country: 'CN', address, phone },
      email: `reports@${id}.example`,
    });
  return [
    party('meridian-lab', 'Meridian Product Testing', '17 Keji Road, Guangzhou', '+86 20 5550 0199'),
    party('eastbay-lab', 'Eastbay Testing Services', '4 Harbour Lane, Shenzhen', '+86 755 5550 0142'),
    fact('laboratory', 'meridian', { ...EASTBAY, party: 'meridian-lab', labNumber: '9901' }),
    fact('laboratory', 'eastbay', EASTBAY),
    ...[2025, 2026].map((year) =>
      fact('small-batch-registration', `mingde-${String(year)}`, {
        ...{ party: 'mingde', year, number: `SBM-EXAMPLE-${String(year)}` },
      }),
    ),
  ];
}

/** A year and a half later the laboratory of the quad is no longer accepted, and its earlier reports may not be relied on. */
function withdrawn(): Draft {
  const withdrawals = [
    {
      ...{ from: '2026-01-15', reports: 'all', reason: 'Reports found unreliable', confidence: 'secondary' },
      authority: 'Example after the withdrawals that the authority announced that day',
    },
  ];
  return {
    action: 'correct',
    kind: 'laboratory',
    id: 'eastbay',
    body: { ...EASTBAY, withdrawals },
    reason: 'Withdrawn by the authority',
  };
}

interface Part {
  readonly slot: string;
  readonly rules: readonly string[];
}
const CAR_PARTS: readonly Part[] = [
  { slot: 'body resin', rules: ['lead-substrate', 'phthalates', 'toy-elements-substrate'] },
  { slot: 'chassis resin', rules: ['lead-substrate', 'phthalates', 'toy-elements-substrate'] },
  { slot: 'paint', rules: ['lead-paint', 'toy-elements-coating'] },
  { slot: 'axles', rules: ['lead-substrate', 'toy-elements-substrate'] },
  { slot: 'wheels', rules: ['lead-substrate', 'phthalates', 'toy-elements-substrate'] },
  {
    slot: 'decal',
    rules: ['lead-substrate', 'lead-paint', 'phthalates', 'toy-elements-coating', 'toy-elements-substrate'],
  },
];
const BEAR_PARTS: readonly Part[] = [
  { slot: 'shell fabric', rules: ['lead-substrate', 'toy-elements-substrate'] },
  { slot: 'eyes', rules: ['lead-substrate', 'phthalates'] },
];
const TOWER_PARTS: readonly Part[] = [
  { slot: 'blanks', rules: ['lead-substrate'] },
  { slot: 'paint', rules: ['lead-paint'] },
];

function plan(
  product: string,
  site: string,
  parts: readonly Part[],
  hidden: Readonly<Record<string, string>>,
): Draft {
  const covered = Object.entries(hidden).map(([slot, why]) => ({
    ...{ component: slot, slot, accessible: 'no', why, rules: [] },
  }));
  const components = parts.map(({ slot, rules }) => ({ component: slot, slot, accessible: 'yes', rules }));
  return fact('test-plan', `plan-${product}`, {
    ...{
      code: `TP-${product.toUpperCase()}`,
      product,
      site,
      from: '2024-05-20',
      basis: 'one-year',
      samples: 6,
    },
    sampling: 'Drawn from the first carton of each shift',
    components: [
      ...components,
      { component: 'Whole product', accessible: 'yes', rules: ['toy-standard'] },
      ...covered,
    ],
  });
}

const PACK = 'Packaging that is thrown away';

function carPlan(product: string): Draft {
  return plan(product, 'lanhua-dg', CAR_PARTS, {
    masterbatch: 'Mixed into the resin and tested with it',
    motor: 'Closed in the chassis',
    'colour box': PACK,
  });
}

function bearPlan(): Draft {
  return plan('bw-p-101', 'songhong-hd', BEAR_PARTS, {
    lining: 'Sewn in',
    filling: 'Sewn in',
    thread: 'Part of the seams, tested with the shell',
    'sewn-in label': 'Tested with the shell',
    polybag: PACK,
  });
}

function towerPlan(): Draft {
  return plan('bw-w-101', 'mingde-yh', TOWER_PARTS, {
    lacquer: 'Under the paint',
    glue: 'Inside the joints',
    dowels: 'Inside the joints',
    sleeve: PACK,
  });
}

function reportsOf(year: string, issuedOn: string, testedTo: string): Draft[] {
  const of = { year, issuedOn, testedTo };
  // Nobody had the eyes tested.
  const bear = BEAR_PARTS.filter(({ slot }) => slot === 'shell fabric');
  return [
    report(of, { product: 'bw-c-101', laboratory: 'meridian', parts: CAR_PARTS, language: 'en' }),
    report(of, { product: 'bw-c-114', laboratory: 'eastbay', parts: CAR_PARTS, language: 'en' }),
    report(of, {
      product: 'bw-p-101',
      laboratory: 'meridian',
      parts: bear,
      language: year === '2025' ? 'zh' : 'en',
    }),
    report(of, { product: 'bw-w-101', laboratory: 'meridian', parts: TOWER_PARTS, language: 'en' }),
  ];
}

interface Tested {
  readonly product: string;
  readonly laboratory: string;
  readonly parts: readonly Part[];
  readonly language: string;
}

function report(
  {
    year,
    issuedOn,
    testedTo,
  }: { readonly year: string; readonly issuedOn: string; readonly testedTo: string },
  { product, laboratory, parts, language }: Tested,
): Draft {
  const made = present(
    DEMO_PRODUCTS.find(({ id }) => id === product),
    product,
  );
  const factory = present(
    DEMO_FACTORIES.find(({ party }) => party === made.factory),
    made.factory,
  );
  const items = parts.map(({ slot }, index) => {
    const material = made.slots.find(([name]) => name === slot)?.[1];
    const supplier = factory.materials.find(({ code }) => code === material)?.suppliers[0];
    return {
      ...{ key: String(index + 1), component: slot, slot, material, supplier },
      supplierSite: `${String(supplier)}-works`,
    };
  });
  const whole = { key: 'W', component: 'Whole product' };
  return fact('test-report', `${product}-${year}`, {
    ...{
      number: `${laboratory === 'meridian' ? 'MPT' : 'EBT'}-${year}-${product.slice(3).toUpperCase()}`,
      laboratory,
    },
    ...{ kind: year === '2024' ? 'certification' : 'periodic', issuedOn, testedTo, language },
    ...{ product, site: factory.site, revision: `${product}-bom-a`, items: [...items, whole] },
    results: [
      ...parts.flatMap(({ rules }, index) => rules.flatMap((rule) => results(rule, String(index + 1)))),
      { tested: 'W', section: '5', rule: 'toy-standard', stated: 'passed' },
    ],
  });
}

const PHTHALATES = ['DEHP', 'DBP', 'BBP', 'DINP', 'DIBP', 'DPENP', 'DHEXP', 'DCHP'];
const ELEMENTS = ['Sb', 'As', 'Ba', 'Cd', 'Cr', 'Pb', 'Hg', 'Se'];

function results(rule: string, tested: string): object[] {
  if (rule === 'phthalates')
    return PHTHALATES.map((analyte) => ({
      tested,
      section: '3',
      rule,
      analyte,
      value: '<0.005',
      unit: 'percent',
    }));
  if (rule.startsWith('toy-elements'))
    return ELEMENTS.map((analyte) => ({
      ...{ tested, section: '4', rule, analyte },
      value: '<5',
      unit: 'mg/kg',
    }));
  const section = rule === 'lead-paint' ? '2' : '1';
  return [{ tested, section, rule, analyte: 'Pb', value: '<10', unit: 'mg/kg' }];
}
