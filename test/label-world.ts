import { z } from 'zod';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

/** The firm of the label guide's sample, with the run that its label is of, and the next one. */
export const GUIDE_RECORDS: readonly (readonly [kind: string, id: string, body: object])[] = [
  [
    'party',
    'arcadia',
    {
      name: 'Arcadia Bay Imports LLC',
      roles: ['importer', 'importer-of-record'],
      country: 'US',
      address: '44 Cedar Avenue, Arcadia Bay, Oregon, USA',
      phone: '(123) 456-7890',
    },
  ],
  ['party', 'thuonghoa', { name: 'Thuong Hoa Kidswear', roles: ['factory'], country: 'VN' }],
  ['site', 'bg', { party: 'thuonghoa', name: 'Works', city: 'Bac Giang', country: 'VN' }],
  ['product', 'romper', { name: 'Baby Romper (2022)', style: 'BR-2022', importer: 'arcadia' }],
  [
    'run',
    'bg1',
    {
      code: 'ABC0921-VN-BG1',
      product: 'romper',
      site: 'bg',
      started: '2021-09-06',
      ended: '2021-09-07',
      made: 520,
    },
  ],
  [
    'run',
    'bg2',
    { code: 'ABC1021-VN-BG2', product: 'romper', site: 'bg', started: '2021-10-02', ended: '2021-10-02' },
  ],
];

const proposal = z.object({
  body: z.looseObject({ lines: z.array(z.looseObject({ key: z.string(), text: z.string() })) }),
  missing: z.array(z.looseObject({ key: z.string(), says: z.string() })),
  responsible: z.looseObject({ rule: z.string(), role: z.string() }),
});
const checked = z.object({
  outcomes: z.array(z.looseObject({ basis: z.string(), outcome: z.string() })),
  findings: z.array(
    z.looseObject({
      rule: z.string(),
      outcome: z.string(),
      reason: z.string(),
      place: z.string().nullable(),
    }),
  ),
});
const frozen = z.object({ id: z.string(), version: z.int(), publicCode: z.string() });
const drawn = z.object({
  name: z.string(),
  version: z.int().nullable(),
  widthMm: z.number(),
  heightMm: z.number(),
  warnings: z.array(z.looseObject({ code: z.string() })),
  base64: z.string(),
});

/** The questions that tests of labels ask, with their answers read. */
export interface LabelWorld extends World {
  propose(input: object): Promise<z.infer<typeof proposal>>;
  check(run: string): Promise<z.infer<typeof checked>>;
  /** The first finding of a rule, at a place where one is named. */
  finding(
    run: string,
    rule: string,
    place?: string,
  ): Promise<z.infer<typeof checked>['findings'][number] | undefined>;
  freeze(label: string, more?: object): Promise<z.infer<typeof frozen>>;
  draw(input: object): Promise<z.infer<typeof drawn> & { text: string }>;
  /** Another product like the guide's, with two runs of its own. */
  newRuns(): Promise<{ readonly product: string; readonly run: string; readonly next: string }>;
  /** Records what labels of a product must do. */
  plan(product: string, body: object): Promise<unknown>;
}

export async function openLabelWorld(address: string): Promise<LabelWorld> {
  const world = await openWorld(address);
  for (const [kind, id, body] of GUIDE_RECORDS) await world.ask(`${kind}.record`, { id, body });
  let made = 0;
  const check = async (run: string) => checked.parse(await world.ask('label.check', { run }));
  return {
    ...world,
    check,
    newRuns: async () => {
      made += 1;
      const [product, run, next] = [`romper-${String(made)}`, `bg1-${String(made)}`, `bg2-${String(made)}`];
      const [romper, first, second] = GUIDE_RECORDS.slice(-3).map(([, , body]) => body);
      await world.ask('product.record', { id: product, body: romper });
      const records = [
        [run, first, `ABC0921-VN-BG1-${String(made)}`],
        [next, second, `ABC1021-VN-BG2-${String(made)}`],
      ] as const;
      for (const [id, body, code] of records)
        await world.ask('run.record', { id, body: { ...body, product, code } });
      return { product, run, next };
    },
    propose: async (input) => proposal.parse(await world.ask('label.propose', input)),
    finding: async (run, rule, place) =>
      (await check(run)).findings.find(
        (one) => one.rule === rule && (place === undefined || one.place === place),
      ),
    freeze: async (label, more = {}) =>
      frozen.parse(await world.ask('label.freeze', { label, approvedBy: 'QA', ...more })),
    draw: async (input) => {
      const answer = drawn.parse(await world.ask('label.draw', input));
      return { ...answer, text: Buffer.from(answer.base64, 'base64').toString('latin1') };
    },
    plan: (product, body) =>
      world.ask('label-plan.record', { id: `plan-${product}`, body: { product, ...body } }),
  };
}
