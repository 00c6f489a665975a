/** The page of a label template. */
export const labelTemplate = {
  preview: 'As it prints, for a run',
  previewSays: 'Drawn with what the record of this run says. Nothing is recorded.',
  run: 'Run',
  noRun: 'Choose a run to see the template with its record.',
  nothing: 'Nothing of what the template asks for is on record for this run.',
  approve: 'Approve the template',
  approveSays: 'A label written by it can be approved only when the template is.',
  file: 'Template file',
  fileSays: 'A file sets type, places and symbols exactly. It says its own name and version.',
  sha256: 'SHA-256 {hash}',
  noFile:
    'It has no file: labels are drawn by its look. A file that calls itself by this name becomes the next version.',
  load: 'Load a template file',
  choose: 'Choose a template file',
  lead: 'Standing ways of writing a label, in versions. Only an approved one is approved with a label.',
  versions: 'Versions',
  newVersion: 'New version',
};
