import type { Certificate, Contact } from './certificate.ts';
import { elementsOf, KIND_NAMES } from './certificate-elements.ts';
import type { ElementKey, Words } from './certificate-elements.ts';

/** A value with its name, a table, a text: what a page is drawn from. */
interface SheetPart {
  readonly number?: number;
  readonly title: string;
  readonly items?: readonly { readonly label: string; readonly value: string; readonly isWide?: boolean }[];
  readonly table?: {
    readonly columns: readonly { readonly title: string; readonly share: number }[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly text?: string;
}

/** What stands on a certificate, in English, in the order of its elements. */
export interface CertificateSheet {
  readonly title: string;
  readonly subtitle: string;
  readonly corner: readonly string[];
  readonly sections: readonly SheetPart[];
  readonly foot: string;
}

/** Names that the record has for what a certificate names by id. */
export interface SheetNames {
  /** Titles of rules by id. */
  readonly titles: ReadonlyMap<string, Words>;
  /** Lot codes of runs by id. */
  readonly runs: ReadonlyMap<string, string>;
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'.split(
  '|',
);

/** `2025-06-03` as `June 3, 2025`, `2025-06` as `June 2025`. */
function dateInWords(date: string): string {
  const [year = '', month = '', day] = date.split('-');
  const name = MONTHS[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${name} ${String(Number(day))}, ${year}`;
}

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' });
const NOTHING = 'Not stated';

function country(code: string | undefined): string | undefined {
  return code === undefined ? undefined : (COUNTRIES.of(code) ?? code);
}

/** The certificate as it is printed. */
export function certificateSheet(body: Certificate, names: SheetNames): CertificateSheet {
  const sections: Partial<Record<ElementKey, SheetPart>> = {
    product: productPart(body),
    citations: citationsPart(body, names),
    certifier: contactPart('Certifier', body.certifier, [
      { label: 'Certifies as', value: ROLES[body.certifier.role] },
      ...(body.issuedBy === undefined ? [] : [{ label: 'Issued by', value: body.issuedBy }]),
    ]),
    records: contactPart('Contact for the records of test results', body.records, []),
    manufacture: manufacturePart(body, names),
    testing: testingPart(body),
    attestation: attestationPart(body),
  };
  const order = elementsOf(body.ruleVersion).map(({ key }) => sections[key]);
  return {
    title: KIND_NAMES[body.kind].en,
    subtitle: `Issued under 15 U.S.C. 2063 and 16 CFR part 1110${body.ruleVersion === '2026-07-08' ? ' as amended' : ''}`,
    corner: [body.number, `Version ${String(body.version)}`, dateInWords(body.issuedOn)],
    sections: order.filter((part) => part !== undefined).map((part, at) => ({ ...part, number: at + 1 })),
    foot: `${body.number}, version ${String(body.version)}, issued ${dateInWords(body.issuedOn)}`,
  };
}

const ROLES: Readonly<Record<Certificate['certifier']['role'], string>> = {
  importer: 'Importer',
  'domestic-manufacturer': 'Domestic manufacturer',
  'private-labeler': 'Private labeler',
};
const ID_NAMES: Readonly<Record<Certificate['identifiers'][number]['type'], string>> = {
  GTIN: 'GTIN',
  SKU: 'SKU',
  UPC: 'UPC',
  MODEL: 'Model number',
  SERIAL: 'Serial number',
  REGISTERED: 'Registered number',
  ALTERNATE: 'Product number',
};

function productPart({ description, identifiers }: Certificate): SheetPart {
  const byType = Map.groupBy(identifiers, ({ type }) => type);
  return {
    title: 'Product covered by this certificate',
    items: [
      { label: 'Description', value: description.trim() === '' ? NOTHING : description, isWide: true },
      ...[...byType].map(([type, all]) => {
        const value = all.map((one) => one.value).join(', ');
        return { label: ID_NAMES[type], value, isWide: value.length > 44 };
      }),
    ],
  };
}

function citationsPart(body: Certificate, { titles }: SheetNames): SheetPart {
  const laboratories = new Map(body.laboratories.map((one) => [one.laboratory, one.name ?? one.laboratory]));
  return {
    title: 'Rules to which the product is certified',
    table: {
      columns: [
        { title: 'Citation', share: 29 },
        { title: 'Rule', share: 27 },
        { title: 'Laboratory, or exclusion claimed in its place', share: 26 },
        { title: 'Test report', share: 18 },
      ],
      rows: body.citations.map(({ rule, citation, laboratories: ids = [], instead = [], evidence = [] }) => [
        citation,
        titles.get(rule)?.en ?? '',
        [...ids.map((id) => laboratories.get(id) ?? id), ...instead.map(insteadText)].join('; ') || NOTHING,
        [...new Set(evidence.filter(({ kind }) => kind !== 'exemption-claim').map(({ name }) => name))].join(
          ', ',
        ),
      ]),
    },
  };
}

function insteadText({
  basis,
  says,
}: NonNullable<Certificate['citations'][number]['instead']>[number]): string {
  if (basis === 'small-batch') return `Small batch manufacturer, registration ${says}`;
  if (basis === 'no-third-party-test') return says;
  return `${basis === 'determination' ? 'Determination' : 'Exemption'} ${says}`;
}

function addressOf({ address, city, region, country: code }: Contact): string {
  // An address in one line may say the town already.
  const isSaid = (part: string | undefined): boolean =>
    part !== undefined && address?.toLowerCase().includes(part.toLowerCase()) === true;
  const town = [city, region].filter((part) => !isSaid(part));
  const parts = [address, ...town, country(code)].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? NOTHING : parts.join(', ');
}

type Items = NonNullable<SheetPart['items']>;

function contactItems(contact: Contact): Items {
  const reach = [
    { label: 'E-mail', value: contact.email },
    { label: 'Telephone', value: contact.phone },
  ];
  return [
    { label: 'Name', value: contact.name ?? NOTHING },
    ...(contact.contact === undefined ? [] : [{ label: 'Contact', value: contact.contact }]),
    { label: 'Address', value: addressOf(contact), isWide: addressOf(contact).length > 50 },
    ...reach.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }])),
  ];
}

function contactPart(title: string, contact: Contact, more: Items): SheetPart {
  return { title, items: [...contactItems(contact), ...more] };
}

function manufacturePart(body: Certificate, { runs }: SheetNames): SheetPart {
  const { manufacturer, madeFrom, madeTo, covers } = body;
  const months =
    madeFrom === undefined || madeTo === undefined
      ? NOTHING
      : madeFrom === madeTo
        ? dateInWords(madeFrom)
        : `${dateInWords(madeFrom)} to ${dateInWords(madeTo)}`;
  const place = [manufacturer.city, manufacturer.region, country(manufacturer.country)];
  const lots = body.runs.map((id) => runs.get(id) ?? id).join(', ');
  return {
    title: 'Date and place of manufacture',
    items: [
      { label: 'Date of manufacture', value: months },
      { label: 'Place', value: place.filter((part) => part !== undefined).join(', ') || NOTHING },
      { label: 'Manufacturer', value: manufacturer.name ?? NOTHING },
      { label: 'Address', value: addressOf(manufacturer) },
      ...contactItems(manufacturer).filter(({ label }) => ['E-mail', 'Telephone'].includes(label)),
      covers === 'runs'
        ? { label: 'Production lots covered', value: lots, isWide: true }
        : {
            ...{ label: 'Covers', isWide: true },
            value: `Every lot of this product made at this place in these months; evidence taken from ${lots}`,
          },
    ],
  };
}

function testingPart({ laboratories, testedOn, citations }: Certificate): SheetPart {
  const title = 'Date and place of testing, and laboratories relied on';
  const last = testedOn === undefined ? NOTHING : dateInWords(testedOn);
  if (laboratories.length === 0) {
    const isRelieved = citations.every(({ instead = [] }) => instead.length > 0);
    return { title, text: isRelieved ? 'No laboratory: see the exclusions claimed at each rule.' : NOTHING };
  }
  return {
    title,
    items: [{ label: 'Most recent test', value: last, isWide: true }],
    table: {
      columns: [
        { title: 'Laboratory', share: 26 },
        { title: 'CPSC number', share: 12 },
        { title: 'Address', share: 30 },
        { title: 'Contact', share: 20 },
        { title: 'Last tested', share: 12 },
      ],
      rows: laboratories.map((one) => [
        one.name ?? one.laboratory,
        one.labNumber ?? NOTHING,
        addressOf(one),
        [one.contact, one.email, one.phone].filter((part) => part !== undefined).join(', ') || NOTHING,
        one.testedOn === undefined ? NOTHING : dateInWords(one.testedOn),
      ]),
    },
  };
}

function attestationPart({ attestation }: Certificate): SheetPart {
  const title = 'Attestation';
  if (attestation === undefined) return { title, text: NOTHING };
  const { form, text = NOTHING, by } = attestation;
  if (form === 'registry')
    return { title, text: `Given by ${by ?? NOTHING} with the certificate data as it is filed.` };
  return by === undefined ? { title, text } : { title, text, items: [{ label: 'Attested by', value: by }] };
}
