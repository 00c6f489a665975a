import { unitWord } from '../../kit/quantity.ts';
import { hanging } from './hanging-lines.ts';
import type { Named, PlaceReport, RangeReport, ScopeReport } from './scope-report.ts';
import { SCOPE_CLASSES } from './scope-question.ts';
import { CLASS_WORDS, PLACE_WORDS, REASON_WORDS } from './scope-words.ts';

export type Counts = ScopeReport['totals']['units'];

const grouped = new Intl.NumberFormat('en-US');
const MOST_STRETCHES = 8;

/**
 * A scope answer as text for people, in lines of at most `width` columns: whole, save that what is wholly cleared is summed and that
 * of several reasons the first stands for all. `--json` has it all.
 */
export function scopeText(report: ScopeReport, width: number): string {
  const text = [
    head(report),
    classTable(report),
    whoHasIt(report),
    runsText(report),
    missingText(report),
    boundariesText(report),
    conservationText(report, width),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
  return hanging(text, width);
}

function head(report: ScopeReport): string {
  const setting = report.strict ? 'strict reading' : 'ordinary reading';
  const suspects = report.suspects.map((suspect) => `  ${suspect}`);
  return ['SUSPECT', ...suspects, `At ledger position ${count(report.position)}, ${setting}.`].join('\n');
}

function classTable(report: ScopeReport): string {
  const columns = SCOPE_CLASSES.map((one) => CLASS_WORDS[one].padStart(15)).join('');
  const row = (name: string, counts: Counts): string =>
    name.padEnd(10) + SCOPE_CLASSES.map((one) => count(counts[one]).padStart(15)).join('');
  const scope = inScope(report.totals.units);
  return [
    `${' '.repeat(10)}${columns}`,
    row('units', report.totals.units),
    row('cartons', report.totals.cartons),
    `In scope, everything that is not cleared: ${count(scope)} units.`,
  ].join('\n');
}

function inScope(counts: Counts): number {
  return counts.contains + counts['may-contain'] + counts.undetermined;
}

function whoHasIt(report: ScopeReport): string {
  const lines = ['WHO HAS IT'];
  const clean: Counts[] = [];
  for (const place of mostFirst(report.places)) {
    if (inScope(place.units) === 0 && inScope(place.cartons) === 0) {
      if (place.place === 'consignee') clean.push(place.units);
      else lines.push(`  ${placeName(place)}: ${count(place.units.cleared)} units, all cleared`);
      continue;
    }
    lines.push(`  ${placeName(place)}: ${countsWords(place.units)}`, ...shipmentLines(place));
    lines.push(...place.ranges.map((range) => `    ${rangeWords(range)}`));
  }
  if (clean.length > 0) {
    const units = clean.reduce((sum, counts) => sum + counts.cleared, 0);
    const others = clean.length === 1 ? '1 other consignee' : `${count(clean.length)} other consignees`;
    lines.push(`  ${others}: ${count(units)} units, all cleared`);
  }
  return lines.join('\n');
}

/** Consignees by how much of it they have, as somebody rings them up; other places after them. */
function mostFirst(places: readonly PlaceReport[]): PlaceReport[] {
  const consignees = places.filter(({ place }) => place === 'consignee');
  const others = places.filter(({ place }) => place !== 'consignee');
  return [
    ...consignees.toSorted(
      ({ units: left }, { units: right }) =>
        right.contains - left.contains ||
        right['may-contain'] - left['may-contain'] ||
        right.undetermined - left.undetermined,
    ),
    ...others,
  ];
}

function placeName({ place, party }: PlaceReport): string {
  if (party === null) return PLACE_WORDS[place];
  return place === 'consignee' ? party.name : `${PLACE_WORDS[place]}, ${party.name}`;
}

function shipmentLines(place: PlaceReport): string[] {
  return place.shipments
    .filter((shipment) => inScope(shipment.units) > 0 || inScope(shipment.cartons) > 0)
    .flatMap(({ shipment, date, units, ranges }) => [
      `    shipment ${shipment.name}, ${date ?? 'no date on record'}: ${countsWords(units)}`,
      ...ranges.map((range) => `      ${rangeWords(range)}`),
    ]);
}

/** `360 may hold it, 140 cleared`: only the classes that have any. */
export function countsWords(counts: Counts): string {
  const parts = SCOPE_CLASSES.filter((one) => counts[one] > 0).map(
    (one) => `${count(counts[one])} ${CLASS_WORDS[one]}`,
  );
  return parts.length === 0 ? 'no units' : parts.join(', ');
}

function rangeWords(range: RangeReport): string {
  const cartons = range.to - range.from;
  const reasons =
    range.reasons.length === 0 ? '' : ` (${range.reasons.map((one) => REASON_WORDS[one]).join('; ')})`;
  const noun = cartons === 1 ? 'carton' : 'cartons';
  return `${range.marks}: ${count(cartons)} ${noun}, each ${countsWords(range.perCarton)}${reasons}`;
}

function runsText(report: ScopeReport): string {
  const lines = ['BY RUN'];
  const cleared = new Map<string, number>();
  for (const run of report.runs) {
    if (isCleared(run)) {
      const reason = run.stretches[0]?.reasons[0] ?? run.reasons[0];
      const words = reason === undefined ? 'cleared' : REASON_WORDS[reason];
      cleared.set(words, (cleared.get(words) ?? 0) + 1);
      continue;
    }
    lines.push(`  ${run.run.name}, ${run.made === null ? 'open' : `${count(run.made)} made`}`);
    if (run.counts !== null) lines.push(`    ${countsWords(run.counts)}`);
    lines.push(...stretchLines(run.stretches));
  }
  for (const [words, runs] of cleared) {
    lines.push(`  ${count(runs)} ${runs === 1 ? 'run' : 'runs'} cleared: ${words}`);
  }
  return lines.join('\n');
}

function stretchLines(stretches: ScopeReport['runs'][number]['stretches']): string[] {
  const lines = stretches.slice(0, MOST_STRETCHES).map((stretch) => {
    const { from, to } = stretch.span;
    // The first is the short form (reading 20); the others may be about a part that went in.
    const reasons = stretch.reasons.slice(0, 1).map((one) => REASON_WORDS[one]);
    const room =
      stretch.room === undefined || stretch.room.quantity === 0
        ? ''
        : `; assumes that no record smaller than ${count(stretch.room.units)} units' worth is missing`;
    return `    units ${count(from)} to ${count(to - 1)}: ${CLASS_WORDS[stretch.class]}${reasons.length === 0 ? '' : ` (${reasons.join('')}${room})`}`;
  });
  const more = stretches.length - MOST_STRETCHES;
  if (more > 0) lines.push(`    and ${count(more)} more stretches: see --json`);
  return lines;
}

function missingText(report: ScopeReport): string {
  if (report.missing.length === 0) return '';
  const lines = [`MISSING RECORDS, most worth first (${count(report.unitsWaiting)} units wait for them)`];
  report.missing.forEach((missing, index) => {
    const quantity =
      missing.needed === null
        ? ''
        : `; needs ${count(missing.needed)}, recorded ${count(missing.recorded ?? 0)}${missing.unit === null ? '' : ` ${unitWord(missing.unit)}`}`;
    const ask = [missing.ask, missing.askSite].filter((one): one is Named => one !== null);
    const names = [...new Set(ask.map((one) => one.name))];
    const who = names.length === 0 ? 'nobody on record to ask' : `ask ${names.join(', ')}`;
    lines.push(`  ${String(index + 1)}. ${missing.says}${quantity}`);
    lines.push(`     would settle ${count(missing.units)} units; ${who}`);
  });
  return lines.join('\n');
}

const BOUNDARY_WORDS = {
  product: 'the whole product',
  lots: 'the whole lots',
  cartons: 'the carton ranges',
  window: 'the window',
} as const;

function boundariesText(report: ScopeReport): string {
  if (report.boundaries.length === 0) return '';
  const lines = ['CHOICES OF BOUNDARY'];
  for (const choice of report.boundaries) {
    const allowed = choice.allowed ? 'allowed' : 'NOT allowed';
    lines.push(
      `  ${BOUNDARY_WORDS[choice.boundary].padEnd(18)} ${count(choice.units).padStart(10)} units ${count(choice.cartons).padStart(8)} cartons  ${allowed}: ${choice.why}`,
    );
  }
  return lines.join('\n');
}

const CONSERVED = [
  ['shipped', 'shipped'],
  ['returned', 'returned'],
  ['inStock', 'in stock'],
  ['unsettled', 'unsettled'],
  ['sampled', 'sampled'],
  ['scrapped', 'scrapped'],
  ['looseStock', 'loose'],
  ['delivered', 'delivered'],
  ['reworkedAway', 'reworked'],
  ['unaccounted', 'unaccounted'],
] as const;

/** Runs in scope line by line; those that are wholly cleared as one sum. A table where there is room for it, else sums in words. */
function conservationText(report: ScopeReport, available: number): string {
  const touched = new Set(report.runs.filter((run) => !isCleared(run)).map((run) => run.run.id));
  const shown = report.conservation.filter((row) => touched.has(row.run.id));
  const rest = report.conservation.filter((row) => !touched.has(row.run.id));
  const rows = [...shown.map((row) => ({ ...row, name: row.run.name }))];
  if (rest.length > 0) rows.push({ ...summed(rest), name: `${count(rest.length)} cleared runs` });
  const used = CONSERVED.filter(([key]) => key === 'unaccounted' || rows.some((row) => row[key] !== 0));
  const width = Math.max(4, ...rows.map((row) => row.name.length));
  const line = (name: string, made: string, cells: readonly string[]): string =>
    `  ${name.padEnd(width)}${made.padStart(10)} =${cells.map((cell) => cell.padStart(12)).join('')}`;
  const headings = used.map(([, words]) => words);
  if (line('', '', headings).length > available) {
    return ['WHERE THE UNITS ARE', ...rows.map(conservationWords)].join('\n');
  }
  const lines = rows.map((row) =>
    line(
      row.name,
      count(row.made),
      used.map(([key]) => count(row[key])),
    ),
  );
  return ['WHERE THE UNITS ARE', line('run', 'made', headings), ...lines].join('\n');
}

/** `ABC-1: 2,193 made = 2,148 shipped + 45 sampled + 0 unaccounted`: what is none is left out, but never what is unaccounted. */
function conservationWords(row: ConservationLine & { readonly name: string }): string {
  const parts = CONSERVED.filter(([key]) => key === 'unaccounted' || row[key] !== 0);
  const sum = parts.map(([key, words]) => `${count(row[key])} ${words}`).join(' + ');
  return `  ${row.name}: ${count(row.made)} made = ${sum}`;
}

type ConservationLine = ScopeReport['conservation'][number];

function summed(rows: readonly ConservationLine[]): ConservationLine {
  return rows.reduce((sum, row) => {
    const next = { ...sum, made: sum.made + row.made };
    for (const [key] of CONSERVED) next[key] = sum[key] + row[key];
    return next;
  });
}

function isCleared({ counts, stretches }: ScopeReport['runs'][number]): boolean {
  return counts === null ? stretches.every((stretch) => stretch.class === 'cleared') : inScope(counts) === 0;
}

function count(value: number): string {
  return grouped.format(value);
}
