import { execute } from '../db/bulk.ts';
import type { Transaction } from '../db/database.ts';
import { LotproofError } from '../kit/errors.ts';
import type { Context } from '../operation/operation.ts';
import type { House } from '../operation/house.ts';
import { permissionsOf, ROLES } from '../operation/permission.ts';
import type { Actor, Permission, Role } from '../operation/permission.ts';

/** The house and the firm an operation about access works on. */
export function houseOf(context: Context): House & { firm: string } {
  const { house } = context;
  if (house === undefined)
    throw new LotproofError(
      'usage',
      'People, tokens and firms are kept by an installation, not by a ledger alone.',
    );
  if (house.firm === null) throw new LotproofError('usage', 'Choose a firm.');
  return { ...house, firm: house.firm };
}

/** The same for an operation about the whole installation. */
export function wholeHouseOf(context: Context): House {
  const { house } = context;
  if (house === undefined)
    throw new LotproofError('usage', 'Firms are kept by an installation, not by a ledger alone.');
  return house;
}

/** Nobody gives away more than they have: refuses a role, or a choice of its permissions, that the actor lacks. */
export function requireNoMore(actor: Actor, role: Role, permissions?: readonly Permission[]): void {
  const given: readonly Permission[] = permissions ?? ROLES[role].permissions;
  const own = permissionsOf(actor);
  const more = given.filter((permission) => !own.includes(permission));
  if (more.length === 0) return;
  throw new LotproofError('forbidden', `You cannot give ${more.join(', ')}, which you do not have yourself.`);
}

/** Sites are named for the role factory, which is limited to them, and for no other. */
export function checkSites(role: Role, sites: readonly string[] | undefined): readonly string[] {
  if (role === 'factory' && (sites === undefined || sites.length === 0)) {
    const says = 'The role factory needs the sites it is limited to.';
    throw new LotproofError('invalid-input', says, [{ at: 'sites', says }]);
  }
  if (role !== 'factory' && sites !== undefined && sites.length > 0) {
    const says = `Sites limit the role factory only; ${role} sees the whole firm.`;
    throw new LotproofError('invalid-input', says, [{ at: 'sites', says }]);
  }
  return sites ?? [];
}

/** Makes a change to who is what, and refuses it when it would leave a firm that has an owner without one. */
export async function keepingAnOwner(
  transaction: Transaction,
  firm: string,
  change: () => Promise<void>,
): Promise<void> {
  const before = await hasOwner(transaction, firm);
  await change();
  if (!before || (await hasOwner(transaction, firm))) return;
  throw new LotproofError('forbidden', 'The firm would have no owner left. Make somebody else owner first.');
}

async function hasOwner(transaction: Transaction, firm: string): Promise<boolean> {
  const rows = await execute(
    transaction,
    `select person.id from person left join membership on membership.person = person.id and membership.firm = ?
     where founder = 1 or (membership.role = 'owner' and membership.ended_at is null) limit 1`,
    [firm],
  );
  return rows.length > 0;
}
