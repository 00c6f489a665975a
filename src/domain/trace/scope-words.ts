import type { PlaceKind } from './scope-answer.ts';
import type { ScopeClass, ScopeReason } from './scope-question.ts';

/** The four answers, as people say them. */
export const CLASS_WORDS: Readonly<Record<ScopeClass, string>> = {
  contains: 'holds it',
  'may-contain': 'may hold it',
  undetermined: 'cannot be told',
  cleared: 'cleared',
};

/** Each reason of the closed lists in a few words. */
export const REASON_WORDS: Readonly<Record<ScopeReason, string>> = {
  'other-lot-recorded': 'other lots fill the slot in full',
  'not-in-revision': 'its bill of materials does not take this material',
  'before-made': 'ended before the lot was made or dispatched',
  'before-receipt': 'ended before the lot was first received there',
  'never-at-site': 'the lot was never at a site of this run',
  'used-up-before': 'the lot was used up before this run began',
  'account-closed-elsewhere': 'all of the lot is accounted for elsewhere',
  'outside-span': 'outside what is suspect',
  'other-evidence': 'other valid evidence covers it',
  'no-consumption-record': 'no record of what filled the slot',
  'consumption-short': 'the recorded quantity does not cover the slot',
  'no-revision': 'no bill of materials on record',
  'no-packing-record': 'no packing record',
  'no-carton-on-shipment': 'the shipment names no cartons',
  'quantity-contradiction': 'recorded quantities contradict each other',
  'date-contradiction': 'recorded dates contradict each other',
  'run-open': 'the run is not closed',
};

/** Where units are. */
export const PLACE_WORDS: Readonly<Record<PlaceKind, string>> = {
  consignee: 'With consignees',
  returned: 'Returned',
  'not-shipped': 'Not shipped',
  unsettled: 'May have left on a shipment that names no cartons',
  sampled: 'Taken as samples',
  scrapped: 'Scrapped',
  'loose-stock': 'Loose stock',
  delivered: 'Delivered as parts',
  unaccounted: 'Unaccounted for',
};
