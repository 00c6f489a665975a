import type { Shape } from './artwork.ts';
import type { Drawn, Pen, TextBox } from './sheet-pen.ts';
import type { SheetItem, SheetSection, SheetTable } from './sheet.ts';

/** A piece that stands on one page. */
export interface Atom {
  readonly heightMm: number;
  readonly keepsWithNext: boolean;
  readonly draw: (y: number) => Drawn;
  /** What comes again above it where it begins a page. */
  readonly again?: (y: number) => Drawn;
}

const LABEL_MM = 2.35;
const VALUE_MM = 3;
const HEADING_MM = 3.5;
const CELL_MM = 2.6;
const GAP_MM = 6;

export function sectionAtoms(pen: Pen, section: SheetSection): Atom[] {
  const { items = [], table, text } = section;
  const body = [
    // What is said of a table stands on its page.
    ...itemAtoms(pen, items).map((atom) => ({ ...atom, keepsWithNext: table !== undefined })),
    ...(table === undefined ? [] : tableAtoms(pen, table)),
    ...(text === undefined ? [] : [textAtom(pen, text)]),
  ];
  return [headingAtom(pen, section), ...body, spaceAtom(3.2)];
}

function nothing(toMm: number): Drawn {
  return { text: [], hair: [], accent: [], toMm };
}

function spaceAtom(heightMm: number): Atom {
  return { heightMm: 0, keepsWithNext: false, draw: (y) => nothing(y + heightMm) };
}

function headingAtom(pen: Pen, { number, title }: SheetSection): Atom {
  const heightMm = 6.2;
  const numberBox: TextBox = { leftMm: pen.leftMm, widthMm: 6, sizeMm: HEADING_MM, bold: true };
  const indent = number === undefined ? 0 : 6;
  const titleBox: TextBox = {
    ...{ leftMm: pen.leftMm + indent, widthMm: pen.widthMm - indent, sizeMm: HEADING_MM, bold: true },
  };
  return {
    heightMm,
    keepsWithNext: true,
    draw: (y) => ({
      text: pen.write(title, titleBox, y),
      hair: [],
      accent: number === undefined ? [] : pen.write(String(number), numberBox, y),
      toMm: y + heightMm,
    }),
  };
}

/** Two columns of values below what they are called; wide ones take the row. */
function itemAtoms(pen: Pen, items: readonly SheetItem[]): Atom[] {
  const rows: SheetItem[][] = [];
  for (const item of items) {
    const last = rows.at(-1);
    const isOpen = last?.length === 1 && last[0]?.isWide !== true && item.isWide !== true;
    if (isOpen) last.push(item);
    else rows.push([item]);
  }
  return rows.map((row) => itemRow(pen, row));
}

const INDENT_MM = 6;

function itemRow(pen: Pen, row: readonly SheetItem[]): Atom {
  const half = (pen.widthMm - INDENT_MM - GAP_MM) / 2;
  const boxes = row.map((item, at) => ({
    item,
    leftMm: pen.leftMm + INDENT_MM + at * (half + GAP_MM),
    widthMm: item.isWide === true ? pen.widthMm - INDENT_MM : half,
  }));
  const heights = boxes.map(
    ({ item, ...box }) =>
      pen.height(item.label, { ...box, sizeMm: LABEL_MM }) +
      0.5 +
      pen.height(item.value, { ...box, sizeMm: VALUE_MM }),
  );
  const heightMm = Math.max(...heights) + 1.9;
  return {
    heightMm,
    keepsWithNext: false,
    draw: (y) => ({
      text: boxes.flatMap(({ item, ...box }) => {
        const valueTop = y + pen.height(item.label, { ...box, sizeMm: LABEL_MM }) + 0.5;
        return pen.write(item.value, { ...box, sizeMm: VALUE_MM }, valueTop);
      }),
      hair: [],
      accent: boxes.flatMap(({ item, ...box }) => pen.write(item.label, { ...box, sizeMm: LABEL_MM }, y)),
      toMm: y + heightMm,
    }),
  };
}

function textAtom(pen: Pen, text: string): Atom {
  const box = { leftMm: pen.leftMm + INDENT_MM, widthMm: pen.widthMm - INDENT_MM, sizeMm: VALUE_MM };
  const heightMm = pen.height(text, box) + 2;
  return {
    heightMm,
    keepsWithNext: false,
    draw: (y) => ({ text: pen.write(text, box, y), hair: [], accent: [], toMm: y + heightMm }),
  };
}

function tableAtoms(pen: Pen, { columns, rows }: SheetTable): Atom[] {
  const left = pen.leftMm + INDENT_MM;
  const width = pen.widthMm - INDENT_MM;
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const shares = columns.map(({ share }) => share / total);
  const boxes = shares.map((share, at) => ({
    leftMm: left + shares.slice(0, at).reduce((sum, one) => sum + one, 0) * width,
    widthMm: share * width - 3,
  }));
  const head = headRow(
    pen,
    columns.map(({ title }) => title),
    boxes,
  );
  return [
    { ...head, keepsWithNext: true },
    ...rows.map((row) => ({ ...bodyRow(pen, row, boxes), again: head.draw })),
  ];
}

type Boxes = readonly { readonly leftMm: number; readonly widthMm: number }[];

function headRow(pen: Pen, titles: readonly string[], boxes: Boxes): Atom {
  const styled = boxes.map((box): TextBox => ({ ...box, sizeMm: LABEL_MM }));
  const heightMm = Math.max(...titles.map((title, at) => pen.height(title, boxAt(styled, at)))) + 1.6;
  return {
    heightMm,
    keepsWithNext: false,
    draw: (y) => ({
      text: [],
      hair: [],
      accent: [
        ...titles.flatMap((title, at) => pen.write(title, boxAt(styled, at), y)),
        pen.rule(y + heightMm - 0.6, 0.3, INDENT_MM),
      ],
      toMm: y + heightMm,
    }),
  };
}

function bodyRow(pen: Pen, row: readonly string[], boxes: Boxes): Atom {
  const styled = boxes.map((box, at): TextBox => ({ ...box, sizeMm: CELL_MM, bold: at === 0 }));
  const heightMm = Math.max(...row.map((cell, at) => pen.height(cell, boxAt(styled, at)))) + 2.4;
  return {
    heightMm,
    keepsWithNext: false,
    draw: (y) => ({
      text: row.flatMap((cell, at): Shape[] => pen.write(cell, boxAt(styled, at), y + 1)),
      hair: [pen.rule(y + heightMm - 0.2, 0.15, INDENT_MM)],
      accent: [],
      toMm: y + heightMm,
    }),
  };
}

function boxAt(boxes: readonly TextBox[], at: number): TextBox {
  return boxes[at] ?? { leftMm: 0, widthMm: 10, sizeMm: CELL_MM };
}
