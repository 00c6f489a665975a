import type { Recall } from './recall.ts';
import { REPORT_CITATION } from './recall-report.ts';
import type { ReportItem } from './recall-report-item.ts';

interface SheetPart {
  readonly number?: number;
  readonly title: string;
  readonly items?: readonly { readonly label: string; readonly value: string; readonly isWide: boolean }[];
  readonly table?: {
    readonly columns: readonly { readonly title: string; readonly share: number }[];
    readonly rows: readonly (readonly string[])[];
  };
}

const SHORT_VALUE = 40;

/** The report as the sections of a paper. */
export function reportSheet(recall: Recall, items: readonly ReportItem[], position: number) {
  const blanks = items.reduce((sum, item) => sum + item.blanks.length, 0);
  return {
    title: `Data for a full report: ${recall.title}`,
    subtitle: `What ${REPORT_CITATION} asks for, from the company’s own records. Not filed, and not legal advice.`,
    corner: [recall.code, `Declared ${recall.declaredOn}`, `Record at ${String(position)}`],
    ...(blanks === 0 ? {} : { mark: `${String(blanks)} BLANKS, EACH NAMED UNDER ITS ITEM` }),
    sections: items.map(sectionOf),
    foot: `${recall.code}, record at ${String(position)}. Items 7 and later follow secondary sources: read the rule before you file.`,
  };
}

function sectionOf({ number, title, lines, table, blanks }: ReportItem): SheetPart {
  return {
    ...{ number, title },
    items: [
      ...lines.map(({ label, value }) => ({ label, value, isWide: value.length > SHORT_VALUE })),
      ...(blanks.length === 0 ? [] : [{ label: 'BLANK', value: blanks.join('; '), isWide: true }]),
    ],
    ...(table === null || table.rows.length === 0
      ? {}
      : {
          table: { columns: table.columns.map((column) => ({ title: column, share: 1 })), rows: table.rows },
        }),
  };
}
