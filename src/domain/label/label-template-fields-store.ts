import { createHash } from 'node:crypto';
import { fieldsOf } from '../../drawing/template.ts';
import type { Template } from '../../drawing/template.ts';
import { LABEL_LANGUAGES, LINE_KEYS } from './label.ts';
import type { LabelLanguage, LineKey } from './label.ts';

/** Fields that a file may have besides the lines of a label. */
const OTHER_FIELDS = ['page', 'gtin', 'lot', 'ean13', 'upca', 'serial'] as const;

/** The line of a label that a field stands for: `who`, or `who-zh` for Chinese; null: none. */
export function lineOfField(
  field: string,
): { readonly key: LineKey; readonly language: LabelLanguage } | null {
  const [name, language = 'en', ...more] = field.split('-');
  const key = LINE_KEYS.find((one) => one === name);
  const known = LABEL_LANGUAGES.find((one) => one === language);
  if (key === undefined || known === undefined || more.length > 0 || field.endsWith('-en')) return null;
  return { key, language: known };
}

/** Fields of a file that mean nothing to a label. */
function unknownFields(file: Template): string[] {
  return fieldsOf(file).filter(
    (field) => lineOfField(field) === null && !OTHER_FIELDS.some((other) => other === field),
  );
}

/** What a label by this template has for lines, in the file's order, and in which languages. */
export function linesOfFile(file: Template): { lines: LineKey[]; languages: LabelLanguage[] } {
  const named = fieldsOf(file).flatMap((field) => lineOfField(field) ?? []);
  return {
    lines: [...new Set(named.map(({ key }) => key))],
    languages: [...new Set(named.map(({ language }) => language))].filter((one) => one !== 'en'),
  };
}

/** What has to be mended in the fields of a file before labels are drawn by it. */
export function fieldProblems(file: Template): string[] {
  const unknown = unknownFields(file).map(
    (field) =>
      `No label fills {${field}}: fields are the lines of a label, as {who} and {who-zh}, and {${OTHER_FIELDS.join('}, {')}}.`,
  );
  const { lines } = linesOfFile(file);
  return lines.length === 0 ? [...unknown, 'It has no place for any line of a label.'] : unknown;
}

/** SHA-256 of the text of a file, as a record has it. */
export function hashOfFile(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
