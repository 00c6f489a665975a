import { ruleOf } from '../requirement/catalogue.ts';
import type { CheckAnswer, PartAnswer } from '../requirement/check-answer.ts';
import { dateWords, openRules } from '../requirement/check.ts';
import { isOfParts, partFindings, productFindings } from '../requirement/condition.ts';
import type { LineFinding } from '../requirement/condition.ts';
import type { Facts, Part } from '../requirement/product-facts.ts';
import type { Rule, Words } from '../requirement/rule.ts';
import type { StaleReason } from '../requirement/standing.ts';

type AskedState = 'applies' | 'may-apply';

/** Why it is open whether a rule applies: a fact about the product is missing, or what the law says is not confirmed; null: it is not open. */
export type Doubt = 'fact' | 'law' | null;

/** A part of the product under a rule. Slot null: nobody said which component slot it is. */
export interface AskedPart {
  readonly name: string;
  readonly slot: string | null;
  readonly colour: string | null;
  readonly accessible: 'yes' | 'no' | 'unknown';
  readonly state: PartAnswer['state'];
  readonly doubt: Doubt;
}

/** A rule that applies to the product, or may: a column of the matrix. */
export interface AskedRule {
  readonly rule: string;
  readonly state: AskedState;
  /** What is open about the product; what is open about a part stands with it. */
  readonly doubt: Doubt;
  /** Whether it is asked of parts, else of the whole product. */
  readonly isOfParts: boolean;
  /** Whether it is about what lies on a part, which is tested where the plan says. */
  readonly isOfCoatings: boolean;
  readonly parts: readonly AskedPart[];
  /** Whether no part is missing from the list. */
  readonly isListWhole: boolean;
  /** Of one that may apply: what is still to be known. */
  readonly toBeKnown: readonly Words[];
  /** Whether the first of them names the day of production. */
  readonly namesDay: boolean;
}

/** A rule that applies, or may, and asks for no test: marks, papers, bans. */
export interface UntestedRule {
  readonly rule: string;
  readonly title: Words;
  readonly state: AskedState;
  /** No evidence lifts a ban. */
  readonly isBan: boolean;
}

/** What the checker asks of a product for a day of production, by the facts of the answer that was kept. */
export interface AskedRules {
  /** Id of the kept answer. */
  readonly check: string;
  /** What changed since it was kept; nothing: it still stands. */
  readonly stale: readonly StaleReason[];
  readonly rules: readonly AskedRule[];
  readonly untested: readonly UntestedRule[];
}

type Answered = Pick<AskedRules, 'rules' | 'untested'>;

/** The rules for goods made on a day: the law of that day, asked of the recorded facts. A rule that may apply is never left out. */
export function askedRules(facts: Facts, producedOn: string, own: ReadonlyMap<string, Rule>): Answered {
  const answers = openRules(facts, { producedOn }, [...own.values()]).flatMap((answer) => {
    const { state } = answer;
    return state === 'does-not-apply' ? [] : [{ answer, state }];
  });
  return {
    rules: answers.flatMap(({ answer, state }) =>
      isTested(answer) ? [askedRule(answer, state, facts, ruleOf(answer.rule) ?? own.get(answer.rule))] : [],
    ),
    untested: answers.flatMap(({ answer, state }) =>
      isTested(answer)
        ? []
        : [{ rule: answer.rule, title: answer.title, state, isBan: answer.group === 'ban' }],
    ),
  };
}

/** The same for another day of the same law: only the words that name the day are others. */
export function askedOn({ rules, untested }: Answered, producedOn: string): Answered {
  const onDay = (asked: AskedRule): AskedRule =>
    asked.namesDay
      ? { ...asked, toBeKnown: [dateWords('unknown', producedOn), ...asked.toBeKnown.slice(1)] }
      : asked;
  return rules.some(({ namesDay }) => namesDay) ? { rules: rules.map(onDay), untested } : { rules, untested };
}

function isTested({ test, thirdParty }: CheckAnswer): boolean {
  return thirdParty !== 'no' && test !== 'none' && test !== 'labelling-review';
}

function askedRule(answer: CheckAnswer, state: AskedState, facts: Facts, rule: Rule | undefined): AskedRule {
  const lines = rule?.applies ?? [];
  const parts = new Map((facts.parts ?? []).map((part) => [part.name, part]));
  return {
    rule: answer.rule,
    state,
    doubt:
      answer.inForce.holds === 'unknown'
        ? (doubtIn(productFindings(facts, lines)) ?? 'law')
        : doubtIn(productFindings(facts, lines)),
    isOfParts: lines.some(isOfParts),
    isOfCoatings: lines.some(({ fact }) => fact === 'partFinishes'),
    parts: answer.parts.map((one) => askedPart(one, parts.get(one.part), rule)),
    isListWhole: facts.partsComplete === true && facts.parts !== undefined,
    toBeKnown: answer.toBeKnown.map(({ says }) => says),
    namesDay: answer.toBeKnown[0]?.fact === 'date' && answer.inForce.dateOf === 'production',
  };
}

/** A missing fact comes before an unconfirmed law: it is for the firm to settle. */
function doubtIn(findings: readonly LineFinding[]): Doubt {
  const open = findings.filter(({ holds }) => holds === 'unknown');
  if (open.length === 0) return null;
  return open.some(({ isKnown }) => !isKnown) ? 'fact' : 'law';
}

function askedPart(
  { part: name, state }: PartAnswer,
  part: Part | undefined,
  rule: Rule | undefined,
): AskedPart {
  const { slot = null, colour = null, accessible = 'unknown' } = part ?? {};
  const doubt = part === undefined ? 'fact' : doubtIn(partFindings(part, rule?.applies ?? []));
  return { name, slot, colour, accessible, state, doubt };
}
