import type { Artwork } from './artwork.ts';
import { writePdf } from './write-pdf.ts';
import { writeSvg } from './write-svg.ts';

export const FORMATS = ['svg', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

export interface DrawOptions {
  /** What the file calls itself. */
  readonly title?: string;
}

/** Draws an artwork in a format. The same artwork gives the same bytes. */
export async function draw(artwork: Artwork, format: Format, options: DrawOptions = {}): Promise<Uint8Array> {
  switch (format) {
    case 'svg':
      return Buffer.from(writeSvg(artwork), 'utf8');
    case 'pdf':
      return writePdf(artwork, options.title ?? 'Label');
  }
}
