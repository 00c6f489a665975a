import type { FilingField, FilingFieldList, ValueKey } from './filing-field-list.ts';

const CLIENT =
  'The code of one public client of the Product Registry API (API Specifications v2.0, 2 August 2024), not the specification itself';
const AMENDED = 'Readers of 16 CFR 1110.11(a) as amended; the name of the field is ours';
const FAQ = 'CPSC, eFiling Frequently Asked Questions: generally optional';

type Told = Partial<Pick<FilingField, 'element' | 'says' | 'need'>>;

/** A name that the public client uses. */
function seen(path: string, column: string, takes: ValueKey, told: Told = {}): FilingField {
  return { path, column, takes, need: 'not-known', confidence: 'unconfirmed', source: CLIENT, ...told };
}

/** An element that the rule asks for, whose name in the Registry nobody told us. */
function asked(path: string, column: string, takes: ValueKey, told: Told): FilingField {
  return { path, column, takes, need: 'required', confidence: 'unconfirmed', source: AMENDED, ...told };
}

const CORE = 'coreProduct';
const LABS = `${CORE}.labs[]`;

function contact(
  group: string,
  words: string,
  of: 'certifier' | 'records' | 'manufacturer',
  element: number,
): FilingField[] {
  const need = (required: boolean): Told => ({ element, need: required ? 'required' : 'wanted' });
  const isMaker = of === 'manufacturer';
  return [
    asked(`${group}.address`, `${words} Address`, `${of}-address`, need(!isMaker)),
    asked(`${group}.city`, `${words} City`, `${of}-city`, need(isMaker)),
    asked(`${group}.stateProvince`, `${words} State/Province`, `${of}-region`, need(false)),
    asked(`${group}.country`, `${words} Country`, `${of}-country`, need(true)),
    asked(`${group}.email`, `${words} E-mail`, `${of}-email`, need(!isMaker)),
    asked(`${group}.phone`, `${words} Phone`, `${of}-phone`, need(!isMaker)),
  ];
}

/**
 * The fields that are known of CPSC's Product Registry, second-hand: the columns of its CSV template and its specification were not
 * read. A firm that has them loads its own list as a record, whose version is higher.
 */
export const REGISTRY_FIELDS: FilingFieldList = {
  code: 'registry-import',
  version: 1,
  name: 'Product Registry hand-off',
  readOn: '2026-10-01',
  authority: `${CLIENT}; elements by 16 CFR 1110.11(a), as readers of the amended text tell them`,
  confidence: 'unconfirmed',
  fields: [
    seen(`${CORE}.certificateType`, 'Certificate Type', 'certificate-type'),
    asked('certifier.id', 'Certifier ID', 'certifier-id', {
      need: 'wanted',
      says: 'Given for good when the importer registers; one of the three identifiers for the broker',
    }),
    seen(`${CORE}.primaryProductId`, 'Primary Product ID', 'registry-product-id', {
      element: 1,
      need: 'required',
    }),
    seen(`${CORE}.versionId`, 'Version ID', 'version-id', { need: 'wanted' }),
    seen(`${CORE}.identifiers[].identifier`, 'Identifier', 'identifier', { element: 1, need: 'required' }),
    seen(`${CORE}.identifiers[].identType`, 'Identifier Type', 'identifier-type', {
      element: 1,
      need: 'required',
      says: 'Values seen: GTIN, UPC, SKU, Model #, Serial #, Registered #, Alternate ID',
    }),
    seen(`${CORE}.name`, 'Product Name', 'product-name', { element: 1 }),
    seen(`${CORE}.tradeBrandName`, 'Trade/Brand Name', 'brand', { element: 1 }),
    seen(`${CORE}.description`, 'Description', 'description', { element: 1, need: 'required' }),
    seen(`${CORE}.color`, 'Color', 'colour', { element: 1 }),
    seen(`${CORE}.style`, 'Style', 'style', { element: 1 }),
    asked('citations[].citation', 'Citation', 'citation', {
      element: 2,
      says: 'Each rule, ban, standard or regulation on its own',
    }),
    asked('citations[].citationCode', 'Citation Code', 'citation-code', {
      element: 2,
      need: 'not-known',
      says: 'The list of codes was not read; left empty until it is loaded',
    }),
    seen(`${CORE}.exemptions[].exemption`, 'Testing Exclusion', 'exclusion', { element: 2 }),
    seen(`${CORE}.exemptions[].exemptionCode`, 'Testing Exclusion Code', 'exclusion-code', {
      element: 2,
      says: 'Codes exist; their list was not read; left empty until it is loaded',
    }),
    asked('certifier.name', 'Certifier Name', 'certifier-name', { element: 3 }),
    ...contact('certifier', 'Certifier', 'certifier', 3),
    seen(`${CORE}.poc.type`, 'Contact Type', 'nothing', { says: 'Its values are not known' }),
    asked(`${CORE}.poc.contactName`, 'Records Contact', 'records-contact', { element: 4 }),
    asked(`${CORE}.poc.name`, 'Records Contact Firm', 'records-name', { element: 4, need: 'wanted' }),
    ...contact(`${CORE}.poc`, 'Records Contact', 'records', 4),
    seen(`${CORE}.manufacturer.name`, 'Manufacturer Name', 'manufacturer-name', {
      element: 5,
      need: 'required',
    }),
    ...contact(`${CORE}.manufacturer`, 'Manufacturer', 'manufacturer', 5),
    seen(`${CORE}.manufacturer.gln`, 'Manufacturer GLN', 'manufacturer-gln', { need: 'optional' }),
    seen(`${CORE}.manufacturer.alternateId`, 'Manufacturer Alternate ID', 'nothing'),
    seen(`${CORE}.manufacturer.sbmId`, 'Small Batch Registration', 'small-batch-number', {
      says: 'Only of a registered small batch manufacturer',
    }),
    seen(`${CORE}.manufactureDate`, 'Manufacture Date', 'made-to', {
      element: 5,
      need: 'required',
      says: 'Month and year at least',
    }),
    seen(`${CORE}.productionStartDate`, 'Production Start', 'made-from', { element: 5 }),
    seen(`${CORE}.productionEndDate`, 'Production End', 'made-to', { element: 5 }),
    seen(`${CORE}.lotNumber`, 'Lot Number', 'lot-code', {
      says: 'Whether it has to be given is not known; one source says so, and the seven elements have no lot',
    }),
    seen(`${CORE}.lotNumberAssignedBy`, 'Lot Number Assigned By', 'nothing', {
      says: 'Its values are not known',
    }),
    seen(`${CORE}.lastTestDate`, 'Last Test Date', 'tested-on', { element: 6, need: 'required' }),
    seen(`${LABS}.type`, 'Lab Type', 'nothing', { element: 6, says: 'Its values are not known' }),
    asked(`${LABS}.name`, 'Lab Name', 'laboratory-name', { element: 6 }),
    seen(`${LABS}.cpscId`, 'CPSC Lab ID', 'laboratory-number', {
      element: 6,
      need: 'required',
      says: 'Four digits, by one source that cites version 2.4 of the guide',
    }),
    asked(`${LABS}.address`, 'Lab Address', 'laboratory-address', { element: 6, need: 'wanted' }),
    asked(`${LABS}.phone`, 'Lab Phone', 'laboratory-phone', { element: 6, need: 'wanted' }),
    asked(`${LABS}.email`, 'Lab E-mail', 'laboratory-email', { element: 6, need: 'wanted' }),
    seen(`${LABS}.citations`, 'Lab Citations', 'laboratory-citations', { element: 6 }),
    {
      ...seen(`${LABS}.testReportId`, 'Test Report ID', 'laboratory-reports', { need: 'optional' }),
      source: `${FAQ}; name by ${CLIENT}`,
    },
    {
      ...seen(`${LABS}.testURL`, 'Test URL', 'nothing', { need: 'optional' }),
      source: `${FAQ}; name by ${CLIENT}`,
    },
    asked('attestation', 'Attestation', 'attestation', {
      element: 7,
      need: 'wanted',
      says: 'Built into the Product Registry and the message set for filed certificates',
    }),
  ],
};
