/** How the catalogue is read in groups; `own` are the firm's own requirements. */
export const RULE_GROUPS = [
  'chemical',
  'toy',
  'mechanical',
  'flammability',
  'durable-infant',
  'marking',
  'duty',
  'ban',
  'own',
] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];
