import { isProven } from '../testing/coverage.ts';
import type { Certificate } from './certificate.ts';
import { certifierFindings } from './certificate-certifier.ts';
import { dateFindings } from './certificate-dates.ts';
import { elementsOf, valuesAt } from './certificate-elements.ts';
import { englishFindings } from './certificate-english.ts';
import type { CertificateFacts, RunFacts } from './certificate-facts.ts';
import { finding } from './certificate-finding.ts';
import type { Finding } from './certificate-finding.ts';
import { runFindings } from './certificate-run-findings.ts';
import { FIELD_NAMES } from './certificate-words.ts';

/** Everything that speaks against a certificate held against the record on a day; nothing that blocks: it may be issued. */
export function findingsOf(body: Certificate, facts: CertificateFacts, today: string): Finding[] {
  return [
    ...ownFindings(body, facts, today),
    ...facts.runs.flatMap((run) => runFindings(body, run, facts)),
    ...setFindings(body, facts.runs),
  ];
}

/** What speaks against a certificate whatever the run. `today` null: the clock is not asked. */
export function ownFindings(body: Certificate, facts: CertificateFacts, today: string | null): Finding[] {
  return [
    ...elementFindings(body),
    ...certifierFindings(body, facts),
    ...englishFindings(body),
    ...dateFindings(body, today),
    ...citationFindings(body),
    ...laboratoryFindings(body),
  ];
}

function elementFindings(body: Certificate): Finding[] {
  return elementsOf(body.ruleVersion).flatMap((element) => {
    const missing = (blocks: boolean, fields: readonly string[]): Finding[] => {
      // Where everything rests on determinations and exemptions, nothing was tested.
      const isThere = fields.some((path) => isGiven(body, path) || (path === 'testedOn' && !isTested(body)));
      return isThere ? [] : [missingField(blocks, fields, element)];
    };
    const needed = element.needs.flatMap((fields) => missing(true, fields));
    const known = new Set(needed.map(({ field }) => field));
    const wanted = element.wants.flatMap((fields) => missing(false, fields));
    return [...needed, ...wanted.filter(({ field }) => !known.has(field))];
  });
}

function isTested({ citations }: Certificate): boolean {
  return citations.some(({ laboratories = [] }) => laboratories.length > 0);
}

/** Of a list every one has to say it; a list without anything in it asks nothing: what should be in it is asked elsewhere. */
function isGiven(body: Certificate, path: string): boolean {
  const values = valuesAt(body, path);
  return values.every((value) => value !== null);
}

function missingField(
  blocks: boolean,
  fields: readonly string[],
  element: ReturnType<typeof elementsOf>[number],
): Finding {
  const names = fields.map((path) => FIELD_NAMES[path] ?? { en: path, zh: path });
  const en = names.map((one) => one.en).join(' or ');
  const zh = names.map((one) => one.zh).join('或');
  return finding({
    code: blocks ? 'field-missing' : 'field-wanted',
    blocks,
    element: element.key,
    field: fields[0] ?? null,
    says: blocks
      ? { en: `${en}: missing.`, zh: `缺少${zh}。` }
      : { en: `${en}: not given as a field of its own.`, zh: `${zh}未单独填写。` },
    citation: element.citation,
    confidence: element.confidence,
  });
}

function citationFindings({ citations }: Certificate): Finding[] {
  const seen = new Set<string>();
  return citations.flatMap(({ rule, citation }) => {
    const isTwice = seen.has(citation);
    seen.add(citation);
    if (!isTwice) return [];
    return [
      finding({
        ...{ code: 'citation-twice', blocks: true, element: 'citations', rule, certificate: citation },
        says: { en: `“${citation}” is listed twice.`, zh: `“${citation}”重复列出。` },
      }),
    ];
  });
}

/** Laboratories named at a citation and not described, and those that nothing rests on. */
function laboratoryFindings({ citations, laboratories }: Certificate): Finding[] {
  const named = new Set(citations.flatMap((one) => one.laboratories ?? []));
  const listed = new Set(laboratories.map(({ laboratory }) => laboratory));
  const unlisted = [...named].filter((id) => !listed.has(id));
  const unused = laboratories.filter(({ laboratory }) => !named.has(laboratory));
  return [
    ...unlisted.map((id) =>
      finding({
        ...{ code: 'laboratory-unlisted', blocks: true, element: 'laboratory', record: id },
        says: {
          en: `The laboratory “${id}” is named at a citation and not described.`,
          zh: `法规条目引用了实验室“${id}”，但未列出其资料。`,
        },
      }),
    ),
    ...unused.map(({ laboratory, name = laboratory }) =>
      finding({
        ...{ code: 'laboratory-unused', blocks: true, element: 'laboratory', certificate: name },
        says: {
          en: `${name} is listed, and no citation rests on it.`,
          zh: `列出了${name}，但没有任何条目以其检测为依据。`,
        },
      }),
    ),
  ];
}

/** What only all runs together tell: nothing may be cited, and no day stated, that no run bears out. */
function setFindings(body: Certificate, runs: readonly RunFacts[]): Finding[] {
  if (runs.length === 0)
    return [
      finding({
        ...{ code: 'no-runs', blocks: true },
        says: {
          en: 'No run is on record that it could rest on.',
          zh: '没有任何生产批次可作为依据。',
        },
      }),
    ];
  const proofs = runs.flatMap(({ cells }) => cells.flatMap(({ lots }) => lots.flat()));
  const days = proofs.flatMap(({ testedOn }) => (testedOn === null ? [] : [testedOn]));
  const latest = days.length === 0 ? null : days.reduce((left, right) => (right > left ? right : left));
  const isProvenWhole = runs.every(({ cells }) =>
    cells.every(({ state }) => isProven(state) || state === 'unconfirmed'),
  );
  if (body.testedOn === undefined || latest === null || body.testedOn <= latest || !isProvenWhole) return [];
  return [
    finding({
      ...{ code: 'tested-on-later', blocks: true, element: 'testing', field: 'testedOn' },
      ...{ certificate: body.testedOn, record: latest },
      says: {
        en: `It states tests on ${body.testedOn}; the most recent on record is of ${latest}.`,
        zh: `证书写明的检测日期为 ${body.testedOn}，而记录中最近一次检测为 ${latest}。`,
      },
    }),
  ];
}
