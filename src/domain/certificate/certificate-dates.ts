import type { Certificate } from './certificate.ts';
import { ruleVersionOn, VERSIONS_OF_RULE } from './certificate-elements.ts';
import type { Words } from './certificate-elements.ts';
import { finding } from './certificate-finding.ts';
import type { Finding, FindingCode } from './certificate-finding.ts';

/** Whether the days on a certificate can be: issued by now (`today` null: whenever that is), after the tests and the months that it names. */
export function dateFindings(body: Certificate, today: string | null): Finding[] {
  const { issuedOn, testedOn, madeFrom, madeTo } = body;
  const found: Finding[] = [...versionFindings(body)];
  if (today !== null && issuedOn > today)
    found.push(
      day('issued-in-future', 'issuedOn', {
        en: `It is dated ${issuedOn}, and today is ${today}.`,
        zh: `证书日期为 ${issuedOn}，而今天是 ${today}。`,
      }),
    );
  const tests = [testedOn, ...body.laboratories.map((one) => one.testedOn)];
  const late = tests.find((one) => one !== undefined && one > issuedOn);
  if (late !== undefined)
    found.push(
      day('tested-after-issue', 'testedOn', {
        en: `It is dated ${issuedOn}, before the test of ${late}.`,
        zh: `证书日期 ${issuedOn} 早于检测日期 ${late}。`,
      }),
    );
  if (madeFrom !== undefined && madeTo !== undefined && madeFrom > madeTo)
    found.push(
      day('made-months', 'madeTo', {
        en: `The months of manufacture end (${madeTo}) before they begin (${madeFrom}).`,
        zh: `生产月份的结束（${madeTo}）早于开始（${madeFrom}）。`,
      }),
    );
  if (madeTo !== undefined && madeTo > issuedOn.slice(0, 7)) found.push(madeLater(body, madeTo));
  return found;
}

/** A named run cannot have been made after the certificate; months of a period may lie ahead, which a person should know. */
function madeLater({ issuedOn, covers }: Certificate, madeTo: string): Finding {
  return {
    ...day('made-after-issue', 'madeTo', {
      en: `It is dated ${issuedOn} and speaks of goods made in ${madeTo}.`,
      zh: `证书日期为 ${issuedOn}，却涉及 ${madeTo} 生产的产品。`,
    }),
    blocks: covers === 'runs',
  };
}

function versionFindings({ issuedOn, ruleVersion, foreignTradeZone }: Certificate): Finding[] {
  const due = ruleVersionOn(issuedOn, foreignTradeZone);
  if (due === ruleVersion) return [];
  const { citation, confidence } = VERSIONS_OF_RULE.find(({ version }) => version === due) ?? {};
  return [
    finding({
      ...{ code: 'rule-version', blocks: true, field: 'ruleVersion', certificate: ruleVersion, record: due },
      says: {
        en: `A certificate of ${issuedOn} is written by ${citation ?? due}.`,
        zh: `${issuedOn} 的证书应按 ${citation ?? due} 编写。`,
      },
      citation: citation ?? null,
      confidence: confidence ?? null,
    }),
  ];
}

function day(code: FindingCode, field: string, says: Words): Finding {
  return finding({
    code,
    blocks: true,
    element: field === 'testedOn' ? 'testing' : 'manufacture',
    field,
    says,
  });
}
