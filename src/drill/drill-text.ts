import type { Drill } from '../domain/drill/drill.ts';
import type { DrillResult } from './drill-result.ts';

interface Told {
  readonly id: string;
  readonly drill: Drill;
  readonly result: DrillResult;
}

/** Names shown in a terminal of each list; all of them are in the answer. */
const SHOWN = 10;

/** What a drill found, for a terminal. */
export function drillText({ id, drill, result }: Told): string {
  const { suspect, units, brokenLinks, missing, notices } = result;
  const steps = Object.entries(drill.tookMsByStep ?? {}).map(
    ([step, took]) => `${step.replace('Ms', '')} ${seconds(took)}`,
  );
  return [
    `Drill ${id}: ${suspect.label} (${suspect.kind} ${suspect.id})${drill.isDrawn ? ', drawn' : ''}, ledger position ${String(drill.position)}`,
    `Took ${[seconds(drill.tookMs), steps.join(', ')].filter((part) => part !== '').join(': ')}`,
    `Units accounted for: ${String(units.accounted)} of ${String(units.made)}${units.made === 0 ? '' : ` (${(Math.floor((units.accounted / units.made) * 1_000) / 10).toFixed(1)} %)`}`,
    ...(result.materials ?? []).slice(0, SHOWN).map(materialText),
    ...more(result.materials?.length ?? 0),
    `Broken links: ${String(brokenLinks.length)}`,
    ...brokenLinks.slice(0, SHOWN).map(({ after, says }) => `  ${after}: ${says}`),
    ...more(brokenLinks.length),
    `Missing records: ${String(missing.length)}`,
    ...result.owing
      .slice(0, SHOWN)
      .map(
        ({ party, records, units: open }) =>
          `  ${party?.name ?? 'nobody known'}: ${String(records)}, which leave ${String(open)} units open`,
      ),
    ...more(result.owing.length),
    `Notices would go to: ${notices.length === 0 ? 'nobody' : notices.map(({ consignee }) => consignee.name).join(', ')}`,
    `Evidence pack: ${drill.packSound ? 'sound' : 'NOT SOUND'}, SHA-256 ${drill.packSha256}`,
    ...(drill.nextOn === undefined ? [] : [`Next drill: ${drill.nextOn}`]),
  ].join('\n');
}

type Material = NonNullable<DrillResult['materials']>[number];

/** The mass balance of a lot in one line, what nobody can tell by name. */
function materialText({ lot, material, unit, ...balance }: Material): string {
  const { received, consumed, sampled, scrapped, returned, remaining, counted, unaccounted } = balance;
  const told = (quantity: number | null): string => (quantity === null ? 'not known' : String(quantity));
  const count =
    counted === null ? 'never counted' : `counted ${String(counted)} on ${balance.countedOn ?? ''}`;
  const open = unaccounted === null ? 'UNDETERMINED' : `${String(unaccounted)} unaccounted for`;
  const why = balance.undetermined.length === 0 ? '' : ` (${balance.undetermined.join(', ')})`;
  return `Material ${lot.name} ${material.name}, ${unit}: received ${told(received)}, consumed ${told(consumed)}, sampled ${String(sampled)}, scrapped ${String(scrapped)}, sent back ${String(returned)}, left ${told(remaining)}; ${count}: ${open}${why}`;
}

/** Whether the answer and the pack came out the same. */
export function replayText({
  id,
  sameResult,
  samePack,
}: {
  id: string;
  sameResult: boolean;
  samePack: boolean;
}): string {
  const said = (same: boolean): string => (same ? 'the same bytes' : 'NOT THE SAME');
  return `Drill ${id} again: the answer is ${said(sameResult)}, the evidence pack ${said(samePack)}.`;
}

function more(count: number): string[] {
  return count > SHOWN ? [`  and ${String(count - SHOWN)} more`] : [];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
