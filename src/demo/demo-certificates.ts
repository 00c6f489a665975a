import { citationsOn, ruleOf } from '../domain/requirement/catalogue.ts';
import { present } from '../kit/invariant.ts';
import type { Draft } from '../ledger/draft.ts';
import { fact } from './demo-event.ts';
import type { DemoEvent } from './demo-event.ts';
import { DEMO_FIRM, DEMO_PRODUCTS } from './demo-firm.ts';

/**
 * The demo firm's certificates: the truck of 2024, the truck of summer 2025 with a version that took its place and covers months, the
 * quad, whose laboratory was withdrawn later, once withdrawn with it and once forgotten. Everything else is still without one.
 */
export function certificateEvents(): DemoEvent[] {
  const first = certificate({
    ...{ ...TRUCK, year: '2024', testedOn: '2024-05-24', month: '2024-07', issuedOn: '2024-07-22' },
    runs: ['LH2407-C101-13A', 'LH2407-C101-13B'],
  });
  const summer = { ...TRUCK, year: '2025', testedOn: '2025-05-12', month: '2025-07' } as const;
  const runs = ['LH2507-C101-115A', 'LH2507-C101-115B'];
  const quad = { ...QUAD, year: '2024', testedOn: '2024-05-24' } as const;
  return [
    { date: '2024-07-22', drafts: [first] },
    { date: '2025-04-10', drafts: [certificate({ ...quad, ...APRIL }), certificate({ ...quad, ...MARCH })] },
    { date: '2025-07-18', drafts: [certificate({ ...summer, issuedOn: '2025-07-18', runs })] },
    {
      date: '2025-08-19',
      drafts: [certificate({ ...summer, issuedOn: '2025-08-19', runs, until: '2025-08' })],
    },
    { date: '2026-01-19', drafts: [withdrawal()] },
  ];
}

const TRUCK = { product: 'bw-c-101', laboratory: 'meridian', report: 'MPT' } as const;
const QUAD = { product: 'bw-c-114', laboratory: 'eastbay', report: 'EBT' } as const;
const MARCH = {
  ...{ month: '2025-03', issuedOn: '2025-03-17' },
  runs: ['LH2503-C114-80A', 'LH2503-C114-80B'],
} as const;
const APRIL = {
  ...{ month: '2025-04', issuedOn: '2025-04-10' },
  runs: ['LH2504-C114-87A', 'LH2504-C114-87B'],
} as const;

interface Issued {
  readonly product: string;
  readonly laboratory: keyof typeof LABORATORIES;
  /** Letters that its reports begin with. */
  readonly report: string;
  readonly year: string;
  readonly testedOn: string;
  readonly month: string;
  readonly issuedOn: string;
  readonly runs: readonly string[];
  /** Last month of a period, in a version that takes the place of the one for the runs. */
  readonly until?: string;
}

/** Rules of the cars, with the section of the report that tells of each and the components it was shown for. */
const RULES = [
  ['lead-paint', '2', ['paint', 'decal']],
  ['lead-substrate', '1', ['body resin', 'chassis resin', 'axles', 'wheels', 'decal']],
  ['phthalates', '3', ['body resin', 'chassis resin', 'wheels', 'decal']],
  ['toy-standard', '5', ['Whole product']],
  ['toy-elements-coating', '4', ['paint', 'decal']],
  ['toy-elements-substrate', '4', ['body resin', 'chassis resin', 'axles', 'wheels', 'decal']],
] as const;

const LABORATORIES = {
  meridian: {
    ...{ labNumber: '9901', name: 'Meridian Product Testing', country: 'CN' },
    ...{ address: '17 Keji Road, Guangzhou', phone: '+86 20 5550 0199' },
  },
  eastbay: {
    ...{ labNumber: '9902', name: 'Eastbay Testing Services', country: 'CN' },
    ...{ address: '4 Harbour Lane, Shenzhen', phone: '+86 755 5550 0142' },
  },
} as const;

const IMPORTER = {
  party: DEMO_FIRM.importer,
  name: DEMO_FIRM.name,
  address: '2210 Harbor Mill Road, Portland, ME',
  country: 'US',
  email: 'compliance@brightwater.example',
  phone: '+1 555 0100 210',
} as const;

function certificate(issued: Issued): Draft {
  const { product, laboratory, testedOn, month, issuedOn, runs, until } = issued;
  const { name, style } = present(
    DEMO_PRODUCTS.find(({ id }) => id === product),
    product,
  );
  const number = `CPC-${style}-${month.replace('-', '')}`;
  const version = until === undefined ? 1 : 2;
  return fact('certificate', `${number}@${String(version)}`, {
    ...{ number, version, kind: 'cpc', ruleVersion: 'pre-2026-07-08', issuedOn, product },
    ...(until === undefined
      ? { revision: `${product}-bom-a`, covers: 'runs' }
      : { supersedes: `${number}@1`, reason: 'For the runs of August as well', covers: 'period' }),
    issuedBy: 'Dana Whitfield, Compliance',
    identifiers: [{ type: 'MODEL', value: style }],
    description: `${name}, model ${style}, for ages 3+`,
    citations: RULES.flatMap((told) => cited(issued, told)),
    certifier: { ...IMPORTER, role: 'importer' },
    records: { ...IMPORTER, contact: 'Compliance desk' },
    manufacturer: {
      ...{ party: 'lanhua', site: 'lanhua-dg', name: 'Lanhua Plastic Toys Co., Ltd' },
      ...{ city: 'Dongguan, Guangdong', country: 'CN', email: 'qa@lanhua.example' },
    },
    ...{ madeFrom: month, madeTo: until ?? month, testedOn },
    laboratories: [{ laboratory, testedOn, ...LABORATORIES[laboratory], ...reach(laboratory) }],
    runs,
  });
}

function reach(laboratory: string): object {
  return { email: `reports@${laboratory}-lab.example` };
}

function cited(
  { product, laboratory, report, year, month }: Issued,
  [rule, section, components]: (typeof RULES)[number],
): object[] {
  const evidence = [
    {
      ...{ kind: 'test-report', id: `${product}-${year}`, section },
      name: `${report}-${year}-${product.slice(3).toUpperCase()}`,
    },
  ];
  const texts = citationsOn(present(ruleOf(rule), rule), `${month}-28`);
  return texts.map((citation) => ({ rule, citation, laboratories: [laboratory], components, evidence }));
}

function withdrawal(): Draft {
  return fact('certificate-withdrawal', 'quad-march', {
    certificate: 'CPC-BW-C-114-202503@1',
    on: '2026-01-19',
    reason: 'It rests on reports of Eastbay Testing Services, which may not be relied on.',
    by: 'Dana Whitfield, Compliance',
  });
}
