/** That goods are recalled, on their pages and under codes that were looked up. */
export const recallNote = {
  all: 'Recalled',
  some: 'Recalled in part',
};
/** The page of a recall, and the way to one from a scope. */
export const recall = {
  affected: 'There when declared',
  answerOf: 'Answer of {name}',
  answers: 'What consignees answer',
  answersState:
    '{answered, plural, =0 {Nobody has answered: what came of {notices, plural, one {# notice} other {# notices}} is not known.} other {{answered, number} of {notices, plural, one {# notice} other {# notices}} answered. Units found: {found}; set apart: {isolated}; sent back: {returned}; destroyed: {destroyed}; sold before: {sold}.}}',
  atLeast: 'at least {count, number}',
  blank: 'Blank',
  blanks:
    '{count, plural, =0 {Nothing is blank.} one {# thing is blank; it is named where it belongs.} other {# things are blank; each is named where it belongs.}}',
  cameBack: 'Came back',
  cartonCount: '{count, plural, one {# carton} other {# cartons}}',
  cartons: 'Cartons',
  chosen: 'Chosen',
  close: 'Close the recall',
  consignees: 'Who was sent them',
  consigneesSays: 'As the record said when the recall was declared.',
  declare: 'Recall these goods',
  declareTitle: 'Declare a recall: {boundary}',
  declareWill:
    'From now on these goods leave nowhere and public pages say that they are recalled: {units, plural, one {# unit} other {# units}}, {cartons, plural, one {# carton} other {# cartons}}. It is your decision, and it is kept with this scope.',
  despite: 'Why this boundary all the same',
  differs: '{count, plural, one {# differs} other {# differ}} from the record',
  fill: 'Fill in what is blank',
  fillReason: 'Filled in for the report',
  holder: 'Where',
  inMonth: 'Dealt with in the month',
  inPart: '(in part)',
  isClosed: 'Closed',
  isOpen: 'Open',
  json: 'JSON',
  leavesOut: 'It leaves out {count, plural, one {# unit} other {# units}} that nothing clears.',
  left: 'Left',
  lots: 'Lots',
  mayNotDeclare: 'Only who may override releases declares recalls.',
  months: 'Month by month',
  monthsSays: 'Returned, corrected or destroyed, each unit once, where it was before.',
  moreRanges: '{count, plural, one {# more range} other {# more ranges}}',
  moreRuns: '{count, plural, one {and # more run} other {and # more runs}}',
  noConsignees: 'No recalled goods were sent to anybody, as far as is on record.',
  noPermission: 'Recalls show consignees',
  noPermissionSays: 'Your role does not show who was sent goods.',
  notRead: 'Wording not verified',
  notSaid: 'not said',
  notTaken: 'Some of it is not recorded as progress yet, and in none of the sums.',
  pdf: 'PDF',
  recorded: 'Recorded',
  recordMonth: 'Record figures of a month',
  recordProgress: 'Record progress',
  report: 'Data for a full report',
  reportSays:
    'What 16 CFR 1115.13(d) asks for, filled from the record. Nothing is filed for you, and it is no legal advice.',
  sold: 'and {count, number} sold',
  stopped: 'These goods are refused on every shipment, and public pages say that they are recalled.',
  sums: '{units, plural, one {# unit} other {# units}} recalled, {corrected, number} corrected, {destroyed, number} destroyed, {open, number} neither.',
  takeOver: 'Take answers over',
  takeOverDespite: 'Take it over as it was given',
  takeOverWhy: 'Why the answer of {name} is right all the same',
  takesIn: 'Takes in',
  theyState: 'they state {count, number}',
  title: 'What people call it',
  toldInMonth: 'Stated in the month',
  toldUpToIt: 'Stated up to its end',
  units: 'Units',
  unitsAndCartons:
    '{units, plural, one {# unit} other {# units}}, {cartons, plural, one {# carton} other {# cartons}}',
  unnumbered: 'Shipment {shipment} names no cartons: it may hold recalled goods',
  upToIt: 'Up to its end',
  weighedAt:
    'As the record stood at {position}{strict, select, yes {, in the strict reading} other {}}, when the recall was declared.',
  what: 'What is recalled',
  where: 'Where the units are',
  whereSays:
    'Recorded beside what people state. Units that came back lie in own stock until they are corrected or destroyed.',
};
/** Where an answer of a consignee cannot be true together with the record. */
export const recallContradiction = {
  'more-than-sent': 'It tells of {units, plural, one {# unit} other {# units}} more than they were sent.',
  'more-than-found': 'It deals with {units, plural, one {# unit} other {# units}} more than it found.',
  'less-than-recorded':
    'Of what was done the record has {units, plural, one {# unit} other {# units}} more than it tells.',
};
/** A recall held against what today's records say. */
export const recallSince = {
  before: 'before',
  byHand: 'Its goods were named by hand: nobody can tell what a scope would say today.',
  cameIn: 'Came in since',
  cameInSays:
    'Today’s records take these cartons in. They are not recalled until the recall is corrected or another is declared.',
  consignees: 'Whose cartons changed, or who was not told',
  figures:
    'Then, at ledger position {position}: {unitsThen, plural, one {# unit} other {# units}}, {cartonsThen, plural, one {# carton} other {# cartons}}. Today, {entries, plural, one {# entry} other {# entries}} later: {unitsNow, plural, one {# unit} other {# units}}, {cartonsNow, plural, one {# carton} other {# cartons}}.',
  moved: 'Moved since',
  noNotice: 'No notice',
  notAllowed:
    'The record no longer allows this boundary: it leaves out {count, plural, one {# unit} other {# units}} that nothing clears.',
  notIn: 'not in it',
  now: 'Today',
  runs: 'Lots that changed',
  same: 'Nothing has changed, and everybody who has goods was told',
  says: 'The same suspects within the same boundary, by the records of today. Nothing of the recall changes by it.',
  then: 'When declared',
  title: 'Since it was declared',
  untold: 'Not told of',
  wentOut: 'Went out since',
  wentOutSays: 'The recall takes these cartons in, and today’s records do not. They stay recalled.',
};
