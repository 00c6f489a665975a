import { present } from '../kit/invariant.ts';
import type { Draft } from '../ledger/draft.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { fact } from './demo-event.ts';
import type { DemoEvent } from './demo-event.ts';
import { askInDemo } from './demo-hand.ts';

/** The trucks of July 2024: the first run is whole, of the second nobody took a picture of the printed label. */
const WHOLE_RUN = 'LH2407-C101-13A';
/** Whole down to its papers and its filing. */
const SHIPPED_WHOLE = 'LH2507-C101-115A';
const OVERRIDDEN_RUN = 'LH2407-C101-13B';
/** Ends the code of the first run of the order that lies in the warehouse. */
const HELD_RUN = '-197A';

/**
 * What the gates of the demo firm's runs rest on beside labels and certificates: photos of printed labels, and a hold that nobody has
 * lifted, on a run that is still in the warehouse.
 */
export function releaseEvents(events: readonly DemoEvent[]): DemoEvent[] {
  const run = heldRun(events.flatMap(({ drafts }) => drafts));
  const hold = fact('hold', `${run}-hold`, {
    ...{ of: { kind: 'run', id: run }, placedOn: '2026-05-29', placedBy: 'Brightwater quality' },
    reason: 'Two units of the last shift failed the drop test; its cartons wait for a second sample',
  });
  return [
    { date: '2024-07-21', drafts: [photoOf(WHOLE_RUN, '2024-07-20')] },
    { date: '2025-07-17', drafts: [photoOf(SHIPPED_WHOLE, '2025-07-16')] },
    // The run came in the workbook of the end of May.
    { date: '2026-06-01', drafts: [hold] },
  ];
}

function photoOf(run: string, date: string): Draft {
  return fact('inspection', `${run}-label`, {
    ...{ kind: 'label-check', run, site: 'lanhua-dg', date, result: 'passed' },
    inspector: 'Hannah Abbott',
  });
}

function heldRun(drafts: readonly Draft[]): string {
  const run = drafts.find(({ kind, id }) => kind === 'run' && id.endsWith(HELD_RUN));
  return present(run, 'an order lies in the warehouse').id;
}

interface Signature {
  readonly month: string;
  readonly operation: 'release.sign' | 'release.override';
  readonly input: { readonly id: string; readonly run: string } & Readonly<Record<string, unknown>>;
}

const QUALITY = { releasedBy: 'Hannah Abbott', role: 'Head of quality', releasedOn: '2026-06-05' } as const;
const SIGNATURES: readonly Signature[] = [
  {
    ...{ month: '2026-06', operation: 'release.sign' },
    input: { id: `${WHOLE_RUN}-release`, run: WHOLE_RUN, ...QUALITY },
  },
  {
    ...{ month: '2026-06', operation: 'release.sign' },
    input: { id: `${SHIPPED_WHOLE}-release`, run: SHIPPED_WHOLE, ...QUALITY },
  },
  {
    ...{ month: '2026-06', operation: 'release.override' },
    input: {
      ...{ id: `${OVERRIDDEN_RUN}-override`, run: OVERRIDDEN_RUN, conditions: ['label'] },
      reason:
        'No picture was taken; two labels of this print lie with the retained sample and read as approved',
      ...{ role: 'Head of compliance', overriddenBy: 'Dana Whitfield', overriddenOn: '2026-06-05' },
    },
  },
  {
    ...{ month: '2026-06', operation: 'release.sign' },
    input: { id: `${OVERRIDDEN_RUN}-release`, run: OVERRIDDEN_RUN, ...QUALITY },
  },
];

/** Signs what the firm signed in a month, by the operations that everybody signs by: the gate has to be as the story says. */
export async function signReleases(ledger: Ledger, month: string): Promise<void> {
  for (const { month: own, operation, input } of SIGNATURES) {
    if (own !== month) continue;
    const at = `${month}-30T17:00:00.000Z`;
    await askInDemo(ledger, { operation, input, command: `demo-${input.id}`, at });
  }
}
