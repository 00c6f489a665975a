import { isCalendarDate } from '../../kit/calendar-date.ts';
import type { Span } from '../../kit/span.ts';
import { dayOfEvent, factOf, paperOf, restOf, type Desk } from './desk.ts';
import type { EpcisEvent } from './epcis-event.ts';
import type { GoodsRecords } from './goods-records.ts';
import type { DraftBody } from './record-draft.ts';
import { eventRecordId, idFrom, itemKey, itemRecordId } from './record-ids.ts';
import { readInputs, readMakings, type Input, type Making } from './run-makings.ts';
import type { Whereabouts } from './whereabouts.ts';

const REVISIONS: readonly (readonly [fact: string, kind: string])[] = [
  ['artworkRevision', 'artwork'],
  ['packagingRevision', 'packaging'],
  ['approvedSample', 'approved-sample'],
];
/** Facts that become fields of a run. */
const TAKEN = ['lotNumber', 'line', 'shift', 'productionDate', 'productionDateFrom', 'productionDateTo'];

/** Drafts the runs that events made, what went into them, and those that are only spoken of. */
export function draftRuns(desk: Desk, goods: GoodsRecords, where: Whereabouts): readonly Making[] {
  const makings = readMakings(desk, goods);
  for (const ofRun of Map.groupBy(makings, ({ runKey }) => runKey).values()) {
    draftRun(ofRun, desk, goods, where);
  }
  const byGroup = Map.groupBy(makings, ({ group }) => group);
  const spans = unitSpans(makings);
  for (const input of readInputs(desk))
    draftConsumption(input, byGroup.get(input.group) ?? [], spans, desk, goods);
  return makings;
}

/** Runs that are spoken of and were made by no event here: they exist, and the rest stays unknown. */
export function draftRunsSpokenOf(desk: Desk, goods: GoodsRecords): void {
  for (const [key, { item, events }] of goods.runs) {
    if (desk.isElsewhere('run', key, idFrom('lot', key))) continue;
    const product = desk.idOnRecord('product', itemKey(item)) ?? itemRecordId(itemKey(item));
    desk.draft('run', goods.runId(key), { code: item.lot, product }, { ifStanding: 'fill', events });
  }
}

function draftRun(makings: readonly Making[], desk: Desk, goods: GoodsRecords, where: Whereabouts): void {
  const [first] = makings;
  const last = makings.at(-1);
  if (first === undefined || last === undefined) return;
  if (desk.isElsewhere('run', first.runKey, idFrom('lot', first.runKey))) {
    desk.note(
      first.event.at,
      `The run "${first.run}" is on record already; what this event says of it is not taken over.`,
    );
    return;
  }
  const { event } = first;
  const line =
    factOf(event, 'line') ?? (event.readPoint?.kind === 'place' ? event.readPoint.extension : null);
  const site =
    where.site(event.location, event, null, line ?? undefined) ?? where.site(event.readPoint, event);
  if (event.readPoint !== null) where.site(event.readPoint, event);
  const product = goods.product(first.item, event);
  const { bom, revisions, rest } = draftRevisions(event, product, itemKey(first.item), desk);
  const body = {
    code: first.item.lot,
    product,
    revision: bom,
    revisions,
    site,
    line: line ?? undefined,
    shift: factOf(event, 'shift'),
    ...runDates(event, last.event),
    made: unitsMade(makings, desk),
    workOrder: paperOf(event, 'prodorder'),
    purchaseOrder: paperOf(event, 'po'),
    note: restOf(event, [...TAKEN, ...REVISIONS.map(([fact]) => fact)], rest),
  };
  desk.draft('run', first.run, body, {
    ifStanding: 'overlay',
    events: makings.map((making) => making.event.index),
  });
}

/** Units of all makings. Without the first output of the lot among them the number is not known. */
function unitsMade(makings: readonly Making[], desk: Desk): number | undefined {
  let made = 0;
  for (const { units } of makings) {
    if (units === null) return undefined;
    made += units;
  }
  const [first] = makings;
  if (first === undefined || makings.some(({ event }) => event.step !== 'creating_class_instance'))
    return made;
  desk.report(
    first.event.at,
    first.event.step,
    `the commissioning of lot ${first.item.lot ?? ''} in the same document`,
    'This event adds to a lot that began elsewhere: import it together with the first output of the lot.',
  );
  return undefined;
}

function runDates(first: EpcisEvent, last: EpcisEvent): { started?: string; ended: string } {
  const from = factOf(first, 'productionDateFrom', 'productionDate');
  const to = factOf(last, 'productionDateTo');
  const ended = to !== undefined && isCalendarDate(to) && to !== dayOfEvent(last) ? to : last.time.local;
  const isStart = from !== undefined && isCalendarDate(from) && from <= ended.slice(0, 10);
  return isStart ? { started: from, ended } : { ended };
}

interface RevisionsTold {
  readonly bom?: string | undefined;
  readonly revisions?: string[] | undefined;
  readonly rest: string[];
}

/**
 * Revisions by their codes. A bill of materials is linked only where it is on record: of one whose slots nobody knows
 * it must not look as if it had none.
 */
function draftRevisions(event: EpcisEvent, product: string, key: string, desk: Desk): RevisionsTold {
  const revisions = REVISIONS.flatMap(([fact, kind]) => {
    const code = factOf(event, fact);
    if (code === undefined) return [];
    const id = desk.idOnRecord('revision', `${key}/${code}`) ?? idFrom('revision', `${key}/${code}`);
    desk.draft('revision', id, { product, kind, code }, { ifStanding: 'fill', events: [event.index] });
    return [id];
  });
  const code = factOf(event, 'bomRevision');
  const bom = code === undefined ? undefined : desk.idOnRecord('revision', `${key}/${code}`);
  const rest = event.transformation === null ? [] : [`transformation: ${event.transformation}`];
  if (code !== undefined && bom === undefined) {
    desk.note(event.at, `The run was made to BOM ${code}, which is not on record; record it with its slots.`);
  }
  return { bom, revisions: revisions.length === 0 ? undefined : revisions, rest };
}

/** Which units each group of events made of a run, where a run has several groups and every number is known. */
function unitSpans(makings: readonly Making[]): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const [runKey, ofRun] of Map.groupBy(makings, (making) => making.runKey)) {
    const groups = [...new Set(ofRun.map(({ group }) => group))];
    const isInterleaved = ofRun.some(
      ({ group }, index) =>
        group !== ofRun[index - 1]?.group && ofRun.slice(0, index).some((before) => before.group === group),
    );
    if (groups.length < 2 || isInterleaved || ofRun.some(({ units }) => units === null || units === 0))
      continue;
    let from = 1;
    for (const group of groups) {
      const units = ofRun
        .filter((making) => making.group === group)
        .reduce((total, making) => total + (making.units ?? 0), 0);
      spans.set(`${group} ${runKey}`, { from, to: from + units });
      from += units;
    }
  }
  return spans;
}

function draftConsumption(
  { event, group, mention }: Input,
  makings: readonly Making[],
  spans: ReadonlyMap<string, Span>,
  desk: Desk,
  goods: GoodsRecords,
): void {
  const item = goods.itemOf(mention);
  const lot = item === null ? undefined : goods.materialLot(item, event);
  if (lot === undefined) {
    desk.note(mention.at, 'What went in has no lot, so its use is not recorded: the run is incomplete here.');
    return;
  }
  const runs = new Map(makings.map((making) => [making.runKey, making.run]));
  const isAlone = runs.size === 1;
  if (runs.size === 0) desk.note(mention.at, 'What was made of it is not in the document.');
  if (runs.size > 1) desk.note(mention.at, 'How much of it went into each of the lots made is not told.');
  const quantity = goods.materialQuantity(mention);
  const path = mention.at.slice(event.at.length);
  for (const [index, [runKey, run]] of [...runs].entries()) {
    const body: DraftBody = {
      run,
      lot,
      quantity: isAlone ? quantity : undefined,
      span: spans.get(`${group} ${runKey}`),
      date: dayOfEvent(event),
    };
    const id = eventRecordId(event, isAlone ? path : `${path}/${String(index)}`);
    desk.draftFrom(event, 'consumption', id, body);
  }
}
