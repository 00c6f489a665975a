/** The notices of a recall on their way. */
export const notice = {
  title: 'Recall notices',
  lead: 'Who was told, who answered, what is due, and what became of the units.',
  acts: 'What can be done',
  actsNamed: 'What can be done with the notice for {name}',
  make: 'Write the notices',
  send: '{due, plural, =0 {Nothing is due} other {Send what is due (#)}}',
  none: 'No notices yet',
  noneSays:
    '“Write the notices” makes one for each consignee who was sent recalled goods, with exactly their cartons, lots and units.',
  written:
    '{made, plural, =0 {No new notices} one {# notice written} other {# notices written}}; {before, plural, one {# consignee had} other {# consignees had}} one before.',
  nobody:
    '{cartons, plural, one {# carton} other {# cartons}} with {units, plural, one {# unit} other {# units}} went to nobody on record: nobody can be told of them.',
  stopped:
    'The mail server could not be used: the rest was not sent. Ask whoever runs lotproof to look at its mail settings.',
  effect: 'What became of the units',
  unitsUnknown:
    '{count, plural, one {Of # consignee} other {Of # consignees}} nobody can tell how many units they were sent: they are in no sum.',
  consignee: 'Consignee',
  state: 'Standing',
  byHand: 'no mail address: by hand',
  lastSent: 'Last sent',
  answered: 'Answered',
  printTitle: 'Notice {code}',
  mailText: 'Text of the mail; the one that is sent has the link to answer by.',
  linkTitle: 'A link for {name}',
  linkWill:
    'Makes a link by which they see the notice and answer it without an account, for a year. Whoever has it can answer for them.',
};
export const noticeState = {
  unsent: 'Not sent',
  refused: 'Did not arrive',
  waiting: 'No answer yet',
  overdue: 'Overdue',
  open: 'Units open',
  settled: 'Settled',
};
export const noticeDue = {
  first: 'To be sent from',
  reminder: 'Remind from',
  escalation: 'Ask somebody above from',
};
export const noticeOutcome = {
  accepted: 'sent',
  refused: 'refused by their mail server',
  'by-hand': 'no mail address, to be sent by hand',
  done: 'sent before',
  'under-way': 'somebody else is sending it',
};
export const noticeUnits = {
  sent: 'Sent to them',
  found: 'Found',
  isolated: 'Set aside',
  returned: 'Sent back',
  destroyed: 'Destroyed',
  sold: 'Sold before',
  unaccounted: 'Not accounted for',
};
export const noticeAct = {
  print: 'PDF and text',
  link: 'Link to hand over',
  sending: 'Record that it was sent by hand',
  answer: 'Record an answer',
};
export const noticeLanguage = {
  en: 'PDF in English',
  zh: 'PDF in Chinese',
};
