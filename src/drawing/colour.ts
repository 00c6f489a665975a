import type { Cmyk, Colour } from './artwork.ts';

/** The inks of a colour in shares of 1: of a spot colour, those that stand for it. */
export function inksOf(colour: Colour): Cmyk {
  if (colour.kind === 'black') return { c: 0, m: 0, y: 0, k: 1 };
  const { c, m, y, k } = colour.kind === 'spot' ? colour.cmyk : colour;
  return { c: c / 100, m: m / 100, y: y / 100, k: k / 100 };
}

/** Red, green and blue of 0 to 255 as a screen shows the ink, without any profile: near enough to tell inks apart. */
export function screenRgb(colour: Colour): readonly [number, number, number] {
  const { c, m, y, k } = inksOf(colour);
  const part = (ink: number): number => Math.round(255 * (1 - ink) * (1 - k));
  return [part(c), part(m), part(y)];
}

export function screenColour(colour: Colour): string {
  return `#${screenRgb(colour)
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Names of the plates that a press needs for it. */
export function platesOf(colour: Colour): string[] {
  if (colour.kind === 'spot') return [colour.name];
  const { c, m, y, k } = inksOf(colour);
  const plates = [c > 0 && 'Cyan', m > 0 && 'Magenta', y > 0 && 'Yellow', k > 0 && 'Black'] as const;
  return plates.filter((plate) => plate !== false);
}
