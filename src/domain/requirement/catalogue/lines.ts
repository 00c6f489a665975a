import type { Line } from '../rule.ts';

/** Lines that many rules begin with. */
export const SOLD_IN_US: Line = { fact: 'soldIn', is: ['US'] };
export const CHILDRENS: Line = { fact: 'childrensProduct', is: ['yes'] };
/** Other goods are certified too (GCC), but the catalogue holds no confirmed text about them: they may be subject. */
export const CHILDRENS_OR_PERHAPS_OTHER: Line = { fact: 'childrensProduct', is: ['yes'], unconfirmed: true };
export const FOR_CHILDREN = [SOLD_IN_US, CHILDRENS];
export const ACCESSIBLE: Line = { fact: 'partAccessible', is: ['yes'] };
export const COATED: Line = {
  fact: 'partFinishes',
  is: ['paint', 'varnish', 'other-coating'],
  maybe: ['cmyk-print', 'other-print', 'decal', 'plating', 'other'],
};
