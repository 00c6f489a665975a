import type { CheckAnswer, PartAnswer, ReliefAnswer } from './check-answer.ts';
import type { Rule } from './rule.ts';

/** What a rule's demand for a third-party test comes to for the product, once its reliefs are looked at. */
export function laboratoryFor(
  rule: Rule,
  state: CheckAnswer['state'],
  parts: readonly PartAnswer[],
  reliefs: readonly ReliefAnswer[],
  isListWhole: boolean,
): CheckAnswer['laboratory'] {
  if (state === 'does-not-apply') return 'not-needed';
  if (rule.thirdParty === 'no') return rule.unconfirmed.includes('thirdParty') ? 'not-known' : 'not-needed';
  if (rule.thirdParty === 'not-stated') return 'not-known';
  if (isAvailable(reliefs)) return 'relieved';
  const concerned = parts.filter((part) => part.state !== 'does-not-apply');
  const relieved = concerned.filter((part) => isAvailable(part.reliefs));
  if (relieved.length > 0)
    return isListWhole && relieved.length === concerned.length ? 'relieved' : 'partly-relieved';
  return rule.thirdParty === 'unless-exempt' ? 'unless-exempt' : 'needed';
}

function isAvailable(reliefs: readonly ReliefAnswer[]): boolean {
  return reliefs.some(({ state }) => state === 'available');
}
