import type { ScopeFacts } from '../../src/domain/trace/scope-facts.ts';
import type { SuspectInput } from '../../src/domain/trace/scope-input.ts';
import { nameAnswer } from '../../src/domain/trace/scope-naming.ts';
import { namingOf } from '../../src/domain/trace/scope-naming-store.ts';
import { resolveSuspect } from '../../src/domain/trace/scope-suspects-store.ts';
import { answerScope } from '../../src/domain/trace/scope.ts';
import { canonicalJson } from '../../src/kit/canonical-json.ts';
import { present } from '../../src/kit/invariant.ts';
import { openWorld, type World as Firm } from '../world.ts';
import { buildCase } from './arbitraries.ts';
import type { Plan } from './history.ts';
import { difference } from './law-cases.ts';
import { idOfKey, recordable, recordFirm, rekeyed } from './recorded-firm.ts';

const KEYS_OF_A_WORLD = 100_000;

/** Records of two worlds in one firm: complete ones of the first, and of the second what is left after the damage. */
export function factsOf(firm: readonly Plan[]): ScopeFacts {
  const [first, second] = firm.map((plan, index) => {
    const drawn = buildCase(plan);
    const told = index === 0 ? drawn.facts : (drawn.steps.at(-1)?.after ?? drawn.facts);
    return rekeyed(withInspections(recordable(told)), (key) => key + index * KEYS_OF_A_WORLD);
  });
  return joined(present(first, 'a world'), present(second, 'a second world'));
}

function joined(left: ScopeFacts, right: ScopeFacts): ScopeFacts {
  return {
    position: 1,
    parties: [...left.parties, ...right.parties],
    sites: [...left.sites, ...right.sites],
    products: [...left.products, ...right.products],
    materials: [...left.materials, ...right.materials],
    revisions: [...left.revisions, ...right.revisions],
    lots: [...left.lots, ...right.lots],
    runs: [...left.runs, ...right.runs],
    consumptions: [...left.consumptions, ...right.consumptions],
    reworks: [...left.reworks, ...right.reworks],
    series: [...left.series, ...right.series],
    packings: [...left.packings, ...right.packings],
    repacks: [...left.repacks, ...right.repacks],
    shipments: [...left.shipments, ...right.shipments],
    evidence: [...left.evidence, ...right.evidence],
  };
}

/** The simulator inspects nothing: the first run passes once and fails once. */
function withInspections(facts: ScopeFacts): ScopeFacts {
  const run = facts.runs[0];
  if (run === undefined) return facts;
  const evidence = [true, false].map((valid, index) => {
    const key = KEYS_OF_A_WORLD - 1 - index;
    const by = facts.parties[0]?.key ?? null;
    return { key, id: idOfKey(key), requirement: 'final inspection', runs: [run.key], by, valid };
  });
  return { ...facts, evidence };
}

/** One question about everything that can be suspect. */
function questionsOf(facts: ScopeFacts): SuspectInput[][] {
  const id = idOfKey;
  const lots = facts.lots.map((lot): SuspectInput => ({ kind: 'material-lot', id: id(lot.key) }));
  const suppliers = facts.lots.flatMap(({ supplier, supplierSite, made }): SuspectInput[] => {
    if (supplier === null || supplierSite === null) return [];
    const party = { kind: 'supplier' as const, party: id(supplier) };
    const from = made?.from ?? '2026-01-01';
    return [party, { ...party, site: id(supplierSite), from, to: from }];
  });
  const runs = facts.runs.map((run): SuspectInput => ({
    kind: 'run',
    id: id(run.key),
    span: { from: 1, to: 2 },
  }));
  const windows = facts.runs.flatMap(({ site, line, started, ended }): SuspectInput[] => {
    if (site === null || line === null || started === null || ended === null) return [];
    const [from, to] = [`${started.slice(0, 10)}T09:00`, `${ended.slice(0, 10)}T12:30`];
    return [{ kind: 'line-window', site: id(site), line, from, to }];
  });
  const cartons = facts.series.flatMap(({ key }): SuspectInput[] =>
    [2, 40].map((to) => ({ kind: 'cartons', series: id(key), from: 1, to })),
  );
  const revisions = facts.revisions.map((revision): SuspectInput => ({
    kind: 'revision',
    id: id(revision.key),
  }));
  const inspections = facts.evidence.map((evidence): SuspectInput => ({
    kind: 'inspection',
    id: id(evidence.key),
  }));
  const single = [lots, suppliers, runs, windows, cartons, revisions, inspections].flatMap((each) => [
    ...new Map(each.map((suspect) => [canonicalJson(suspect), suspect])).values(),
  ]);
  const pairs = [lots, runs, windows].flatMap((each) => {
    const [left, right] = [each[0], cartons[0]];
    return left === undefined || right === undefined ? [] : [[left, right]];
  });
  return [...single.map((suspect) => [suspect]), ...pairs];
}

/** What the engine says of all facts of the firm, named as the operation names it. */
async function answerOfAll(
  firm: Firm,
  facts: ScopeFacts,
  inputs: readonly SuspectInput[],
  strict: boolean,
): Promise<unknown> {
  return firm.context.ledger.database.read(async (transaction) => {
    const resolved = [];
    for (const input of inputs) resolved.push(await resolveSuspect(transaction, input));
    const answer = answerScope(facts, { suspects: resolved.flatMap(({ suspects }) => suspects), strict });
    return nameAnswer(
      answer,
      await namingOf(transaction, facts, answer),
      resolved.map(({ words }) => words),
    );
  });
}

/** The first question, of every so many, that the operation answers otherwise than the engine does over all facts; null: none. */
export async function firstFault(url: string, told: ScopeFacts, every = 1): Promise<string | null> {
  const firm = await openWorld(url);
  try {
    const { facts } = await recordFirm(firm, told);
    for (const [index, suspects] of questionsOf(told).entries()) {
      if (index % every !== 0) continue;
      const strict = index % 2 === 0;
      const expected = canonicalJson(await answerOfAll(firm, facts, suspects, strict));
      const asked = canonicalJson(await firm.ask('scope.ask', { suspects, strict }));
      if (asked !== expected)
        return `${JSON.stringify(suspects)} ${String(strict)}: ${difference(asked, expected)}`;
    }
    return null;
  } finally {
    await firm.close();
  }
}
