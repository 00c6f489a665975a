/** Links that open evidence packs for people without an account. */
export const share = {
  button: 'Share by link',
  title: 'Share the evidence of {label}',
  will: 'Makes the evidence pack as the records stand now, and a link that opens it without an account until it ends. Whoever has the link can fetch the pack; each opening is noted.',
  to: 'Whom it is for',
  toHint: 'Its page says so. Make a link of their own for each receiver.',
  make: 'Make the link',
  hereOnly:
    'Links lead to the machine of the server alone and open nothing elsewhere. Whoever looks after the server has to set LOTPROOF_PUBLIC_URL to the address under which others reach it.',
  ready: 'Send this link to {name}',
  readySays: 'It works until {date}. It is shown only now; you can take it back at any time.',
  shownBefore: 'This link was shown already. Take it back and make another one if it is lost.',
  none: 'Nothing is shared',
  noneSays:
    '“Share by link” on the page of a material lot, run or shipment makes a link to its evidence pack.',
  current: 'Open links',
  ended: 'Links that have ended',
  what: 'Opens',
  ends: 'Ends',
  endedOn: 'Ended',
  opened: 'Opened',
  times:
    '{looked, plural, =0 {never opened} one {opened once} other {opened # times}}, {fetched, plural, =0 {never fetched} one {fetched once} other {fetched # times}}',
  openings: 'Who opened it',
  openingsNamed: 'Who opened it: the link for {name}',
  openingsSays:
    'A link does not know who holds it: mail programs open links too, to look for viruses. Times are to the minute.',
  noOpenings: 'Nobody has opened it yet.',
  when: 'When',
  deed: 'What',
  address: 'Network address',
  agent: 'Program',
  many: 'many, not told apart',
  end: 'Take back',
  endNamed: 'Take back the link for {name}',
  endWill:
    'Whoever has the link for {name} is refused at once, and the pack it opened is deleted here. Packs that were fetched stay with whoever fetched them.',
};

export const shareDeed = {
  looked: 'Opened the page',
  fetched: 'Fetched the pack',
  answered: 'Sent an answer',
  refused: 'Tried after its end',
};
