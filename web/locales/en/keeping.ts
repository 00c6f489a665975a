/** How long files and samples are kept. */
export const keeping = {
  lead: 'Files and samples with the last day on which they have to be kept. Nothing is destroyed by itself, and nothing here is legal advice.',
  things: 'Files and samples',
  thingsSays:
    'Of all clocks that run for a thing the latest counts, by rule or agreement, whichever is longer. Mark what may go and decide.',
  state: 'State',
  allStates: 'All that are there',
  stateCount: '{state} ({count})',
  thing: 'What',
  belongs: 'Belongs to',
  belongsNowhere: 'nothing on record',
  why: 'Why',
  until: 'until',
  left: '{count, plural, one {# left} other {# left}}',
  shown: 'The first {shown} of {total}',
  mark: 'Mark {name} for a decision',
  removedBy: 'Decided by {by}: {why},',
  onRecord: 'A day on record for it alone',
  years: '{count, plural, one {# year} other {# years}}',
  noLaw: 'No period in any law that we know',
  destroy: '{count, plural, one {Destroy it} other {Destroy # of them}}',
  destroyTitle: '{count, plural, one {Destroy it} other {Destroy # things}}',
  destroyWill:
    'Contents of files are destroyed and nothing brings them back; their hashes and all records about them stay. Of samples, all that is left is recorded as disposed of. Earlier backups and packs that were sent hold what they held.',
  holdsSays:
    'What they name, and all that belongs to it, is not destroyed. Incidents hold by themselves until they are closed.',
  placeHold: 'Place one',
  endHold: 'End it',
  noHolds: 'None is in force.',
  covers: 'Things under it',
  rules: 'How long each kind is kept',
  rulesSays: 'Read in November 2026, each with who says so and how sure that is.',
  what: 'Kind of record',
  howLong: 'How long',
  forCompleteness: 'decides nothing here',
};
export const keepingState = {
  due: 'May be destroyed',
  held: 'Under legal hold',
  kept: 'To be kept',
  unknown: 'Nobody can tell',
  removed: 'Destroyed',
};
export const keepingDoubt = {
  'no-clock': 'Belongs to nothing that has a clock',
  'no-day': 'A day is not on record',
  'agreement-in-words': 'An agreement says how long in words alone: enter its years',
};
export const keepingClock = {
  'certificate-issued': 'from the certificate',
  tested: 'from the test',
  'last-unit-made': 'from the last unit made',
  entered: 'from the entry',
};
export const keepingRule = {
  certificate: 'from the certificate of',
  testing: 'from the test of',
  component: 'from the test of the part of',
  laboratory: 'from the test of',
  durable: 'from the last unit made on',
  sleepwear: 'from the test of',
  guaranty: 'from the test of',
  entry: 'from the entry of',
  production: 'from the last unit made on',
  sample: 'from the last unit made on',
};
