import { isProven } from '../testing/coverage.ts';
import type { Certificate } from './certificate.ts';
import { latestTest, standsOn } from './certificate-facts.ts';
import type { CellFact, CertificateFacts, RuleAnswer, RunFacts } from './certificate-facts.ts';
import { against } from './certificate-finding.ts';
import type { Finding } from './certificate-finding.ts';
import { ruleFindings } from './certificate-rule-findings.ts';
import { CELL_WORDS } from './certificate-words.ts';

/** Why a certificate does not cover a run; nothing that blocks: it does. */
export function runFindings(body: Certificate, run: RunFacts, facts: CertificateFacts): Finding[] {
  if (run.product !== body.product) return [otherProduct(body, run, facts)];
  return [
    ...namedFindings(body, run),
    ...placeFindings(body, run, facts),
    ...monthFindings(body, run),
    ...ruleFindings(body, run),
    ...cellFindings(body, run, facts),
    ...testDateFindings(body, run),
  ];
}

function otherProduct(body: Certificate, run: RunFacts, { product }: CertificateFacts): Finding {
  const name = product.id === body.product ? product.name : body.product;
  return against(run, {
    ...{ code: 'other-product', element: 'product', field: 'product' },
    ...{ certificate: body.product, record: run.product },
    says: {
      en: `${run.code} is of another product; the certificate is for ${name}.`,
      zh: `${run.code} 属于其他产品；证书适用于 ${name}。`,
    },
  });
}

function namedFindings(body: Certificate, run: RunFacts): Finding[] {
  const found: Finding[] = [];
  if (body.covers === 'runs' && !body.runs.includes(run.id))
    found.push(
      against(run, {
        ...{ code: 'not-named', field: 'runs' },
        says: {
          en: `It covers only the runs it names, and ${run.code} is none of them.`,
          zh: `证书仅覆盖其列明的批次，其中没有 ${run.code}。`,
        },
      }),
    );
  if (body.revision !== undefined && body.revision !== run.revision)
    found.push(
      against(run, {
        ...{ code: 'revision', element: 'product', field: 'revision' },
        ...{ certificate: body.revision, record: run.revision },
        says: {
          en: `It is for revision ${body.revision}; ${run.code} was made to ${run.revision ?? 'one that nobody recorded'}.`,
          zh: `证书适用于版本 ${body.revision}；${run.code} 按${run.revision === null ? '未记录的版本' : `版本 ${run.revision}`}生产。`,
        },
      }),
    );
  return found;
}

function placeFindings({ manufacturer }: Certificate, run: RunFacts, { sites }: CertificateFacts): Finding[] {
  if (run.site !== null && run.site === manufacturer.site) return [];
  const nameOf = (id: string | null | undefined): string | null =>
    id === null || id === undefined ? null : (sites.get(id)?.name ?? id);
  const [stated, made] = [nameOf(manufacturer.site), nameOf(run.site)];
  return [
    against(run, {
      ...{
        code: 'place',
        element: 'manufacture',
        field: 'manufacturer.site',
        certificate: stated,
        record: made,
      },
      says: {
        en: `It is for goods made at ${stated ?? 'a place that it does not tie to the record'}; ${run.code} was made at ${made ?? 'a place that nobody recorded'}.`,
        zh: `证书适用于${stated ?? '（未关联记录的地点）'}生产的产品；${run.code} 的生产地点为${made ?? '（未记录）'}。`,
      },
    }),
  ];
}

function monthFindings({ madeFrom, madeTo }: Certificate, run: RunFacts): Finding[] {
  const [first, last] = [run.madeFrom?.slice(0, 7) ?? null, run.madeTo?.slice(0, 7) ?? null];
  const record = first === null || last === null ? null : first === last ? first : `${first} to ${last}`;
  if (madeFrom === undefined || madeTo === undefined) return [];
  if (first !== null && last !== null && madeFrom <= first && last <= madeTo) return [];
  const stated = madeFrom === madeTo ? madeFrom : `${madeFrom} to ${madeTo}`;
  return [
    against(run, {
      ...{ code: 'month', element: 'manufacture', field: 'madeFrom', certificate: stated, record },
      says: {
        en: `It is for goods made in ${stated}; ${run.code} was made ${record === null ? 'when nobody recorded' : `in ${record}`}.`,
        zh: `证书适用于 ${stated.replace(' to ', ' 至 ')} 生产的产品；${run.code} 的生产时间为${record === null ? '（未记录）' : ` ${record.replace(' to ', ' 至 ')}`}。`,
      },
    }),
  ];
}

function testDateFindings({ testedOn }: Certificate, run: RunFacts): Finding[] {
  const latest = latestTest(run);
  if (latest === null || testedOn === undefined || latest <= testedOn) return [];
  return [
    against(run, {
      ...{ code: 'test-date', element: 'testing', field: 'testedOn', certificate: testedOn, record: latest },
      says: {
        en: `${run.code} rests on a test of ${latest}; the most recent that it states is of ${testedOn}.`,
        zh: `${run.code} 以 ${latest} 的检测为依据；证书写明的最近检测日期为 ${testedOn}。`,
      },
    }),
  ];
}

/** Cells that are not proven, rules without any, and proofs that the certificate does not name. */
function cellFindings(body: Certificate, run: RunFacts, facts: CertificateFacts): Finding[] {
  const answers = new Map((run.rules ?? []).map((one) => [one.rule, one]));
  // Of a rule that may apply, that is what is told.
  const applying = (rule: string): boolean => run.rules === null || answers.get(rule)?.state === 'applies';
  const cells = run.cells.filter(({ rule }) => applying(rule));
  const open = cells.filter(({ state }) => !isProven(state));
  const proven = cells.filter(({ state }) => isProven(state));
  const isBlocking = (rule: string): boolean => answers.get(rule)?.isConfirmed ?? true;
  return [
    ...unplanned(run, cells).map((answer) =>
      against(run, {
        ...{ code: 'plan-missing', blocks: answer.isConfirmed, element: 'citations', rule: answer.rule },
        says: {
          en: `${answer.title.en} applies to ${run.code}, and no component is held against it.`,
          zh: `${answer.title.zh}适用于 ${run.code}，但没有任何部件与之对应。`,
        },
        citation: answer.citations.join('; '),
      }),
    ),
    ...open.map((cell) => openCell(run, cell, facts, isBlocking(cell.rule))),
    ...proven.flatMap((cell) => unnamedProof(body, run, cell, facts)),
  ];
}

function unplanned({ rules }: RunFacts, cells: readonly CellFact[]): RuleAnswer[] {
  const held = new Set(cells.map(({ rule }) => rule));
  return (rules ?? []).filter(({ rule, state }) => state === 'applies' && !held.has(rule));
}

function openCell(run: RunFacts, cell: CellFact, { titles }: CertificateFacts, blocks: boolean): Finding {
  const { component, rule, state } = cell;
  const title = titles.get(rule) ?? { en: rule, zh: rule };
  const words = CELL_WORDS[state];
  return against(run, {
    ...{ code: 'cell', blocks, element: 'testing', component, rule, record: state },
    says: {
      en: `${run.code}, ${component}, ${title.en}: ${words.en}.`,
      zh: `${run.code}，${component}，${title.zh}：${words.zh}。`,
    },
  });
}

/** What a proven cell rests on has to stand at the citations of its rule. */
function unnamedProof(body: Certificate, run: RunFacts, cell: CellFact, facts: CertificateFacts): Finding[] {
  const cited = body.citations.filter(({ rule }) => rule === cell.rule);
  if (cited.length === 0) return [];
  const { laboratories, instead } = standsOn(cell);
  const { component, rule } = cell;
  const title = facts.titles.get(rule) ?? { en: rule, zh: rule };
  const labs = laboratories.filter((id) => !cited.every((one) => one.laboratories?.includes(id)));
  const claims = instead.filter(
    ({ says }) => !cited.every((one) => one.instead?.some((it) => it.says === says)),
  );
  return [
    ...labs.map((id) =>
      against(run, {
        ...{ code: 'laboratory', element: 'laboratory', component, rule, record: id },
        says: {
          en: `${run.code}, ${component}, ${title.en}: rests on ${nameOf(id, facts)}, which is not named there.`,
          zh: `${run.code}，${component}，${title.zh}：以${nameOf(id, facts)}的检测为依据，但该条目未列出该实验室。`,
        },
      }),
    ),
    ...claims.map(({ says }) =>
      against(run, {
        ...{ code: 'instead', element: 'laboratory', component, rule, record: says },
        says: {
          en: `${run.code}, ${component}, ${title.en}: rests on “${says}”, which is not stated there.`,
          zh: `${run.code}，${component}，${title.zh}：以“${says}”为依据，但该条目未写明。`,
        },
      }),
    ),
  ];
}

function nameOf(id: string, { laboratories }: CertificateFacts): string {
  return laboratories.get(id)?.party?.name ?? id;
}
