export const progress = {
  waiting: 'Waiting',
  opening: 'Files read',
  reading: 'Rows read',
  checking: 'Records checked',
  recording: 'Records written',
  undoing: 'Records taken back',
  repeated: 'Recorded before',
  chain: 'Entries checked',
  comparing: 'Tables compared',
  contents: 'Files checked',
  copying: 'Files carried',
  building: 'Months built',
  done: '{done, number}',
  doneOf: '{done, number} of {of, number}',
  recorded: '{count, plural, one {one record written} other {# records written}}',
  waitingSays:
    'Somebody else is recording, such as a long import. Yours is kept and comes next; leave this page open.',
  whole: {
    waiting: 'Waiting for others to finish recording, such as a long import.',
    opening: 'Reading the files …',
    repeated: 'This was recorded before.',
  },
};
