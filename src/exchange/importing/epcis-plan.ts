import type { Transaction } from '../../db/database.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import type { Draft } from '../../ledger/draft.ts';
import { chunks } from '../../ledger/project.ts';
import { bodyOf } from '../../ledger/replay.ts';
import {
  settleDraft,
  type DraftBody,
  type EpcisDraft,
  type Settlement,
  type Standing as Settled,
} from '../epcis/record-draft.ts';
import { membersOf } from '../stage/field-match.ts';
import type { StagedRecord } from '../stage/stage.ts';
import { blockedSteps } from './blocked-steps.ts';
import type { FileEvent } from './epcis-files.ts';
import { IMPORT_REASON, keyOf, lastImported, standingOf, type Standing, type Step } from './import-plan.ts';
import { mergeBodies } from './merge-bodies.ts';
import { GoodsLook } from './stopped-steps.ts';
import { UNDO_REASON } from './undo-import.ts';

/** A draft that contradicts what is on record. */
export interface DraftConflict {
  readonly draft: EpcisDraft;
  readonly says: string;
  /** What to do; absent: what a contradiction asks for. */
  readonly todo?: string;
}

interface Plan {
  readonly steps: readonly Step[];
  readonly conflicts: readonly DraftConflict[];
}

/** Holds the drafts of a document against the ledger, in their order. `events`: where each event of the document stands. */
export async function planDrafts(
  transaction: Transaction,
  kinds: ReadonlyMap<string, RecordKind>,
  drafts: readonly EpcisDraft[],
  events: readonly FileEvent[],
): Promise<Plan> {
  const steps: Step[] = [];
  const drafted = new Map<Step, EpcisDraft>();
  const conflicts: DraftConflict[] = [];
  for (const part of chunks(drafts, 400)) {
    const standing = await standingOf(transaction, part);
    for (const draft of part) {
      const stands = standing.get(keyOf(draft)) ?? null;
      const kind = kinds.get(draft.kind);
      const settlement = await settle(transaction, kind, draft, stands);
      if (settlement.outcome === 'conflict') conflicts.push({ draft, says: settlement.says });
      else {
        const step = stepFor(kind, stagedOf(draft, events), settlement, stands, draft);
        drafted.set(step, draft);
        steps.push(step);
      }
    }
  }
  for (const { step, says } of await blockedSteps({ transaction, kinds }, steps)) {
    const draft = drafted.get(step);
    if (draft !== undefined) conflicts.push({ draft, says });
  }
  if (conflicts.length > 0) return { steps, conflicts };
  // Goods are looked at once everything else holds.
  for (const { step, stopped } of await new GoodsLook(transaction, kinds, false).stopped(steps)) {
    const draft = drafted.get(step);
    if (draft !== undefined) conflicts.push({ draft, says: stopped.says, todo: stopped.todo });
  }
  return { steps, conflicts };
}

/** What people corrected or withdrew by hand stays while the document says what it said before. */
async function settle(
  transaction: Transaction,
  kind: RecordKind | undefined,
  draft: EpcisDraft,
  stands: Standing | null,
): Promise<Settlement> {
  const settlement = settleDraft(draft, stands === null ? null : settled(kind, stands));
  if (stands === null || (settlement.outcome !== 'correct' && settlement.outcome !== 'conflict')) {
    return settlement;
  }
  const before = plainBody(await lastImported(transaction, kind, draft));
  const saidSo = Object.keys(before).length > 0 && settleDraft(draft, { body: before }).outcome === 'nothing';
  return saidSo ? { outcome: 'nothing' } : settlement;
}

/** What an undone import recorded may be recorded anew. */
function settled(kind: RecordKind | undefined, stands: Standing): Settled {
  if (stands.withdrawn) return wasUndone(stands) ? null : 'withdrawn';
  return { body: kind === undefined ? {} : plainBody(bodyOf(stands.entry, kind)) };
}

function wasUndone({ entry, withdrawn }: Standing): boolean {
  return withdrawn && entry.reason?.startsWith(UNDO_REASON) === true;
}

/** The body without the place it came from, which the drafts of a document do not have. */
function plainBody(body: unknown): DraftBody {
  const { source: _source, ...rest } = membersOf(body);
  return rest;
}

function stagedOf(draft: EpcisDraft, events: readonly FileEvent[]): StagedRecord {
  const { kind, id } = draft;
  const origins = draft.events.flatMap((index) => {
    const event = events[index];
    if (event === undefined) return [];
    const place = { file: event.file, sheet: '', cell: event.at };
    return [{ place, table: '', row: null, refused: false }];
  });
  const body = draft.action === 'record' ? draft.body : {};
  return { kind, id, body, origins, refused: false, placeOf: () => origins[0]?.place };
}

function withSource(staged: StagedRecord, body: DraftBody): DraftBody {
  const place = staged.origins[0]?.place;
  if (place === undefined) return body;
  const at = place.cell.slice(0, 200);
  return { ...body, source: { file: place.file.slice(0, 500), ...(at === '' ? {} : { at }) } };
}

function stepFor(
  kind: RecordKind | undefined,
  staged: StagedRecord,
  settlement: Exclude<Settlement, { outcome: 'conflict' }>,
  stands: Standing | null,
  from: EpcisDraft,
): Step {
  const named = { kind: staged.kind, id: staged.id };
  const expected = stands?.entry.sequence;
  if (settlement.outcome === 'withdraw') {
    const reason = from.action === 'withdraw' ? from.reason : '';
    return { does: 'withdraw', staged, reason, draft: { action: 'withdraw', ...named, reason, expected } };
  }
  if (!('body' in settlement)) return { does: 'nothing', staged };
  const body = withSource(staged, settlement.body);
  if (stands === null) return { does: 'record', staged, draft: { action: 'record', ...named, body } };
  const again = stands.withdrawn;
  const current = kind === undefined ? {} : bodyOf(stands.entry, kind);
  const draft: Draft = {
    action: 'correct',
    ...named,
    body,
    reason: `${IMPORT_REASON}${staged.origins[0]?.place.file ?? 'a document'}`.slice(0, 2_000),
    expected,
    ...(again ? { reinstates: true } : {}),
  };
  const changes = again ? [] : mergeBodies(current, settlement.body, current).changes;
  return { does: 'correct', staged, draft, changes, again };
}
