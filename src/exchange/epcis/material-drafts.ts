import { dayOfEvent, paperOf, restOf, type Desk } from './desk.ts';
import type { EpcisEvent, Mention } from './epcis-event.ts';
import type { GoodsRecords } from './goods-records.ts';
import { isLeaving } from './goods-roles.ts';
import { codeIn, type TradeItem } from './identifier.ts';
import type { DraftBody } from './record-draft.ts';
import { eventRecordId, itemKey } from './record-ids.ts';
import type { Whereabouts } from './whereabouts.ts';

/** Drafts what came in: material lots with their supplier and papers, and their receipts. */
export function draftMaterials(desk: Desk, goods: GoodsRecords, where: Whereabouts): void {
  for (const event of desk.events) {
    if (event.type !== 'ObjectEvent') continue;
    for (const mention of event.mentions) {
      const item = goods.itemOf(mention);
      if (item === null || !desk.roles.isMaterial(itemKey(item))) continue;
      if (event.step === 'receiving') draftReceipt(event, mention, item, { desk, goods, where });
      else if (isLeaving(event) && !desk.roles.isProduct(itemKey(item))) goods.dispatched(item, event);
      else if (event.action === 'ADD' && !desk.roles.isProduct(itemKey(item))) {
        goods.materialLot(item, event, { made: { from: dayOfEvent(event) } });
      }
    }
  }
}

interface Makers {
  readonly desk: Desk;
  readonly goods: GoodsRecords;
  readonly where: Whereabouts;
}

function draftReceipt(
  event: EpcisEvent,
  mention: Mention,
  item: TradeItem,
  { desk, goods, where }: Makers,
): void {
  if (desk.roles.isMaterialByReceiptAlone(itemKey(item))) {
    desk.note(
      mention.at,
      `Nothing here says what ${itemKey(item)} is for; it is taken for a material since it was received.`,
    );
  }
  const lot = goods.materialLot(item, event, {
    supplier: where.holder(event, 'sources', 'supplier'),
    purchaseOrder: paperOf(event, 'po'),
    invoice: paperOf(event, 'inv'),
  });
  if (lot === undefined) {
    desk.note(mention.at, 'What was received has no lot; its receipt is not recorded.');
    return;
  }
  draftPaperNames(event, lot, desk);
  where.holder(event, 'destinations', 'factory');
  const place = event.location ?? event.readPoint;
  const site = where.site(place, event, 'destinations');
  if (event.readPoint !== place) where.site(event.readPoint, event, 'destinations');
  if (site === undefined) {
    desk.note(event.at, 'Where it was received is not told; the receipt is not recorded.');
    return;
  }
  const warehouse = place?.kind === 'place' ? (place.extension ?? undefined) : undefined;
  const body = { lot, site, warehouse, quantity: goods.materialQuantity(mention), ...receiptFacts(event) };
  desk.draftFrom(event, 'material-receipt', eventRecordId(event, mention.at.slice(event.at.length)), body);
}

/** What the event itself says of a receipt. */
function receiptFacts(event: EpcisEvent): DraftBody {
  return {
    date: dayOfEvent(event),
    reference: paperOf(event, 'recadv'),
    purchaseOrder: paperOf(event, 'po'),
    note: restOf(
      event,
      [],
      event.certificates.map((uri) => `certificate: ${uri}`),
    ),
  };
}

/** The despatch advice and the certificates that came with a lot lead to it. */
function draftPaperNames(event: EpcisEvent, lot: string, desk: Desk): void {
  const of = { kind: 'material-lot', id: lot };
  const advice = paperOf(event, 'desadv');
  if (advice !== undefined) {
    const body = { code: advice, form: 'other', of, where: 'Despatch advice' };
    desk.draftFrom(event, 'name', eventRecordId(event, `/desadv/${lot}`), body);
  }
  // Of several lots received together the certificate does not say which it is for.
  const isAlone = event.mentions.length === 1;
  for (const [index, uri] of isAlone ? event.certificates.entries() : []) {
    const body = { code: codeIn(uri), form: 'certificate-number', of, where: uri.slice(0, 300) };
    desk.draftFrom(event, 'name', eventRecordId(event, `/certificate/${String(index)}/${lot}`), body);
  }
}
