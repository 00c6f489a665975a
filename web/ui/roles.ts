/** The roles, from the most that may be done to the least. */
export const ROLE_NAMES = ['owner', 'compliance', 'operations', 'quality', 'factory', 'viewer'] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

export function isRole(role: string | null): role is RoleName {
  return ROLE_NAMES.some((one) => one === role);
}
