import type { EpcisEvent } from './epcis-event.ts';
import { reporterTo, type EpcisProblem, type Report } from './epcis-problem.ts';
import { GoodsRoles } from './goods-roles.ts';
import { readIdentifier } from './identifier.ts';
import { localName, type MasterFacts } from './master-facts.ts';
import type { DraftBody, EpcisNote, IfStanding, RecordDraft } from './record-draft.ts';

/** Kinds whose records may be there under an id of the firm's own. */
export type LookedUpKind =
  'party' | 'site' | 'product' | 'material' | 'run' | 'material-lot' | 'revision' | 'shipment';

export interface CartonRange {
  readonly series: string;
  readonly from: number;
  readonly to: number;
}

/** What the firm's records know; every answer may be "nothing". */
export interface EpcisOptions {
  /**
   * The id under which something is on record: a party or site by GLN, a product or material by GTIN of 14 digits, a run or
   * material lot by GTIN/lot, a revision by GTIN/code, the shipment that a carton or pallet left on by SSCC.
   */
  readonly idOnRecord?: (kind: LookedUpKind, key: string) => string | undefined;
  /** The cartons of a pallet on record, by SSCC. */
  readonly cartonsOnRecord?: (sscc: string) => readonly CartonRange[] | undefined;
  /** `key` of events that an earlier document declared wrong. */
  readonly withdrawnEvents?: ReadonlySet<string>;
}

/** The events that count, what is known around them, and the drafts so far. */
export class Desk {
  /** In the order of time, then of the document. */
  readonly events: readonly EpcisEvent[];
  readonly options: EpcisOptions;
  readonly roles: GoodsRoles;
  readonly problems: EpcisProblem[] = [];
  readonly notes: EpcisNote[] = [];
  readonly report: Report = reporterTo(this.problems);
  readonly #master: ReadonlyMap<string, MasterFacts>;
  readonly #drafts = new Map<string, RecordDraft>();

  constructor(
    events: readonly EpcisEvent[],
    master: ReadonlyMap<string, MasterFacts>,
    options: EpcisOptions,
  ) {
    this.events = events.toSorted((left, right) =>
      left.time.instant < right.time.instant ? -1 : left.time.instant > right.time.instant ? 1 : 0,
    );
    this.options = options;
    this.#master = master;
    this.roles = new GoodsRoles(this.events, (role, key) => this.idOnRecord(role, key) !== undefined);
  }

  drafts(): RecordDraft[] {
    return [...this.#drafts.values()];
  }

  note(at: string, says: string): void {
    this.notes.push({ at, says });
  }

  idOnRecord(kind: LookedUpKind, key: string): string | undefined {
    return this.options.idOnRecord?.(kind, key);
  }

  /** True when it is on record under an id of the firm's own, not under the one that the document gives it. */
  isElsewhere(kind: LookedUpKind, key: string, id: string): boolean {
    const known = this.idOnRecord(kind, key);
    return known !== undefined && known !== id;
  }

  /** A fact of the master data about `/01/GTIN`, `/414/GLN` or `/417/GLN`. */
  masterFact(path: string, names: readonly string[]): string | undefined {
    const facts = this.#master.get(readIdentifier(`https://id.gs1.org${path}`).key);
    for (const name of names) {
      const fact = facts?.get(name);
      if (fact !== undefined) return fact;
    }
    return undefined;
  }

  /** Drafts a record; fields without a value are left out. The first draft of an id stays. */
  draft(
    kind: string,
    id: string,
    body: DraftBody,
    from: { ifStanding: IfStanding; events: Iterable<number> },
  ): string {
    const key = `${kind} ${id}`;
    if (!this.#drafts.has(key)) {
      const told = Object.entries(body).filter(([, value]) => value !== undefined && value !== '');
      this.#drafts.set(key, {
        action: 'record',
        kind,
        id,
        body: Object.fromEntries(told),
        ifStanding: from.ifStanding,
        clears: [],
        whenAbsent: 'record',
        events: [...new Set(from.events)].sort((left, right) => left - right),
      });
    }
    return id;
  }

  /** Drafts what one event tells. */
  draftFrom(event: EpcisEvent, kind: string, id: string, body: DraftBody): string {
    return this.draft(kind, id, body, { ifStanding: 'conflict', events: [event.index] });
  }
}

/** The code of the first paper of one of the types, the types in order of preference. */
export function paperOf(event: EpcisEvent, ...types: readonly string[]): string | undefined {
  for (const type of types) {
    const paper = event.transactions.find((transaction) => transaction.type === type);
    if (paper !== undefined) return paper.code;
  }
  return undefined;
}

/** A field of somebody's own, or a fact fixed at making, by the name without its prefix. */
export function factOf(event: EpcisEvent, ...names: readonly string[]): string | undefined {
  for (const wanted of names) {
    for (const [name, value] of event.facts) if (localName(name) === wanted) return value;
  }
  return undefined;
}

const NOTE_LIMIT = 4_000;

/** What an event tells beyond what records have fields for, one line each; undefined when nothing is left. */
export function restOf(
  event: EpcisEvent,
  taken: readonly string[],
  more: readonly string[] = [],
): string | undefined {
  const facts = [...event.facts].filter(([name]) => !taken.includes(localName(name)));
  const lines = [...more, ...facts.map(([name, value]) => `${name}: ${value}`)];
  return lines.length === 0 ? undefined : lines.join('\n').slice(0, NOTE_LIMIT);
}

/** The day of the event on its own clock. */
export function dayOfEvent(event: EpcisEvent): string {
  return event.time.local.slice(0, 10);
}
