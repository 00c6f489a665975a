import type { ReadContext } from '../../operation/operation.ts';
import { execute } from '../../db/bulk.ts';
import { LotproofError } from '../../kit/errors.ts';
import { productRecord, revisionRecord } from '../product/product-store.ts';
import { findVisible, showRecord } from '../record-reading.ts';
import { CATALOGUE_VERSION } from './catalogue-version.ts';
import type { CheckAnswer } from './check-answer.ts';
import { checkRules } from './check.ts';
import { conflictsIn, readFact } from './fact-reading.ts';
import type { Conflict } from './fact-reading.ts';
import { factsFor, requirementIds } from './facts-store.ts';
import { FACTORS, factsIn } from './product-facts.ts';
import type { Facts } from './product-facts.ts';
import { productFactsRecord, requirementRecord } from './requirement-store.ts';
import { requirementSchema, ruleFromRequirement } from './requirement.ts';
import type { Rule } from './rule.ts';

/** What is asked: about recorded facts of a product or revision, or about facts given. */
export interface Asked {
  readonly product?: string | undefined;
  readonly revision?: string | undefined;
  readonly facts?: Facts | undefined;
  readonly producedOn: string;
  readonly enteredOn?: string | undefined;
}

type Reader = Pick<ReadContext, 'transaction' | 'actor' | 'ledger'>;
type Factor = (typeof FACTORS)[number];

export interface Checked {
  readonly catalogue: string;
  readonly product: string | null;
  readonly revision: string | null;
  readonly facts: string | null;
  readonly producedOn: string;
  readonly enteredOn: string | null;
  readonly isChildrensProduct: 'yes' | 'no' | 'unknown';
  readonly pointing: { child: Factor[]; general: Factor[]; open: Factor[] };
  readonly conflicts: { facts: string[]; says: Conflict['says'] }[];
  readonly withOwn: boolean;
  readonly counts: { applies: number; mayApply: number; doesNotApply: number };
  readonly answers: CheckAnswer[];
}

/** Works the answer out; people limited to sites are answered without the firm’s own requirements, which name customers. */
export async function checkProduct(context: ReadContext, asked: Asked): Promise<Checked> {
  const { product = null, revision = null, producedOn, enteredOn } = asked;
  const subject = await readSubject(context, asked);
  const withOwn = context.actor.sites === null;
  const own = withOwn ? await ownRules(context) : [];
  const { facts, factsId } = subject;
  const answers = checkRules(facts, { producedOn, enteredOn }, own);
  const reading = readFact(facts, 'childrensProduct');
  return {
    catalogue: CATALOGUE_VERSION,
    ...{ product, revision, facts: factsId, producedOn, enteredOn: enteredOn ?? null },
    isChildrensProduct: reading === null ? 'unknown' : (facts.decision ?? 'unknown'),
    pointing: pointingOf(facts),
    conflicts: conflictsIn(facts).map(({ facts: named, says }) => ({ facts: [...named], says })),
    withOwn,
    counts: countsOf(answers),
    answers,
  };
}

function pointingOf(facts: Facts): Checked['pointing'] {
  const where = (factor: Factor): string => facts[factor]?.pointsTo ?? 'unclear';
  return {
    child: FACTORS.filter((factor) => where(factor) === 'child'),
    general: FACTORS.filter((factor) => where(factor) === 'general'),
    open: FACTORS.filter((factor) => where(factor) === 'unclear'),
  };
}

function countsOf(answers: readonly CheckAnswer[]): Checked['counts'] {
  const count = (state: CheckAnswer['state']): number => answers.filter((one) => one.state === state).length;
  return { applies: count('applies'), mayApply: count('may-apply'), doesNotApply: count('does-not-apply') };
}

async function readSubject(
  context: ReadContext,
  { product, revision, facts }: Asked,
): Promise<{ facts: Facts; factsId: string | null }> {
  if (product === undefined) return { facts: facts ?? {}, factsId: null };
  const owner = await findVisible(context, productRecord, product);
  const narrowed = revision === undefined ? null : await revisionOf(context, owner.n, revision);
  if (facts !== undefined) return { facts, factsId: null };
  const found = await factsFor(context.transaction, owner.n, narrowed);
  if (found === undefined) return { facts: {}, factsId: null };
  const { body } = await showRecord(context, productFactsRecord, found.id);
  return { facts: factsIn(body), factsId: found.id };
}

async function revisionOf(context: Reader, product: number, id: string): Promise<number> {
  const { n } = await findVisible(context, revisionRecord, id);
  const rows = await execute(context.transaction, 'select n from revision where n = ? and product = ?', [
    n,
    product,
  ]);
  if (rows.length > 0) return n;
  throw new LotproofError('not-found', `The revision "${id}" is not of that product.`);
}

/** The firm's own requirements as rules. */
async function ownRules(context: ReadContext): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const id of await requirementIds(context.transaction)) {
    const { body } = await showRecord(context, requirementRecord, id);
    rules.push(ruleFromRequirement(id, requirementSchema.parse(body)));
  }
  return rules;
}
