import type { EpcisEvent, Mention } from './epcis-event.ts';
import type { TradeItem } from './identifier.ts';
import { itemKey } from './record-ids.ts';

/** What a document tells about a kind of goods by what is done with it. */
interface Uses {
  transformed: boolean;
  input: boolean;
  commissioned: boolean;
  packed: boolean;
  shipped: boolean;
  received: boolean;
}

type GoodsRole = 'product' | 'material';

/** What the goods of a document are: made for sale, put into something made, or both. */
export class GoodsRoles {
  readonly #uses = new Map<string, Uses>();
  readonly #isKnown: (role: GoodsRole, key: string) => boolean;

  /** `isKnown`: what the firm's records say of a GTIN; they decide before the document does. */
  constructor(events: readonly EpcisEvent[], isKnown: (role: GoodsRole, key: string) => boolean) {
    this.#isKnown = isKnown;
    for (const event of events) {
      for (const mention of event.mentions) {
        const item = tradeItemOf(mention);
        if (item !== null) this.#note(event, mention, item);
      }
    }
  }

  isProduct(key: string): boolean {
    const uses = this.#uses.get(key);
    if (uses?.transformed === true || this.#isKnown('product', key)) return true;
    if (this.#isKnown('material', key)) return false;
    if (uses === undefined || uses.input) return false;
    return uses.commissioned || uses.packed || uses.shipped;
  }

  isMaterial(key: string): boolean {
    const uses = this.#uses.get(key);
    if (uses?.input === true || this.#isKnown('material', key)) return true;
    return uses?.received === true && !this.isProduct(key);
  }

  /** True where only its receipt speaks for a material: nothing in the document uses it. */
  isMaterialByReceiptAlone(key: string): boolean {
    const isTold = this.#uses.get(key)?.input === true || this.#isKnown('material', key);
    return this.isMaterial(key) && !isTold;
  }

  #note(event: EpcisEvent, mention: Mention, item: TradeItem): void {
    const key = itemKey(item);
    const uses = this.#uses.get(key) ?? {
      transformed: false,
      input: false,
      commissioned: false,
      packed: false,
      shipped: false,
      received: false,
    };
    this.#uses.set(key, uses);
    uses.transformed ||= mention.role === 'output';
    uses.input ||= mention.role === 'input';
    uses.commissioned ||= event.type === 'ObjectEvent' && event.action === 'ADD';
    uses.packed ||= event.type === 'AggregationEvent' && mention.role === 'child';
    uses.shipped ||= isLeaving(event);
    uses.received ||= event.step === 'receiving';
  }
}

const LEAVING = ['shipping', 'departing', 'loading'];

/** True for an event by which goods leave. */
export function isLeaving(event: EpcisEvent): boolean {
  return event.step !== null && LEAVING.includes(event.step) && event.action !== 'DELETE';
}

/** The kind of goods a mention is of, or null when it is a carton or something else. */
export function tradeItemOf(mention: Mention): TradeItem | null {
  if (mention.form === 'class') return mention.item;
  return mention.identifier.kind === 'trade-item' ? mention.identifier : null;
}
