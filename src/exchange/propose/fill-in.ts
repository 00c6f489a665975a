/** Stands in a proposed mapping where the file does not say what a record needs. */
export const FILL_IN = 'FILL-IN';
