import { breakInto, type BrokenLine, type Copy, type Region } from './lines-of-type.ts';
import type { Typesetter } from './typesetter.ts';

export interface Fitted {
  readonly sizeMm: number;
  readonly lines: readonly BrokenLine[];
}

/** Where a block stands in the height that is left over. */
export type Upright = 'top' | 'middle';

/**
 * The largest size up to a limit at which copy fits a region, by halving; null when it does not fit at the smallest. The size is a multiple
 * of 0.05 mm, so that the same label does not come out in two sizes.
 */
export function fitCopy(
  typesetter: Typesetter,
  copy: readonly Copy[],
  region: Region,
  { minMm, maxMm, upright }: { minMm: number; maxMm: number; upright: Upright },
): Fitted | null {
  const at = (steps: number): Fitted | null =>
    fitAt(typesetter, copy, region, { sizeMm: steps * STEP_MM, upright });
  let [low, high] = [Math.ceil(minMm / STEP_MM - 1e-9), Math.floor(maxMm / STEP_MM + 1e-9)];
  if (high < low) high = low;
  let best = at(low);
  if (best === null) return null;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const fitted = at(middle);
    if (fitted === null) high = middle - 1;
    else [low, best] = [middle, fitted];
  }
  return best;
}

const STEP_MM = 0.05;

/** Tries the starts that a round region needs: the wider the middle, the sooner a block fits there. */
function fitAt(
  typesetter: Typesetter,
  copy: readonly Copy[],
  region: Region,
  { sizeMm, upright }: { sizeMm: number; upright: Upright },
): Fitted | null {
  const first = breakInto(typesetter, copy, region, { sizeMm, fromMm: 0 });
  if (upright === 'top') return first === null ? null : { sizeMm, lines: first.lines };
  if (first === null) return mostBalanced(typesetter, copy, region, sizeMm);
  const centred = breakInto(typesetter, copy, region, { sizeMm, fromMm: (region.heightMm - first.toMm) / 2 });
  return { sizeMm, lines: (centred ?? first).lines };
}

const STARTS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4];

/** Of the starts at which it fits, the one with the most even room above and below. */
function mostBalanced(
  typesetter: Typesetter,
  copy: readonly Copy[],
  region: Region,
  sizeMm: number,
): Fitted | null {
  const fits = STARTS.flatMap((start) => {
    const fromMm = region.heightMm * start;
    const broken = breakInto(typesetter, copy, region, { sizeMm, fromMm });
    return broken === null
      ? []
      : [{ lines: broken.lines, uneven: Math.abs(fromMm - (region.heightMm - broken.toMm)) }];
  });
  const best = fits.sort((one, other) => one.uneven - other.uneven)[0];
  return best === undefined ? null : { sizeMm, lines: best.lines };
}
