import { z } from 'zod';
import { firmName } from '../house/firms.ts';
import { LotproofError } from '../kit/errors.ts';
import { readOperation, writeOperation } from '../operation/operation.ts';
import type { Operation } from '../operation/operation.ts';
import { logAccess } from './access-log.ts';
import { aboutOperation } from './about-operation.ts';
import { changeOperation } from './firm-change-operation.ts';
import { wholeHouseOf } from './grant.ts';
import { membershipsOf } from './person-store.ts';

const firmSchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
});

const listOperation = readOperation({
  name: 'firm.list',
  summary: 'The firms of this installation that you belong to',
  permission: 'read',
  about: 'house',
  input: z.strictObject({}),
  output: z.strictObject({ firms: z.array(firmSchema) }),
  examples: [{ says: 'Which firms there are', input: {} }],
  run: async (context) => {
    const house = wholeHouseOf(context);
    const { person } = house;
    const all = await house.firms.list();
    const own =
      house.whole || person === null
        ? []
        : await house.access.read((transaction) => membershipsOf(transaction, person));
    const seen = house.whole ? all : all.filter((firm) => own.some((membership) => membership.firm === firm));
    const firms: z.infer<typeof firmSchema>[] = [];
    for (const id of seen) firms.push({ id, name: await firmName(await house.firms.open(id)) });
    return { firms };
  },
});

const createOperation = writeOperation({
  name: 'firm.create',
  summary: 'Make a firm with an empty ledger',
  description: 'Only for who runs the installation: somebody at the machine itself, or who set it up.',
  permission: 'administer',
  about: 'house',
  positional: ['id'],
  input: z.strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,39}$/, 'lower-case letters, digits and _, starting with a letter')
      .describe('Short and for ever: it stands in addresses'),
    name: z.string().trim().min(1).max(200).describe('Name of the firm, as people know it'),
  }),
  output: firmSchema,
  examples: [{ says: 'A new firm', input: { id: 'arcadia', name: 'Arcadia Trading' } }],
  run: async (context, { id, name }) => {
    const house = wholeHouseOf(context);
    if (!house.whole) throw new LotproofError('forbidden', 'Only who runs this installation makes firms.');
    // Within the transaction of the log: what fails or is cut short leaves neither firm nor entry, but for the moment between two commits.
    await house.access.write(async (transaction) => {
      await logAccess(transaction, {
        at: context.now(),
        actor: context.actor.id,
        act: 'firm-made',
        firm: id,
      });
      await house.firms.create(id, name);
    });
    return { id, name };
  },
});

export const FIRM_OPERATIONS: readonly Operation[] = [
  listOperation,
  createOperation,
  aboutOperation,
  changeOperation,
];
