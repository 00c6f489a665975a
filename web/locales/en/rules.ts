/** What the catalogue of rules and the checker say. */
export const rules = {
  lead: 'The United States rules for children’s products as the catalogue holds them. Reference material, not legal advice: read the official text before you rely on it.',
  own: 'Requirements of your own',
  count: '{count, plural, one {# rule} other {# rules}}',
  version: 'Version {version} of the catalogue; what it knows goes up to {month}.',
  words: 'Name or citation',
  on: 'In force on',
  group: 'Group',
  allGroups: 'All groups',
  rule: 'Rule',
  inForce: 'In force',
  smallBatch: 'Small-batch group',
  fromUnknown: 'First day not read',
  since: 'since <day></day>',
  until: 'until before <day></day>',
  notKnownThen: 'Whether it was in force then is not known.',
  log: 'Versions of the catalogue',
  versionShort: 'Version {version}',
  unconfirmed: 'Unconfirmed',
  unconfirmedSays:
    'Nobody has confirmed this against the official text: nothing is refused because of it, and nothing passes because of it.',
  applies: 'When it applies',
  appliesSays: 'All of these have to hold.',
  cited: 'Cited as',
  dateOf: 'Day that counts',
  method: 'Test method',
  notHeld: 'Not in the catalogue',
  editions: 'Editions',
  id: 'Id',
  cas: 'CAS {cas}',
  limit: 'Limit',
  scope: 'For',
  everyPart: 'Every part concerned',
  reliefs: 'Determinations and exemptions',
  reliefsSays:
    'They take the place of a third-party test under their conditions. The limit and the certificate stay.',
  notes: 'Worth knowing',
  sources: 'Who says so',
  notAdvice: 'Reference material, not legal advice.',
  whatApplies: 'Which rules apply',
  whatAppliesSays: 'By the facts recorded about the product, for goods made today.',
  openChecker: 'Facts and answers',
  noFacts: 'No facts are recorded about this product yet, so every rule may apply.',
  neverKept: 'No answer has been kept yet.',
  keptStands: 'The kept answer stands',
  keptStale: 'The kept answer has to be asked again',
  keptFor: 'for goods made on <day></day>.',
  keep: 'Keep this answer',
  checkerLead:
    'Tell what is known of the product; the answer follows as you type. What is left open never makes a rule not apply.',
  answer: 'The answer',
  producedOn: 'Made on',
  producedOnHint: 'Empty: today',
  conflict: 'These facts contradict each other.',
  undecided: 'Nobody has decided whether it is a children’s product.',
  undecidedSays:
    'The four factors of 16 CFR 1200 are weighed together by a person; record the decision with its evidence.',
  stateCount: '{state}: {count}',
  fold: 'Fold',
  unfold: 'Show them with why',
  batch: 'small-batch group {group}',
  toBeKnown: 'Still to be known:',
  because: 'Because:',
  record: 'Record these facts',
  mayNotRecord: 'Your role may look and try; it may not record facts.',
};
export const ruleGroup = {
  chemical: 'Chemical',
  toy: 'Toys',
  mechanical: 'Mechanical and special goods',
  flammability: 'Flammability',
  'durable-infant': 'Durable infant products',
  marking: 'Marks and warnings',
  duty: 'Duties',
  ban: 'Bans',
  own: 'Of your own',
};
export const ruleField = {
  citations: 'citation',
  from: 'first day in force',
  test: 'test or method',
  thirdParty: 'whether a third party has to test',
  smallBatch: 'small-batch group',
  limits: 'limits',
  applies: 'when it applies',
};
export const smallBatch = {
  A: 'A',
  B: 'B',
  none: 'None',
  'not-stated': 'Not stated',
};
export const dateOf = {
  production: 'Day of production',
  entry: 'Day of entry into the country',
};
export const limitScope = {
  'modelling-clay': 'Modelling clay',
  'mouthable-toy-or-child-care-article': 'Toys that can be mouthed, child care articles',
};
export const stale = {
  'catalogue-changed': 'The catalogue changed.',
  'facts-changed': 'The facts changed.',
  'facts-missing': 'Its facts were withdrawn.',
  'requirements-changed': 'Your own requirements changed.',
  'revision-changed': 'A revision of the product changed.',
};
export const factGroup = {
  whatItIs: 'What it is',
  whoFor: 'Who it is for',
  whereSold: 'Where it is sold',
  hazards: 'What it holds',
  parts: 'Accessible parts',
};
export const factGroupSays = {
  whatItIs: 'Everything it is; say when it is nothing else.',
  whoFor: 'The age grade and its evidence by the four factors, and who decided.',
  whereSold: 'Countries by two letters, such as US.',
  hazards: 'Leave open what nobody has looked at.',
  parts: 'Each part by material and colour, with what lies on it.',
};
export const stateSays = {
  applies: 'With test, laboratory, group and what takes the place of a test.',
  'may-apply': 'Treat these as applying until what is open is known.',
  'does-not-apply': 'Each with what leaves it out.',
};
export const pointing = {
  child: 'To a child point:',
  general: 'To general use point:',
};
export const relief = {
  available: 'To be claimed:',
  perhaps: 'Perhaps to be claimed:',
};
