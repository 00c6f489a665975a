import { utils, write, type WorkSheet } from '@e965/xlsx';
import { bothWords, NOTES_SHEET, TEMPLATE_TABLES } from './template-mapping.ts';
import type { TemplateColumn } from './template-tables.ts';

export const TEMPLATE_LANGUAGES = ['en', 'zh', 'both'] as const;
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];

/** Rows of a sheet that are made ready for typing. */
const READY_ROWS = 200;

/** The template as an XLSX file: a sheet for each kind of record, a header row, and a sheet that explains every column. */
export function templateWorkbook(language: TemplateLanguage): Buffer {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, notesSheet(language), NOTES_SHEET);
  for (const table of TEMPLATE_TABLES) {
    const name = inLanguage(language, table.sheet, table.chineseSheet);
    utils.book_append_sheet(workbook, emptySheet(table.columns, language), name);
  }
  // The library's types leave open what `write` gives; for this type it is a buffer.
  return write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

function inLanguage(language: TemplateLanguage, english: string, chinese: string): string {
  return language === 'en' ? english : language === 'zh' ? chinese : bothWords(english, chinese);
}

/** A sheet with its header; codes are formatted as text, so that no long number loses its end. */
function emptySheet(columns: readonly TemplateColumn[], language: TemplateLanguage): WorkSheet {
  const sheet = utils.aoa_to_sheet([
    columns.map(({ english, chinese }) => inLanguage(language, english, chinese)),
  ]);
  for (const [index, { settings }] of columns.entries()) {
    if (settings?.read !== 'code') continue;
    for (let row = 1; row <= READY_ROWS; row += 1) {
      sheet[utils.encode_cell({ r: row, c: index })] = { t: 's', v: '', z: '@' };
    }
  }
  sheet['!ref'] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: READY_ROWS, c: Math.max(0, columns.length - 1) },
  });
  sheet['!cols'] = columns.map(() => ({ wch: 18 }));
  return sheet;
}

function notesSheet(language: TemplateLanguage): WorkSheet {
  const english = language !== 'zh';
  const chinese = language !== 'en';
  const lines: string[][] = [
    [
      ...(english ? ['Sheet', 'Column', 'What to write'] : []),
      ...(chinese ? ['表', '栏', '填写内容'] : []),
      'Example 例',
      'Needed 必填',
    ],
  ];
  for (const table of TEMPLATE_TABLES) {
    lines.push([
      ...(english ? [table.sheet, '', table.says] : []),
      ...(chinese ? [table.chineseSheet, '', table.saysChinese] : []),
    ]);
    for (const each of table.columns) {
      lines.push([
        ...(english ? [table.sheet, each.english, each.says] : []),
        ...(chinese ? [table.chineseSheet, each.chinese, each.saysChinese] : []),
        each.example,
        each.settings?.required === true ? 'yes 是' : '',
      ]);
    }
  }
  const sheet = utils.aoa_to_sheet(lines);
  sheet['!cols'] = [18, 20, 50, 18, 20, 50, 24, 10].map((wch) => ({ wch }));
  return sheet;
}
