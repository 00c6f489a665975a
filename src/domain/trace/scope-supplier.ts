import type { MaterialLotFact } from './scope-facts.ts';
import type { Suspect } from './scope-question.ts';
import { dayOfTime } from './scope-times.ts';

type Days = { readonly from: string | null; readonly to: string | null };

/**
 * Whether a lot is among a supplier's lots of a period (reading 16): surely, when it is recorded as made, dispatched or received in it;
 * perhaps, when supplier or site are not recorded, or a day that is not recorded may lie in it. Days follow each other: made, then
 * dispatched, then received, so a missing one is still bounded by the others. Null: not among them.
 */
export function memberOf(
  lot: MaterialLotFact,
  suspect: Extract<Suspect, { kind: 'supplier' }>,
): 'contains' | 'may-contain' | null {
  const isOwn = lot.supplier === null && lot.madeFrom.length > 0;
  if (isOwn || (lot.supplier !== null && lot.supplier !== suspect.party)) return null;
  const asksSite = suspect.site !== null;
  if (asksSite && lot.supplierSite !== null && lot.supplierSite !== suspect.site) return null;
  const isSure = lot.supplier !== null && (!asksSite || lot.supplierSite !== null);
  if (suspect.from === null && suspect.to === null) return isSure ? 'contains' : 'may-contain';
  const told = [lot.made, lot.dispatched, ...lot.receipts.map(({ date }) => ({ from: date, to: date }))];
  const days = told.flatMap((period) => (period === null ? [] : [knownDays(period)]));
  if (days.some((each) => each !== null && touches(each, suspect)))
    return isSure ? 'contains' : 'may-contain';
  return possibleDays(lot).some((each) => touches(each, suspect)) ? 'may-contain' : null;
}

function knownDays({ from, to }: Days): Days | null {
  if (from === null && to === null) return null;
  return { from: from ?? to, to: to ?? from };
}

function touches(days: Days, asked: Days): boolean {
  const startsInTime = days.from === null || asked.to === null || dayOfTime(days.from) <= dayOfTime(asked.to);
  const endsInTime = days.to === null || asked.from === null || dayOfTime(days.to) >= dayOfTime(asked.from);
  return startsInTime && endsInTime;
}

/** Stretches of days in which an unrecorded making, dispatch or receipt may lie. */
function possibleDays(lot: MaterialLotFact): Days[] {
  const { made, dispatched, receipts } = lot;
  const received = receipts.map((receipt) => receipt.date).filter((date) => date !== null);
  const lastReceipt = received.length === 0 ? null : received.reduce((a, b) => (a > b ? a : b));
  const isAllReceived =
    lot.quantityDispatched !== null &&
    receipts.every((receipt) => receipt.quantity !== null && receipt.date !== null) &&
    receipts.reduce((sum, receipt) => sum + (receipt.quantity ?? 0), 0) === lot.quantityDispatched;
  const possible: Days[] = [];
  const before = dispatched?.to ?? (isAllReceived ? lastReceipt : null);
  if (made === null) possible.push({ from: null, to: before });
  else if (made.from === null) possible.push({ from: null, to: made.to ?? before });
  const since = made?.from ?? made?.to ?? null;
  const until = isAllReceived ? lastReceipt : null;
  if (dispatched === null) possible.push({ from: since, to: until });
  else if (dispatched.from === null) possible.push({ from: since, to: dispatched.to ?? until });
  const sent = dispatched?.from ?? since;
  if (!isAllReceived) possible.push({ from: sent, to: null });
  return possible;
}
