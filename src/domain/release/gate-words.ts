import type { GateCondition } from '../agreement/agreement.ts';

/** What can stand between a run and its release: closed. Each with its condition, whether it is known, a sentence, what to do and who does it. */
interface Word {
  readonly of: GateCondition;
  readonly state: 'not-met' | 'not-known';
  /** With places for values in braces. */
  readonly says: string;
  readonly todo: GateAction;
}

/** What meets a condition, as an order to somebody: the role that may do it, and whether it is the factory's. */
export const GATE_ACTIONS = {
  'record-slip': {
    says: 'Record what the factory’s papers say, or ask for them',
    role: 'operations',
    by: 'factory',
  },
  'correct-run': { says: 'Complete the run sheet', role: 'operations', by: 'factory' },
  'account-units': { says: 'Record where the units went', role: 'operations', by: 'factory' },
  'check-slips': { says: 'Correct the slips that cannot be right', role: 'operations', by: 'factory' },
  inspect: { says: 'Have it inspected and record the result', role: 'quality', by: 'firm' },
  'say-result': { says: 'Record the result of the inspection', role: 'quality', by: 'firm' },
  'write-label': { says: 'Write the label', role: 'compliance', by: 'firm' },
  'approve-label': { says: 'Approve what the label says now', role: 'compliance', by: 'firm' },
  'check-photo': { says: 'Check a photo of the printed label', role: 'quality', by: 'firm' },
  'ask-what-applies': {
    says: 'Ask what applies to the product and keep the answer',
    role: 'compliance',
    by: 'firm',
  },
  'complete-facts': { says: 'Complete the facts of the product', role: 'compliance', by: 'firm' },
  'keep-back': {
    says: 'Keep it back; where the facts of the product are wrong, correct them',
    role: 'compliance',
    by: 'firm',
  },
  'plan-tests': { says: 'Write the test plan', role: 'compliance', by: 'firm' },
  'cover-cell': {
    says: 'Record the report that covers it, or have it tested',
    role: 'compliance',
    by: 'firm',
  },
  'assess-change': { says: 'Assess the change', role: 'compliance', by: 'firm' },
  'test-again': { says: 'Have it tested again', role: 'compliance', by: 'firm' },
  'store-sample': { says: 'Store a sample of the run and record where', role: 'quality', by: 'factory' },
  'lift-hold': { says: 'Release the hold, on evidence', role: 'quality', by: 'firm' },
  certify: { says: 'Issue a certificate that covers the run', role: 'compliance', by: 'firm' },
} as const satisfies Record<string, { says: string; role: string; by: 'factory' | 'firm' }>;
export type GateAction = keyof typeof GATE_ACTIONS;

const record = (says: string, todo: GateAction = 'record-slip'): Word => ({
  ...{ of: 'records', state: 'not-met', says, todo },
});
const word = (of: GateCondition, says: string, todo: GateAction, state: Word['state'] = 'not-met'): Word => ({
  ...{ of, state, says, todo },
});

export const GATE_FINDINGS = {
  'run-open': record('The run is not closed: units made or end are not recorded', 'correct-run'),
  'no-revision': record('No bill of materials is recorded', 'correct-run'),
  'no-site': record('No site is recorded', 'correct-run'),
  'no-start': record('No start is recorded', 'correct-run'),
  'unnamed-subcontractor': record('Work was given away and nobody says where', 'correct-run'),
  'no-consumption-record': record('Nothing is recorded for the slot {slot}'),
  'quantity-unknown': record('A row for the slot {slot} has no quantity'),
  'row-without-slot': record('Material was taken in for no slot of the revision'),
  'no-output-counts': record('Material was issued by time and there are no output counts'),
  'no-packing-record': record('No packing record names the run'),

  'consumption-short': word(
    'mass-balance',
    '{slot}: {recorded} recorded where {needed} is needed',
    'record-slip',
  ),
  'quantity-contradiction': word(
    'mass-balance',
    '{slot}: {recorded} recorded where {needed} is needed',
    'check-slips',
  ),
  'units-too-many': word('mass-balance', '{units} units more are recorded than were made', 'check-slips'),
  'units-unaccounted': word(
    'mass-balance',
    '{units} units are in no carton, sample or scrap record; {allowed} may be',
    'account-units',
  ),
  'balance-unknown': word(
    'mass-balance',
    'Nobody can add it up: units made or bill of materials are not recorded',
    'correct-run',
    'not-known',
  ),

  'no-inspection': word('inspections', 'No inspection is recorded: {kinds}', 'inspect', 'not-known'),
  'inspection-failed': word('inspections', 'Failed on {date}, and no later inspection passed', 'inspect'),
  'inspection-pending': word('inspections', 'Nobody has recorded how it went', 'say-result', 'not-known'),
  'inspection-before-rework': word(
    'inspections',
    'Passed on {date}, before the rework of {rework}',
    'inspect',
  ),
  'inspection-undated': word(
    'inspections',
    'Passed, but nobody can say whether that was after the rework',
    'inspect',
    'not-known',
  ),

  'no-label': word('label', 'No label is recorded for the run', 'write-label'),
  'label-not-approved': word('label', 'The label {label} was never approved', 'approve-label'),
  'label-changed': word(
    'label',
    'The label {label} says something else than its approved version',
    'approve-label',
  ),
  'no-photo': word('label', 'No photo of the printed label was checked', 'check-photo', 'not-known'),
  'photo-failed': word('label', 'The photo check of {date} failed', 'check-photo'),
  'photo-pending': word(
    'label',
    'The photo check of {date} waits for a person to say the result',
    'say-result',
    'not-known',
  ),
  'photo-before-label': word(
    'label',
    'The label was changed after the photo check of {date}',
    'check-photo',
    'not-known',
  ),

  'no-test-plan': word('coverage', 'Nobody has said what is to be tested', 'plan-tests', 'not-known'),
  'no-cells': word(
    'coverage',
    'Nothing that applies asks for a proof, and that is not known to be so',
    'ask-what-applies',
    'not-known',
  ),
  'not-asked': word('coverage', 'Nobody has asked what applies to it', 'ask-what-applies', 'not-known'),
  'ask-again': word(
    'coverage',
    'What applies is to be asked again: {reasons}',
    'ask-what-applies',
    'not-known',
  ),
  banned: word('coverage', '{rule} bans it, and no test lifts a ban', 'keep-back'),
  'ban-open': word(
    'coverage',
    '{rule} may ban it: facts of the product are missing',
    'complete-facts',
    'not-known',
  ),
  'cell-open': word('coverage', '{component}, {rule}: {cell}', 'cover-cell'),
  'cell-unknown': word('coverage', '{component}, {rule}: {cell}', 'cover-cell', 'not-known'),

  'change-open': word(
    'changes',
    '{component} differs from what was tested, and nobody has assessed it',
    'assess-change',
  ),
  'change-to-test': word('changes', '{component} was changed and is still to be tested again', 'test-again'),

  'no-sample': word('retained-sample', 'No retained sample is recorded', 'store-sample'),
  'sample-gone': word('retained-sample', 'Nothing is left of the retained samples', 'store-sample'),
  'samples-few': word('retained-sample', '{kept} retained where {asked} are agreed', 'store-sample'),
  'sample-nowhere': word(
    'retained-sample',
    'Nobody has recorded where the sample lies',
    'store-sample',
    'not-known',
  ),

  held: word('holds', 'Held since {date}: {reason}', 'lift-hold'),
  'held-maybe': word(
    'holds',
    '{hold} of {date} may be on it, for nobody wrote down all that it was made from: {reason}',
    'record-slip',
    'not-known',
  ),

  'no-certificate': word('certificate', 'No certificate covers the run', 'certify'),
  'certificate-unfit': word(
    'certificate',
    'The certificate {certificate} does not cover it: {why}',
    'certify',
  ),
} as const satisfies Record<string, Word>;
export type GateFindingCode = keyof typeof GATE_FINDINGS;

// The keys of a literal table are its key type; Object.keys forgets it.
export const GATE_FINDING_CODES = Object.keys(GATE_FINDINGS) as readonly GateFindingCode[];
// As above.
export const GATE_ACTION_CODES = Object.keys(GATE_ACTIONS) as readonly GateAction[];

export const CONDITION_WORDS: Readonly<Record<GateCondition, string>> = {
  records: 'Records complete as agreed',
  'mass-balance': 'Mass balance within the agreed loss',
  inspections: 'Inspections passed after the last rework',
  label: 'Label approved, and its photo checked',
  coverage: 'Every accessible component covered for every rule',
  changes: 'Material changes settled',
  'retained-sample': 'Retained sample stored',
  holds: 'Nothing of it is held',
  certificate: 'A certificate covers it',
};

/** A finding in words. */
export function findingText(
  code: GateFindingCode,
  values: Readonly<Record<string, string | number>>,
): string {
  return GATE_FINDINGS[code].says.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? '?'));
}
