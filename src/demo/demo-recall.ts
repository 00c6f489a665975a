import { z } from 'zod';
import { present } from '../kit/invariant.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { askInDemo } from './demo-hand.ts';

/** The recall of the demo firm. Told in docs/guides/demo.md. */
const RECALL = 'loose-guides';
/** Sold long ago: nothing of it is in the warehouse or on its way. */
const RUN = 'MD2410-W106-41A';
const ANSWER_BY = '2026-07-17';

const standingSchema = z.looseObject({ notices: z.array(z.looseObject({ id: z.string() })) });

/**
 * A recall that is under way: both shops were written to, one answered and its answer was taken over, the other one is silent. By the
 * operations that everybody recalls by, after all that the firm recorded before.
 */
export async function recallGuides(ledger: Ledger): Promise<void> {
  const ask = (operation: string, day: string, input: object): Promise<unknown> =>
    askInDemo(ledger, {
      ...{ operation, input, at: `2026-07-${day}T15:00:00.000Z` },
      command: `demo-${operation.replace('.', '-')}-${day}`,
    });
  await ask('recall.declare', '06', {
    ...{ id: RECALL, code: 'BW-R-2026-01', suspects: [`run:${RUN}`], boundary: 'lots' },
    ...{ title: 'Marble ramp, guides may come loose', remedies: ['refund'], role: 'Head of compliance' },
    ...{ declaredBy: 'Dana Whitfield', declaredOn: '2026-07-06' },
    reason: 'The glue of the guides was mixed wrong for one day; a guide that comes loose is a small part.',
    advice: 'Take the ramp away from children and bring it back to the shop for a refund.',
    adviceChinese: '请勿再让儿童使用该滑道，并退回门店退款。',
  });
  await ask('notice.make', '07', { recall: RECALL, answerBy: ANSWER_BY });
  const { notices } = standingSchema.parse(await ask('notice.standing', '07', { recall: RECALL }));
  for (const [at, { id }] of notices.entries()) {
    const day = String(8 + at).padStart(2, '0');
    await ask('notice-sending.record', day, {
      id: `${RECALL}-sent-${String(at + 1)}`,
      body: { notice: id, act: 'first', way: 'mail', sentOn: `2026-07-${day}`, outcome: 'accepted' },
    });
  }
  const first = present(notices[0], 'a notice');
  await ask('notice-answer.record', '10', {
    id: `${RECALL}-answer`,
    body: {
      ...{
        notice: first.id,
        answeredOn: '2026-07-10',
        way: 'telephone',
        by: 'Receiving desk',
        received: true,
      },
      ...{ stock: 'found', found: 96, isolated: 96, returned: 48, sold: 640 },
    },
  });
  await ask('recall.take-over', '13', { recall: RECALL });
}
