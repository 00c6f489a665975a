/** How something that is kept stands, in the order in which it is offered. */
export const KEEPING_STATES = ['due', 'held', 'kept', 'unknown', 'removed'] as const;
type KeepingState = (typeof KEEPING_STATES)[number];

/** The state that is asked for stands in the address. */
export function readKeepingSearch({ state }: Record<string, unknown>): { state?: KeepingState } {
  const known = KEEPING_STATES.find((one) => one === state);
  return known === undefined ? {} : { state: known };
}
