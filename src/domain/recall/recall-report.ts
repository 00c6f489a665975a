import type { ReportFacts, ReportParty, ReportRun } from './recall-report-facts.ts';
import { Item } from './recall-report-item.ts';
import type { ReportItem } from './recall-report-item.ts';
import { dates, days, receivers, shippedOn, unitsInAll, whereabouts } from './recall-report-units.ts';

/** Where the list of items comes from. */
export const REPORT_CITATION = '16 CFR 1115.13(d)';
/**
 * What a full report to the agency asks for (16 CFR 1115.13(d)), filled from the record and from what people said in the recall. Items 1 to 6 follow the agency’s page on
 * required report information; the wording of 7 to 14 is still to be read in the rule itself, and says so.
 */
export function reportItems(facts: ReportFacts): ReportItem[] {
  return [
    submitter(facts),
    plants(facts),
    identification(facts),
    dateCodes(facts),
    asked(4, 'Nature of the defect or failure to comply', facts, ['reason', 'defect', 'papers']),
    asked(5, 'Injury', facts, ['injury']),
    chronology(facts),
    unitsInAll(facts),
    dates(facts),
    whereabouts(facts),
    asked(10, 'Changes made to the product, its making or the inventory', facts, ['changes']),
    receivers(facts),
    asked(12, 'Plans for telling distributors, retailers and consumers', facts, [
      'notification',
      'advice',
      'remedies',
    ]),
    asked(13, 'Further details of the corrective action', facts, ['details']),
  ];
}

function submitter({ recall }: ReportFacts): ReportItem {
  return new Item(1, 'Submitter')
    .say('Name, title, address, telephone', recall.report?.submitter)
    .say('Decided by', [recall.declaredBy, recall.role].filter((part) => part !== undefined).join(', '))
    .end();
}

function plants({ products, runs }: ReportFacts): ReportItem {
  const item = new Item(2, 'Manufacturer, importer, and the plants of each model');
  const importers = new Map(
    products.flatMap(({ importer }) => (importer === null ? [] : [[importer.name, importer]])),
  );
  item.say('Importer', importers.size === 0 ? null : [...importers.values()].map(partyText).join('; '));
  for (const importer of importers.values())
    if (importer.address === null) item.say(`Address of ${importer.name}`, null);
  const byPlant = Map.groupBy(runs, ({ plant }) => plant?.name ?? '');
  return item
    .table(
      ['Model', 'Plant', 'Manufacturer', 'Address', 'Country'],
      [...byPlant.values()].map((made) => {
        const plant = made[0]?.plant ?? null;
        const models = [...new Set(made.map(({ product }) => product))].join(', ');
        return [
          models,
          plant?.name ?? null,
          plant?.maker?.name ?? null,
          plant?.address ?? plant?.maker?.address ?? null,
          plant?.country ?? plant?.maker?.country ?? null,
        ];
      }),
    )
    .end();
}

function partyText({ name, address, country, phone }: ReportParty): string {
  return [name, address, country, phone].filter((part) => part !== null).join(', ');
}

function identification({ products, runs, recall, pictures }: ReportFacts): ReportItem {
  const item = new Item(3, 'Identification of the product');
  for (const { name, style, sku, gtin, ageGrade } of products) {
    item.say('Product', name).say(`Model of ${name}`, style ?? sku);
    item.say(`GTIN of ${name}`, gtin).say(`Ages of ${name}`, ageGrade);
  }
  return item
    .say('Retail price', recall.report?.retailPrice)
    .say('Marks, and where they are', recall.report?.marks)
    .say('Pictures', pictures.join(', '))
    .table(
      ['Date or lot code', 'Model', 'First day', 'Last day', 'Units made', 'Recalled'],
      runs.map((run) => [
        run.code,
        modelOf(run),
        run.from,
        run.to,
        textOf(run.made),
        recalledOf(run, recall),
      ]),
    )
    .end();
}

function modelOf({ product, variant }: ReportRun): string {
  return variant === null ? product : `${product}, ${variant}`;
}

function textOf(number: number | null): string | null {
  return number === null ? null : String(number);
}

function recalledOf({ id }: ReportRun, { runs }: ReportFacts['recall']): string {
  const own = runs.find(({ run }) => run === id);
  if (own?.whole === true) return 'all';
  if (own?.spans === undefined) return 'units in the cartons listed';
  const spans = own.spans.slice(0, 20).map(({ from, to }) => `${String(from)}–${String(to - 1)}`);
  return `units ${spans.join(', ')}${own.spans.length > 20 ? ' …' : ''}`;
}

/** The date codes with all information that is needed to decipher them. */
function dateCodes({ readings, runs, recall }: ReportFacts): ReportItem {
  const told = new Set(readings.map(({ code }) => code));
  const item = new Item(3, 'How the date codes are read');
  const silent = runs.filter(({ code }) => !told.has(code)).map(({ code }) => code);
  if (recall.report?.decipher !== undefined) item.say('Further', recall.report.decipher);
  else for (const code of silent.slice(0, 50)) item.say(`How ${code} is read`, null);
  return item
    .table(
      ['Code', 'Scheme', 'Part', 'Tells', 'Means'],
      readings.flatMap(({ code, scheme, parts }) =>
        parts.map(({ text, kind, means }) => [code, scheme, text, kind, means]),
      ),
    )
    .end();
}

const ASKED = {
  reason: 'What is wrong',
  defect: 'Nature and extent',
  papers: 'Drawings and test results',
  injury: 'Injuries, or how one could happen',
  changes: 'Changes and when',
  notification: 'Plans',
  advice: 'What people are told to do',
  remedies: 'What owners are offered',
  details: 'Details',
} as const;

/** What only people know, from what they said in the recall. */
function asked(
  number: number,
  title: string,
  facts: ReportFacts,
  fields: readonly (keyof typeof ASKED)[],
): ReportItem {
  const { recall, papers } = facts;
  const said: Readonly<Record<keyof typeof ASKED, string | undefined>> = {
    ...{
      defect: undefined,
      injury: undefined,
      changes: undefined,
      notification: undefined,
      details: undefined,
    },
    ...recall.report,
    ...{ reason: recall.reason, advice: recall.advice, papers: papers.join(', ') },
    remedies: recall.remedies?.join(', '),
  };
  const item = new Item(number, title);
  for (const field of fields) item.say(ASKED[field], said[field]);
  return item.end();
}

function chronology({ recall, runs, consignees, progress, account }: ReportFacts): ReportItem {
  const events: { date: string; says: string }[] = [
    { date: recall.declaredOn, says: `Recall ${recall.code} declared` },
  ];
  const made = days(runs.flatMap(({ from, to }) => [from, to]));
  if (made !== null)
    events.push(
      { date: made[0], says: 'First recalled unit made' },
      { date: made[1], says: 'Last recalled unit made' },
    );
  const sent = days(consignees.flatMap(shippedOn));
  if (sent !== null)
    events.push({ date: sent[0], says: 'First shipped' }, { date: sent[1], says: 'Last shipped' });
  for (const { date, step, units, place } of progress)
    events.push({ date, says: `${String(units)} units ${step} (${place})` });
  if (account.open === 0)
    events.push({
      date:
        events
          .map(({ date }) => date)
          .sort()
          .at(-1) ?? '',
      says: 'All units accounted for',
    });
  return new Item(6, 'How and when the information was obtained, and the chronology')
    .say('Obtained', recall.report?.obtained)
    .say('Began with', recall.about === undefined ? null : `${recall.about.kind} ${recall.about.id}`)
    .table(
      ['Day', 'What'],
      events
        .toSorted((left, right) => (left.date < right.date ? -1 : 1))
        .map(({ date, says }) => [date, says]),
    )
    .end();
}
