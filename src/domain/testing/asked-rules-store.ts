import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { CATALOGUE_VERSION } from '../requirement/catalogue-version.ts';
import { newestRequirementEntry } from '../requirement/facts-store.ts';
import { lawPeriods } from '../requirement/law-period.ts';
import { factsIn } from '../requirement/product-facts.ts';
import { requirementSchema, ruleFromRequirement } from '../requirement/requirement.ts';
import type { Rule } from '../requirement/rule.ts';
import { staleReasons } from '../requirement/standing.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import { askedOn, askedRules } from './asked-rules.ts';
import type { AskedRules } from './asked-rules.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

interface OfRevision {
  readonly n: number;
  readonly product: number;
  /** Null: of every revision. */
  readonly revision: number | null;
  readonly entry: number;
}
interface KeptCheck extends OfRevision {
  readonly id: string;
  readonly catalogue: string;
}

/** What applies to goods of a product, made to a bill of materials on a day. */
export interface AskedFinder {
  /** Null: no answer was kept, so that nobody has said what applies. */
  asked(product: number, revision: number | null, producedOn: string): AskedRules | null;
  /** The firm's own requirements as rules, by the ids that rules have. */
  readonly own: ReadonlyMap<string, Rule>;
}

const CHECKS = `select kept.n as n, kept.product as product, kept.revision as revision, kept.catalogue as catalogue,
    record.id as id, record.entry as entry
  from requirement_check kept join record on record.n = kept.n where kept.product in (?*) order by kept.n`;
const FACTS = `select facts.n as n, facts.product as product, facts.revision as revision, record.entry as entry
  from product_facts facts join record on record.n = facts.n where facts.product in (?*) order by facts.n`;

/** Loads the kept answers of products and the facts behind them, once for all their runs. */
export async function loadAsked(
  transaction: Transaction,
  kinds: Kinds,
  products: ReadonlySet<number>,
  revisions: ReadonlySet<number>,
): Promise<AskedFinder> {
  const checks = Map.groupBy(
    await selectIn<KeptCheck>(transaction, CHECKS, products),
    ({ product }) => product,
  );
  const facts = Map.groupBy(
    await selectIn<OfRevision>(transaction, FACTS, products),
    ({ product }) => product,
  );
  const numbers = [...facts.values()].flatMap((ofProduct) => ofProduct.map(({ n }) => n));
  const own = await ownRules(transaction, kinds);
  const world: World = {
    ...{ checks, facts, own, periodOf: lawPeriods(own.values()), answered: new Map() },
    bodies: await labelledRecords(transaction, kinds, numbers),
    revisionEntries: await entriesOf(transaction, revisions),
    requirementEntry: await newestRequirementEntry(transaction),
  };
  return {
    own,
    asked: (product, revision, producedOn) => findAsked(world, { product, revision, producedOn }),
  };
}

interface World {
  readonly checks: ReadonlyMap<number, readonly KeptCheck[]>;
  readonly facts: ReadonlyMap<number, readonly OfRevision[]>;
  readonly bodies: ReadonlyMap<number, LabelledRecord>;
  readonly revisionEntries: ReadonlyMap<number, number>;
  readonly requirementEntry: number;
  readonly own: ReadonlyMap<string, Rule>;
  /** First day of the stretch of days with the same law. */
  readonly periodOf: (day: string) => string;
  /** What was worked out already, by facts and stretch. */
  readonly answered: Map<string, ReturnType<typeof askedRules>>;
}

interface Made {
  readonly product: number;
  readonly revision: number | null;
  readonly producedOn: string;
}

function findAsked(world: World, { product, revision, producedOn }: Made): AskedRules | null {
  const check = newestFor(world.checks.get(product), revision);
  if (check === undefined) return null;
  const facts = newestFor(world.facts.get(product), revision);
  const stale = staleReasons({
    ...{ checkEntry: check.entry, checkCatalogue: check.catalogue, catalogue: CATALOGUE_VERSION },
    factsEntry: facts?.entry ?? null,
    requirementEntry: world.requirementEntry,
    // Revisions that came after the run's own say nothing about it.
    revisionEntry: revision === null ? 0 : (world.revisionEntries.get(revision) ?? 0),
  });
  const body = facts === undefined ? undefined : world.bodies.get(facts.n);
  if (body === undefined) return { check: check.id, stale, rules: [], untested: [] };
  const key = `${String(body.n)} ${world.periodOf(producedOn)}`;
  const answered = world.answered.get(key) ?? askedRules(factsIn(body.body), producedOn, world.own);
  world.answered.set(key, answered);
  return { check: check.id, stale, ...askedOn(answered, producedOn) };
}

/** The newest of the revision itself, else the newest of every revision. */
function newestFor<Row extends OfRevision>(
  rows: readonly Row[] | undefined,
  revision: number | null,
): Row | undefined {
  const own = revision === null ? undefined : rows?.findLast((row) => row.revision === revision);
  return own ?? rows?.findLast((row) => row.revision === null);
}

async function entriesOf(
  transaction: Transaction,
  numbers: ReadonlySet<number>,
): Promise<ReadonlyMap<number, number>> {
  const rows = await selectIn<{ n: number; entry: number }>(
    transaction,
    'select n, entry from record where n in (?*)',
    numbers,
  );
  return new Map(rows.map(({ n, entry }) => [n, entry]));
}

async function ownRules(transaction: Transaction, kinds: Kinds): Promise<ReadonlyMap<string, Rule>> {
  const rows = await selectStanding<{ n: number }>(transaction, 'select n from requirement order by n', []);
  const records = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  const rules = [...records.values()]
    .toSorted((left, right) => left.n - right.n)
    .map(({ id, body }) => ruleFromRequirement(id, requirementSchema.parse(body)));
  return new Map(rules.map((rule) => [rule.id, rule]));
}
