import { commonFormat } from './number-formats.ts';
import { attributeIn, elementsIn } from './xml-elements.ts';

/** What a workbook says of its sheets, and of how its numbers are shown. */
export interface WorkbookOutline {
  /** Sheets in their order, each with the name of its part. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly counts1904: boolean;
  /** Number formats by the style of a cell. */
  readonly formats: readonly string[];
}

/** Reads the three small parts that say it; the part of the workbook lies in `folder`. */
export function readOutline(
  parts: { readonly workbook: string; readonly relations: string; readonly styles: string },
  folder: string,
): WorkbookOutline {
  const targets = new Map<string, string>();
  for (const { attributes } of elementsIn(parts.relations, 'Relationship')) {
    targets.set(attributeIn(attributes, 'Id') ?? '', attributeIn(attributes, 'Target') ?? '');
  }
  const sheets = [...elementsIn(parts.workbook, 'sheet')].map(({ attributes }) => {
    const relation = attributeIn(attributes, '\\w+:id') ?? '';
    return {
      name: attributeIn(attributes, 'name') ?? '',
      part: partNamed(targets.get(relation) ?? '', folder),
    };
  });
  const [properties] = elementsIn(parts.workbook, 'workbookPr');
  const counts = properties === undefined ? null : attributeIn(properties.attributes, 'date1904');
  return { sheets, counts1904: counts === '1' || counts === 'true', formats: formatsIn(parts.styles) };
}

/** A target from the root of the file, or from the folder of the workbook. */
function partNamed(target: string, folder: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = `${folder}${target}`.split('/');
  const walked: string[] = [];
  for (const step of steps) {
    if (step === '..') walked.pop();
    else if (step !== '.') walked.push(step);
  }
  return walked.join('/');
}

function formatsIn(styles: string): string[] {
  const own = new Map<string, string>();
  for (const { attributes } of elementsIn(styles, 'numFmt')) {
    own.set(attributeIn(attributes, 'numFmtId') ?? '', attributeIn(attributes, 'formatCode') ?? 'General');
  }
  const [cells] = elementsIn(styles, 'cellXfs');
  return [...elementsIn(cells?.content ?? '', 'xf')].map(({ attributes }) => {
    const id = attributeIn(attributes, 'numFmtId') ?? '0';
    return own.get(id) ?? commonFormat(Number(id)) ?? 'General';
  });
}
