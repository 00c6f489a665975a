import type { Certificate } from './certificate.ts';
import type { Words } from './certificate-elements.ts';
import type { RuleAnswer, RunFacts } from './certificate-facts.ts';
import { against } from './certificate-finding.ts';
import type { Finding, FindingCode } from './certificate-finding.ts';

/** What is cited, held against the rules that apply to a run. */
export function ruleFindings(body: Certificate, run: RunFacts): Finding[] {
  if (run.rules === null)
    return [
      against(run, {
        ...{ code: 'rules-not-known', element: 'citations' },
        says: {
          en: `Nobody recorded the facts of the product that say which rules apply to ${run.code}.`,
          zh: `尚未记录产品事实，无法判定哪些法规适用于 ${run.code}。`,
        },
      }),
    ];
  const known = new Map(run.rules.map((one) => [one.rule, one]));
  const unknown = body.citations.filter(({ rule }) => !known.has(rule));
  return [
    ...kindFindings(body, run),
    ...run.rules.flatMap((answer) => answerFindings(body, run, answer)),
    ...unknown.map(({ rule, citation }) =>
      against(run, {
        ...{ code: 'citation-unknown', element: 'citations', rule, certificate: citation },
        says: {
          en: `“${citation}” is cited, and no rule on record belongs on a certificate under it.`,
          zh: `引用了“${citation}”，但记录中没有应列入证书的相应法规。`,
        },
      }),
    ),
  ];
}

function kindFindings({ kind }: Certificate, run: RunFacts): Finding[] {
  const { isChildrens, code } = run;
  if (isChildrens === 'unknown')
    return [
      against(run, {
        ...{ code: 'kind-unknown', field: 'kind' },
        says: {
          en: `Nobody decided whether ${code} is a children’s product, which says what certificate is due.`,
          zh: `尚未判定 ${code} 是否为儿童产品，因此无法确定应签发哪种证书。`,
        },
      }),
    ];
  if ((isChildrens === 'yes') === (kind === 'cpc')) return [];
  return [
    against(run, {
      ...{ code: 'kind-wrong', field: 'kind', certificate: kind },
      says:
        isChildrens === 'yes'
          ? {
              en: `${code} is a children’s product: a Children’s Product Certificate is due.`,
              zh: `${code} 是儿童产品：应签发儿童产品证书（CPC）。`,
            }
          : {
              en: `${code} is no children’s product: a General Certificate is due.`,
              zh: `${code} 不是儿童产品：应签发通用合格证书（GCC）。`,
            },
    }),
  ];
}

function answerFindings(body: Certificate, run: RunFacts, answer: RuleAnswer): Finding[] {
  const cited = body.citations.filter(({ rule }) => rule === answer.rule).map(({ citation }) => citation);
  const { title, why, isConfirmed } = answer;
  if (answer.state === 'does-not-apply') return cited.map((citation) => surplus(run, answer, citation));
  if (answer.state === 'applies') return citedFindings(run, answer, cited);
  return [
    about(run, answer, {
      ...{ code: isConfirmed ? 'rule-open' : 'rule-unconfirmed', blocks: isConfirmed },
      says: {
        en: `Whether ${title.en} applies to ${run.code} is not known: ${why.en}.`,
        zh: `${title.zh}是否适用于 ${run.code} 尚不清楚：${why.zh}。`,
      },
    }),
  ];
}

function about(
  run: RunFacts,
  { rule, citations, confidence }: RuleAnswer,
  told: { readonly code: FindingCode; readonly blocks: boolean; readonly says: Words },
): Finding {
  return against(run, { ...told, element: 'citations', rule, citation: citations.join('; '), confidence });
}

function surplus(run: RunFacts, answer: RuleAnswer, citation: string): Finding {
  const { title, why } = answer;
  const found = about(run, answer, {
    ...{ code: 'citation-surplus', blocks: true },
    says: {
      en: `“${citation}” is cited, and ${title.en} does not apply to ${run.code}: ${why.en}.`,
      zh: `引用了“${citation}”，但${title.zh}不适用于 ${run.code}：${why.zh}。`,
    },
  });
  return { ...found, certificate: citation };
}

/** Each text that the rule is cited by has to stand there, and no other. */
function citedFindings(run: RunFacts, answer: RuleAnswer, cited: readonly string[]): Finding[] {
  const { title, citations, isConfirmed } = answer;
  const wrong = cited.filter((citation) => !citations.includes(citation));
  const missing = citations.filter((text) => !cited.includes(text));
  return [
    ...wrong.map((citation) => ({
      ...about(run, answer, {
        ...{ code: 'citation-text', blocks: true },
        says: {
          en: `${title.en} is cited as “${citation}”; for ${run.code} it is “${citations.join('”, “')}”.`,
          zh: `${title.zh}引用为“${citation}”；对 ${run.code} 应为“${citations.join('”、“')}”。`,
        },
      }),
      certificate: citation,
    })),
    ...missing.map((text) =>
      about(run, answer, {
        ...{ code: isConfirmed ? 'citation-missing' : 'rule-unconfirmed', blocks: isConfirmed },
        says: {
          en: `${title.en} applies to ${run.code}, and “${text}” is not listed.`,
          zh: `${title.zh}适用于 ${run.code}，但未列出“${text}”。`,
        },
      }),
    ),
  ];
}
