export const settings = {
  eyebrow: 'Settings',
  parts: 'Parts of the settings',
  people: 'People and roles',
  tokens: 'API tokens',
  account: 'My account',
  firm: 'Firm',
  about: 'About and backup',
  ownersOnly: 'Only owners see this',
  ownersOnlySays:
    'Your role here is {role}. People, roles and tokens are kept by the owners of the firm: ask one of them.',
  cancel: 'Cancel',
  done: 'Done',
  copy: 'Copy',
  copied: 'Copied',
  sites: 'Sites they see',
  sitesHint: 'They see and record what these sites make, and nothing about customers or other sites.',
  sitesNeeded: 'Choose at least one site.',
  noSites: 'This firm has no sites yet. Record one first, then come back.',
  role: 'Role',
  name: 'Name',
};

export const settingsLead = {
  people: 'Who works with this firm’s records, and what they may do.',
  tokens: 'Keys for scanners, scripts and other programs. Each does no more than its role allows.',
  account: 'How you sign in, and how lotproof speaks to you.',
  about: 'What keeps these records, whether they are sound, and when they were last copied to safety.',
  firm: 'What the firm is called, and how it is spoken to.',
};

export const person = {
  you: 'You',
  invited: 'Invited, has not signed in yet',
  founder: 'Set lotproof up, and so stays owner of every firm here.',
  lastOwner: 'The only owner: nobody else could let people in. Make somebody else owner first.',
  onlySites: 'Sees only: {sites}',
  actions: 'What can be done for {name}',
  add: 'Add a person',
  addTitle: 'Add a person',
  addWill: 'They may do what the role allows as soon as they sign in. You get a link to hand to them.',
  login: 'E-mail address',
  loginHint: 'They sign in with it. lotproof sends no mail.',
  language: 'Language',
  change: 'Change the role',
  changeTitle: 'What {name} may do',
  changeWill: 'It counts at once, for the tokens they made too. The change is kept in the log of people.',
  save: 'Save',
  link: 'Make a link for a new password',
  linkTitle: 'A new password for {name}',
  linkWill:
    'You get a link to hand to {name}. Links made before end now; the password so far works until a new one is chosen.',
  linkDo: 'Make the link',
  end: 'Remove from the firm',
  endTitle: 'Remove {name} from the firm',
  endWill:
    '{name} can no longer see or record anything here, and neither can the tokens they made. What they recorded stays under their name. Adding them again brings them back.',
  endSelf: 'That is you: you will not see this firm any more.',
  endDo: 'Remove {name}',
  linkReady: 'Hand this link to {name}',
  linkSays: 'It works once, until {date}. It is shown only now; you can make another one at any time.',
  joinedAlready:
    '{name} signs in to lotproof already and needs no link: this firm is there the next time they open it.',
};

export const roleSays = {
  owner: 'Everything, people and tokens included.',
  compliance: 'Everything but people and tokens.',
  operations: 'Keeps the firm’s records and shipments.',
  quality: 'Inspections, holds, releases and samples.',
  factory: 'Records what its own sites make; sees no customers.',
  viewer: 'Looks at records and traces, changes nothing.',
};

export const token = {
  make: 'Make a token',
  makeWill:
    'Whoever has the token can do what its role allows, for as long as you may do it too. It is shown once.',
  makeDo: 'Make the token',
  nameHint: 'What it is for, such as “Warehouse scanner”.',
  days: 'Ends after',
  daysCount: '{count, plural, one {# day} other {# days}}',
  fewer: 'Fewer permissions than the role has',
  fewerHint: 'Leave all ticked for the whole role.',
  fewerNeeded: 'Leave at least one.',
  ready: 'Copy the token now',
  readySays:
    'Nobody can see it again, you neither. Programs send it as the header “Authorization: Bearer …”.',
  shownBefore: 'This token was shown already. End it and make another one if it is lost.',
  none: 'No tokens yet',
  noneSays: 'A token lets a scanner, a script or another program work with this firm’s records.',
  current: 'Tokens in use',
  ended: 'Ended tokens',
  prefix: 'Begins with',
  madeBy: 'Made by',
  machine: 'at the server itself',
  ends: 'Ends',
  endedOn: 'Ended',
  used: 'Last used',
  never: 'never',
  permissions: 'May only',
  end: 'End it',
  endNamed: 'End the token {name}',
  endTitle: 'End the token “{name}”',
  endWill: 'Programs that use “{name}” are refused at once. This cannot be undone; a new token can be made.',
};

export const permission = {
  read: 'See records',
  trace: 'Ask for traces and scopes',
  'record-firm': 'Record parties, sites, products and materials',
  'record-production': 'Record lots, receipts, runs and cartons',
  'record-logistics': 'Record shipments, receipts and returns',
  'record-quality': 'Record inspections, holds and samples',
  'record-files': 'Add files',
  withdraw: 'Withdraw records',
  import: 'Import files',
  audit: 'Verify the ledger and read its entries',
  'see-access': 'Read the log of people and sign-ins',
  administer: 'Add people, change roles, make tokens',
};

export const account = {
  who: 'You',
  firms: 'Your firms',
  open: 'shown now',
  speaks: 'Language, appearance and units',
  speaksSays: 'The language goes with your account; appearance and units stay in this browser.',
  units: 'Masses and lengths',
  unitsMetric: 'Metric (g, m)',
  unitsUs: 'US customary (lb, yd)',
  unitsSays:
    'As they are shown. Records, forms and exported files keep the metric unit they are recorded in.',
  password: 'Password',
  passwordSays: 'At least 12 characters; a few words are better than one.',
  old: 'Password so far',
  fresh: 'New password',
  again: 'New password again',
  differ: 'The two are not alike.',
  short: 'At least 12 characters.',
  wrongOld: 'The password so far is wrong.',
  change: 'Change the password',
  changed: 'Your password is changed. You stay signed in here; every other session has ended.',
  leave: 'Sign out',
  leaveSays: 'Ends the session in this browser. What is recorded stays.',
};

export const firm = {
  name: 'Name of the firm',
  language: 'Language of new people',
  languageHint: 'Taken when somebody is added without saying which; everybody can choose their own.',
  zone: 'Time zone',
  zoneHint:
    'In which it is shown when something was recorded. Dates and times in records stay those of their sites.',
  zoneOwn: 'Each reader’s own',
  units: 'Quantities are recorded in metric units; everybody chooses in “My account” how they are shown.',
  saved: 'Saved.',
  mayNot: 'Only owners of the firm change this.',
};
