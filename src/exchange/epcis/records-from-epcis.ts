import { IN_OUR_WORDS, schemaProblems } from '../../kit/schema-problem.ts';
import { RECORD_KINDS } from '../../domain/record-kinds.ts';
import { Checks } from './check-drafts.ts';
import { Containers } from './containers.ts';
import { Desk, type EpcisOptions } from './desk.ts';
import type { EpcisEvent } from './epcis-event.ts';
import { reporterTo, type EpcisProblem } from './epcis-problem.ts';
import { GoodsRecords } from './goods-records.ts';
import type { MasterFacts } from './master-facts.ts';
import { draftMaterials } from './material-drafts.ts';
import { draftAggregation, draftLooseStock } from './packing-drafts.ts';
import type { EpcisDraft, EpcisRecords, RecordDraft } from './record-draft.ts';
import { draftRuns, draftRunsSpokenOf } from './run-drafts.ts';
import { isMaking, type Making } from './run-makings.ts';
import { Shipping } from './shipping-drafts.ts';
import { Whereabouts } from './whereabouts.ts';

/** Kinds in the order in which their records may be written: each after those it names. */
const WRITING_ORDER = [
  ...['party', 'site', 'product', 'material', 'revision', 'run', 'material-lot', 'material-receipt'],
  ...[
    'material-movement',
    'consumption',
    'taken',
    'carton-series',
    'packing',
    'repack',
    'pallet',
    'shipment',
  ],
  ...['shipment-line', 'shipment-receipt', 'inspection', 'hold', 'name'],
];
const SCHEMAS = new Map(RECORD_KINDS.map(({ kind, schema }) => [kind, schema]));

/**
 * The records that the events of one document tell. Ids come from the identifiers and eventIDs in the document alone, so
 * that importing it again records nothing new (`settleDraft` says what each draft comes to). Events declared wrong count
 * no more: what they alone told is withdrawn. What the document does not say stays unknown: a lot that was used and never
 * received has no receipt, a run that is only packed has no number of units.
 *
 * `master`: names and addresses from the document's master data (`readMasterData`).
 */
export function recordsFromEpcis(
  events: readonly EpcisEvent[],
  options: EpcisOptions = {},
  master: ReadonlyMap<string, MasterFacts> = new Map(),
): EpcisRecords {
  const isWithdrawn = (event: EpcisEvent): boolean =>
    event.withdrawn !== null || options.withdrawnEvents?.has(event.key) === true;
  const live = deskOver(
    events.filter((event) => !isWithdrawn(event)),
    options,
    master,
  );
  const drafts = inWritingOrder(live.drafts());
  const withdrawn = events.filter(isWithdrawn);
  const problems = [...live.problems, ...bodyProblems(drafts, events)];
  if (withdrawn.length === 0) return { drafts, problems, notes: live.notes };
  // What the wrong events told is found by reading them as if they held.
  const claimed = inWritingOrder(deskOver(events, options, master).drafts());
  const both = takeBack(claimed, drafts, withdrawn);
  return { drafts: both, problems, notes: live.notes };
}

function deskOver(
  events: readonly EpcisEvent[],
  options: EpcisOptions,
  master: ReadonlyMap<string, MasterFacts>,
): Desk {
  const desk = new Desk(events, master, options);
  const where = new Whereabouts(desk);
  const goods = new GoodsRecords(desk);
  const containers = new Containers(desk);
  draftMaterials(desk, goods, where);
  const made = unitsByRun(draftRuns(desk, goods, where));
  const shipping = new Shipping(desk, goods, where, containers);
  const checks = new Checks(desk, goods, where, containers, shipping, made);
  for (const event of desk.events) {
    if (event.type === 'AggregationEvent') draftAggregation(event, desk, goods, containers);
    shipping.draft(event);
    checks.draft(event);
    noteUnread(event, desk);
  }
  draftLooseStock(desk, containers);
  draftRunsSpokenOf(desk, goods);
  goods.draftAll();
  where.draftAll();
  return desk;
}

/** Units made of every run of which all makings tell their number. */
function unitsByRun(makings: readonly Making[]): ReadonlyMap<string, number> {
  const made = new Map<string, number>();
  for (const [run, ofRun] of Map.groupBy(makings, (making) => making.run)) {
    if (ofRun.some(({ units }) => units === null)) continue;
    made.set(
      run,
      ofRun.reduce((total, { units }) => total + (units ?? 0), 0),
    );
  }
  return made;
}

const READ_STEPS = [
  ...['receiving', 'inspecting', 'sampling', 'destroying', 'holding', 'shipping', 'departing', 'loading'],
];

function noteUnread(event: EpcisEvent, desk: Desk): void {
  const isRead =
    isMaking(event) ||
    event.type === 'AggregationEvent' ||
    (event.type === 'ObjectEvent' && event.step !== null && READ_STEPS.includes(event.step)) ||
    (event.type === 'ObjectEvent' && event.persistentDispositions.includes('recalled'));
  if (isRead) return;
  const step = event.step === null ? '' : ` ${event.step}`;
  desk.note(event.at, `Nothing is recorded of this${step} ${event.type}.`);
}

function inWritingOrder(drafts: readonly RecordDraft[]): RecordDraft[] {
  return drafts.toSorted(
    (left, right) => WRITING_ORDER.indexOf(left.kind) - WRITING_ORDER.indexOf(right.kind),
  );
}

/** Withdraws what only the wrong events told, and clears what they alone said of a run, which others may name. */
function takeBack(
  claimed: readonly RecordDraft[],
  drafts: readonly RecordDraft[],
  withdrawn: readonly EpcisEvent[],
): EpcisDraft[] {
  const wrong = new Map(withdrawn.map((event) => [event.index, event]));
  const live = new Set(drafts.map(draftKey));
  const lost = claimed.filter((draft) => !live.has(draftKey(draft)));
  const gone = lost.toReversed().flatMap((draft): EpcisDraft[] => {
    const event = draft.events.map((index) => wrong.get(index)).find((found) => found !== undefined);
    if (event === undefined || draft.ifStanding !== 'conflict') return [];
    const { kind, id, events } = draft;
    return [{ action: 'withdraw', kind, id, reason: withdrawalReason(event), events }];
  });
  const claims = new Map(claimed.map((draft) => [draftKey(draft), draft]));
  const kept = drafts.map((draft) => withoutClaims(draft, claims.get(draftKey(draft))));
  const bare = lost
    .filter(({ ifStanding }) => ifStanding === 'overlay')
    .map((draft) => {
      const body = { code: draft.body['code'], product: draft.body['product'] };
      return withoutClaims({ ...draft, body, whenAbsent: 'nothing' }, draft);
    });
  return [...gone, ...kept, ...bare];
}

function draftKey({ kind, id }: RecordDraft): string {
  return `${kind} ${id}`;
}

/** The draft, taking out what only the wrong events said. */
function withoutClaims(draft: RecordDraft, claim: RecordDraft | undefined): RecordDraft {
  if (claim?.ifStanding !== 'overlay') return draft;
  const clears = Object.keys(claim.body).filter((name) => !(name in draft.body));
  return clears.length === 0 ? draft : { ...draft, ifStanding: 'overlay', clears };
}

function withdrawalReason({ eventId, withdrawn }: EpcisEvent): string {
  const reason = withdrawn?.reason === null || withdrawn === null ? '' : `: ${withdrawn.reason}`;
  const by = withdrawn?.correctedBy.join(', ') ?? '';
  return `EPCIS event ${eventId ?? ''} was declared wrong${reason}${by === '' ? '' : `; corrected by ${by}`}`.slice(
    0,
    1_000,
  );
}

/** Bodies that their kind does not take: a code too long, a date that does not exist. */
function bodyProblems(drafts: readonly RecordDraft[], events: readonly EpcisEvent[]): EpcisProblem[] {
  const problems: EpcisProblem[] = [];
  const report = reporterTo(problems);
  const places = new Map(events.map(({ index, at }) => [index, at]));
  for (const draft of drafts) {
    const read = SCHEMAS.get(draft.kind)?.safeParse(draft.body, IN_OUR_WORDS);
    if (read?.success !== false) continue;
    for (const { at, expected = '' } of schemaProblems(read.error)) {
      report(
        places.get(draft.events[0] ?? 0) ?? '',
        at === 'input' ? draft.kind : `${draft.kind} ${at}`,
        expected,
        'Mend what the event says of this, or leave the event out.',
      );
    }
  }
  return problems;
}
