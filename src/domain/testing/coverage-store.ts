import type { Transaction } from '../../db/database.ts';
import { selectIn } from '../../db/select-in.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import { sumOfAll } from '../../kit/sums.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { materialSchema } from '../material/material.ts';
import { slotAccount, slotsFor } from '../run/slot-account.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import type { ConsumptionFact, RunFact } from '../trace/scope-facts.ts';
import { loadRuns } from '../trace/scope-runs-store.ts';
import type { LoadedRuns } from '../trace/scope-runs-store.ts';
import { loadAsked } from './asked-rules-store.ts';
import type { AskedFinder } from './asked-rules-store.ts';
import type { CoverageFacts, NeededComponent, Proof, UsedMaterial, UsedSlot } from './coverage-facts.ts';
import { loadEvidence } from './coverage-evidence-store.ts';
import type { Evidence, PlanRecord } from './coverage-evidence-store.ts';
import { madeOfLot } from './made-of-store.ts';
import type { NamedByProof } from './proof-facts.ts';
import { ruleFactsOf } from './rule-fact.ts';
import { smallBatchFinder } from './small-batch-store.ts';
import type { SmallBatchFinder } from './small-batch-store.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** The records that a coverage names, by number. */
interface Named {
  readonly records: ReadonlyMap<number, LabelledRecord>;
  /** A lot as it went in, read once however many runs took it. */
  readonly lotOf: (lot: number) => UsedMaterial;
}

interface OfProducts {
  readonly made: ReadonlyMap<string, string>;
  readonly smallBatch: SmallBatchFinder;
  readonly asks: AskedFinder;
  readonly ruleFact: ReturnType<typeof ruleFactsOf>;
  readonly proofs: (product: string) => readonly Proof[];
}

/** The facts of coverage of these runs, in their order. A run that is not there or withdrawn is an error. */
export async function loadCoverage(
  transaction: Transaction,
  kinds: Kinds,
  runs: readonly number[],
): Promise<CoverageFacts[]> {
  const loaded = await loadRuns(transaction, new Set(runs));
  const lots = new Set(loaded.consumptions.map(({ lot }) => lot));
  const materials = loaded.revisions.flatMap(({ slots }) => slots.map(({ material }) => material));
  const products = loaded.runs.map(({ product }) => product);
  const sites = loaded.runs.flatMap(({ site }) => (site === null ? [] : [site]));
  const ofLots = await selectIn<{ material: number }>(
    transaction,
    'select distinct material from material_lot where n in (?*)',
    lots,
  );
  const allMaterials = new Set([...materials, ...ofLots.map(({ material }) => material)]);
  const numbers = [...lots, ...allMaterials, ...products, ...sites];
  const revisions = loaded.runs.flatMap(({ bom }) => (bom === null ? [] : [bom]));
  const records = await labelledRecords(transaction, kinds, new Set([...numbers, ...revisions]));
  const named = { records, lotOf: lotsIn(records) };
  const evidence = await loadEvidence(transaction, kinds, {
    products: new Set(products),
    materials: allMaterials,
  });
  const asks = await loadAsked(transaction, kinds, new Set(products), new Set(revisions));
  const isShort = (product: number): boolean => evidence.shortRuns.has(idOf(named, product));
  const ofProducts = {
    made: await firstMade(transaction, new Set(products.filter(isShort))),
    smallBatch: await smallBatchFinder(transaction, products, sites),
    ...{ asks, ruleFact: ruleFactsOf(asks.own), proofs: proofsByProduct(evidence) },
  };
  const byKey = keyed(loaded);
  return runs.map((key) => {
    const run = byKey.runs.get(key);
    if (run === undefined) throw new LotproofError('not-found', `There is no run ${String(key)}.`);
    return factsOf(run, byKey, named, evidence, ofProducts);
  });
}

/** What was loaded, found by the run or revision it is of. */
interface Keyed {
  readonly runs: ReadonlyMap<number, RunFact>;
  readonly revisions: ReadonlyMap<number, LoadedRuns['revisions'][number]>;
  readonly consumptions: ReadonlyMap<number | null, readonly ConsumptionFact[]>;
}

function keyed({ runs, revisions, consumptions }: LoadedRuns): Keyed {
  return {
    runs: new Map(runs.map((run) => [run.key, run])),
    revisions: new Map(revisions.map((revision) => [revision.key, revision])),
    consumptions: Map.groupBy(consumptions, ({ run }) => run),
  };
}

/** The evidence of each product and that of materials, the same list for every run of the product. */
function proofsByProduct({ proofs }: Evidence): (product: string) => readonly Proof[] {
  const ofNone = proofs.filter(({ product }) => product === null);
  const byProduct = Map.groupBy(proofs, ({ product }) => product);
  const known = new Map<string, readonly Proof[]>();
  return (product) => {
    const found = known.get(product) ?? [...(byProduct.get(product) ?? []), ...ofNone];
    known.set(product, found);
    return found;
  };
}

function materialsIn(records: ReadonlyMap<number, LabelledRecord>): NamedByProof['material'] {
  const materials = [...records.values()].filter(({ kind }) => kind === 'material');
  const byId = new Map(materials.map(({ id, body }) => [id, materialSchema.parse(body)]));
  return (id) => {
    const of = byId.get(id);
    return of === undefined ? null : { colour: of.colour ?? null, specification: of.specification ?? null };
  };
}

/** The lots among the records, each with what tests look at. */
function lotsIn(records: ReadonlyMap<number, LabelledRecord>): Named['lotOf'] {
  const materialOf = materialsIn(records);
  const known = new Map<number, UsedMaterial>();
  return (lot) => {
    const record = present(records.get(lot), 'the lot is loaded');
    const used = known.get(lot) ?? {
      ...{ lot: record.id, lotCode: record.label },
      ...madeOfLot(record, materialOf),
    };
    known.set(lot, used);
    return used;
  };
}

/** First day of any production of each product at each site, by `product site`. */
async function firstMade(
  transaction: Transaction,
  products: ReadonlySet<number>,
): Promise<ReadonlyMap<string, string>> {
  const rows = await selectIn<{ product: number; site: number; first: string | null }>(
    transaction,
    `select product, site, min(started) as first from run
      where product in (?*) and site is not null group by product, site`,
    products,
  );
  return new Map(
    rows.flatMap(({ product, site, first }) =>
      first === null ? [] : [[`${String(product)} ${String(site)}`, first.slice(0, 10)] as const],
    ),
  );
}

function factsOf(
  run: RunFact,
  loaded: Keyed,
  named: Named,
  evidence: Evidence,
  { made, smallBatch, asks, ruleFact, proofs }: OfProducts,
): CoverageFacts {
  const product = idOf(named, run.product);
  const site = run.site === null ? null : idOf(named, run.site);
  const [madeFrom, madeTo] = [day(run.started), day(run.ended)];
  const on = madeTo ?? madeFrom;
  const plan = evidence.planOf(product, site, on);
  const uses = slotsOf(run, loaded, named);
  const components = neededBy(plan);
  const asked = asks.asked(run.product, run.bom, on ?? LATEST);
  const planned = components.flatMap((one) => one.rules);
  const rules = new Set([...planned, ...(asked?.rules ?? []).map(({ rule }) => rule)]);
  return {
    run: { id: run.id, code: run.code },
    ...{ product, site, madeFrom, madeTo },
    revision: run.bom === null ? null : idOf(named, run.bom),
    plan: plan === null ? null : { id: plan.id, code: plan.body.code, basis: plan.body.basis },
    firstMade: made.get(`${String(run.product)} ${String(run.site)}`) ?? null,
    asked,
    components,
    ...uses,
    rules: new Map([...rules].map((id) => [id, ruleFact(id, on ?? LATEST)])),
    proofs: proofs(product),
    assessments: evidence.assessments.filter((one) => one.product === product),
    smallBatch: on === null ? null : smallBatch(run.product, run.site, Number(on.slice(0, 4))),
  };
}

/** The components that a plan names; none without a plan. */
function neededBy(plan: PlanRecord | null): NeededComponent[] {
  return (plan?.body.components ?? []).map((one) => ({
    ...{ component: one.component, slot: one.slot ?? null, material: one.material ?? null },
    ...{ colour: one.colour ?? null, accessible: one.accessible, rules: one.rules ?? [] },
    ...{ toBeKnown: [], unconfirmed: [] },
  }));
}

/** Where nobody wrote down when it was made, the newest limits count. */
const LATEST = '9999-12-31';

function day(time: string | null): string | null {
  return time === null ? null : time.slice(0, 10);
}

function idOf({ records }: Named, n: number): string {
  return present(records.get(n), 'a record that another names').id;
}

function slotsOf(run: RunFact, loaded: Keyed, named: Named): Pick<CoverageFacts, 'slots' | 'strayLots'> {
  const rows = loaded.consumptions.get(run.key) ?? [];
  const revision = run.bom === null ? undefined : loaded.revisions.get(run.bom);
  const lines = revision === undefined ? [] : slotsFor(revision.slots, run.variant);
  const slots = lines.map((line): UsedSlot => {
    const own = rows.filter((row) => row.slot === line.slot);
    const account = run.made === null ? null : slotAccount(line, run.made, own);
    const materials = (revision?.slots ?? []).filter((one) => one.slot === line.slot);
    return {
      slot: line.slot,
      materials: materials.map(({ material }) => idOf(named, material)),
      used: usedOf(own, named),
      isComplete: account !== null && (account.state === 'covered' || account.state === 'over'),
    };
  });
  const known = new Set(slots.map(({ slot }) => slot));
  const stray = rows.filter((row) => row.slot === null || !known.has(row.slot));
  return { slots, strayLots: usedOf(stray, named) };
}

/** The lots of these rows, each once; what was taken and all brought back went in nowhere. */
function usedOf(rows: readonly ConsumptionFact[], named: Named): UsedMaterial[] {
  const byLot = Map.groupBy(rows, ({ lot }) => lot);
  return [...byLot].flatMap(([lot, ofLot]) => (isUsed(ofLot) ? [named.lotOf(lot)] : []));
}

function isUsed(rows: readonly ConsumptionFact[]): boolean {
  const sum = (kind: ConsumptionFact['kind']): number | null =>
    sumOfAll(rows.filter((row) => row.kind === kind).map(({ quantity }) => quantity));
  const [issued, returned] = [sum('issue'), sum('return')];
  return issued === null || returned === null || issued === 0 || issued > returned;
}
