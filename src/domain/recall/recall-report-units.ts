import { contradictionsOf } from './answered-units.ts';
import type { Contradiction } from './answered-units.ts';
import type { UnitPlace } from './recall-progress.ts';
import { Item } from './recall-report-item.ts';
import type { ReportItem } from './recall-report-item.ts';
import type { ReportConsigneeTold, ReportFacts, ReportParty } from './recall-report-facts.ts';

/** Days on which goods were shipped to somebody. */
export function shippedOn({ cartons, unnumbered }: ReportConsigneeTold): (string | null)[] {
  return [...cartons, ...unnumbered].map(({ shipment }) => shipment?.date ?? null);
}

/** The first and the last of some days; null: none is recorded. */
export function days(list: readonly (string | null)[]): readonly [string, string] | null {
  const sorted = list.filter((day) => day !== null).sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}

/** Item 7. */
export function unitsInAll({ recall, account, runs }: ReportFacts): ReportItem {
  const made = runs.every((run) => run.made !== null)
    ? runs.reduce((sum, run) => sum + (run.made ?? 0), 0)
    : null;
  return new Item(7, 'Total number of units')
    .say('Recalled', account.units)
    .say('Made in these runs', made)
    .say(
      'Cartons',
      recall.cartons.reduce((sum, { from, to }) => sum + to - from, 0),
    )
    .say('Cartons of which no packing record says how many units', countUnknown(recall.cartons))
    .end();
}

function countUnknown(cartons: ReportFacts['recall']['cartons']): number {
  return cartons.reduce((sum, { from, to, units }) => sum + (units === undefined ? to - from : 0), 0);
}

/** Item 8. */
export function dates({ runs, consignees, recall }: ReportFacts): ReportItem {
  const made = days(runs.flatMap(({ from, to }) => [from, to]));
  const sent = days(consignees.flatMap(shippedOn));
  return new Item(8, 'Dates of manufacture and distribution')
    .say('Made', made === null ? null : `${made[0]} to ${made[1]}`)
    .say('Shipped', sent === null ? null : `${sent[0]} to ${sent[1]}`)
    .say('Sold', recall.report?.distribution)
    .end();
}

const PLACE_WORDS: Readonly<Record<UnitPlace, string>> = {
  'own-stock': 'Manufacturer, importer: own stock',
  'in-transit': 'On the way',
  distributor: 'Distributor',
  retailer: 'Retailer',
  consumer: 'Consumers',
  'not-known': 'Not known',
};

/** Item 9: units by who has them, recorded beside stated; of consumers only what is stated is known. */
export function whereabouts({ account, holderOf, progress }: ReportFacts): ReportItem {
  const item = new Item(9, 'Units with manufacturer, importer, distributors, retailers and consumers');
  const hasConsumers = account.holders.some(({ place, stated }) => place === 'consumer' && stated !== null);
  if (!hasConsumers) item.say('Units with consumers', null);
  const silent = account.holders.filter(
    ({ stated, place, left }) => stated === null && place !== 'own-stock' && (left ?? 0) > 0,
  );
  for (const { party } of silent) if (party !== null) item.say(`Count stated by ${holderOf(party)}`, null);
  for (const { told } of account.holders) {
    const against = told === null ? [] : contradictionsOf(told, progress);
    if (told !== null && against.length > 0)
      item.say(
        `Answer of ${holderOf(told.party)}`,
        `It contradicts the record: ${against.map(contradictionText).join('; ')}`,
      );
  }
  return item
    .table(
      ['Where', 'Who', 'Recorded', 'Stated', 'Returned', 'Corrected', 'Destroyed', 'Left'],
      account.holders.map((holder) => [
        ...[PLACE_WORDS[holder.place], holder.party === null ? '' : holderOf(holder.party)],
        ...[String(holder.recorded), holder.stated === null ? '–' : String(holder.stated)],
        ...[holder.returned, holder.corrected, holder.destroyed].map(String),
        holder.left === null ? '–' : String(holder.left),
      ]),
    )
    .end();
}

/** A contradiction in a few words. */
export function contradictionText({ says, units }: Contradiction): string {
  return `${says.replaceAll('-', ' ')}, by ${String(units)} units`;
}

/** Item 11. */
export function receivers({ consignees }: ReportFacts): ReportItem {
  return new Item(11, 'Distributors and retailers')
    .table(
      ['Name', 'Address', 'Telephone or e-mail', 'Cartons', 'Units'],
      consignees.map(({ party, told, cartonCount, units, isUnitsKnown }) => [
        party?.name ?? 'Not recorded',
        told === null ? null : addressOf(told),
        told?.phone ?? told?.email ?? null,
        ...[String(cartonCount), isUnitsKnown ? String(units) : `at least ${String(units)}`],
      ]),
    )
    .end();
}

function addressOf({ address, country }: ReportParty): string | null {
  if (address === null) return null;
  return country === null ? address : `${address}, ${country}`;
}
