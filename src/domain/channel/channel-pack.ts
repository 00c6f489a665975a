import type { Certificate } from '../certificate/certificate.ts';
import { compareSaid } from '../same-story/compare-said.ts';
import type { Listing } from '../same-story/listing.ts';
import type { TestReport } from '../testing/test-report.ts';
import { DEMANDS } from './channel-demands.ts';
import type { Demand, DemandKey, PackChannel } from './channel-demands.ts';

export const DEMAND_STATES = ['there', 'missing', 'differs', 'not-known', 'not-asked'] as const;
export type DemandState = (typeof DEMAND_STATES)[number];

interface Told<Body> {
  readonly id: string;
  readonly body: Body;
}
export interface Ref {
  readonly kind: string;
  readonly id: string;
}

/** What is on record for a pack. */
export interface PackFacts {
  readonly channel: PackChannel;
  /** Day the pack is made. */
  readonly day: string;
  /** Certificates that cover the run. */
  readonly certificates: readonly Told<Certificate>[];
  readonly reports: readonly (Told<TestReport> & { readonly laboratory: string | null })[];
  /** The listing on the channel, the last that was read. */
  readonly listing: Told<Listing> | null;
  /** Looks at labels of the run that have photos; `passed` as a person said. */
  readonly photos: readonly { readonly id: string; readonly passed: boolean }[];
  /** Labels of the run that are on the unit or its package. */
  readonly unitLabels: readonly string[];
  readonly cartonLabels: readonly string[];
  readonly durableInfant: boolean | null;
}

export interface Answer {
  readonly demand: Demand;
  readonly state: DemandState;
  /** What was found, word for word or by name. */
  readonly found: readonly string[];
  readonly rests: readonly Ref[];
  /** Record in which what is missing is entered. */
  readonly enter: string | null;
}

type Found = Omit<Answer, 'demand'>;

const MISSING: Found = { state: 'missing', found: [], rests: [], enter: null };

/** What the channel asks, and how each demand stands. What nobody recorded is missing or not known, and never there. */
export function packAnswers(facts: PackFacts): Answer[] {
  return DEMANDS[facts.channel].map((demand) => ({ demand, ...CHECKS[demand.key](facts) }));
}

const CHECKS: Readonly<Record<DemandKey, (facts: PackFacts) => Found>> = {
  certificate: ({ certificates }) =>
    certificates.length === 0
      ? { ...MISSING, enter: 'certificate' }
      : there(certificates.map(certificateName), refs('certificate', certificates)),
  'certificate-english': ({ certificates }) =>
    ofCertificate(certificates, () => ({ is: 'there', found: 'Written in English' })),
  'test-reports': ({ reports }) => reportFound(reports, ({ body }) => body.file !== undefined),
  'reports-english': ({ reports }) =>
    reportFound(reports, ({ body }) => body.language === 'en' || body.english === true),
  'reports-within-year': (facts) => withinYear(facts),
  // What a report shows in its pages is not on record.
  'report-photos': ({ reports }) =>
    reports.length === 0
      ? { ...MISSING, enter: 'test-report' }
      : { state: 'not-known', found: [], rests: refs('test-report', reports), enter: null },
  'tracking-label-photo': ({ photos }) => photoFound(photos),
  'unit-label': ({ unitLabels, cartonLabels }) =>
    unitLabels.length > 0
      ? there(unitLabels, labelRefs(unitLabels))
      : { ...MISSING, found: cartonLabels, enter: 'label' },
  'age-grade': ageGrade,
  'listing-model': listingModel,
  'listing-warnings': ({ listing }) =>
    ofListing(listing, ({ warnings = [] }) => (warnings.length > 0 ? warnings.join(' · ') : null)),
  'us-contact': ({ certificates }) =>
    ofCertificate(certificates, ({ certifier }) => contactIn(certifier, true)),
  'records-contact': ({ certificates }) =>
    ofCertificate(certificates, ({ records }) => contactIn(records, false)),
  issuer: ({ certificates }) =>
    ofCertificate(certificates, ({ certifier, laboratories }) =>
      certifier.name !== undefined && laboratories.some(({ name }) => name === certifier.name)
        ? { is: 'differs', found: certifier.name }
        : { is: 'there', found: `${certifier.name ?? ''} (${certifier.role})` },
    ),
  'laboratory-contact': laboratoryContact,
  'not-amazon': ({ certificates }) =>
    ofCertificate(certificates, ({ certifier }) =>
      /\bamazon\b/i.test(certifier.name ?? '')
        ? { is: 'differs', found: certifier.name ?? '' }
        : { is: 'there', found: certifier.name ?? '' },
    ),
  'registration-card': ({ durableInfant }) =>
    durableInfant === false
      ? { ...MISSING, state: 'not-asked' }
      : { ...MISSING, state: durableInfant === null ? 'not-known' : 'missing', enter: 'file' },
};

function there(found: readonly string[], rests: readonly Ref[]): Found {
  return { state: 'there', found, rests, enter: null };
}

function refs(kind: string, told: readonly { readonly id: string }[]): Ref[] {
  return told.map(({ id }) => ({ kind, id }));
}

function labelRefs(ids: readonly string[]): Ref[] {
  return ids.map((id) => ({ kind: 'label', id }));
}

function certificateName({ body }: Told<Certificate>): string {
  return `${body.number} version ${String(body.version)}`;
}

type Judged = { readonly is: DemandState; readonly found: string };

/** Asks something of the certificate that would be handed in. */
function ofCertificate(
  certificates: readonly Told<Certificate>[],
  judge: (body: Certificate) => Judged,
): Found {
  const [first] = certificates;
  if (first === undefined) return { ...MISSING, enter: 'certificate' };
  const { is, found } = judge(first.body);
  return {
    ...{ state: is, found: found === '' ? [] : [found], rests: refs('certificate', [first]) },
    enter: is === 'there' ? null : 'certificate',
  };
}

function reportFound(
  reports: PackFacts['reports'],
  isGood: (report: PackFacts['reports'][number]) => boolean,
): Found {
  const bad = reports.filter((report) => !isGood(report));
  const rests = refs('test-report', reports);
  if (reports.length === 0) return { ...MISSING, enter: 'test-report' };
  if (bad.length > 0)
    return { state: 'missing', found: bad.map(({ body }) => body.number), rests, enter: 'test-report' };
  return there(
    reports.map(({ body }) => body.number),
    rests,
  );
}

function withinYear({ certificates, reports, day }: PackFacts): Found {
  const papers = [
    ...certificates.map((one) => ({ name: certificateName(one), on: one.body.issuedOn })),
    ...reports.map(({ body }) => ({ name: body.number, on: body.issuedOn })),
  ];
  const rests = [...refs('certificate', certificates), ...refs('test-report', reports)];
  if (certificates.length === 0 || reports.length === 0) return { ...MISSING, rests, enter: 'test-report' };
  const yearAgo = `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`;
  const old = papers.filter(({ on }) => on < yearAgo);
  const shown = (of: typeof papers): string[] => of.map(({ name, on }) => `${name}, ${on}`);
  return old.length === 0
    ? there(shown(papers), rests)
    : { state: 'missing', found: shown(old), rests, enter: 'test-report' };
}

function photoFound(photos: PackFacts['photos']): Found {
  const rests = refs('inspection', photos);
  if (photos.length === 0) return { ...MISSING, enter: 'inspection' };
  const found = photos.map(({ id }) => id);
  const state = photos.some(({ passed }) => passed) ? 'there' : 'not-known';
  return { state, found, rests, enter: state === 'there' ? null : 'inspection' };
}

function ofListing(listing: PackFacts['listing'], read: (body: Listing) => string | null): Found {
  if (listing === null) return { ...MISSING, enter: 'listing' };
  const found = read(listing.body);
  const rests = refs('listing', [listing]);
  return found === null ? { ...MISSING, rests, enter: 'listing' } : there([found], rests);
}

/** Held against each report that names ages; where none does, nobody can tell. */
function ageGrade({ listing, reports }: PackFacts): Found {
  const said = listing?.body.ageGrade;
  if (listing === null || said === undefined) return ofListing(listing, () => null);
  const rests = [...refs('listing', [listing]), ...refs('test-report', reports)];
  const tested = reports.flatMap(({ body }) => body.ageGrade ?? []);
  const found = [said, ...tested];
  if (tested.length === 0) return { state: 'not-known', found, rests, enter: 'test-report' };
  const likeness = tested.map((one) => compareSaid('ages', said, one));
  if (likeness.includes('differs')) return { state: 'differs', found, rests, enter: 'listing' };
  return likeness.every((one) => one === 'same')
    ? there(found, rests)
    : { state: 'not-known', found, rests, enter: 'listing' };
}

function listingModel({ listing, certificates }: PackFacts): Found {
  const [certificate] = certificates;
  if (certificate === undefined) return { ...MISSING, enter: 'certificate' };
  if (listing === null) return { ...MISSING, enter: 'listing' };
  const rests = [...refs('certificate', [certificate]), ...refs('listing', [listing])];
  const { title, model } = listing.body;
  const own = certificate.body.identifiers.find(({ type }) => type === 'MODEL')?.value;
  const found = [
    title,
    ...(model === undefined ? [] : [model]),
    certificate.body.description,
    ...(own === undefined ? [] : [own]),
  ];
  const names = compareSaid('title', title, certificate.body.description);
  const models = model === undefined || own === undefined ? 'unread' : compareSaid('code', model, own);
  if (models === 'differs' || (models === 'unread' && names === 'differs'))
    return { state: 'differs', found, rests, enter: 'listing' };
  if (models === 'same') return there(found, rests);
  return { state: 'not-known', found, rests, enter: 'listing' };
}

interface Contact {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly country?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

function contactIn({ name, address, country, email, phone }: Contact, isAmerican: boolean): Judged {
  const parts = { name, address, country, email, phone };
  const wanted = isAmerican
    ? (['name', 'address', 'phone'] as const)
    : (['name', 'address', 'email', 'phone'] as const);
  const lacks = wanted.filter((part) => parts[part] === undefined);
  const found = Object.values(parts)
    .filter((part) => part !== undefined)
    .join(', ');
  if (lacks.length > 0) return { is: 'missing', found };
  if (!isAmerican) return { is: 'there', found };
  if (country === undefined) return { is: 'not-known', found };
  return { is: country === 'US' ? 'there' : 'differs', found };
}

/** Names as on the reports, address and phone, for each laboratory on the certificate. */
function laboratoryContact({ certificates, reports }: PackFacts): Found {
  const [certificate] = certificates;
  if (certificate === undefined) return { ...MISSING, enter: 'certificate' };
  const { laboratories } = certificate.body;
  const rests = [...refs('certificate', [certificate]), ...refs('test-report', reports)];
  const named = laboratories.map(({ name, address, phone }) =>
    [name, address, phone].filter((part) => part !== undefined).join(', '),
  );
  const onReports = new Set(reports.flatMap(({ laboratory }) => laboratory ?? []));
  const others = laboratories.filter(
    ({ name }) => name !== undefined && onReports.size > 0 && !onReports.has(name),
  );
  if (others.length > 0)
    return { state: 'differs', found: [...named, ...onReports], rests, enter: 'certificate' };
  const isWhole =
    laboratories.length > 0 &&
    laboratories.every(
      ({ name, address, phone }) => name !== undefined && address !== undefined && phone !== undefined,
    );
  return isWhole ? there(named, rests) : { state: 'missing', found: named, rests, enter: 'party' };
}
