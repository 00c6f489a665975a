import type { Certificate, Cited, Contact } from './certificate.ts';
import { ruleVersionOn } from './certificate-elements.ts';
import { provingOn, standsOn } from './certificate-facts.ts';
import { NOT_ENGLISH } from './certificate-english.ts';
import type { CellFact, CertificateFacts, PartyFacts, RunFacts } from './certificate-facts.ts';

export interface Wish {
  readonly issuedOn: string;
  readonly issuedBy?: string | undefined;
  readonly foreignTradeZone?: boolean | undefined;
  readonly covers: Certificate['covers'];
  /** Months of a period; of named runs those in which they were made. */
  readonly madeFrom?: string | undefined;
  readonly madeTo?: string | undefined;
  /** Party that certifies, where it is not the importer of the product or the domestic maker. */
  readonly certifier?: string | undefined;
  /** Party that keeps the test records; absent: the certifier. */
  readonly records?: string | undefined;
  readonly attestation?: Certificate['attestation'];
  /** The version it takes the place of. */
  readonly before?: { readonly id: string; readonly body: Certificate } | undefined;
  readonly reason?: string | undefined;
  /** Number of a first version. */
  readonly number: string;
}

/** A certificate as the record has it: nothing in it is guessed, and what is not on record is left out. */
export function proposeCertificate(facts: CertificateFacts, wish: Wish): Certificate {
  const { runs, product } = facts;
  const { before } = wish;
  const citations = citationsFor(runs, wish.issuedOn);
  const named = new Set(citations.flatMap(({ laboratories = [] }) => laboratories));
  const laboratories = [...named].map((id) => laboratoryOf(id, facts, wish.issuedOn));
  const days = laboratories.flatMap(({ testedOn }) => (testedOn === undefined ? [] : [testedOn]));
  const months = monthsOf(runs);
  const revisions = [...new Set(runs.map(({ revision }) => revision))];
  const [revision] = revisions;
  return withoutBlanks({
    number: before?.body.number ?? wish.number,
    version: (before?.body.version ?? 0) + 1,
    supersedes: before?.id,
    reason: wish.reason,
    kind: runs.some(({ isChildrens }) => isChildrens === 'no') ? 'gcc' : 'cpc',
    ruleVersion: ruleVersionOn(wish.issuedOn, wish.foreignTradeZone),
    foreignTradeZone: wish.foreignTradeZone,
    issuedOn: wish.issuedOn,
    issuedBy: wish.issuedBy ?? before?.body.issuedBy,
    product: product.id,
    // Of a period, later runs may be made to another revision, which the evidence has to bear out anyway.
    revision: wish.covers === 'runs' && revisions.length === 1 && revision !== null ? revision : undefined,
    identifiers: before?.body.identifiers ?? identifiersOf(product),
    description: before?.body.description ?? descriptionOf(product),
    citations,
    ...whoFor(facts, wish),
    madeFrom: wish.madeFrom ?? months.from,
    madeTo: wish.madeTo ?? months.to,
    testedOn: days.length === 0 ? undefined : days.reduce((left, right) => (right > left ? right : left)),
    laboratories,
    attestation: wish.attestation ?? before?.body.attestation,
    covers: wish.covers,
    runs: runs.map(({ id }) => id),
  });
}

type Loose<T> = { [K in keyof T]: T[K] | undefined };

/** Leaves out what is undefined, so that the body is the one that is recorded. */
function withoutBlanks(body: Loose<Certificate>): Certificate {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).filter(([, one]) => one !== undefined);
    return Object.fromEntries(kept.map(([name, one]) => [name, strip(one)]));
  };
  // The same members as before, less those without a value, which the type calls optional.
  return strip(body) as Certificate;
}

function identifiersOf({ codes, id }: CertificateFacts['product']): Certificate['identifiers'] {
  return codes.length === 0 ? [{ type: 'ALTERNATE', value: id }] : codes.map((one) => ({ ...one }));
}

function descriptionOf({ name, style, ageGrade }: CertificateFacts['product']): string {
  const age = ageGrade === null ? '' : `, for ages ${ageGrade}`;
  return `${name}${style === null || name.includes(style) ? '' : `, model ${style}`}${age}`;
}

/** First and last month in which they were made, as far as all are known. */
function monthsOf(runs: readonly RunFacts[]): { from: string | undefined; to: string | undefined } {
  const from = runs.map(({ madeFrom, madeTo }) => madeFrom ?? madeTo);
  const to = runs.map(({ madeTo }) => madeTo);
  const known = (days: (string | null)[]): string[] => days.filter((day) => day !== null).sort();
  const isKnown = !from.includes(null) && !to.includes(null);
  if (!isKnown) return { from: undefined, to: undefined };
  return { from: known(from)[0]?.slice(0, 7), to: known(to).at(-1)?.slice(0, 7) };
}

/** Every citation that applies to one of the runs, each by itself, with what the cells of its rule rest on. */
function citationsFor(runs: readonly RunFacts[], issuedOn: string): Cited[] {
  const byCitation = new Map<string, { rule: string; cells: CellFact[] }>();
  for (const run of runs) {
    for (const { rule, citations } of citedRules(run)) {
      const cells = run.cells.filter((cell) => cell.rule === rule);
      for (const citation of citations) {
        const known = byCitation.get(citation);
        if (known === undefined) byCitation.set(citation, { rule, cells: [...cells] });
        else known.cells.push(...cells);
      }
    }
  }
  return [...byCitation].map(([citation, { rule, cells }]) => cited({ rule, citation, issuedOn }, cells));
}

/** What nobody has confirmed of the law is cited where it was proven, and left to a person where not. */
function citedRules({ rules, cells }: RunFacts): { rule: string; citations: readonly string[] }[] {
  const isHeld = (rule: string): boolean => cells.some((cell) => cell.rule === rule);
  return (rules ?? []).filter(
    ({ rule, state, isConfirmed }) => state === 'applies' && (isConfirmed || isHeld(rule)),
  );
}

function cited(
  { rule, citation, issuedOn }: { rule: string; citation: string; issuedOn: string },
  cells: readonly CellFact[],
): Cited {
  const stands = cells.map((cell) => standsOn(cell, provingOn(cell, issuedOn)));
  const instead = stands.flatMap((one) => one.instead);
  const proofs = cells.flatMap((cell) => provingOn(cell, issuedOn));
  const evidence = proofs.map(({ kind, id, name, section }) => ({
    ...{ kind, id, name },
    ...(section === null ? {} : { section }),
  }));
  return {
    rule,
    citation,
    laboratories: [...new Set(stands.flatMap(({ laboratories }) => laboratories))],
    instead: [...new Map(instead.map((one) => [one.says, one])).values()],
    components: [...new Set(cells.map(({ component }) => component))],
    evidence: [
      ...new Map(evidence.map((one) => [`${one.kind} ${one.id} ${one.section ?? ''}`, one])).values(),
    ],
  };
}

function laboratoryOf(
  id: string,
  { laboratories, runs }: CertificateFacts,
  issuedOn: string,
): Certificate['laboratories'][number] {
  const of = laboratories.get(id);
  const proofs = runs.flatMap(({ cells }) => cells.flatMap((cell) => provingOn(cell, issuedOn)));
  const days = proofs
    .filter(({ laboratory, testedOn }) => laboratory === id && testedOn !== null)
    .map(({ testedOn }) => testedOn ?? '');
  return {
    laboratory: id,
    labNumber: of?.labNumber ?? undefined,
    testedOn: days.sort().at(-1),
    ...(of?.party === null || of === undefined ? {} : contactOf(of.party)),
  };
}

function contactOf({ name, contact, address, city, region, country, email, phone }: Contact): Contact {
  const english = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : inEnglish(text);
  return {
    ...{ name: english(name), contact: english(contact), address: english(address) },
    ...{ city: english(city), region: english(region), country, email, phone },
  };
}

/** Of what is written in two scripts, as `何敏仪 He Minyi`, the one that a certificate takes; what has but one stays, to be seen. */
function inEnglish(text: string): string {
  const latin = text
    .replaceAll(NOT_ENGLISH, '')
    .replaceAll(/\(\s*\)/g, '')
    .replaceAll(/\s+/g, ' ');
  const bare = latin.replace(/^[\s,;/·-]+|[\s,;/·-]+$/g, '');
  return /\p{L}{3}/u.test(bare) ? bare : text;
}

type Who = Pick<Certificate, 'certifier' | 'records' | 'manufacturer'>;

/** Maker and place of the runs, the importer of goods made abroad or the domestic maker, and who keeps the records. */
function whoFor(facts: CertificateFacts, wish: Wish): Who {
  const { runs, sites, parties, product } = facts;
  const site = sites.get(runs.find((run) => run.site !== null)?.site ?? '');
  const maker = site === undefined ? undefined : parties.get(site.party);
  const isDomestic = site?.country === 'US';
  const certifier = parties.get(wish.certifier ?? (isDomestic ? maker?.id : product.importer) ?? '');
  const keeper = wish.records === undefined ? certifier : parties.get(wish.records);
  const { name: _siteName, ...place } = site === undefined ? { name: undefined } : contactOf(site);
  return {
    certifier: {
      party: certifier?.id,
      role: isDomestic
        ? certifier !== undefined && certifier.id !== maker?.id
          ? 'private-labeler'
          : 'domestic-manufacturer'
        : 'importer',
      ...ofParty(certifier),
    },
    records: { party: keeper?.id, ...ofParty(keeper) },
    manufacturer: { party: maker?.id, site: site?.id, ...joined(ofParty(maker), place) },
  };
}

function ofParty(party: PartyFacts | undefined): Contact {
  return party === undefined ? {} : contactOf(party);
}

/** The maker as it is known, with the place where it was made. */
function joined(maker: Contact, place: Contact): Contact {
  const told = Object.entries(place).filter(([, value]) => value !== undefined);
  return { ...maker, ...Object.fromEntries(told) };
}
