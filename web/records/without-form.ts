/** Kinds that are neither typed nor corrected in a form: commands of their own make them. */
const MADE_OTHERWISE: readonly string[] = [
  ...['file', 'mapping', 'import', 'requirement-check', 'certificate'],
  ...['signing-key', 'checkpoint', 'recall', 'frozen-scope', 'drill'],
];
/** Those that a form corrects, but pages of their own begin. */
const BEGUN_OTHERWISE: readonly string[] = ['label-version', 'incident'];

/** Whether a record of the kind is corrected in a form. */
export function isCorrectedInForm(kind: string): boolean {
  return !MADE_OTHERWISE.includes(kind);
}

/** Whether a list of the kind offers a form for a new one. */
export function isBegunInForm(kind: string): boolean {
  return isCorrectedInForm(kind) && !BEGUN_OTHERWISE.includes(kind);
}
