import { factOf, type Desk } from './desk.ts';
import type { TradeItem } from './identifier.ts';

/** Which lot a serial number belongs to, as the event that made it says. */
export class SerialLots {
  readonly #lots = new Map<string, string>();

  constructor(desk: Desk) {
    for (const event of desk.events) {
      const isMaking = event.type === 'TransformationEvent' || event.action === 'ADD';
      const lot = isMaking ? factOf(event, 'lotNumber') : undefined;
      if (lot === undefined) continue;
      for (const mention of event.mentions) {
        if (mention.form !== 'instance' || !['output', 'reference'].includes(mention.role)) continue;
        this.#lots.set(mention.identifier.key, lot);
      }
    }
  }

  /** The item with the lot that its serial number was made in, where it does not name one itself. */
  withLot(item: TradeItem): TradeItem {
    if (item.lot !== null || item.serial === null) return item;
    const lot = this.#lots.get(item.key);
    return lot === undefined ? item : { ...item, lot };
  }
}
