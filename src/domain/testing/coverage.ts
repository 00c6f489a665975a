import type {
  CoverageFacts,
  NeededComponent,
  Proof,
  ProofKind,
  RuleFact,
  UsedMaterial,
  UsedSlot,
} from './coverage-facts.ts';
import { counts, isAbout, objectionsTo, OBJECTIONS } from './coverage-objections.ts';
import type { Asked, Objection } from './coverage-objections.ts';
import { rowsOf } from './coverage-rows.ts';

/**
 * What a cell of the matrix says. `to-be-known`: the rule may apply, a fact about the product is missing; `unconfirmed`: it may apply by
 * nothing but what nobody has confirmed of the law, which is shown and stops nothing; `gap`: there is no evidence; `source-unknown`: nobody wrote down all that went in; `not-judged`:
 * nobody has said whether a child can reach it; `no-test-needed`: the rule asks for no test. Else the first thing that speaks against
 * the nearest evidence.
 */
export const CELL_STATES = [
  'covered',
  'no-test-needed',
  'to-be-known',
  'unconfirmed',
  'gap',
  'source-unknown',
  'not-judged',
  ...OBJECTIONS,
] as const;
export type CellState = (typeof CELL_STATES)[number];

/** A piece of evidence beside a cell, and all that speaks against it there. */
export interface Weighed {
  readonly kind: ProofKind;
  readonly id: string;
  readonly name: string;
  readonly section: string | null;
  readonly testedOn: string | null;
  /** Lot it was weighed against; null: the whole product. */
  readonly lot: string | null;
  readonly covers: boolean;
  readonly objections: readonly Objection[];
}

export interface Cell {
  readonly rule: string;
  readonly state: CellState;
  /** Evidence that covers, one for each lot that went in; else the nearest. */
  readonly evidence: readonly Weighed[];
  /** All other evidence that is about the cell. */
  readonly others: readonly Weighed[];
  /** Lots for which the state was found. */
  readonly lots: readonly string[];
  /** The registration by which no accepted laboratory was asked for. */
  readonly smallBatch: string | null;
}

export interface CoverageRow {
  readonly component: string;
  readonly slot: string | null;
  readonly material: string | null;
  readonly colour: string | null;
  readonly accessible: NeededComponent['accessible'];
  readonly used: readonly UsedMaterial[];
  readonly cells: readonly Cell[];
}

export interface Coverage {
  readonly rules: readonly RuleFact[];
  readonly rows: readonly CoverageRow[];
  /** True when somebody asked what applies and that stands, nothing is banned, there is something to prove and every cell is proven. */
  readonly isWhole: boolean;
}

/** The coverage matrix of one run: what proves each accessible component for each rule, and what is missing. */
export function coverageOf(facts: CoverageFacts): Coverage {
  const rows = rowsOf(facts).map((row) => answerRow(facts, row));
  const used = new Set(rows.flatMap(({ cells }) => cells.map(({ rule }) => rule)));
  const rules = [...facts.rules.values()].filter(({ id }) => used.has(id));
  const cells = rows.flatMap((row) => row.cells);
  const asked = cells.filter(({ state }) => state !== 'unconfirmed');
  const isProvenAll = asked.length > 0 && asked.every(({ state }) => isProven(state));
  return { rules, rows, isWhole: isAsked(facts) && isProvenAll };
}

/** Whether what applies is known for this run: asked, not to be asked again, and no ban among it. */
function isAsked({ asked }: CoverageFacts): boolean {
  return asked !== null && asked.stale.length === 0 && !asked.untested.some(({ isBan }) => isBan);
}

export function isProven(state: CellState): boolean {
  return state === 'covered' || state === 'no-test-needed';
}

function answerRow(facts: CoverageFacts, row: NeededComponent): CoverageRow {
  const slot = facts.slots.find((one) => one.slot === row.slot);
  const used = usedIn(facts, row, slot);
  const cells = row.rules.flatMap((id) => {
    const rule = facts.rules.get(id);
    return rule === undefined ? [] : [answerCell({ facts, row, rule }, used, slot)];
  });
  const { component, material, colour, accessible } = row;
  return { component, slot: row.slot, material, colour, accessible, used, cells };
}

/** What went into the slot; of a slot with a row for each material, the row's own and what has none. */
function usedIn(
  facts: CoverageFacts,
  row: NeededComponent,
  slot: UsedSlot | undefined,
): readonly UsedMaterial[] {
  const stray = facts.strayLots.filter(({ lotCode }) => lotCode === row.slot);
  const used = [...(slot?.used ?? []), ...stray];
  if (row.material === null) return used;
  const others = new Set(
    facts.components.filter((one) => one.slot === row.slot && one !== row).map(({ material }) => material),
  );
  return used.filter(({ material }) => material === row.material || !others.has(material));
}

type AskedOfRow = Omit<Asked, 'used'>;

function answerCell(asked: AskedOfRow, used: readonly UsedMaterial[], slot: UsedSlot | undefined): Cell {
  const { facts, row, rule } = asked;
  const parts: readonly (UsedMaterial | null)[] = row.slot === null ? [null] : used;
  const weighed = parts.map((part) => weigh({ ...asked, used: part }));
  const answers = weighed.map((list) => list[0]);
  const found = stateOf(asked, answers, slot);
  const open = row.toBeKnown.includes(rule.id) ? 'to-be-known' : 'unconfirmed';
  const isOpenRule = open === 'to-be-known' || row.unconfirmed.includes(rule.id);
  const state = isOpenRule && !isProven(found) ? open : found;
  const isOpen = (one: Weighed | undefined): boolean => one?.covers !== true;
  const lots = parts.filter((_, index) => isOpen(answers[index])).map((part) => part?.lot ?? null);
  return {
    rule: rule.id,
    state,
    evidence: answers.filter((one) => one !== undefined),
    others: weighed.flatMap((list) => list.slice(1)),
    lots: isProven(state) ? [] : lots.filter((lot) => lot !== null),
    smallBatch: facts.smallBatch !== null && rule.smallBatch === 'B' ? facts.smallBatch.number : null,
  };
}

function stateOf(
  { facts, row, rule }: AskedOfRow,
  answers: readonly (Weighed | undefined)[],
  slot: UsedSlot | undefined,
): CellState {
  if (rule.isKnown && rule.thirdParty === 'no') return 'no-test-needed';
  if (answers.some((answer) => answer === undefined)) return 'gap';
  const against = answers.flatMap((answer) => (answer?.covers === true ? [] : firstAgainst(answer)));
  const first = OBJECTIONS.find((code) => against.includes(code));
  if (first !== undefined) return first;
  if (row.accessible === 'unknown') return 'not-judged';
  if (row.slot !== null && slot?.isComplete !== true)
    return answers.length === 0 && !hasAny(facts, row, rule) ? 'gap' : 'source-unknown';
  return answers.length === 0 ? 'source-unknown' : 'covered';
}

function firstAgainst(answer: Weighed | undefined): Objection['code'][] {
  const first = answer?.objections.find(counts);
  return first === undefined ? [] : [first.code];
}

/** Whether any evidence is about a slot of which nobody wrote down what went in. */
function hasAny(facts: CoverageFacts, row: NeededComponent, rule: RuleFact): boolean {
  return proofsFor({ facts, rule }).some((proof) => isAbout(proof, { facts, row, rule, used: null }));
}

const byRule = new WeakMap<readonly Proof[], ReadonlyMap<string, readonly Proof[]>>();

/** The evidence for a rule, sorted out once for all cells and runs that share the list. */
function proofsFor({ facts: { proofs }, rule }: Pick<Asked, 'facts' | 'rule'>): readonly Proof[] {
  const known = byRule.get(proofs) ?? Map.groupBy(proofs, (proof) => proof.rule);
  byRule.set(proofs, known);
  return known.get(rule.id) ?? [];
}

/** The evidence that is about a cell, the best first: what covers, then what has least against it, then the newest. */
function weigh(asked: Asked): Weighed[] {
  const about = proofsFor(asked).filter((proof) => isAbout(proof, asked));
  return about
    .map((proof) => weighOne(proof, asked))
    .sort(
      (left, right) =>
        against(left) - against(right) ||
        (right.testedOn ?? '').localeCompare(left.testedOn ?? '', 'en') ||
        left.id.localeCompare(right.id, 'en'),
    );
}

function against({ objections }: Weighed): number {
  return objections.filter(counts).length;
}

function weighOne(proof: Proof, asked: Asked): Weighed {
  const objections = objectionsTo(proof, asked);
  const { kind, id, name, section, testedOn } = proof;
  const lot = asked.used?.lot ?? null;
  return { kind, id, name, section, testedOn, lot, covers: !objections.some(counts), objections };
}
