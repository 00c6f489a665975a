import { countryOf, daysOf } from '../label/label-facts.ts';
import type { LabelFacts, Told } from '../label/label-facts.ts';
import { countryWord } from '../label/label-words.ts';
import { testDay } from '../testing/test-report.ts';
import type { TestReport } from '../testing/test-report.ts';
import { BETWEEN } from './compare-said.ts';
import { saysAll } from './paper-said.ts';
import type { Said, Source } from './same-story.ts';

/** What the record says of a run, with the record that says it. */
export function recordSays(facts: LabelFacts): Said[] {
  const { run, product, site, maker, importer, plan } = facts;
  const of = (kind: string, told: { readonly id: string }, name: string): Source => ({
    ...{ teller: 'record', group: 'record' },
    ...{ kind, id: told.id, name },
  });
  const country = countryOf(facts);
  const days = daysOf(facts);
  const shown = days === null ? null : days.from === days.to ? days.from : `${days.from} – ${days.to}`;
  return [
    ...saysAll(of('product', product, product.body.name), productFields(facts)),
    ...saysAll(of('run', run, run.body.code), {
      'lot-code': run.body.code,
      'made-on': shown,
      'purchase-order': run.body.purchaseOrder,
    }),
    ...(site === null
      ? []
      : saysAll(of('site', site, site.body.name), {
          place: site.body.city,
          country: country === null ? null : countryWord(country, 'en'),
        })),
    ...(maker === null
      ? []
      : saysAll(of('party', maker, maker.body.name), { manufacturer: maker.body.name })),
    ...(importer === null ? [] : saysAll(of('party', importer, importer.body.name), partyFields(importer))),
    ...(plan === null
      ? []
      : saysAll(of('label-plan', plan, plan.id), {
          materials: plan.body.materials,
          brand: plan.body.brand,
        })),
  ];
}

function productFields({ product: { body }, run }: LabelFacts) {
  const variants = body.variants ?? [];
  const own = variants.find(({ id }) => id === run.body.variant);
  const codes = (of: 'sku' | 'gtin'): string | undefined => {
    const several = [body[of], ...variants.map((variant) => variant[of])].filter((one) => one !== undefined);
    return own?.[of] ?? (several.length === 0 ? undefined : [...new Set(several)].join(BETWEEN));
  };
  return {
    'product-name': body.name,
    model: body.style,
    'age-grade': body.ageGrade,
    sku: codes('sku'),
    gtin: codes('gtin'),
  };
}

function partyFields({ body }: NonNullable<LabelFacts['importer']>) {
  return { importer: body.name, address: body.address, phone: body.phone, email: body.email };
}

/** A report with the name of its laboratory. */
export interface ToldReport extends Told<TestReport> {
  readonly laboratory: string | null;
}

/** What the reports that prove a run say together: several laboratories and numbers are one list. */
export function reportsSay(reports: readonly ToldReport[]): Said[] {
  const [first] = reports;
  if (first === undefined) return [];
  const all: Source = { ...reportSource(first), name: reports.map(({ body }) => body.number).join(BETWEEN) };
  const laboratories = reports.map(({ laboratory }) => laboratory).filter((name) => name !== null);
  const latest = reports.toSorted((left, right) =>
    testDay(right.body).localeCompare(testDay(left.body), 'en'),
  )[0];
  return [
    ...saysAll(all, {
      laboratory: [...new Set(laboratories)].join(BETWEEN),
      'report-number': [...new Set(reports.map(({ body }) => body.number))].join(BETWEEN),
    }),
    ...(latest === undefined ? [] : saysAll(reportSource(latest), { 'tested-on': testDay(latest.body) })),
    ...reports.flatMap((report) => saysAll(reportSource(report), { 'age-grade': report.body.ageGrade })),
  ];
}

export function reportSource({ id, body }: Told<TestReport>): Source {
  return { teller: 'test-report', kind: 'test-report', id, name: body.number, group: 'test-report' };
}
