import { cutSpan, intersectSpans, subtractSpans } from '../../kit/span.ts';
import type { Span } from '../../kit/span.ts';
import { slotNeed } from '../run/slot-account.ts';
import { mixture, standing } from './scope-classes.ts';
import type { Cause, Piece, Standing } from './scope-classes.ts';
import type { ConsumptionFact, Key, RunFact, SlotFact } from '../trace/scope-facts.ts';
import type { FactIndex } from './scope-index.ts';
import type { ScopeReason } from '../trace/scope-question.ts';
import { clustersOf, regionOf, unitsIn } from './scope-regions.ts';
import type { Cluster } from './scope-regions.ts';
import { unitsOf } from './scope-windows.ts';

export type Taint = (lot: Key) => Standing;

export interface SlotQuestion {
  readonly index: FactIndex;
  readonly run: RunFact;
  readonly slot: string;
  readonly lines: readonly SlotFact[];
  readonly rows: readonly ConsumptionFact[];
  readonly taint: Taint;
  readonly strict: boolean;
  readonly accountsClosed: boolean;
}

interface Take {
  readonly lot: Key;
  readonly region: readonly Span[];
  readonly quantity: number | null;
  readonly waste: number;
  readonly coversUnsaid: boolean;
  readonly rows: readonly Key[];
  readonly contradicts: boolean;
}

interface Coverage {
  readonly state: 'covered' | ScopeReason;
  readonly strictly: boolean;
  readonly room: { readonly quantity: number; readonly units: number };
}

export function slotPieces(question: SlotQuestion): Piece[] {
  const whole = unitsOf(question.run);
  const takes = takesOf(question);
  const pieces: Piece[] = [];
  const clusters = clustersOf(takes);
  for (const cluster of clusters) pieces.push(...clusterPieces(question, cluster));
  const covered = clusters.flatMap((cluster) => cluster.region);
  for (const span of subtractSpans(whole, covered)) {
    const reason = takes.length === 0 ? 'no-consumption-record' : 'consumption-short';
    const open = question.run.made === null ? 'run-open' : reason;
    pieces.push({ ...undetermined(question, open, takes), span });
  }
  return pieces.sort((left, right) => left.span.from - right.span.from);
}

function takesOf({ index, run, rows }: SlotQuestion): Take[] {
  const takes: Take[] = [];
  for (const [lot, all] of Map.groupBy(rows, (row) => row.lot)) {
    const issues = all.filter((row) => row.kind === 'issue');
    const returned = all.filter((row) => row.kind === 'return');
    const waste = sum(all.filter((row) => row.kind === 'waste'));
    const groups = returned.length > 0 || waste > 0 ? [issues] : issues.map((row) => [row]);
    for (const group of groups) {
      if (group.length === 0) continue;
      const unsaid = [...group, ...returned].some((row) => row.quantity === null);
      const net = sum(group) - sum(returned);
      if (!unsaid && net === 0 && returned.length > 0) continue;
      takes.push({
        lot,
        region: group.flatMap((row) => regionOf(index, run, row)),
        quantity: unsaid ? null : net,
        waste,
        coversUnsaid: group.every((row) => row.quantity !== null || row.issuesComplete),
        rows: all.map((row) => row.key),
        contradicts: net < 0,
      });
    }
  }
  return takes;
}

function sum(rows: readonly ConsumptionFact[]): number {
  return rows.reduce((total, row) => total + (row.quantity ?? 0), 0);
}

function clusterPieces(question: SlotQuestion, cluster: Cluster<Take>): Piece[] {
  const coverage = coverageOf(question, cluster);
  const edges = cluster.items.flatMap((take) => take.region);
  return cluster.region.flatMap((region) =>
    cutSpan(region, edges).map((span) => {
      const here = cluster.items.filter((take) =>
        take.region.some((part) => intersectSpans(part, span) !== null),
      );
      return { ...standingOf(question, coverage, here, cluster.items), span };
    }),
  );
}

function coverageOf(question: SlotQuestion, cluster: Cluster<Take>): Coverage {
  const none = { quantity: 0, units: 0 };
  const open = (state: ScopeReason): Coverage => ({ state, strictly: false, room: none });
  const { run, lines } = question;
  const line = lines[0];
  if (run.made === null || line === undefined) return open('run-open');
  if (cluster.items.some((take) => take.contradicts) || hasOrphans(question))
    return open('quantity-contradiction');
  const units = unitsIn(cluster.region);
  const { need, most } = slotNeed(line, units);
  const { least, largest } = recordedIn(question, cluster.items, line);
  if (least > most) return open('quantity-contradiction');
  if (cluster.items.some((take) => take.quantity === null)) {
    const complete = cluster.items.every((take) => take.coversUnsaid);
    return complete ? { state: 'covered', strictly: false, room: none } : open('consumption-short');
  }
  if (least < need) return open('consumption-short');
  const left = Math.max(0, most - least);
  const waste = cluster.items.reduce((total, take) => total + take.waste, 0);
  const room = {
    quantity: left,
    units: Math.min(units, Math.ceil((left * line.perUnits) / Math.max(1, line.quantity))),
  };
  return { state: 'covered', strictly: left === 0 || largest - waste === need, room };
}

/** Waste or a return of a lot that no row issued: an issue is missing, so the account says nothing. */
function hasOrphans({ rows }: SlotQuestion): boolean {
  const issued = new Set(rows.filter((row) => row.kind === 'issue').map((row) => row.lot));
  return rows.some((row) => row.kind !== 'issue' && !issued.has(row.lot));
}

function recordedIn(
  { index, lines }: SlotQuestion,
  takes: readonly Take[],
  main: SlotFact,
): { least: number; largest: number } {
  let least = 0;
  let largest = 0;
  for (const take of takes) {
    const material = index.lots.get(take.lot)?.material;
    const own = lines.find((line) => line.material === material) ?? main;
    const scaled = ((take.quantity ?? 0) * main.quantity * own.perUnits) / (own.quantity * main.perUnits);
    const same = own.quantity * main.perUnits === main.quantity * own.perUnits;
    least += same ? (take.quantity ?? 0) : Math.floor(scaled);
    largest += same ? (take.quantity ?? 0) : Math.ceil(scaled);
  }
  return { least, largest };
}

function standingOf(
  question: SlotQuestion,
  coverage: Coverage,
  here: readonly Take[],
  all: readonly Take[],
): Standing {
  const restsOn = here.flatMap((take) => take.rows);
  const found = mixture(here.map((take) => question.taint(take.lot)));
  if (coverage.state !== 'covered') {
    const missing = undetermined(question, coverage.state, all);
    if (found.class !== 'contains' && found.class !== 'may-contain') return { ...missing, restsOn };
    return standing('may-contain', [], { restsOn, causes: [...missing.causes, ...found.causes] });
  }
  const sure = !question.strict || coverage.strictly || question.accountsClosed;
  const { room } = coverage;
  if (found.class === 'cleared') {
    if (!sure) return { ...undetermined(question, 'consumption-short', all), restsOn };
    return standing('cleared', ['other-lot-recorded'], { restsOn, room });
  }
  if (found.class === 'contains') {
    const strictly = !question.strict || coverage.strictly;
    return standing(strictly ? 'contains' : 'may-contain', [], { restsOn, room, causes: found.causes });
  }
  return standing(found.class, found.reasons, { restsOn, causes: found.causes });
}

function undetermined(question: SlotQuestion, reason: ScopeReason, takes: readonly Take[]): Standing {
  const { run, slot, lines } = question;
  const line = lines[0];
  const needed = line === undefined || run.made === null ? null : slotNeed(line, run.made).need;
  const recorded = takes.reduce((total, take) => total + (take.quantity ?? 0), 0);
  const cause: Cause = { reason, run: run.key, slot, lot: null, needed, recorded };
  return standing('undetermined', [reason], { causes: [cause] });
}
