import type { WholeQuantity } from './decimal-quantity.ts';
import type { EpcisIdentifier, TradeItem } from './identifier.ts';

/** When something happened, and what the clock on the wall said. */
export interface EpcisTime {
  /** UTC, ISO text with milliseconds. */
  readonly instant: string;
  /** `YYYY-MM-DDTHH:MM` at the event's own offset. */
  readonly local: string;
  /** As `+08:00`. */
  readonly offset: string;
}

export type MentionRole = 'reference' | 'child' | 'input' | 'output';

/** Goods that an event names in a role, as a class with a quantity. */
export interface ClassMention {
  readonly role: MentionRole;
  readonly form: 'class';
  /** JSON pointer of the element. */
  readonly at: string;
  readonly item: TradeItem;
  /** Null: the event does not say how much. */
  readonly quantity: WholeQuantity | null;
}
/** One thing that an event names in a role: a piece, a carton, a pallet. */
export interface InstanceMention {
  readonly role: MentionRole;
  readonly form: 'instance';
  readonly at: string;
  readonly identifier: EpcisIdentifier;
}
export type Mention = ClassMention | InstanceMention;

export interface BusinessTransaction {
  /** Bare word of the vocabulary, such as `po`; a URI of somebody's own as it stands; null when untold. */
  readonly type: string | null;
  readonly uri: string;
  /** The short code people write on papers. */
  readonly code: string;
}

export interface PartyMention {
  /** `owning_party`, `possessing_party`, `location`, or a URI. */
  readonly type: string;
  readonly identifier: EpcisIdentifier;
}

export interface EpcisEvent {
  readonly index: number;
  /** JSON pointer of the event. */
  readonly at: string;
  /** `ObjectEvent` and so on; a URI for an event type of somebody's own. */
  readonly type: string;
  /** What record ids of this event start with: from its eventID, or from its content where it has none. */
  readonly key: string;
  readonly eventId: string | null;
  readonly time: EpcisTime;
  readonly action: string | null;
  /** Bare words of the vocabulary, or URIs of somebody's own. */
  readonly step: string | null;
  readonly disposition: string | null;
  readonly persistentDispositions: readonly string[];
  readonly mentions: readonly Mention[];
  readonly parent: EpcisIdentifier | null;
  readonly transformation: string | null;
  readonly readPoint: EpcisIdentifier | null;
  readonly location: EpcisIdentifier | null;
  readonly transactions: readonly BusinessTransaction[];
  readonly sources: readonly PartyMention[];
  readonly destinations: readonly PartyMention[];
  readonly certificates: readonly string[];
  /** Facts fixed at making (ilmd) and fields of somebody's own, as text by full name. */
  readonly facts: ReadonlyMap<string, string>;
  /** Declared wrong: it counts no more. */
  readonly withdrawn: Withdrawal | null;
}

export interface Withdrawal {
  /** UTC, ISO text. */
  readonly declared: string;
  readonly reason: string | null;
  readonly correctedBy: readonly string[];
}
