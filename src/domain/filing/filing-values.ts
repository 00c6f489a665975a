import type { Certificate } from '../certificate/certificate.ts';
import { LISTED_VALUES } from './filing-field-list.ts';
import type { ListName, SingleValue } from './filing-field-list.ts';
import type { RegistryEntry } from './filing-line.ts';

/** Where somebody enters what is missing: a field of a record; id null: a new one. */
export interface Where {
  readonly kind: string;
  readonly id: string | null;
  readonly field: string;
}

/** What goes into the fields of one line; null: not recorded. */
export interface LineValues {
  readonly single: Readonly<Record<SingleValue, string | null>>;
  readonly lists: Readonly<Record<ListName, readonly Readonly<Record<string, string | null>>[]>>;
  /** Where what is missing is entered. */
  readonly where: Readonly<Record<string, Where>>;
}

/** What the values of a line are worked out from; null: not on record. */
export interface LineFacts {
  readonly certificate: { readonly id: string; readonly body: Certificate } | null;
  readonly entry: { readonly id: string; readonly body: RegistryEntry } | null;
  readonly run: {
    readonly id: string;
    readonly code: string;
    readonly from: string | null;
    readonly to: string | null;
  } | null;
  readonly product: {
    readonly id: string;
    readonly name: string;
    readonly style: string | null;
    readonly brand: string | null;
  } | null;
  readonly manufacturerGln: string | null;
}

const IDENTIFIER_WORDS: Readonly<Record<string, string>> = {
  MODEL: 'Model #',
  SERIAL: 'Serial #',
  REGISTERED: 'Registered #',
  ALTERNATE: 'Alternate ID',
};

/** The values of one line. Every one stands on the certificate, on the entry of the Registry or on the run; nothing is guessed. */
export function lineValues(facts: LineFacts): LineValues {
  const body = facts.certificate?.body;
  return {
    single: { ...partyValues(body), ...goodsValues(facts) },
    lists: listValues(body),
    where: placesOf(facts),
  };
}

type Contact = Partial<
  Record<
    'name' | 'contact' | 'address' | 'city' | 'region' | 'country' | 'email' | 'phone',
    string | undefined
  >
>;

function partyValues(body: Certificate | undefined) {
  const of = (contact: Contact | undefined, field: keyof Contact): string | null => contact?.[field] ?? null;
  const [certifier, records, maker]: (Contact | undefined)[] = [
    body?.certifier,
    body?.records,
    body?.manufacturer,
  ];
  return {
    'certifier-name': of(certifier, 'name'),
    'certifier-address': of(certifier, 'address'),
    'certifier-city': of(certifier, 'city'),
    'certifier-region': of(certifier, 'region'),
    'certifier-country': of(certifier, 'country'),
    'certifier-email': of(certifier, 'email'),
    'certifier-phone': of(certifier, 'phone'),
    'records-contact': of(records, 'contact') ?? of(records, 'name'),
    'records-name': of(records, 'name'),
    'records-address': of(records, 'address'),
    'records-city': of(records, 'city'),
    'records-region': of(records, 'region'),
    'records-country': of(records, 'country'),
    'records-email': of(records, 'email'),
    'records-phone': of(records, 'phone'),
    'manufacturer-name': of(maker, 'name'),
    'manufacturer-address': of(maker, 'address'),
    'manufacturer-city': of(maker, 'city'),
    'manufacturer-region': of(maker, 'region'),
    'manufacturer-country': of(maker, 'country'),
    'manufacturer-email': of(maker, 'email'),
    'manufacturer-phone': of(maker, 'phone'),
  };
}

function goodsValues({ certificate, entry, run, product, manufacturerGln }: LineFacts) {
  const body = certificate?.body;
  const instead = body?.citations.flatMap((cited) => cited.instead ?? []) ?? [];
  const [first] = body?.identifiers ?? [];
  return {
    'certificate-type': body?.kind.toUpperCase() ?? null,
    'certifier-id': entry?.body.certifierId ?? null,
    // Before it is entered, the Registry will know it by the code of the certificate.
    'registry-product-id': entry?.body.registryProductId ?? first?.value ?? null,
    'version-id': entry?.body.versionId ?? null,
    'product-name': product?.name ?? null,
    description: body?.description ?? null,
    brand: product?.brand ?? null,
    colour: null,
    style: product?.style ?? null,
    'lot-code': run?.code ?? null,
    'made-from': run?.from ?? body?.madeFrom ?? null,
    'made-to': run?.to ?? body?.madeTo ?? null,
    'tested-on': body?.testedOn ?? null,
    attestation: attestationText(body),
    'manufacturer-gln': manufacturerGln,
    'small-batch-number': instead.find(({ basis }) => basis === 'small-batch')?.says ?? null,
  };
}

function attestationText(body: Certificate | undefined): string | null {
  const attestation = body?.attestation;
  if (attestation === undefined) return null;
  const { form, text, by } = attestation;
  return form === 'statement' ? (text ?? null) : `Given with the filed data by ${by ?? 'the certifier'}`;
}

function listValues(body: Certificate | undefined): LineValues['lists'] {
  const { identifiers = [], citations = [], laboratories = [] } = body ?? {};
  return {
    identifier: identifiers.map(({ type, value }) => ({
      identifier: value,
      'identifier-type': IDENTIFIER_WORDS[type] ?? type,
    })),
    citation: citations.map(({ citation }) => ({ citation, 'citation-code': null })),
    exclusion: citations.flatMap(({ citation, instead = [] }) =>
      instead.map(({ says }) => ({
        exclusion: says,
        'exclusion-code': null,
        'exclusion-citation': citation,
      })),
    ),
    laboratory: laboratories.map(
      ({ laboratory, name, labNumber, address, country, email, phone, testedOn }) => {
        const own = citations.filter((cited) => cited.laboratories?.includes(laboratory) === true);
        const reports = own.flatMap(({ evidence = [] }) =>
          evidence.filter(({ kind }) => kind === 'test-report').map((report) => report.name),
        );
        return {
          'laboratory-name': name ?? null,
          'laboratory-number': labNumber ?? null,
          'laboratory-address': address ?? null,
          'laboratory-country': country ?? null,
          'laboratory-email': email ?? null,
          'laboratory-phone': phone ?? null,
          'laboratory-tested-on': testedOn ?? null,
          'laboratory-citations': joined(own.map(({ citation }) => citation)),
          'laboratory-reports': joined(reports),
        };
      },
    ),
  };
}

function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : [...new Set(texts)].join('; ');
}

/** A certificate stays as it was issued: what it lacks is entered in the record that the next version is made from. */
function placesOf(facts: LineFacts): LineValues['where'] {
  const body = facts.certificate?.body;
  return {
    ...goodsPlaces(facts),
    ...(body === undefined ? ofNewCertificate() : placesBehind(body)),
  };
}

/** Without a certificate there is one thing to enter. */
function ofNewCertificate(): Record<string, Where> {
  const certificate = (field: string): Where => ({ kind: 'certificate', id: null, field });
  const contacts = (['certifier', 'records', 'manufacturer'] as const).flatMap((of) =>
    CONTACT_FIELDS.map((field) => [`${of}-${field}`, certificate(of)] as const),
  );
  const laboratories = LISTED_VALUES.laboratory.map((key) => [key, certificate('laboratories')] as const);
  return Object.fromEntries([...contacts, ...laboratories]);
}

function placesBehind(body: Certificate): Record<string, Where> {
  const { site } = body.manufacturer;
  return {
    ...contactPlaces('certifier', body.certifier),
    ...contactPlaces('records', body.records),
    ...contactPlaces('manufacturer', body.manufacturer),
    'manufacturer-city': { kind: 'site', id: site ?? null, field: 'city' },
    'manufacturer-region': { kind: 'site', id: site ?? null, field: 'region' },
    ...laboratoryPlaces(body),
  };
}

const CONTACT_FIELDS = ['name', 'contact', 'address', 'city', 'region', 'country', 'email', 'phone', 'gln'];

function goodsPlaces({ certificate, entry, run, product }: LineFacts): Record<string, Where> {
  const of =
    (kind: string, id: string | null | undefined) =>
    (field: string): Where => ({ kind, id: id ?? null, field });
  const [ofCertificate, ofEntry] = [of('certificate', certificate?.id), of('registry-entry', entry?.id)];
  const [ofProduct, ofRun] = [of('product', product?.id), of('run', run?.id)];
  return {
    'certifier-id': ofEntry('certifierId'),
    'registry-product-id': ofEntry('registryProductId'),
    'version-id': ofEntry('versionId'),
    'product-name': ofProduct('name'),
    style: ofProduct('style'),
    identifier: ofProduct('gtin'),
    'identifier-type': ofProduct('gtin'),
    brand: of('label-plan', null)('brand'),
    'lot-code': ofRun('code'),
    'made-from': ofRun('started'),
    'made-to': ofRun('ended'),
    'certificate-type': ofCertificate('kind'),
    description: ofCertificate('description'),
    'tested-on': ofCertificate('testedOn'),
    attestation: ofCertificate('attestation'),
    citation: ofCertificate('citations'),
  };
}

/** Of a party. */
function contactPlaces(
  of: 'certifier' | 'records' | 'manufacturer',
  whose: { readonly party?: string | undefined } | undefined,
): Record<string, Where> {
  return Object.fromEntries(
    CONTACT_FIELDS.map((field) => [`${of}-${field}`, { kind: 'party', id: whose?.party ?? null, field }]),
  );
}

function laboratoryPlaces({ laboratories }: Certificate): Record<string, Where> {
  const without = laboratories.find(({ labNumber }) => labNumber === undefined) ?? laboratories[0];
  const own = (field: string): Where => ({ kind: 'laboratory', id: without?.laboratory ?? null, field });
  const party = (field: string): Where => ({ kind: 'party', id: null, field });
  return {
    'laboratory-name': own('party'),
    'laboratory-number': own('labNumber'),
    'laboratory-address': party('address'),
    'laboratory-phone': party('phone'),
    'laboratory-email': party('email'),
  };
}
