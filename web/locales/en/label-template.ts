/** The page of a label template. */
export const labelTemplate = {
  preview: 'As it prints, for a run',
  previewSays: 'Drawn with what the record of this run says. Nothing is recorded.',
  run: 'Run',
  noRun: 'Choose a run to see the template with its record.',
  nothing: 'Nothing of what the template asks for is on record for this run.',
  approve: 'Approve the template',
  approveSays: 'A label written by it can be approved only when the template is.',
  reason: 'Approved by {by}',
  versions: 'Versions',
  newVersion: 'New version',
};
