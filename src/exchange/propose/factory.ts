import { ANY_NAME } from '../stage/field-match.ts';
import type { FoundRecord, KnownRecords } from '../stage/known-records.ts';
import { slug } from '../stage/record-id.ts';

/** A name in the files that nothing on record has, and what the mapping would record it as. */
export interface Introduction {
  readonly kind: 'party' | 'site' | 'product';
  readonly id: string;
  readonly name: string;
  /** What a party does, from the column it stands in. */
  readonly role: string | null;
}

/** The factory whose sheets are read, and its one site. */
export interface Factory {
  readonly party: string | null;
  /** Null: nobody said the factory, or it has several sites. */
  readonly site: string | null;
  /** What is not on record yet. */
  readonly introduces: readonly Introduction[];
}

export const NO_FACTORY: Factory = { party: null, site: null, introduces: [] };

/** The factory by its id or a name, and its site; those that are not on record are introduced. */
export async function factoryNamed(known: KnownRecords, text: string): Promise<Factory> {
  const party = (await known.get('party', text)) ?? onlyOne(await known.find('party', [[ANY_NAME, text]]));
  const id = party?.id ?? slug(text);
  const own: Introduction[] = party === null ? [{ kind: 'party', id, name: text, role: 'factory' }] : [];
  const sites = party === null ? [] : await known.find('site', [['party', id]]);
  if (sites.length > 0) return { party: id, site: onlyOne(sites)?.id ?? null, introduces: own };
  return { party: id, site: id, introduces: [...own, { kind: 'site', id, name: text, role: null }] };
}

function onlyOne(found: readonly FoundRecord[]): FoundRecord | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}
