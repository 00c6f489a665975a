import type { Desk } from './desk.ts';
import type { EpcisEvent, PartyMention } from './epcis-event.ts';
import type { EpcisIdentifier } from './identifier.ts';
import { idFrom } from './record-ids.ts';

interface PartyTold {
  readonly roles: Set<string>;
  readonly events: Set<number>;
}
interface SiteTold {
  readonly lines: Set<string>;
  readonly events: Set<number>;
  /** GLN of the party that an event puts there. */
  holder: string | null;
}

const OWNERS = ['owning_party', 'possessing_party'];
const HOLDERS = ['possessing_party', 'owning_party'];
const NAMES = ['name', 'descriptionShort'];

/** The parties and sites that events name. Records are drafted at the end, when all that is told of them is known. */
export class Whereabouts {
  readonly #desk: Desk;
  readonly #parties = new Map<string, PartyTold>();
  readonly #sites = new Map<string, SiteTold>();

  constructor(desk: Desk) {
    this.#desk = desk;
    for (const event of desk.events) {
      for (const { type, identifier } of [...event.sources, ...event.destinations]) {
        if (type !== 'location') this.#party(identifier, null, event);
      }
    }
  }

  /** Who owns the goods after (or before) the event, else who holds them. */
  owner(event: EpcisEvent, side: 'sources' | 'destinations', role: string | null): string | undefined {
    return this.#named(event[side], OWNERS, role, event);
  }

  /** Who holds the goods after (or before) the event, else who owns them. */
  holder(event: EpcisEvent, side: 'sources' | 'destinations', role: string | null): string | undefined {
    return this.#named(event[side], HOLDERS, role, event);
  }

  /** The party whose GLN the place has as well. */
  partyAt(place: EpcisIdentifier | null, role: string, event: EpcisEvent): string | undefined {
    if (place?.kind !== 'place') return undefined;
    const isKnown = this.#parties.has(place.gln) || this.#desk.idOnRecord('party', place.gln) !== undefined;
    return isKnown ? this.#party(place, role, event) : undefined;
  }

  /** The id of the site, which the party on that side of the event holds when nobody else is told. */
  site(
    place: EpcisIdentifier | null | undefined,
    event: EpcisEvent,
    side: 'sources' | 'destinations' | null = null,
    line?: string,
  ): string | undefined {
    if (place?.kind !== 'place') return undefined;
    const told = this.#sites.get(place.gln) ?? { lines: new Set(), events: new Set(), holder: null };
    this.#sites.set(place.gln, told);
    told.events.add(event.index);
    if (line !== undefined) told.lines.add(line);
    if (side !== null) told.holder ??= this.#glnOf(event[side]);
    return this.#desk.idOnRecord('site', place.gln) ?? idFrom('gln', place.gln);
  }

  /** The place among the sources or destinations. */
  locationOf(mentions: readonly PartyMention[]): EpcisIdentifier | null {
    return mentions.find(({ type }) => type === 'location')?.identifier ?? null;
  }

  draftAll(): void {
    for (const [gln, told] of this.#sites) this.#draftSite(gln, told);
    for (const [gln, told] of this.#parties) this.#draftParty(gln, told);
  }

  #named(
    mentions: readonly PartyMention[],
    types: readonly string[],
    role: string | null,
    event: EpcisEvent,
  ): string | undefined {
    for (const type of types) {
      const mention = mentions.find((candidate) => candidate.type === type);
      const id = mention === undefined ? undefined : this.#party(mention.identifier, role, event);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  #glnOf(mentions: readonly PartyMention[]): string | null {
    for (const type of HOLDERS) {
      const identifier = mentions.find((candidate) => candidate.type === type)?.identifier;
      if (identifier?.kind === 'party' || identifier?.kind === 'place') return identifier.gln;
    }
    return null;
  }

  #party(identifier: EpcisIdentifier, role: string | null, event: EpcisEvent): string | undefined {
    if (identifier.kind !== 'party' && identifier.kind !== 'place') {
      this.#desk.note(event.at, `The party ${identifier.uri} has no GLN; it is not recorded.`);
      return undefined;
    }
    const told = this.#parties.get(identifier.gln) ?? { roles: new Set(), events: new Set() };
    this.#parties.set(identifier.gln, told);
    told.events.add(event.index);
    if (role !== null) told.roles.add(role);
    return this.#partyId(identifier.gln);
  }

  #partyId(gln: string): string {
    return this.#desk.idOnRecord('party', gln) ?? idFrom('pgln', gln);
  }

  #draftParty(gln: string, { roles, events }: PartyTold): void {
    if (this.#desk.isElsewhere('party', gln, idFrom('pgln', gln))) return;
    const body = {
      name: this.#name('417', gln),
      roles: [...roles].sort(),
      gln,
      ...this.#address('417', gln),
    };
    this.#desk.draft('party', this.#partyId(gln), body, { ifStanding: 'fill', events });
  }

  #draftSite(gln: string, told: SiteTold): void {
    const id = idFrom('gln', gln);
    if (this.#desk.isElsewhere('site', gln, id)) return;
    const party = this.#partyOfSite(gln, told) ?? this.#unknownHolder(gln, told);
    if (party === null) return;
    const body = {
      party,
      name: this.#name('414', gln),
      gln,
      lines: told.lines.size === 0 ? undefined : [...told.lines].sort(),
      ...this.#address('414', gln),
      city: this.#desk.masterFact(`/414/${gln}`, ['city']),
    };
    this.#desk.draft('site', id, body, { ifStanding: 'fill', events: told.events });
  }

  /** Whose site it is: the party with the same GLN, else the one an event puts there. */
  #partyOfSite(gln: string, { holder }: SiteTold): string | null {
    if (this.#parties.has(gln) || this.#desk.idOnRecord('party', gln) !== undefined)
      return this.#partyId(gln);
    return holder === null ? null : this.#partyId(holder);
  }

  /** A party that stands for nobody known; none is needed for a site on record, whose party is on record. */
  #unknownHolder(gln: string, { events }: SiteTold): string | null {
    if (this.#desk.idOnRecord('site', gln) !== undefined) return null;
    const body = {
      name: `Unknown holder of GLN ${gln}`,
      roles: [],
      note: 'The EPCIS document names the place and not whose it is.',
    };
    return this.#desk.draft('party', idFrom('holder', gln), body, { ifStanding: 'fill', events });
  }

  #name(identifier: string, gln: string): string {
    return this.#desk.masterFact(`/${identifier}/${gln}`, NAMES) ?? `GLN ${gln}`;
  }

  #address(identifier: string, gln: string): { address?: string; country?: string } {
    const country = this.#desk.masterFact(`/${identifier}/${gln}`, ['countryCode']);
    const address = this.#desk.masterFact(`/${identifier}/${gln}`, ['streetAddressOne']);
    return {
      ...(address === undefined ? {} : { address }),
      ...(country !== undefined && /^[A-Z]{2}$/.test(country) ? { country } : {}),
    };
  }
}
