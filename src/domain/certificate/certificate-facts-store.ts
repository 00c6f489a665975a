import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';
import { present } from '../../kit/invariant.ts';
import type { RecordKind } from '../../ledger/define-record.ts';
import { partySchema, siteSchema } from '../party/party.ts';
import { productSchema } from '../product/product.ts';
import type { Product } from '../product/product.ts';
import { ruleOf } from '../requirement/catalogue.ts';
import { factsFor, requirementIds } from '../requirement/facts-store.ts';
import { factsShape, productFactsSchema } from '../requirement/product-facts.ts';
import type { Facts } from '../requirement/product-facts.ts';
import { requirementSchema, ruleFromRequirement } from '../requirement/requirement.ts';
import type { Rule } from '../requirement/rule.ts';
import { coverageOf } from '../testing/coverage.ts';
import type { Cell, Weighed } from '../testing/coverage.ts';
import type { CoverageFacts } from '../testing/coverage-facts.ts';
import { loadCoverage } from '../testing/coverage-store.ts';
import { laboratoryObjection, laboratorySchema } from '../testing/laboratory.ts';
import { exemptionClaimSchema } from '../testing/proof.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelledRecord } from '../trace/record-labels-store.ts';
import type { Words } from './certificate-elements.ts';
import type {
  CellFact,
  CertificateFacts,
  LaboratoryFacts,
  PartyFacts,
  ProofFact,
  RunFacts,
  SiteFacts,
} from './certificate-facts.ts';
import { certificateRules } from './certificate-rules.ts';

type Kinds = ReadonlyMap<string, RecordKind>;

/** What certificates of a product are held against: these of its runs. `parties`: further ids that a certificate names. */
export async function loadCertificateFacts(
  transaction: Transaction,
  kinds: Kinds,
  asked: { readonly product: number; readonly runs: readonly number[]; readonly parties?: readonly string[] },
): Promise<CertificateFacts> {
  const found = await labelledRecords(transaction, kinds, [asked.product]);
  const record = present(found.get(asked.product), 'the product');
  const body = productSchema.parse(record.body);
  const own = await ownRules(transaction, kinds);
  const runs = await loadRunFacts(transaction, kinds, asked.runs, own);
  const laboratories = await loadLaboratories(transaction, kinds);
  const sites = await recordsOf(
    transaction,
    kinds,
    'site',
    runs.map(({ site }) => site),
  );
  const siteFacts = sites.map(siteFact);
  const named = [body.importer, ...siteFacts.map(({ party }) => party), ...(asked.parties ?? [])];
  const parties = (await recordsOf(transaction, kinds, 'party', named)).map(partyFact);
  return {
    product: productFact(record.id, body),
    runs,
    parties: new Map(parties.map((one) => [one.id, one])),
    sites: new Map(siteFacts.map((one) => [one.id, one])),
    laboratories: new Map(laboratories.map((one) => [one.id, one])),
    titles: titlesOf(runs, own),
  };
}

function productFact(id: string, body: Product): CertificateFacts['product'] {
  const { name, style, ageGrade, importer, sku, gtin, variants = [] } = body;
  const codes = [
    ...(gtin === undefined ? [] : [{ type: 'GTIN' as const, value: gtin }]),
    ...(style === undefined ? [] : [{ type: 'MODEL' as const, value: style }]),
    ...(sku === undefined ? [] : [{ type: 'SKU' as const, value: sku }]),
    ...variants.flatMap((one) =>
      one.gtin === undefined ? [] : [{ type: 'GTIN' as const, value: one.gtin }],
    ),
    ...variants.flatMap((one) => (one.sku === undefined ? [] : [{ type: 'SKU' as const, value: one.sku }])),
  ];
  return {
    ...{ id, name, style: style ?? null, ageGrade: ageGrade ?? null, importer: importer ?? null },
    codes: codes.slice(0, 50),
  };
}

function titlesOf(runs: readonly RunFacts[], own: readonly Rule[]): ReadonlyMap<string, Words> {
  const ofCells = runs.flatMap(({ cells }) => cells.map(({ rule }) => rule));
  const ofRules = runs.flatMap(({ rules }) => (rules ?? []).map(({ rule }) => rule));
  const known = [...ofCells, ...ofRules].flatMap((id) => {
    const title = ruleOf(id)?.title;
    return title === undefined ? [] : [[id, title] as const];
  });
  return new Map([...known, ...own.map(({ id, title }) => [id, title] as const)]);
}

async function loadRunFacts(
  transaction: Transaction,
  kinds: Kinds,
  numbers: readonly number[],
  own: readonly Rule[],
): Promise<RunFacts[]> {
  const rows = await selectIn<{ n: number; product: number; revision: number | null }>(
    transaction,
    'select n, product, revision from run where n in (?*)',
    numbers,
  );
  const byNumber = new Map(rows.map((row) => [row.n, row]));
  const standing = numbers.filter((n) => byNumber.has(n));
  const coverages = await loadCoverage(transaction, kinds, standing);
  const claims = await claimBases(transaction, kinds, coverages);
  const runs: RunFacts[] = [];
  for (const [at, coverage] of coverages.entries()) {
    const { product, revision } = present(byNumber.get(present(standing[at], 'a run')), 'a run');
    const facts = await productFactsOf(transaction, kinds, product, revision);
    runs.push(runFact(coverage, claims, facts, own));
  }
  return runs;
}

function runFact(
  coverage: CoverageFacts,
  claims: ReadonlyMap<string, ProofFact['basis']>,
  facts: Facts | null,
  own: readonly Rule[],
): RunFacts {
  const { run, product, revision, site, madeFrom, madeTo } = coverage;
  const { rows } = coverageOf(coverage);
  const belongs = (rule: string): boolean =>
    (ruleOf(rule) ?? own.find(({ id }) => id === rule))?.onCertificate ?? false;
  const cells = rows.flatMap(({ component, cells: all }) =>
    all.filter(({ rule }) => belongs(rule)).map((cell) => cellFact(component, cell, coverage, claims)),
  );
  const on = madeTo ?? madeFrom;
  return {
    ...{ id: run.id, code: run.code, product, revision, site, madeFrom, madeTo, cells },
    isPlanned: rows.length > 0,
    rules: facts === null || on === null ? null : certificateRules(facts, on, own),
    isChildrens: facts?.decision ?? 'unknown',
  };
}

function cellFact(
  component: string,
  { rule, state, evidence, others, smallBatch }: Cell,
  { proofs }: CoverageFacts,
  claims: ReadonlyMap<string, ProofFact['basis']>,
): CellFact {
  const covering = [...evidence, ...others].filter(({ covers }) => covers);
  const told = ({ kind, id, name, section, testedOn }: Weighed): ProofFact => {
    const proof = proofs.find((one) => one.kind === kind && one.id === id && one.rule === rule);
    const laboratory = proof?.laboratory ?? null;
    const objection =
      laboratory === null || testedOn === null ? 'none' : laboratoryObjection(laboratory, rule, testedOn);
    return {
      ...{ kind, id, name, section, testedOn },
      laboratory: laboratory?.id ?? null,
      isAccepted: objection === null,
      basis: kind === 'exemption-claim' ? (claims.get(id) ?? 'exemption') : null,
    };
  };
  const lots = [...Map.groupBy(covering, ({ lot }) => lot).values()].map((list) => list.map(told));
  return { component, rule, state, lots, smallBatch };
}

async function claimBases(
  transaction: Transaction,
  kinds: Kinds,
  coverages: readonly CoverageFacts[],
): Promise<ReadonlyMap<string, ProofFact['basis']>> {
  const ids = coverages.flatMap(({ proofs }) =>
    proofs.flatMap(({ kind, id }) => (kind === 'exemption-claim' ? [id] : [])),
  );
  const records = await recordsOf(transaction, kinds, 'exemption-claim', ids);
  return new Map(records.map(({ id, body }) => [id, exemptionClaimSchema.parse(body).basis]));
}

async function productFactsOf(
  transaction: Transaction,
  kinds: Kinds,
  product: number,
  revision: number | null,
): Promise<Facts | null> {
  const found = await factsFor(transaction, product, revision);
  if (found === undefined) return null;
  const [record] = await recordsOf(transaction, kinds, 'product-facts', [found.id]);
  if (record === undefined) return null;
  const kept = Object.entries(productFactsSchema.parse(record.body)).filter(([name]) => name in factsShape);
  // Every member left is one of the shape, and was read by the schema of all of them.
  return Object.fromEntries(kept);
}

async function ownRules(transaction: Transaction, kinds: Kinds): Promise<Rule[]> {
  const records = await recordsOf(transaction, kinds, 'requirement', await requirementIds(transaction));
  return records.map(({ id, body }) => ruleFromRequirement(id, requirementSchema.parse(body)));
}

async function loadLaboratories(transaction: Transaction, kinds: Kinds): Promise<LaboratoryFacts[]> {
  const rows = await selectStanding<{ n: number }>(transaction, 'select n from laboratory', []);
  const found = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  const records = [...found.values()].map(({ id, body }) => ({ id, ...laboratorySchema.parse(body) }));
  const parties = await recordsOf(
    transaction,
    kinds,
    'party',
    records.map(({ party }) => party),
  );
  const byId = new Map(parties.map((one) => [one.id, partyFact(one)]));
  return records.map(({ id, party, labNumber }) => ({
    ...{ id, labNumber: labNumber ?? null },
    party: byId.get(party) ?? null,
  }));
}

/** The records of a kind with these ids that count. */
async function recordsOf(
  transaction: Transaction,
  kinds: Kinds,
  kind: string,
  ids: Iterable<string | null | undefined>,
): Promise<LabelledRecord[]> {
  const wanted = [...new Set(ids)].filter((id) => id !== null && id !== undefined);
  if (wanted.length === 0) return [];
  const rows = await selectStanding<{ n: number }>(
    transaction,
    'select n from record where kind = ? and id in (?texts) and withdrawn = 0',
    [kind, JSON.stringify(wanted)],
  );
  const found = await labelledRecords(
    transaction,
    kinds,
    rows.map(({ n }) => n),
  );
  return [...found.values()];
}

function partyFact({ id, body }: LabelledRecord): PartyFacts {
  const { name, roles, contact, address, city, region, country, email, phone } = partySchema.parse(body);
  return { id, name, roles, contact, address, city, region, country, email, phone };
}

function siteFact({ id, body }: LabelledRecord): SiteFacts {
  const { party, name, contact, address, city, region, country, email, phone } = siteSchema.parse(body);
  return { id, party, name, contact, address, city, region, country, email, phone };
}
