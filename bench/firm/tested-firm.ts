import { fact } from '../../src/demo/demo-event.ts';
import { CATALOGUE_VERSION } from '../../src/domain/requirement/catalogue-version.ts';
import { addDays } from '../../src/kit/calendar-date.ts';
import type { Draft } from '../../src/ledger/draft.ts';

/** How large a firm is whose goods are tested: each laboratory tests two products. */
export interface TestedSize {
  readonly laboratories: number;
  readonly runsPerProduct: number;
}

const PRODUCTS_PER_LABORATORY = 2;
const RULES = ['lead-substrate', 'phthalates', 'lead-paint', 'small-parts'];
const FIRST_DAY = '2025-01-06';
/** Days over which the runs of a product are spread; one test carries them all. */
const DAYS = 300;
const SLOTS = [
  { slot: 'body', rules: ['lead-substrate', 'phthalates'] },
  { slot: 'paint', rules: ['lead-paint'] },
] as const;

/** A firm whose runs are proven: laboratories, products with plan, facts and report, runs with their slips. Seeded by its numbers. */
export function* testedFirm({ laboratories, runsPerProduct }: TestedSize): Generator<Draft[]> {
  yield [
    fact('party', 'maker', { name: 'Maker', roles: ['factory'] }),
    fact('party', 'mill', { name: 'Mill', roles: ['supplier'] }),
    fact('site', 'works', { name: 'Works', party: 'maker' }),
    fact('site', 'mill-works', { name: 'Mill works', party: 'mill' }),
    ...SLOTS.flatMap(({ slot }) => [
      fact('material', slot, { code: slot.toUpperCase(), name: slot, unit: 'GRM' }),
    ]),
  ];
  for (let laboratory = 0; laboratory < laboratories; laboratory += 1) {
    yield laboratoryDrafts(laboratory);
    for (let index = 0; index < PRODUCTS_PER_LABORATORY; index += 1) {
      const product = `p-${String(laboratory)}-${String(index)}`;
      yield productDrafts(product, `lab-${String(laboratory)}`);
      for (let run = 0; run < runsPerProduct; run += 1) yield runDrafts(product, run, runsPerProduct);
    }
  }
}

function laboratoryDrafts(number: number): Draft[] {
  const scope = RULES.map((rule) => ({ rule, from: '2019-01-01' }));
  const party = `lab-party-${String(number)}`;
  return [
    fact('party', party, { name: `Laboratory ${String(number)}`, roles: ['laboratory'] }),
    fact('laboratory', `lab-${String(number)}`, { party, labNumber: String(1_000 + number), scope }),
  ];
}

const reached = { accessible: 'yes', mouthable: 'yes', plasticized: 'no' } as const;

function productDrafts(product: string, laboratory: string): Draft[] {
  const slots = SLOTS.map(({ slot }) => ({ slot, material: slot, quantity: 10, unit: 'GRM' }));
  const whole = { component: 'whole', accessible: 'yes', rules: ['small-parts'] };
  const hazards = ['smallParts', 'magnets', 'buttonCells', 'otherBatteries', 'mainsPower', 'strings'];
  return [
    fact('product', product, { name: product }),
    fact('revision', `${product}-a`, { product, kind: 'bom', code: `${product}-a`, slots }),
    ...SLOTS.map(({ slot }) =>
      fact('material-lot', `${product}-${slot}`, {
        ...{ material: slot, code: `${product}-${slot}`, supplier: 'mill', supplierSite: 'mill-works' },
      }),
    ),
    fact('test-plan', `${product}-plan`, {
      ...{ code: `${product}-plan`, product, site: 'works', from: '2024-12-01', basis: 'one-year' },
      components: [
        ...SLOTS.map(({ slot, rules }) => ({ component: slot, slot, accessible: 'yes', rules })),
        whole,
      ],
    }),
    fact('product-facts', `${product}-facts`, {
      ...{ product, soldIn: ['US'], imported: 'yes', decision: 'yes', kinds: ['child-care-article'] },
      ...{ nothingElse: true, ageFromMonths: 12, ageToMonths: 36, partsComplete: true },
      ...Object.fromEntries([...hazards, 'liquids', 'sounds', 'plasticFilm'].map((one) => [one, 'no'])),
      parts: [
        { ...reached, name: 'body', slot: 'body', material: 'abs', finishes: ['paint'], plasticized: 'yes' },
      ],
    }),
    fact('requirement-check', `${product}-check`, {
      ...{ product, facts: `${product}-facts`, producedOn: FIRST_DAY, catalogue: CATALOGUE_VERSION },
      answers: [{ rule: 'lead-substrate', state: 'applies', laboratory: 'needed', why: 'For children' }],
    }),
    reportDraft(product, laboratory),
  ];
}

const PHTHALATES = ['DEHP', 'DBP', 'BBP', 'DINP', 'DIBP', 'DPENP', 'DHEXP', 'DCHP'];

function reportDraft(product: string, laboratory: string): Draft {
  const from = { supplier: 'mill', supplierSite: 'mill-works' };
  const value = { value: '<5', unit: 'ppm' };
  return fact('test-report', `${product}-report`, {
    ...{ number: `${product}-report`, laboratory, kind: 'periodic', issuedOn: '2025-01-03' },
    ...{ testedTo: '2025-01-02', language: 'en', product, site: 'works', revision: `${product}-a` },
    items: [...SLOTS.map(({ slot }) => ({ key: slot, slot, material: slot, ...from })), { key: 'whole' }],
    results: [
      { tested: 'body', rule: 'lead-substrate', analyte: 'Pb', ...value },
      ...PHTHALATES.map((analyte) => ({ tested: 'body', rule: 'phthalates', analyte, ...value })),
      { tested: 'paint', rule: 'lead-paint', analyte: 'Pb', ...value },
      { tested: 'whole', rule: 'small-parts', stated: 'passed' },
    ],
  });
}

function runDrafts(product: string, number: number, of: number): Draft[] {
  const id = `${product}-r${String(number)}`;
  const day = addDays(FIRST_DAY, Math.floor((number * DAYS) / of));
  const run = { code: id, product, revision: `${product}-a`, site: 'works', made: 100 };
  return [
    fact('run', id, { ...run, started: `${day}T08:00`, ended: `${day}T17:00` }),
    ...SLOTS.map(({ slot }) =>
      fact('consumption', `${id}-${slot}`, { run: id, slot, lot: `${product}-${slot}`, quantity: 1_000 }),
    ),
  ];
}
