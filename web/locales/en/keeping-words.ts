/** What legal holds and removals are called. */
export const keepingKind = {
  'legal-hold': 'Legal hold',
  'legal-hold-release': 'End of a legal hold',
  'file-removal': 'Removal of a file',
};
export const keepingKinds = {
  'legal-hold': 'Legal holds',
  'legal-hold-release': 'Ends of legal holds',
  'file-removal': 'Removals of files',
};
export const keepingField = {
  basis: 'By which rule or agreement',
  caseNumber: 'Case number',
  everything: 'All that the firm keeps',
  keptUntil: 'Kept until',
  legalHold: 'Legal hold',
  removedOn: 'Removed on',
};
