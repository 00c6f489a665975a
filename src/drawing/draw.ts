import type { Artwork } from './artwork.ts';
import type { PrinterDpi } from './layout-request.ts';
import { writeEps } from './write-eps.ts';
import { writePdf } from './write-pdf.ts';
import { writePng } from './write-png.ts';
import { writeSvg } from './write-svg.ts';
import { writeZpl } from './write-zpl.ts';
import { openTypesetter } from './typesetter.ts';
import { LotproofError } from '../kit/errors.ts';

export const FORMATS = ['svg', 'pdf', 'eps', 'ai', 'png', 'zpl'] as const;
export type Format = (typeof FORMATS)[number];

export interface DrawOptions {
  /** What the file calls itself. */
  readonly title?: string;
  /** Of a PNG, 300 without it, 36 to 2400; of ZPL the printer's, 203 without it, 300 or 600. */
  readonly dpi?: number;
}

/**
 * Draws an artwork in a format. The same artwork gives the same bytes. Throws `invalid-input` for a resolution that the format has not, and
 * for ZPL when a symbol was not laid out for that printer.
 */
export async function draw(artwork: Artwork, format: Format, options: DrawOptions = {}): Promise<Uint8Array> {
  const title = options.title ?? 'Label';
  switch (format) {
    case 'svg':
      return Buffer.from(writeSvg(artwork, artwork.liveText ? (await openTypesetter()).fonts : null), 'utf8');
    case 'pdf':
    case 'ai':
      return writePdf(artwork, title, (await openTypesetter()).fonts, format);
    case 'eps':
      return Buffer.from(writeEps(artwork, title), 'latin1');
    case 'png':
      return writePng(artwork, pictureDpi(options.dpi ?? 300));
    case 'zpl':
      return Buffer.from(writeZpl(artwork, printerDpi(options.dpi ?? 203)), 'latin1');
  }
}

function pictureDpi(dpi: number): number {
  if (dpi >= 36 && dpi <= 2_400) return dpi;
  throw new LotproofError('invalid-input', `A picture has 36 to 2400 dots an inch, not ${dpi}.`);
}

function printerDpi(dpi: number): PrinterDpi {
  if (dpi === 203 || dpi === 300 || dpi === 600) return dpi;
  throw new LotproofError('invalid-input', `Printers have 203, 300 or 600 dots an inch, not ${dpi}.`);
}
