import { createHash } from 'node:crypto';
import type { EpcisEvent } from './epcis-event.ts';
import type { TradeItem } from './identifier.ts';

const LENGTH_LIMIT = 120;

/** A record id from a prefix and a text: characters that an id may not have are written as `~` and their code. */
export function idFrom(prefix: string, text: string): string {
  const escaped = text.replace(
    /[^A-Za-z0-9._:@/+-]/gu,
    (character) => `~${(character.codePointAt(0) ?? 0).toString(16)}.`,
  );
  const id = `${prefix}:${escaped}`;
  if (id.length <= LENGTH_LIMIT) return id;
  return `${prefix}:sha256-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}

/** The id of a record that one event tells; `part` names which of several. */
export function eventRecordId(event: EpcisEvent, part = ''): string {
  return idFrom('epcis', `${event.key}${part}`);
}

/** What a trade item is looked up by: its GTIN, or the URI of a class of somebody's own. */
export function itemKey(item: TradeItem): string {
  return item.gtin ?? item.key;
}

/** What one lot of an item is looked up by, or null when no lot is told. */
export function lotKey(item: TradeItem): string | null {
  if (item.gtin === null) return item.key;
  return item.lot === null ? null : `${item.gtin}/${item.lot}`;
}

/** The id of a product or material. */
export function itemRecordId(key: string): string {
  return idFrom(/^\d{14}$/.test(key) ? 'gtin' : 'item', key);
}
