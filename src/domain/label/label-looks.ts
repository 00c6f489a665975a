import type { z } from 'zod';
import type { labelLookSchema, LabelPlace } from './label.ts';

type LabelLook = z.output<typeof labelLookSchema>;

/** How a label is drawn where nobody has said: sizes that the lines of the guide's sample fit in readably. */
const LOOKS: Readonly<Record<LabelPlace, LabelLook>> = {
  product: { layout: 'sticker-rectangle', widthMm: 50, heightMm: 30, method: 'sticker', symbol: 'none' },
  component: { layout: 'sticker-rectangle', widthMm: 50, heightMm: 30, method: 'sticker', symbol: 'none' },
  'retail-package': {
    layout: 'sticker-rectangle',
    widthMm: 70,
    heightMm: 40,
    method: 'sticker',
    symbol: 'qr',
  },
  'inner-pack': { layout: 'sticker-rectangle', widthMm: 80, heightMm: 50, method: 'sticker', symbol: 'qr' },
  'master-carton': {
    layout: 'carton-mark',
    widthMm: 150,
    heightMm: 100,
    method: 'direct-thermal',
    symbol: 'none',
  },
};

/** The label's own look, or that of its place. */
export function lookFor({
  place,
  look,
}: {
  readonly place: LabelPlace;
  readonly look?: LabelLook | undefined;
}) {
  return look ?? LOOKS[place];
}
