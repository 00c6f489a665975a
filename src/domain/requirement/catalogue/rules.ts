import type { Rule } from '../rule.ts';
import { DURABLE_RULES } from './durable-infant.ts';
import { DUTY_RULES } from './duties.ts';
import { GOODS_RULES } from './goods.ts';
import { HAZARD_RULES } from './hazards.ts';
import { LEAD_RULES } from './lead.ts';
import { PHTHALATE_RULES } from './phthalates.ts';
import { TOY_RULES } from './toys.ts';

/** Every rule of the catalogue, in reading order. */
export const RULES: readonly Rule[] = [
  ...DUTY_RULES,
  ...LEAD_RULES,
  ...PHTHALATE_RULES,
  ...TOY_RULES,
  ...HAZARD_RULES,
  ...GOODS_RULES,
  ...DURABLE_RULES,
];
