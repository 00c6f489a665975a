import type { Artwork, Colour, Shape } from './artwork.ts';
import { sectionAtoms } from './sheet-sections.ts';
import type { Atom } from './sheet-sections.ts';
import { SHEET_MARGIN_MM, startPen } from './sheet-pen.ts';
import type { Pen } from './sheet-pen.ts';
import { openTypesetter } from './typesetter.ts';
import { startPages } from './write-pdf.ts';

export const PAPERS = {
  a4: { widthMm: 210, heightMm: 297 },
  letter: { widthMm: 215.9, heightMm: 279.4 },
} as const;
export type Paper = keyof typeof PAPERS;

/** One value with what it is called. */
export interface SheetItem {
  readonly label: string;
  readonly value: string;
  /** Takes the whole width instead of half. */
  readonly isWide?: boolean;
}

/** A table whose header comes again on each page. */
export interface SheetTable {
  readonly columns: readonly { readonly title: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
}

export interface SheetSection {
  /** Number before the title; absent: none. */
  readonly number?: number;
  readonly title: string;
  readonly items?: readonly SheetItem[];
  readonly table?: SheetTable;
  readonly text?: string;
}

/** A document of sections, such as a certificate, that flows over as many pages as it needs. */
export interface Sheet {
  readonly title: string;
  readonly subtitle: string;
  /** At the right of the title, the first line bold. */
  readonly corner: readonly string[];
  /** Across the top in a frame, such as DRAFT; absent: nothing. */
  readonly mark?: string;
  readonly sections: readonly SheetSection[];
  /** At the bottom of each page, before its number. */
  readonly foot: string;
  readonly paper: Paper;
}

const FOOT_MM = 10;
const ACCENT: Colour = { kind: 'cmyk', c: 85, m: 55, y: 20, k: 35 };
const HAIRLINE: Colour = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 30 };
const BLACK: Colour = { kind: 'black' };

/** Draws a sheet as a PDF with live text. The same sheet gives the same bytes. */
export async function drawSheet(sheet: Sheet): Promise<Uint8Array> {
  const typesetter = await openTypesetter();
  const { widthMm, heightMm } = PAPERS[sheet.paper];
  const pen = startPen(typesetter, widthMm - 2 * SHEET_MARGIN_MM);
  const pages = breakPages(pen, sheet, heightMm - SHEET_MARGIN_MM - FOOT_MM);
  const chunks: Uint8Array[] = [];
  const file = startPages((bytes) => chunks.push(bytes), { title: sheet.title, fonts: typesetter.fonts });
  const of = { widthMm, heightMm };
  pages.forEach((page, at) => {
    const foot = pen.foot(sheet.foot, `Page ${at + 1} of ${pages.length}`, heightMm - SHEET_MARGIN_MM + 2);
    const lines = { text: [...page.text, ...foot.text], hair: [...page.hair, ...foot.hair] };
    file.add(artwork(of, lines.text, BLACK), [
      { artwork: artwork(of, lines.hair, HAIRLINE), xMm: 0, yMm: 0, scale: 1 },
      { artwork: artwork(of, page.accent, ACCENT), xMm: 0, yMm: 0, scale: 1 },
    ]);
  });
  file.end();
  return Buffer.concat(chunks);
}

/** Shapes by their ink. */
export interface Inks {
  readonly text: readonly Shape[];
  readonly hair: readonly Shape[];
  readonly accent: readonly Shape[];
}

/** Atoms are never broken; what keeps with the next goes over with it. */
function breakPages(pen: Pen, sheet: Sheet, bottomMm: number): Inks[] {
  const head = pen.head(sheet);
  const pages: { text: Shape[]; hair: Shape[]; accent: Shape[] }[] = [];
  let y = 0;
  const begin = (first: boolean): void => {
    pages.push(first ? copyOf(head) : { text: [], hair: [], accent: [] });
    y = first ? head.toMm : SHEET_MARGIN_MM;
  };
  begin(true);
  const atoms = sheet.sections.flatMap((section) => sectionAtoms(pen, section));
  atoms.forEach((atom, at) => {
    if (y + groupHeight(atoms, at) > bottomMm) {
      begin(false);
      const again = atom.again?.(y);
      if (again !== undefined) y = put(pages.at(-1), again);
    }
    y = put(pages.at(-1), atom.draw(y));
  });
  return pages;
}

/** Height of an atom with those after it that have to stand on the same page. */
function groupHeight(atoms: readonly Atom[], from: number): number {
  let height = 0;
  for (let at = from; at < atoms.length; at += 1) {
    const atom = atoms[at];
    if (atom === undefined) break;
    height += atom.heightMm;
    if (!atom.keepsWithNext) break;
  }
  return height;
}

interface Open {
  readonly text: Shape[];
  readonly hair: Shape[];
  readonly accent: Shape[];
}

function put(page: Open | undefined, drawn: Inks & { readonly toMm: number }): number {
  page?.text.push(...drawn.text);
  page?.hair.push(...drawn.hair);
  page?.accent.push(...drawn.accent);
  return drawn.toMm;
}

function copyOf({ text, hair, accent }: Inks): Open {
  return { text: [...text], hair: [...hair], accent: [...accent] };
}

function artwork(
  { widthMm, heightMm }: { readonly widthMm: number; readonly heightMm: number },
  shapes: readonly Shape[],
  colour: Colour,
): Artwork {
  return {
    ...{ widthMm, heightMm, outline: 'rectangle', bleedMm: 0, quietMm: SHEET_MARGIN_MM, colour },
    ...{ printMethod: 'sticker', mirrored: false, liveText: true, shapes },
  };
}
