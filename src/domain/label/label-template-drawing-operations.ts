import type { LayoutRequest } from '../../drawing/layout-request.ts';
import { fieldsOf, fillTemplate, readTemplate } from '../../drawing/template.ts';
import type { Template } from '../../drawing/template.ts';
import type { Transaction } from '../../db/database.ts';
import { LotproofError } from '../../kit/errors.ts';
import { present } from '../../kit/invariant.ts';
import type { Context } from '../../operation/operation.ts';
import { findVisible } from '../record-reading.ts';
import { labelledRecords } from '../trace/record-labels-store.ts';
import type { LabelContent } from './label-content.ts';
import { labelTemplateRecord } from './label-store.ts';
import { barcodeDigits } from './label-symbol.ts';
import type { InSymbol } from './label-symbol.ts';
import { lineOfField } from './label-template-fields-store.ts';
import { labelTemplateSchema } from './label.ts';
import type { LabelLanguage, LabelLine, LabelTemplate } from './label.ts';

/** A template as labels are written and drawn by it. */
export interface UsedTemplate {
  readonly id: string;
  readonly body: LabelTemplate;
  /** Its file, read; null: it has none. */
  readonly file: Template | null;
}

/** Throws `not-found`, and `invalid-input` where its file is not as a template file should be. */
export async function usedTemplate(
  context: Context,
  transaction: Transaction,
  id: string,
): Promise<UsedTemplate> {
  const { n } = await findVisible({ ...context, transaction }, labelTemplateRecord, id);
  const found = (await labelledRecords(transaction, context.ledger.kinds, [n])).get(n);
  if (found === undefined) throw new LotproofError('withdrawn', `The label template "${id}" was withdrawn.`);
  const body = labelTemplateSchema.parse(found.body);
  return { id, body, file: body.file === undefined ? null : readTemplate(body.file.text) };
}

interface Given {
  readonly address: string | null;
  readonly inSymbol: InSymbol | null;
  readonly serial?: string | undefined;
}

/**
 * A label drawn by a template file. Throws `invalid-input` for a line of the label that the file has no place for, since nothing is left out in
 * silence, and for a field that the label does not fill.
 */
export function filledFile(file: Template, content: LabelContent, given: Given): LayoutRequest {
  const lines = new Map<string, string>();
  for (const line of content.lines) {
    const field = fieldOfLine(line);
    const before = lines.get(field);
    lines.set(field, before === undefined ? line.text : `${before}\n${line.text}`);
  }
  const fields = fieldsOf(file);
  const homeless = [...lines.keys()].filter((field) => !fields.includes(field));
  if (homeless.length > 0)
    throw new LotproofError(
      'invalid-input',
      `The template ${file.name} has no place for what the label says: ${homeless.join(', ')}.`,
    );
  return fillTemplate(file, { ...Object.fromEntries(lines), ...othersOf(fields, given) });
}

function othersOf(fields: readonly string[], { address, inSymbol, serial }: Given): Record<string, string> {
  const values: Record<string, string> = {};
  if (address !== null) values['page'] = address;
  if (serial !== undefined) values['serial'] = serial;
  if (inSymbol === null) return values;
  values['gtin'] = inSymbol.gtin;
  if (inSymbol.lot !== undefined) values['lot'] = inSymbol.lot;
  for (const barcode of ['ean13', 'upca'] as const)
    if (fields.includes(barcode)) values[barcode] = barcodeDigits(inSymbol.gtin, barcode);
  return values;
}

/** Of lines that come in every language, those that the file has a place for; lines that only stand in English all stay. */
export function placedLines(lines: readonly LabelLine[], file: Template | null): LabelLine[] {
  if (file === null) return [...lines];
  const fields = fieldsOf(file);
  return lines.filter((line) => line.language === undefined || fields.includes(fieldOfLine(line)));
}

function fieldOfLine({ key, language = 'en' }: Pick<LabelLine, 'key' | 'language'>): string {
  return language === 'en' ? key : `${key}-${language}`;
}

/** A label of the file with invented data, to see how it comes out. */
export function sampleOf(file: Template): LayoutRequest {
  const values = fieldsOf(file).map((field) => [field, SAMPLES[field] ?? sampleLine(field)] as const);
  return fillTemplate(file, Object.fromEntries(values));
}

const SAMPLES: Readonly<Record<string, string>> = {
  page: 'https://example.com/l/firm/7K3M9QX2W5TB',
  gtin: '09506000134352',
  lot: 'ABC0921-VN-BG1',
  ean13: '9506000134352',
  upca: '012345678905',
  serial: '0001',
};

const SAMPLE_LINES: Readonly<Record<LabelLanguage, string>> = {
  en: 'Importer: Arcadia Bay Imports LLC',
  zh: '进口商：阿卡迪亚湾进口有限公司',
  vi: 'Nhà nhập khẩu: Arcadia Bay Imports LLC',
  es: 'Importador: Arcadia Bay Imports LLC',
  fr: 'Importateur : Arcadia Bay Imports LLC',
};

function sampleLine(field: string): string {
  return SAMPLE_LINES[present(lineOfField(field), `the field ${field}`).language];
}
