import type { Proof } from './coverage-facts.ts';
import type { Laboratory } from './laboratory.ts';
import type { ComponentCertificate, ExemptionClaim } from './proof.ts';
import { testDay } from './test-report.ts';
import type { TestReport } from './test-report.ts';

/** What a material or a lot is, as far as somebody wrote it down. */
export interface MadeOf {
  readonly material: string;
  readonly supplier: string | null;
  readonly supplierSite: string | null;
  readonly colour: string | null;
  readonly specification: string | null;
}

/** Looks up what evidence names: laboratories, and lots and materials as they are. */
export interface NamedByProof {
  laboratory(id: string): (Laboratory & { readonly id: string }) | null;
  lot(id: string): MadeOf | null;
  material(id: string): Pick<MadeOf, 'colour' | 'specification'> | null;
}

type Sampled = Pick<Proof, 'material' | 'colour' | 'specification' | 'supplier' | 'supplierSite'>;

interface Stated {
  readonly material?: string | undefined;
  readonly colour?: string | undefined;
  readonly specification?: string | undefined;
  readonly supplier?: string | undefined;
  readonly supplierSite?: string | undefined;
}

/** What a sample was: as stated, else as the lot it was taken from says, else as its material says. */
function sampled(stated: Stated, lotId: string | undefined, named: NamedByProof): Sampled {
  const lot = lotId === undefined ? null : named.lot(lotId);
  const material = stated.material ?? lot?.material ?? null;
  const of = material === null ? null : named.material(material);
  return {
    material,
    colour: stated.colour ?? lot?.colour ?? of?.colour ?? null,
    specification: stated.specification ?? lot?.specification ?? of?.specification ?? null,
    supplier: stated.supplier ?? lot?.supplier ?? null,
    supplierSite: stated.supplierSite ?? lot?.supplierSite ?? null,
  };
}

/** The evidence in a report: one piece for each sample and rule. */
export function proofsOfReport(id: string, report: TestReport, named: NamedByProof): Proof[] {
  const isEnglish = report.language === 'en' || report.english === true;
  // A component report names no product: what it tested goes into many.
  const product = report.product ?? null;
  return report.items.flatMap((item) => {
    const results = report.results.filter(({ tested }) => tested === item.key);
    return [...Map.groupBy(results, ({ rule }) => rule)].map(([rule, ofRule]): Proof => ({
      ...{ kind: 'test-report', id, name: report.number, rule, product },
      section: ofRule.find(({ section }) => section !== undefined)?.section ?? null,
      site: report.site ?? null,
      revision: report.revision ?? null,
      slot: item.slot ?? null,
      ...sampled(item, item.lot, named),
      onlyLots: [],
      testedOn: testDay(report),
      until: null,
      laboratory: named.laboratory(report.laboratory),
      hasEnglish: isEnglish,
      // A report of an accredited laboratory attests to its test.
      isAttested: true,
      results: ofRule,
      conditions: null,
    }));
  });
}

const NO_PRODUCT = { product: null, site: null, revision: null, slot: null } as const;

export function proofsOfCertificate(id: string, body: ComponentCertificate, named: NamedByProof): Proof[] {
  const laboratory = body.laboratory === undefined ? null : named.laboratory(body.laboratory);
  return body.rules.map((rule) => ({
    ...{ kind: 'component-certificate', id, name: body.number, section: null, rule, ...NO_PRODUCT },
    ...sampled(body, body.lots?.[0], named),
    onlyLots: body.lots ?? [],
    testedOn: body.testedOn ?? null,
    until: body.until ?? null,
    laboratory,
    hasEnglish: body.language === 'en' || body.english === true,
    isAttested: body.testAttested === true && body.custodyAttested === true,
    results: null,
    conditions: null,
  }));
}

export function proofsOfClaim(id: string, body: ExemptionClaim): Proof[] {
  const isMet = body.conditions.every(({ met }) => met === 'yes');
  return body.rules.map((rule) => ({
    ...{ kind: 'exemption-claim', id, name: body.citation, section: null, rule, ...NO_PRODUCT },
    product: body.product ?? null,
    slot: body.slot ?? null,
    material: body.material ?? null,
    ...{ colour: null, specification: null, supplier: null, supplierSite: null, onlyLots: [] },
    testedOn: null,
    until: body.until ?? null,
    laboratory: null,
    hasEnglish: true,
    isAttested: true,
    results: null,
    conditions: isMet ? 'met' : 'open',
  }));
}
