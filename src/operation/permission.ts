/** What a person may be allowed to do. Closed: every operation names one. */
export const PERMISSIONS = {
  read: 'See records',
  trace: 'Ask for traces and scopes, which show consignees',
  'record-firm': 'Record parties, sites, products, revisions, agreements, materials, code schemes',
  'record-production': 'Record material lots, receipts, runs, consumption, cartons',
  'record-logistics': 'Record shipments, receipts, returns',
  'record-quality': 'Record inspections, holds, samples',
  'record-incidents': 'Record incidents: what is said, asked, decided and done about them, and their clocks',
  'release-runs': 'Release runs and holds, and revoke releases',
  'override-release': 'Set the terms of releases, and override a hold or a condition, with a reason',
  'decide-keeping': 'Place and end legal holds, and decide what is destroyed',
  'record-files': 'Add files',
  withdraw: 'Withdraw records',
  import: 'Import files and confirm mappings',
  audit: 'Verify the ledger and read its entries',
  share: 'Give people outside a link: to evidence, or to a notice they answer',
  'see-access': 'Read the log of people, roles, tokens and sign-ins',
  administer: 'Add people, change roles, make and end tokens',
} as const;
export type Permission = keyof typeof PERMISSIONS;

// The keys of a literal table are its key type; Object.keys forgets it.
const all = Object.keys(PERMISSIONS) as readonly Permission[];

/** Roles a person can have in a firm, and what each allows. `factory` sees and records only what belongs to its sites. */
export const ROLES = {
  owner: { says: 'Everything, people included', permissions: all },
  compliance: {
    says: 'Everything but people',
    permissions: all.filter((permission) => permission !== 'administer'),
  },
  operations: {
    says: 'Keeps the firm’s records and shipments',
    permissions: [
      'read',
      'trace',
      'record-firm',
      'record-production',
      'record-logistics',
      'record-incidents',
      'record-files',
      'withdraw',
      'import',
    ],
  },
  quality: {
    says: 'Inspections, holds, releases and samples',
    permissions: [
      'read',
      'trace',
      'record-quality',
      'record-incidents',
      'release-runs',
      'record-files',
      'audit',
    ],
  },
  factory: {
    says: 'Its own sites’ production records, and nothing about customers',
    permissions: ['read', 'record-production', 'record-quality', 'record-files', 'import'],
  },
  viewer: { says: 'Looks, changes nothing', permissions: ['read', 'trace'] },
} as const satisfies Record<string, { says: string; permissions: readonly Permission[] }>;
export type Role = keyof typeof ROLES;

/** Who asks. `sites` limits a factory's people to their sites; null: no limit. */
export interface Actor {
  /** Stable label for the ledger: never an e-mail address. */
  readonly id: string;
  readonly role: Role;
  readonly sites: readonly string[] | null;
  /** Fewer permissions than the role has, for an API token that was made so; absent: all of the role's. */
  readonly permissions?: readonly Permission[];
}

export function mayDo(actor: Actor, permission: Permission): boolean {
  return permissionsOf(actor).includes(permission);
}

/** What the actor may do, role and limits taken together. */
export function permissionsOf(actor: Actor): readonly Permission[] {
  const allowed: readonly Permission[] = ROLES[actor.role].permissions;
  const limit = actor.permissions;
  return limit === undefined ? allowed : allowed.filter((permission) => limit.includes(permission));
}
