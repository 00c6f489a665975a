import type { Fault } from '../import-problem.ts';
import { membersOf } from './field-match.ts';
import { contradiction, type CheckedRecord, type RecordSet, type ReportRecord } from './record-checks.ts';

interface Stretch<Checked> {
  readonly series: string;
  readonly from: number;
  readonly to: number;
  readonly record: Checked;
}

/** Cartons packed twice, shipped twice, shipped before they can have been packed, and more units in them than were made. */
export function checkCartons<Checked extends CheckedRecord>(
  set: RecordSet<Checked>,
  report: ReportRecord<Checked>,
): void {
  overlaps(stretchesOf(set.of('packing')), 'packed', report);
  const returned = set.of('shipment-return').flatMap(({ body }) => {
    const lines = membersOf(body)['lines'];
    return Array.isArray(lines) ? lines.map(membersOf) : [];
  });
  const lines = stretchesOf(set.of('shipment-line')).filter(
    (line) => !returned.some((back) => back['series'] === line.series && touches(back, line)),
  );
  overlaps(lines, 'shipped', report);
  checkShippingDates(set, report);
  checkPackedUnits(set, report);
}

function stretchesOf<Checked extends CheckedRecord>(records: readonly Checked[]): Stretch<Checked>[] {
  return records.flatMap((record) => {
    const { series, from, to } = membersOf(record.body);
    if (typeof series !== 'string' || typeof from !== 'number' || typeof to !== 'number') return [];
    return [{ series, from, to, record }];
  });
}

function touches(range: Readonly<Record<string, unknown>>, line: { from: number; to: number }): boolean {
  return Number(range['from']) < line.to && Number(range['to']) > line.from;
}

function overlaps<Checked extends CheckedRecord>(
  stretches: readonly Stretch<Checked>[],
  what: string,
  report: ReportRecord<Checked>,
): void {
  for (const group of Map.groupBy(stretches, ({ series }) => series).values()) {
    const sorted = group.toSorted((left, right) => left.from - right.from || left.to - right.to);
    let furthest: Stretch<Checked> | null = null;
    for (const stretch of sorted) {
      if (furthest !== null && stretch.from < furthest.to) {
        report(overlap(stretch, furthest, what), stretch.record, ['from']);
      }
      if (furthest === null || stretch.to > furthest.to) furthest = stretch;
    }
  }
}

function overlap<Checked>(stretch: Stretch<Checked>, other: Stretch<Checked>, what: string): Fault {
  const last = Math.min(stretch.to, other.to) - 1;
  const shown = (each: Stretch<Checked>): string => `${String(each.from)}-${String(each.to - 1)}`;
  return {
    kind: 'range-overlap',
    severity: 'ask',
    found: shown(stretch),
    expected: `cartons outside of ${shown(other)}`,
    says: `Cartons ${String(stretch.from)} to ${String(last)} of ${stretch.series} are ${what} twice.`,
    todo: 'Find out which row is right; mend the other, or say in the decisions that both stand.',
  };
}

/** A shipment cannot leave before the runs in its cartons have begun. */
function checkShippingDates<Checked extends CheckedRecord>(
  set: RecordSet<Checked>,
  report: ReportRecord<Checked>,
): void {
  const packings = Map.groupBy(stretchesOf(set.of('packing')), ({ series }) => series);
  for (const line of stretchesOf(set.of('shipment-line'))) {
    const shipment = set.fields('shipment', membersOf(line.record.body)['shipment']);
    const date = shipment['date'];
    if (typeof date !== 'string') continue;
    for (const packing of packings.get(line.series) ?? []) {
      if (packing.from >= line.to || packing.to <= line.from) continue;
      const started = firstStart(set, packing.record);
      if (started === null || started.slice(0, 10) <= date) continue;
      const says = `Shipped on ${date}; the run in these cartons began on ${started.slice(0, 10)}.`;
      report(contradiction('date-contradiction', date, started, says), line.record, ['from']);
    }
  }
}

function firstStart<Checked extends CheckedRecord>(set: RecordSet<Checked>, packing: Checked): string | null {
  const contents = membersOf(packing.body)['contents'];
  const starts = (Array.isArray(contents) ? contents : [])
    .map((content) => set.fields('run', membersOf(content)['run'])['started'])
    .filter((start): start is string => typeof start === 'string');
  return starts.toSorted().at(-1) ?? null;
}

function checkPackedUnits<Checked extends CheckedRecord>(
  set: RecordSet<Checked>,
  report: ReportRecord<Checked>,
): void {
  const placed = new Map<unknown, number>();
  for (const { from, to, record } of stretchesOf(set.of('packing'))) {
    const contents = membersOf(record.body)['contents'];
    for (const content of Array.isArray(contents) ? contents.map(membersOf) : []) {
      const units = Number(content['unitsPerCarton']) * (to - from);
      placed.set(content['run'], (placed.get(content['run']) ?? 0) + units);
    }
  }
  for (const taken of set.of('taken')) {
    const { run, quantity } = membersOf(taken.body);
    placed.set(run, (placed.get(run) ?? 0) + Number(quantity));
  }
  for (const run of set.of('run')) {
    const { made, code } = membersOf(run.body);
    const units = placed.get(run.id);
    if (typeof made !== 'number' || units === undefined || units <= made) continue;
    const says = `${String(code)} has ${String(made)} made; ${String(units)} are packed or taken out.`;
    report(contradiction('quantity-contradiction', made, units, says), run, ['made']);
  }
}
