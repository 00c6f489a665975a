import type { RunStory, ShipmentStory } from './same-story-report.ts';

type Compared = Pick<RunStory, 'fields' | 'differences' | 'missing'>;
type Said = RunStory['differences'][number]['says'];

const VERDICT_WORDS = {
  same: 'One story: everything that has to be there is there and agrees.',
  differs: 'Not one story.',
  'not-whole': 'No difference as far as it can be compared; not all is on record.',
} as const;

/** The check of a run for a person at a terminal. */
export function runStoryText(story: RunStory): string {
  return [`${story.run.name}: ${VERDICT_WORDS[story.verdict]}`, ...runLines(story)].join('\n');
}

export function shipmentStoryText(story: ShipmentStory): string {
  return [
    `${story.shipment.name}: ${VERDICT_WORDS[story.verdict]}`,
    ...comparedLines(story),
    ...story.unplaced.map(
      ({ record, line, says }) =>
        `  ! line ${String(line)} of ${record.name} belongs to no run on it: ${says}`,
    ),
    ...story.runs.flatMap((run) => [`${run.run.name} (${run.product.name})`, ...runLines(run)]),
  ].join('\n');
}

function runLines(story: RunStory): string[] {
  return [
    ...comparedLines(story),
    ...story.shipments.flatMap((goods) => [
      ...(comparedLines(goods).length === 0 ? [] : [`  on ${goods.shipment.name}`]),
      ...comparedLines(goods),
    ]),
  ];
}

function comparedLines({ fields, differences, missing }: Compared): string[] {
  return [
    ...differences.map(
      ({ field, severity, is, says, against }) =>
        `  ! ${severity} ${field} ${IS_WORDS[is]}: ${quoteOf(says)}, against ${quoteOf(against)}`,
    ),
    ...fields.flatMap(({ field, silent }) =>
      silent.map(({ teller, record }) => `  ? ${field} not recorded in ${teller} ${record.name}`),
    ),
    ...missing.map((teller) => `  ? no ${teller} on record`),
  ];
}

const IS_WORDS = { differs: 'differs', near: 'is worded otherwise', unread: 'cannot be compared' } as const;

function quoteOf({ teller, record, at, quote }: Said): string {
  return `"${quote}" in ${teller} ${record.name}${at === null ? '' : ` (${at})`}`;
}

type Row = readonly (string | number | null)[];

const HEAD: Row = [
  ...['of', 'field', 'severity', 'is', 'quote', 'in', 'record', 'at'],
  ...['against', 'against in', 'against record', 'against at'],
];

/** One line for each difference, and for each silence. */
export function runStoryRows(story: RunStory): readonly Row[] {
  return [HEAD, ...rowsOf(story)];
}

export function shipmentStoryRows(story: ShipmentStory): readonly Row[] {
  const unplaced = story.unplaced.map(({ record, line, says }): Row => [
    ...[story.shipment.id, 'line', 'major', 'unplaced', says, record.kind, record.id, `line ${String(line)}`],
    ...[null, null, null, null],
  ]);
  return [HEAD, ...comparedRows(story.shipment.id, story), ...unplaced, ...story.runs.flatMap(rowsOf)];
}

function rowsOf(story: RunStory): Row[] {
  return [
    ...comparedRows(story.run.id, story),
    ...story.shipments.flatMap((goods) => comparedRows(`${story.run.id} ${goods.shipment.id}`, goods)),
  ];
}

function comparedRows(of: string, { fields, differences, missing }: Compared): Row[] {
  const place = ({ teller, record, at }: Said): Row => [teller, record.id, at];
  return [
    ...differences.map(({ field, severity, is, says, against }): Row => [
      ...[of, field, severity, is, says.quote, ...place(says)],
      ...[against.quote, ...place(against)],
    ]),
    ...fields.flatMap(({ field, silent }) =>
      silent.map(({ teller, record }): Row => [
        ...[of, field, null, 'not recorded', null, teller, record.id, null],
        ...[null, null, null, null],
      ]),
    ),
    ...missing.map((teller): Row => [
      ...[of, null, null, 'nothing on record', null, teller, null, null],
      ...[null, null, null, null],
    ]),
  ];
}
