import type { Page } from 'playwright-core';

/** What happens to a label between the printer and the inspector's picture of it. */
export interface Photographed {
  readonly name: string;
  readonly degrees?: number;
  readonly blurPx?: number;
  /** How dark the shadow over one half is, 0 to 1. */
  readonly shadow?: number;
  /** Pixels for each mm of the label. */
  readonly pixelsPerMm?: number;
  /** Of the JPEG, 1 to 100. */
  readonly quality?: number;
}

const PIXELS_PER_MM = 16;
const QUALITY = 85;

/** From as good as one can be to one that a person reads with pains. */
export const TAKEN: readonly Photographed[] = [
  { name: 'straight' },
  { name: 'rotated by 3°', degrees: 3 },
  { name: 'rotated by 8°', degrees: 8 },
  { name: 'blurred by 2 pixels', blurPx: 2 },
  { name: 'half in shadow', shadow: 0.55 },
  { name: 'small, 7 pixels a mm', pixelsPerMm: 7 },
  { name: 'JPEG of quality 20', quality: 20 },
  { name: 'all of it', degrees: 2, blurPx: 1, shadow: 0.4, pixelsPerMm: 10, quality: 45 },
];

/** A JPEG of a label of that size, lying on a table, drawn by a browser. */
export async function photograph(
  page: Page,
  label: { readonly svg: string; readonly widthMm: number; readonly heightMm: number },
  how: Photographed,
): Promise<Buffer> {
  const scale = how.pixelsPerMm ?? PIXELS_PER_MM;
  const [width, height] = [Math.round(label.widthMm * scale), Math.round(label.heightMm * scale)];
  const margin = Math.round(width / 6);
  await page.setViewportSize({ width: width + 2 * margin, height: height + 2 * margin });
  const source = `data:image/svg+xml;base64,${Buffer.from(label.svg).toString('base64')}`;
  const shadow = `linear-gradient(100deg, rgb(0 0 0 / ${String(how.shadow ?? 0)}) 45%, transparent 60%)`;
  await page.setContent(
    `<body style="margin:0;background:#cfc8bb"><div style="position:absolute;left:${margin}px;top:${margin}px;width:${width}px;height:${height}px;` +
      `background:#fff;transform:rotate(${how.degrees ?? 0}deg);filter:blur(${how.blurPx ?? 0}px)"><img src="${source}" width="${width}" height="${height}"></div>` +
      `<div style="position:absolute;inset:0;background:${shadow}"></div></body>`,
  );
  return page.screenshot({ type: 'jpeg', quality: how.quality ?? QUALITY });
}
