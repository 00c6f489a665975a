import { ordinaryFamilies, ORDINARY, SIZES, type FirmSize } from './firm-size.ts';

/** A lot or run that is asked about, by kind and id. */
export interface Start {
  readonly kind: 'material-lot' | 'run';
  readonly id: string;
}

/** The lot that reaches a hundred thousand carton ranges. */
export const PELLETS: Start = { kind: 'material-lot', id: 'pellet-lot' };

const MOST = 240;

/**
 * Typical lots: raw material, component lots and production runs of ordinary families. They are of families that the firm of one
 * million links has too, so that larger firms are asked the same.
 */
export function typicalStarts(size: FirmSize): Start[] {
  const smallest = SIZES['1m'] ?? size;
  const families = Math.min(ordinaryFamilies(size), ordinaryFamilies(smallest));
  const count = Math.min(MOST, families * 10);
  return Array.from({ length: count }, (_, index): Start => {
    const family = `f${(index * 31) % families}`;
    const turn = Math.floor((index * 31) / families) + index;
    return startIn(family, turn);
  });
}

function startIn(family: string, turn: number): Start {
  const lot = turn % 4;
  switch (turn % 5) {
    case 0:
    case 1:
      return { kind: 'material-lot', id: `${family}-a${turn % 3}-l${lot}` };
    case 2:
      return { kind: 'material-lot', id: `${family}-m${turn % 2}-l${lot}` };
    case 3:
      return { kind: 'material-lot', id: `${family}-q${lot}-lot` };
    default:
      return { kind: 'run', id: `${family}-p${turn % ORDINARY.productionRuns}` };
  }
}
