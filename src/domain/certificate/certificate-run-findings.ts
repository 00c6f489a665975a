import { isProven } from '../testing/coverage.ts';
import type { Certificate, Cited } from './certificate.ts';
import { standsOn } from './certificate-facts.ts';
import type { CellFact, CertificateFacts, ProofFact, RuleAnswer, RunFacts } from './certificate-facts.ts';
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

/** That everything a run rests on is later than what the certificate states, told once for the run. */
function testDateFinding(testedOn: string, run: RunFacts, latest: string): Finding {
  return against(run, {
    ...{ code: 'test-date', element: 'testing', field: 'testedOn', certificate: testedOn, record: latest },
    says: {
      en: `${run.code} rests on a test of ${latest}; the most recent that it states is of ${testedOn}.`,
      zh: `${run.code} 以 ${latest} 的检测为依据；证书写明的最近检测日期为 ${testedOn}。`,
    },
  });
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
    ...laterTests(body, run, proven),
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

/** What a proven cell rests on has to stand at the citations of its rule: of each lot one proof at least. */
function unnamedProof(body: Certificate, run: RunFacts, cell: CellFact, facts: CertificateFacts): Finding[] {
  const cited = body.citations.filter(({ rule }) => rule === cell.rule);
  if (cited.length === 0) return [];
  // Where all is later than the certificate states, that is what is told.
  const lots = cell.lots.map((proofs) => proofs.filter((proof) => !isLater(proof, body)));
  const unnamed = lots.filter((proofs) => !proofs.some((proof) => isNamed(cited, cell, [proof])));
  const first = unnamed.flatMap((proofs) => proofs.slice(0, 1));
  if (first.length === 0 && isNamed(cited, cell, [])) return [];
  const { laboratories, instead } = standsOn(cell, first);
  return [...laboratories, ...instead.map(({ says }) => says)].map((name, at) =>
    missingProof(run, cell, facts, {
      code: at < laboratories.length ? 'laboratory' : 'instead',
      name,
    }),
  );
}

function isNamed(cited: readonly Cited[], cell: CellFact, proofs: readonly ProofFact[]): boolean {
  const { laboratories, instead } = standsOn(cell, proofs);
  return cited.every(
    (one) =>
      laboratories.every((id) => one.laboratories?.includes(id) === true) &&
      instead.every(({ says }) => one.instead?.some((it) => it.says === says) === true),
  );
}

function missingProof(
  run: RunFacts,
  { component, rule }: CellFact,
  facts: CertificateFacts,
  { code, name }: { readonly code: 'laboratory' | 'instead'; readonly name: string },
): Finding {
  const title = facts.titles.get(rule) ?? { en: rule, zh: rule };
  const shown = code === 'laboratory' ? nameOf(name, facts) : `“${name}”`;
  return against(run, {
    ...{ code, element: 'laboratory', component, rule, record: name },
    says: {
      en: `${run.code}, ${component}, ${title.en}: rests on ${shown}, which is not named there.`,
      zh: `${run.code}，${component}，${title.zh}：以${shown}为依据，但该条目未列出。`,
    },
  });
}

function isLater(proof: ProofFact, { testedOn }: Pick<Certificate, 'testedOn'>): boolean {
  return proof.testedOn !== null && testedOn !== undefined && proof.testedOn > testedOn;
}

/** Lots of which every proof is of a later test than the certificate states. */
function laterTests({ testedOn }: Certificate, run: RunFacts, proven: readonly CellFact[]): Finding[] {
  if (testedOn === undefined) return [];
  const later = proven.flatMap(({ lots }) =>
    lots.filter((proofs) => proofs.every((proof) => isLater(proof, { testedOn }))).flat(),
  );
  const days = later.flatMap((proof) => (proof.testedOn === null ? [] : [proof.testedOn])).sort();
  const [first] = days;
  return first === undefined ? [] : [testDateFinding(testedOn, run, first)];
}

function nameOf(id: string, { laboratories }: CertificateFacts): string {
  return laboratories.get(id)?.party?.name ?? id;
}
