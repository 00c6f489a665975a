import { z } from 'zod';
import { present } from '../src/kit/invariant.ts';
import type { World } from './world.ts';

const madeSchema = z.looseObject({ made: z.array(z.looseObject({ id: z.string() })) });
const noticeSchema = z.looseObject({ body: z.looseObject({ consignee: z.string(), units: z.int() }) });

/** The lot of body fabric whose dye runs. */
export const DYED = ['SG-2108-115'];
/** What everybody is told of it, and who says so. */
export const DYE_WORDS = { title: 'Dye runs', reason: 'It may run in the mouth', declaredBy: 'M. Sato' };

/** Recalls the rompers of that lot; the recall's id is `dye` unless another is given. */
export async function recallDye(world: World, boundary: 'product' | 'lots', id = 'dye'): Promise<void> {
  await world.ask('recall.declare', { suspects: DYED, boundary, ...DYE_WORDS, id });
}

/** Makes the notices of a recall, and shows the first: its id, whom it is for, and the units they were sent. */
export async function firstNotice(
  world: World,
  recall = 'dye',
): Promise<{ notice: string; notices: number; consignee: string; units: number }> {
  const { made } = madeSchema.parse(await world.ask('notice.make', { recall }));
  const notice = present(made[0], 'a notice').id;
  const { body } = noticeSchema.parse(await world.ask('recall-notice.show', { id: notice }));
  return { notice, notices: made.length, consignee: body.consignee, units: body.units };
}
