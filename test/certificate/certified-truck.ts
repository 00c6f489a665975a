import type { Draft } from '../../src/ledger/draft.ts';
import { provenTruck, TRUCK_CHECK, TRUCK_EVIDENCE } from '../coverage/proven-truck.ts';

type Body = Readonly<Record<string, unknown>>;

/** What a certificate asks of the truck's records beside what coverage does: whom to write to, and who imports it. */
const MORE: Readonly<Record<string, Body>> = {
  'party maker': {
    ...{ name: 'Maker Toys Co., Ltd', country: 'CN', address: '8 Jinma Road', email: 'qa@maker.example' },
    contact: '何敏仪 He Minyi, QC',
  },
  'party lab': {
    ...{ country: 'CN', address: '17 Science Park, Guangzhou', email: 'reports@sound.example' },
    phone: '+86 20 5550 0199',
  },
  'site plant': { name: 'Dongguan plant', city: 'Dongguan', region: 'Guangdong', country: 'CN' },
  'site other-plant': { name: 'Huizhou plant', city: 'Huizhou', region: 'Guangdong', country: 'CN' },
  'product truck': { importer: 'importer', style: 'TR-7', gtin: '9521321001015', ageGrade: '18 months+' },
};

/** The toy standard is asked of the whole truck too: one report more. */
const TOY_CELL = 'whole toy-standard';
export const CERTIFIED_EVIDENCE: typeof TRUCK_EVIDENCE = {
  ...TRUCK_EVIDENCE,
  [TOY_CELL]: {
    kind: 'test-report',
    body: {
      ...TRUCK_EVIDENCE['whole small-parts']?.body,
      number: 'TOY',
      results: [{ tested: '1', rule: 'toy-standard', stated: 'passed' }],
    },
  },
};

/** The proven truck, as an importer certifies it. */
export function certifiedTruck(): Draft[] {
  const importer: Draft = {
    action: 'record',
    kind: 'party',
    id: 'importer',
    body: {
      ...{ name: 'Brightwater Toys LLC', roles: ['importer', 'importer-of-record'], country: 'US' },
      ...{ address: '2210 Harbor Mill Road, Portland, ME', email: 'compliance@brightwater.example' },
      ...{ phone: '+1 555 0100 210', contact: 'Compliance desk' },
    },
  };
  const toy = CERTIFIED_EVIDENCE[TOY_CELL];
  return [
    importer,
    ...provenTruck()
      .filter(({ kind }) => kind !== 'product-facts' && kind !== 'requirement-check')
      .map(withMore),
    { action: 'record', kind: 'product-facts', id: 'truck-facts', body: TRUCK_FACTS },
    { action: 'record', kind: 'requirement-check', id: 'truck-check', body: TRUCK_CHECK },
    { action: 'record', kind: 'test-report', id: TOY_CELL.replaceAll(' ', '-'), body: toy?.body },
  ];
}

function withMore(draft: Draft): Draft {
  if (draft.action !== 'record') return draft;
  const more = MORE[`${draft.kind} ${draft.id}`];
  if (more !== undefined) return { ...draft, body: { ...bodyOf(draft), ...more } };
  if (draft.kind === 'laboratory' && draft.id === 'sound')
    return { ...draft, body: withScope(bodyOf(draft)) };
  return draft.kind === 'test-plan' ? { ...draft, body: withToyStandard(bodyOf(draft)) } : draft;
}

function bodyOf({ body }: { readonly body: unknown }): Record<string, unknown> {
  return { ...(body as Body) };
}

function withScope(body: Record<string, unknown>): Body {
  return { ...body, scope: [...(body['scope'] as object[]), { rule: 'toy-standard', from: '2019-01-01' }] };
}

function withToyStandard(body: Record<string, unknown>): Body {
  const components = body['components'] as { component: string; rules: string[] }[];
  return {
    ...body,
    components: components.map((one) =>
      one.component === 'whole' ? { ...one, rules: [...one.rules, 'toy-standard'] } : one,
    ),
  };
}

const seen = { accessible: 'yes', mouthable: 'no' } as const;
export const TRUCK_FACTS: Body = {
  product: 'truck',
  ...{ soldIn: ['US'], imported: 'yes', decision: 'yes', decidedBy: 'Compliance', decidedOn: '2024-12-01' },
  statement: { pointsTo: 'child', evidence: 'Age grade on the box' },
  ...{ kinds: ['toy'], nothingElse: true, ageFromMonths: 18, ageToMonths: 60 },
  ...{ smallParts: 'no', magnets: 'no', buttonCells: 'no', otherBatteries: 'no', mainsPower: 'no' },
  ...{ strings: 'no', liquids: 'no', sounds: 'no', plasticFilm: 'no' },
  parts: [
    { name: 'body', slot: 'body', material: 'abs', finishes: ['paint'], plasticized: 'yes', ...seen },
    {
      ...{ name: 'axles', slot: 'axles', material: 'stainless-steel', finishes: ['none'], untreated: 'yes' },
      ...{ plasticized: 'no', ...seen },
    },
  ],
  partsComplete: true,
};
