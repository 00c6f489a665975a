import { sortedJson } from './shape.ts';
import type { EpcisProblem } from './epcis-problem.ts';

export type DraftBody = Readonly<Record<string, unknown>>;

/**
 * What to do when the record is there already. `fill`: add the fields it lacks. `overlay`: these fields replace those that
 * stand, `clears` are taken out, all others stay. `conflict`: it was made from one event, which never changes, so another
 * body under its id is a conflict.
 */
export type IfStanding = 'fill' | 'overlay' | 'conflict';

/** A record that the events of a document tell, or take back. */
export type EpcisDraft =
  | {
      readonly action: 'record';
      readonly kind: string;
      readonly id: string;
      readonly body: DraftBody;
      readonly ifStanding: IfStanding;
      readonly clears: readonly string[];
      /** `nothing`: it only changes what stands, and makes nothing new. */
      readonly whenAbsent: 'record' | 'nothing';
      /** Positions of the events it rests on. */
      readonly events: readonly number[];
    }
  | {
      /** Told by events that were declared wrong: withdraw it where it stands; nothing to do where it does not. */
      readonly action: 'withdraw';
      readonly kind: string;
      readonly id: string;
      readonly reason: string;
      readonly events: readonly number[];
    };

export type RecordDraft = Extract<EpcisDraft, { action: 'record' }>;

/** Something a person should read: left out, assumed, or unknown. Nothing is refused for it. */
export interface EpcisNote {
  readonly at: string;
  readonly says: string;
}

export interface EpcisRecords {
  /** Withdrawals first; then every record after those it names. */
  readonly drafts: readonly EpcisDraft[];
  /** Each refuses the import of its event. */
  readonly problems: readonly EpcisProblem[];
  readonly notes: readonly EpcisNote[];
}

/** What is on record under a draft's kind and id. */
export type Standing = { readonly body: DraftBody } | 'withdrawn' | null;

export type Settlement =
  | { readonly outcome: 'record' | 'correct'; readonly body: DraftBody }
  | { readonly outcome: 'withdraw' | 'nothing' }
  | { readonly outcome: 'conflict'; readonly says: string };

/** What a draft comes to beside what stands: importing the same document again comes to nothing. */
export function settleDraft(draft: EpcisDraft, standing: Standing): Settlement {
  if (draft.action === 'withdraw') {
    return { outcome: standing === null || standing === 'withdrawn' ? 'nothing' : 'withdraw' };
  }
  if (standing === null) {
    return draft.whenAbsent === 'nothing' ? { outcome: 'nothing' } : { outcome: 'record', body: draft.body };
  }
  const name = `The ${draft.kind} "${draft.id}"`;
  if (standing === 'withdrawn') {
    if (draft.ifStanding === 'conflict') return { outcome: 'nothing' };
    return { outcome: 'conflict', says: `${name} was withdrawn; the document speaks of it again.` };
  }
  if (draft.ifStanding === 'conflict') {
    if (sameBody(draft.body, standing.body)) return { outcome: 'nothing' };
    return {
      outcome: 'conflict',
      says: `${name} was made from this event before and says something else; a captured event never changes.`,
    };
  }
  const body = merged(draft, standing.body);
  return sameBody(body, standing.body) ? { outcome: 'nothing' } : { outcome: 'correct', body };
}

function merged(draft: RecordDraft, standing: DraftBody): DraftBody {
  if (draft.ifStanding === 'fill') return { ...draft.body, ...standing };
  const kept = Object.entries(standing).filter(([name]) => !draft.clears.includes(name));
  return { ...Object.fromEntries(kept), ...draft.body };
}

/** Equal as JSON, whatever the order of members. */
function sameBody(left: DraftBody, right: DraftBody): boolean {
  return sortedJson(left) === sortedJson(right);
}
