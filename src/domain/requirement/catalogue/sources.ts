import type { Source } from '../rule.ts';

/** The texts that the catalogue rests on, each with what was read of it. */
export const LEAD_NOTICE: Source = {
  says: '74 FR, notice E9-20589 (26 August 2009), lead limits and determinations',
  address: 'https://regulations.justia.com/regulations/fedreg/2009/08/26/E9-20589.html',
  confidence: 'primary',
};
export const CPSIA_SUMMARY: Source = {
  says: 'Summary of the requirements for children’s products (Pub. L. 110-314)',
  confidence: 'summary',
};
export const RULES_PAGE: Source = {
  says: 'CPSC, Rules Requiring Third-Party Testing and a CPC (first rows read; complete as of 5 December 2024)',
  address:
    'https://www.cpsc.gov/Business--Manufacturing/Testing-Certification/Lab-Accreditation/Rules-Requiring-Third-Party-Testing',
  confidence: 'secondary',
};
export const SMALL_BATCH_TABLE: Source = {
  says: 'ATS, summary of the small-batch groups A and B (of about 2012)',
  address:
    'https://atslab.com/standards-regulations-update/rhode-island-requiring-childrens-jewelry-to-comply-with-safety-standard',
  confidence: 'secondary',
};
export const DURABLE_FAQ: Source = {
  says: 'CPSC, questions and answers on durable infant or toddler products, 16 CFR 1130.2(a)',
  confidence: 'primary',
};
export const DURABLE_PAGE: Source = {
  says: 'CPSC, Durable Infant or Toddler Products',
  address:
    'https://www.cpsc.gov/Business--Manufacturing/Business-Education/Durable-Infant-or-Toddler-Products',
  confidence: 'primary',
};
export const TRACKING_FAQ: Source = {
  says: 'CPSC, questions and answers on tracking labels',
  address: 'https://cpsc.gov/FAQ/Tracking-Label',
  confidence: 'primary',
};
export const CERTIFICATE_RULE: Source = {
  says: 'Certificates of Compliance, 90 FR 1800 (8 January 2025); preamble read, contents second-hand',
  address: 'http://www.federalregister.com/Browse/Document/usa/na/fr/2025/1/8/2024-30826',
  confidence: 'primary',
};
