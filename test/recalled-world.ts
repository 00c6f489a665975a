/** Two shops and one that no mail reaches, each with cartons of the recalled lot. */
export const RECALLED: readonly (readonly [kind: string, id: string, body: object])[] = [
  ...(['mega', 'maple', 'corner', 'gone'] as const).map(
    (id) =>
      [
        'party',
        id,
        {
          name: `${id} <stores>`,
          roles: ['consignee'],
          ...(id === 'mega' ? { email: 'quality@mega.example', contact: 'Quality' } : {}),
          ...(id === 'gone' ? { email: 'refused@gone.example' } : {}),
        },
      ] as const,
  ),
  ['carton-series', 'ABI', { code: 'ABI', mark: 'ABI-{n:4}' }],
  ['packing', 'pack', { series: 'ABI', from: 1, to: 27, contents: [{ run: 'bg1', unitsPerCarton: 20 }] }],
  ...(['mega', 'maple', 'gone'] as const).flatMap((id, at) => {
    const shipment = ['shipment', `s-${id}`, { code: `S-${id}`, consignee: id, date: '2021-09-20' }] as const;
    const line = { shipment: `s-${id}`, series: 'ABI', from: 1 + at * 8, to: 9 + at * 8 };
    return [shipment, ['shipment-line', `l-${id}`, line] as const];
  }),
  [
    'recall',
    'r',
    {
      ...{
        code: 'R-2026-1',
        title: 'Romper, snap may come off',
        declaredOn: '2026-01-05',
        declaredBy: 'M. Sato',
      },
      ...{ reason: 'The snap may come off <b>and</b> be swallowed.', boundary: 'lots', units: 480 },
      runs: [{ run: 'bg1', whole: true, units: 520 }],
      cartons: (['mega', 'maple', 'gone'] as const).map((party, at) => ({
        ...{ series: 'ABI', from: 1 + at * 8, to: 9 + at * 8, class: 'contains', units: 20 },
        ...{ place: 'consignee', party, shipment: `s-${party}` },
      })),
    },
  ],
];
