import { inForceOn, ruleOf } from '../requirement/catalogue.ts';
import type { CheckAnswer } from '../requirement/check-answer.ts';
import { checkRules } from '../requirement/check.ts';
import { isOfParts, partFindings, productFindings } from '../requirement/condition.ts';
import type { LineFinding } from '../requirement/condition.ts';
import type { Facts } from '../requirement/product-facts.ts';
import type { Rule } from '../requirement/rule.ts';
import type { RuleAnswer } from './certificate-facts.ts';

/** Every rule that belongs on a certificate, with whether it applies to goods of these facts made on that day. */
export function certificateRules(facts: Facts, producedOn: string, own: readonly Rule[]): RuleAnswer[] {
  const ownById = new Map(own.map((rule) => [rule.id, rule]));
  return checkRules(facts, { producedOn }, own)
    .filter(({ onCertificate }) => onCertificate)
    .map((answer) => {
      const rule = ruleOf(answer.rule) ?? ownById.get(answer.rule);
      const isDoubted =
        answer.state === 'may-apply' && rule !== undefined && isDoubtOfLaw(rule, facts, producedOn);
      return toldAnswer(answer, answer.isConfirmed && !isDoubted);
    });
}

function toldAnswer(answer: CheckAnswer, isConfirmed: boolean): RuleAnswer {
  const { rule, title, state, citations, confidence, why, toBeKnown } = answer;
  const said = state === 'may-apply' ? toBeKnown.map(({ says }) => says) : why;
  const joined = {
    en: said.map(({ en }) => en).join('; '),
    zh: said.map(({ zh }) => zh).join('；'),
  };
  return { rule, title, state, isConfirmed, citations, confidence, why: joined };
}

/**
 * Whether nothing is left to be known about the product, and only what the law is: what nobody has confirmed of the law never stops a
 * certificate.
 */
function isDoubtOfLaw(rule: Rule, facts: Facts, producedOn: string): boolean {
  if (rule.dateOf === 'entry' && inForceOn(rule, producedOn) !== 'yes') return false;
  const hasParts = rule.applies.some(isOfParts);
  if (hasParts && (facts.partsComplete !== true || facts.parts === undefined)) return false;
  const ofParts = hasParts ? (facts.parts ?? []).map((part) => partFindings(part, rule.applies)) : [];
  const ofProduct = productFindings(facts, rule.applies);
  return [ofProduct, ...ofParts].every((found) => found.some(isNo) || found.filter(isOpen).every(isSettled));
}

const isNo = ({ holds }: LineFinding): boolean => holds === 'no';
const isOpen = ({ holds }: LineFinding): boolean => holds === 'unknown';
const isSettled = ({ isKnown }: LineFinding): boolean => isKnown;
