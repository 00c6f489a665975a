/** Why a rule is met or not, in English; other languages have the same keys. `{name}` stands for a value. */
export const LABEL_REASONS = {
  'says-it': 'It says “{printed}”.',
  'says-other': 'It says “{printed}”; the record says {expected}.',
  'not-said': 'Nothing here says it. The record says {expected}.',
  'not-said-nor-recorded': 'Nothing here says it, and the record does not either.',
  'not-recorded': 'It says “{printed}”, and the record has nothing to hold it against.',
  'brand-only':
    'It names the brand {printed} alone. No source that was read says whether a brand suffices where a company stands behind it ({expected}); printing both settles it.',
  'who-unsettled': 'The record does not settle who must be named: {why}',
  'date-by-batch':
    'It gives no date. A batch that leads to the records may do instead, says a secondary source; the date is on record as {expected}.',
  'by-code': 'The code {code} stands for it, and the record decodes it.',
  'code-not-decoded': 'The code {code} is to stand for it, and nothing on record decodes it.',
  'ask-printed': 'It says how to ask: “{printed}”.',
  'ask-by-symbol': 'Its symbol leads to the public page, and no way to ask is printed in words.',
  'ask-missing': 'The mark is coded and says nothing of whom to ask.',
  decoded: 'The record says what {code} means.',
  'not-coded': 'The mark is in plain words.',
  'is-marked': 'There is a label for it.',
  'component-marked': 'The component {component} carries the mark of the set.',
  'paper-only':
    'Only paper carries the mark ({component}). What was read asks for a mark on a piece of the set; paper that is put aside is none.',
  'container-only':
    'Only what holds the set carries the mark ({component}). It may do where it is kept with the set: record that as an exception.',
  'not-marked': 'There is no label for it.',
  excepted: 'Not marked, by an exception: {because}, decided by {by} on {on}. The package must be marked.',
  'seen-through': 'The mark on the product is seen through it.',
  'seen-through-nothing': 'The mark on the product should be seen through it, and the product has none.',
  'carrier-missing': 'The component {component} is to carry the mark, and has no label.',
  'no-set': 'No components are planned: it is not a set.',
  'eyes-passed': 'A label check of finished goods passed ({inspection}).',
  'eyes-failed': 'A label check of finished goods failed ({inspection}).',
  'eyes-needed': 'Only a look at finished goods can tell: record a label check.',
  'claim-made': 'It says “{printed}”. That must be true, and what is certified is on the certificate.',
  'no-claim': 'No line claims compliance.',
  'durable-not-said': 'Nobody has said whether it is a durable infant or toddler product.',
  'not-durable': 'It is not a durable infant or toddler product.',
  'not-in-us': 'It says “{printed}”, which is not in the United States.',
  'country-unknown': 'It says “{printed}”; the record does not say in which country that is.',
  'us-contact': 'Name, address and a way to reach them in the United States are printed.',
  'us-contact-lacks': 'It lacks: {lacks}.',
  'amazon-named': 'It says “{printed}”.',
  'amazon-not-named': 'Amazon is not named.',
  'photo-on-file': 'The label check {inspection} has photos.',
  'no-photo': 'No label check with photos is on record.',
  'unit-marked': 'The product or its retail package is marked.',
  'case-only': 'No unit is marked.',
  'own-run': 'It is bound to the run {run}.',
  'code-shared':
    'Other runs of this product bear the batch {run} too ({others}): it does not tell which run a unit is of.',
  'other-batch': 'It says “{printed}”, which is not the batch of this run ({expected}).',
} as const;
export type ReasonKey = keyof typeof LABEL_REASONS;

/** The sentence of a reason with its values. */
export function wordsOfReason({
  reason,
  values,
}: {
  readonly reason: ReasonKey;
  readonly values: Readonly<Record<string, string>>;
}): string {
  return LABEL_REASONS[reason].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
