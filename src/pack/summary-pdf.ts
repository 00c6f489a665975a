import type { Artwork, Shape } from '../drawing/artwork.ts';
import { textShape } from '../drawing/layout-shapes.ts';
import { breakInto, wordsOf } from '../drawing/lines-of-type.ts';
import type { Region } from '../drawing/lines-of-type.ts';
import { rectangle } from '../drawing/path.ts';
import { openTypesetter } from '../drawing/typesetter.ts';
import type { Typesetter } from '../drawing/typesetter.ts';
import { startPages } from '../drawing/write-pdf.ts';
import { LotproofError } from '../kit/errors.ts';
import type { Bytes } from './check/bytes.ts';
import type { SignedCheckpoint } from './checkpoint-make.ts';
import type { PackFacts } from './pack-facts.ts';
import { summaryLines } from './summary-lines.ts';
import type { SummaryLine } from './summary-lines.ts';
import { says } from './pack-words.ts';
import type { Language } from './words.ts';

const PAGE = { widthMm: 210, heightMm: 297, marginMm: 18, footMm: 10 } as const;
const LABEL_MM = 46;
const SIZES = { title: 6.4, heading: 4.4, row: 3.1, step: 2.9, foot: 2.4 } as const;

/** The summary as a PDF, A4: what it is about, where the units went, what is missing, the story, and how to check the pack. */
export async function drawSummary(
  language: Language,
  facts: PackFacts,
  checkpoint: SignedCheckpoint,
): Promise<Bytes> {
  const typesetter = await openTypesetter();
  const chunks: Uint8Array[] = [];
  const title = `${says(language, 'title')} ${facts.story.thing.label}`;
  const pages = startPages((bytes) => chunks.push(bytes), { title, fonts: typesetter.fonts });
  const layout = new PageLayout(typesetter, language);
  for (const line of summaryLines(language, facts, checkpoint)) layout.add(line);
  const foot = `${title} · ${String(facts.position)} · ${checkpoint.merkleRoot}`;
  for (const shapes of layout.finish(foot)) pages.add(artworkOf(shapes));
  pages.end();
  return new Uint8Array(Buffer.concat(chunks));
}

/** Sets one line after the other, on as many pages as they take. */
class PageLayout {
  readonly #typesetter: Typesetter;
  readonly #language: Language;
  readonly #pages: Shape[][] = [[]];
  #y: number = PAGE.marginMm;

  constructor(typesetter: Typesetter, language: Language) {
    this.#typesetter = typesetter;
    this.#language = language;
  }

  add(line: SummaryLine): void {
    const sizeMm = SIZES[line.as];
    const indentMm = line.as === 'step' ? Math.min(line.depth, 12) * 4 : 0;
    const leftMm = PAGE.marginMm + indentMm;
    if (line.as === 'row') {
      const top = this.#y;
      const label = this.#set(line.label, { sizeMm, leftMm, widthMm: LABEL_MM - 3, bold: true });
      const value = this.#set(line.text, {
        sizeMm,
        leftMm: leftMm + LABEL_MM,
        widthMm: this.#room() - LABEL_MM,
        bold: false,
      });
      this.#place([label, value], top);
      this.#y += 1.2;
      return;
    }
    const bold = line.as !== 'step';
    if (bold) this.#y += line.as === 'heading' ? 4 : 0;
    this.#place([this.#set(line.text, { sizeMm, leftMm, widthMm: this.#room() - indentMm, bold })], this.#y);
    this.#y += bold ? 2 : 0.5;
    if (line.as === 'heading') this.#page().push(rule(this.#y - 0.8));
    if (line.as === 'heading') this.#y += 1.4;
  }

  /** All pages, each with its foot. */
  finish(foot: string): Shape[][] {
    return this.#pages.map((shapes, at) => {
      const text = `${foot} · ${says(this.#language, 'page')} ${String(at + 1)} / ${String(this.#pages.length)}`;
      const set = this.#set(text, {
        sizeMm: SIZES.foot,
        leftMm: PAGE.marginMm,
        widthMm: this.#room(),
        bold: false,
      });
      return [...shapes, ...set.shapesAt(PAGE.heightMm - PAGE.footMm - set.heightMm)];
    });
  }

  #room(): number {
    return PAGE.widthMm - 2 * PAGE.marginMm;
  }

  #page(): Shape[] {
    return this.#pages.at(-1) ?? [];
  }

  #place(pieces: readonly SetPiece[], top: number): void {
    const heightMm = Math.max(...pieces.map((piece) => piece.heightMm));
    let at = top;
    if (at + heightMm > PAGE.heightMm - PAGE.marginMm) {
      this.#pages.push([]);
      at = PAGE.marginMm;
    }
    for (const piece of pieces) this.#page().push(...piece.shapesAt(at));
    this.#y = at + heightMm;
  }

  #set(text: string, of: { sizeMm: number; leftMm: number; widthMm: number; bold: boolean }): SetPiece {
    const typesetter = this.#typesetter;
    const { sizeMm, leftMm, widthMm, bold } = of;
    const region: Region = { heightMm: Infinity, room: () => ({ leftMm, widthMm }) };
    const given = printable(typesetter, text, this.#language);
    if (given === '') return { heightMm: 0, shapesAt: () => [] };
    const broken = [given, breakableAnywhere(given)]
      .map((one) => {
        const words = wordsOf(typesetter, one, this.#language, bold ? 700 : 400);
        return breakInto(typesetter, [{ key: 'text', scale: 1, words }], region, { sizeMm, fromMm: 0 });
      })
      .find((lines) => lines !== null);
    if (broken === undefined) throw new LotproofError('internal', 'A line of the summary fits nowhere.');
    return {
      heightMm: broken.toMm,
      shapesAt: (y) =>
        broken.lines.map(({ set, baselineMm }) =>
          textShape(set, { key: 'text', sizeMm, xMm: leftMm, yMm: y + baselineMm }),
        ),
    };
  }
}

interface SetPiece {
  readonly heightMm: number;
  shapesAt(yMm: number): Shape[];
}

/** What no font here has is shown as a box, never left out. */
function printable(typesetter: Typesetter, text: string, language: Language): string {
  const trimmed = text.replaceAll(/\s+/gu, ' ').trim();
  return Array.from(trimmed)
    .map((character) => (isPrintable(typesetter, character, language) ? character : '□'))
    .join('');
}

function isPrintable(typesetter: Typesetter, character: string, language: Language): boolean {
  try {
    typesetter.set(character, language, 400);
    return true;
  } catch (error) {
    if (error instanceof LotproofError) return false;
    throw error;
  }
}

/** Long hashes and codes break where there is no space. */
function breakableAnywhere(text: string): string {
  return text.replaceAll(/\S{24}(?=\S)/gu, (part) => `${part} `);
}

function rule(yMm: number): Shape {
  const path = rectangle({ left: 0, top: 0, right: PAGE.widthMm - 2 * PAGE.marginMm, bottom: 0.2 });
  return { kind: 'path', key: 'rule', xMm: PAGE.marginMm, yMm, path };
}

function artworkOf(shapes: readonly Shape[]): Artwork {
  return {
    ...{
      widthMm: PAGE.widthMm,
      heightMm: PAGE.heightMm,
      outline: 'rectangle',
      bleedMm: 0,
      quietMm: PAGE.marginMm,
    },
    ...{ colour: { kind: 'black' }, printMethod: 'sticker', mirrored: false, liveText: true, shapes },
  };
}
