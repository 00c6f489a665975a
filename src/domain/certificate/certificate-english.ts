import type { Certificate } from './certificate.ts';
import { finding } from './certificate-finding.ts';
import type { Finding } from './certificate-finding.ts';
import { FIELD_NAMES } from './certificate-words.ts';

/** Letters of other scripts, and the wide marks that come with them. */
export const NOT_ENGLISH = /[^\P{L}\p{Script=Latin}]|[\u3000-\u303f\uff00-\uffef]/gu;

/** Ids of records, and what is not printed. */
const NOT_PRINTED = new Set([
  ...['product', 'revision', 'supersedes', 'party', 'site', 'runs', 'laboratory', 'rule', 'components', 'id'],
  ...['section', 'note', 'source', 'reason', 'copiedFrom'],
]);

/** A certificate is in English: letters of other scripts are named with their field. */
export function englishFindings(body: Certificate): Finding[] {
  return textsIn(body, '').flatMap(({ field, text }) => {
    const found = [...new Set(text.match(NOT_ENGLISH) ?? [])].slice(0, 12).join('');
    if (found === '') return [];
    const name = FIELD_NAMES[field.replaceAll(/\.\d+/g, '.*')] ?? { en: field, zh: field };
    return [
      finding({
        ...{ code: 'not-english', blocks: true, field, certificate: text },
        says: {
          en: `${name.en} is not in English: “${found}” in “${text}”.`,
          zh: `${name.zh}不是英文：“${text}”中有“${found}”。`,
        },
        ...{ citation: '16 CFR part 1110: a certificate is in English', confidence: 'summary' },
      }),
    ];
  });
}

function textsIn(value: unknown, field: string): { field: string; text: string }[] {
  if (typeof value === 'string') return [{ field, text: value }];
  if (Array.isArray(value)) {
    const parts = value.filter((one: unknown) => typeof one === 'object');
    return parts.flatMap((one: unknown, at) => textsIn(one, `${field}.${String(at)}`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    NOT_PRINTED.has(name) ? [] : textsIn(one, field === '' ? name : `${field}.${name}`),
  );
}
