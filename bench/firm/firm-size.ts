/** What one family of runs is made of: a product, its component, their material, cartons and shipments. */
export interface FamilyShape {
  readonly componentRuns: number;
  readonly productionRuns: number;
  readonly rangesPerRun: number;
  readonly rangesPerShipment: number;
}

export interface FirmSize {
  readonly name: string;
  /** Rows that connect two things; which ones, says bench/README.md. */
  readonly links: number;
  /** Families that all take the one pellet lot. */
  readonly pelletFamilies: number;
  readonly pelletShape: FamilyShape;
}

/** What a lot of an ordinary family touches: a few runs, some hundred carton ranges. */
export const ORDINARY: FamilyShape = {
  componentRuns: 4,
  productionRuns: 10,
  rangesPerRun: 25,
  rangesPerShipment: 12,
};

/** 25 families of 20 component runs: one pellet lot in 500 runs, and through a thousand more in over 100,000 carton ranges. */
const FULL_PELLETS = {
  pelletFamilies: 25,
  pelletShape: { componentRuns: 20, productionRuns: 40, rangesPerRun: 115, rangesPerShipment: 23 },
};

const QUICK_PELLETS = {
  pelletFamilies: 2,
  pelletShape: { componentRuns: 5, productionRuns: 10, rangesPerRun: 40, rangesPerShipment: 12 },
};

export const SIZES: Readonly<Record<string, FirmSize>> = {
  quick: { name: 'quick', links: 20_000, ...QUICK_PELLETS },
  '1m': { name: '1m', links: 1_000_000, ...FULL_PELLETS },
  '10m': { name: '10m', links: 10_000_000, ...FULL_PELLETS },
};

/** Measured on the generator: links that one carton range brings with it, its share of consumption and shipments included. */
const LINKS_PER_RANGE = 3.33;

/** Families beside the pellets, so that the firm has about as many links as its size says. */
export function ordinaryFamilies({ links, pelletFamilies, pelletShape }: FirmSize): number {
  const ofFamily = (shape: FamilyShape): number =>
    shape.productionRuns * shape.rangesPerRun * LINKS_PER_RANGE;
  const left = links - pelletFamilies * ofFamily(pelletShape);
  return Math.max(5, Math.ceil(left / ofFamily(ORDINARY)));
}
