import type { Certificate } from './certificate.ts';
import type { CertificateFacts, PartyFacts } from './certificate-facts.ts';
import { finding } from './certificate-finding.ts';
import type { Finding } from './certificate-finding.ts';

const WHO = '16 CFR 1110.7';
const FAQ = 'CPSC, certificate questions and answers';
const HOME = 'US';

/**
 * The country in which it was made: what the record of the site says, whatever the certificate does; null: not known. Without a country on
 * record the certificate is believed when it says abroad, where only an importer certifies, and never that it was made at home.
 */
function countryOfManufacture({ manufacturer }: Certificate, { sites }: CertificateFacts): string | null {
  const own = manufacturer.site === undefined ? undefined : sites.get(manufacturer.site);
  const recorded = (own === undefined ? [...sites.values()] : [own]).map(({ country }) => country);
  const isAbroad = (country: string | undefined): boolean => country !== undefined && country !== HOME;
  const abroad = [...recorded, manufacturer.country].find(isAbroad);
  const isHome = recorded.length > 0 && recorded.every((country) => country === HOME);
  return isHome ? HOME : (abroad ?? null);
}

/** A certificate that says another country than the record of its site. */
function countryFindings({ manufacturer }: Certificate, { sites }: CertificateFacts): Finding[] {
  const site = manufacturer.site === undefined ? undefined : sites.get(manufacturer.site);
  const [stated, record] = [manufacturer.country, site?.country];
  if (site === undefined || stated === undefined || record === undefined || stated === record) return [];
  const name = site.name ?? site.id;
  return [
    finding({
      ...{ code: 'place', blocks: true, element: 'manufacture', field: 'manufacturer.country' },
      ...{ certificate: stated, record },
      says: {
        en: `It says that ${name} is in ${stated}; the record of the site says ${record}.`,
        zh: `证书写明${name}位于 ${stated}，而生产场所的记录为 ${record}。`,
      },
    }),
  ];
}

/** Who may certify: of goods made abroad the importer, of domestic goods the manufacturer; never a laboratory or a foreign factory. */
export function certifierFindings(body: Certificate, facts: CertificateFacts): Finding[] {
  return [...countryFindings(body, facts), ...whoFindings(body, facts)];
}

function whoFindings(body: Certificate, facts: CertificateFacts): Finding[] {
  const { certifier } = body;
  const party = certifier.party === undefined ? undefined : facts.parties.get(certifier.party);
  if (party === undefined) return [unknownCertifier()];
  if (party.roles.includes('laboratory')) return [isLaboratory(party)];
  const country = countryOfManufacture(body, facts);
  if (country === null) return [unknownPlace()];
  return country === HOME ? domestic(body, party) : foreign(body, party, country, facts);
}

function unknownCertifier(): Finding {
  return finding({
    ...{ code: 'certifier-unknown', blocks: true, element: 'certifier', field: 'certifier.party' },
    says: {
      en: 'Nobody on record certifies: name the importer, or the domestic manufacturer.',
      zh: '未指明签发方：请填写进口商或美国国内制造商。',
    },
    ...{ citation: WHO, confidence: 'secondary' },
  });
}

function isLaboratory({ name }: PartyFacts): Finding {
  return finding({
    ...{ code: 'certifier-is-laboratory', blocks: true, element: 'certifier', field: 'certifier.party' },
    says: {
      en: `${name ?? 'It'} is a laboratory, which never issues the certificate.`,
      zh: `${name ?? '该方'}是检测实验室，不得签发证书。`,
    },
    ...{ citation: FAQ, confidence: 'primary' },
  });
}

function unknownPlace(): Finding {
  return finding({
    ...{ code: 'made-where-unknown', blocks: true, element: 'certifier', field: 'manufacturer.country' },
    says: {
      en: 'Who may certify depends on where it was made, and the country is not on record.',
      zh: '由谁签发取决于生产国，而生产国尚无记录。',
    },
    ...{ citation: WHO, confidence: 'secondary' },
  });
}

/** A maker abroad may not; the importer may, wherever its seat. */
function foreign(
  { certifier, manufacturer }: Certificate,
  party: PartyFacts,
  country: string,
  { product }: CertificateFacts,
): Finding[] {
  const name = party.name ?? party.id;
  const isImporter = party.id === product.importer || party.roles.some((role) => role.startsWith('importer'));
  const isMaker = party.id === manufacturer.party || party.roles.includes('factory');
  if (isMaker && !isImporter)
    return [
      finding({
        ...{ code: 'certifier-is-foreign-maker', blocks: true, element: 'certifier' },
        ...{ field: 'certifier.party', certificate: name, record: country },
        says: {
          en: `${name} is the factory in ${country}: a foreign factory may not certify, the importer does.`,
          zh: `${name}是位于 ${country} 的工厂：境外工厂不得签发，应由进口商签发。`,
        },
        ...{ citation: WHO, confidence: 'secondary' },
      }),
    ];
  if (!isImporter)
    return [
      finding({
        ...{ code: 'certifier-not-importer', blocks: true, element: 'certifier' },
        ...{ field: 'certifier.party', certificate: name },
        says: {
          en: `${name} is not on record as an importer, and goods made abroad are certified by the importer.`,
          zh: `记录中${name}不是进口商；境外生产的产品应由进口商签发。`,
        },
        ...{ citation: WHO, confidence: 'secondary' },
      }),
    ];
  return certifier.role === 'importer' ? [] : [wrongRole(name, { en: 'importer', zh: '进口商' })];
}

function wrongRole(name: string, { en, zh }: { en: string; zh: string }): Finding {
  return finding({
    ...{ code: 'certifier-role', blocks: true, element: 'certifier', field: 'certifier.role' },
    says: { en: `${name} certifies as the ${en}: say so.`, zh: `${name}应以${zh}身份签发，请更正。` },
    ...{ citation: WHO, confidence: 'secondary' },
  });
}

function domestic({ certifier, manufacturer }: Certificate, party: PartyFacts): Finding[] {
  const name = party.name ?? party.id;
  if (party.id === manufacturer.party)
    return certifier.role === 'domestic-manufacturer'
      ? []
      : [wrongRole(name, { en: 'domestic manufacturer', zh: '美国国内制造商' })];
  if (certifier.role === 'private-labeler' && party.roles.includes('private-labeler'))
    return [
      finding({
        ...{ code: 'private-labeler-duty', blocks: false, element: 'certifier', field: 'certifier.role' },
        says: {
          en: 'When a private labeler certifies goods made in the United States is not confirmed: read the rule.',
          zh: '美国国内生产的产品何时由自有品牌商签发尚未证实：请核对法规原文。',
        },
        ...{ citation: WHO, confidence: 'unconfirmed' },
      }),
    ];
  return [
    finding({
      ...{ code: 'certifier-not-maker', blocks: true, element: 'certifier', field: 'certifier.party' },
      certificate: name,
      says: {
        en: `${name} did not make it, and goods made in the United States are certified by their manufacturer.`,
        zh: `${name}不是制造商；美国国内生产的产品应由其制造商签发。`,
      },
      ...{ citation: WHO, confidence: 'secondary' },
    }),
  ];
}
