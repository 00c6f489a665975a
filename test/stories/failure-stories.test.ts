import { afterAll, beforeAll, describe, it } from 'vitest';
import { eachDatabase } from '../databases.ts';
import { ONE_CODE_FOR_YEARS } from './one-code-for-years.ts';
import { ONE_OF_FOUR_BATCHES } from './one-of-four-batches.ts';
import { PAINT_NOT_ON_THE_LIST } from './paint-not-on-the-list.ts';
import { SLIP_LOST_IN_A_JOIN } from './slip-lost-in-a-join.ts';
import { openFirm } from './story.ts';
import type { Firm } from './story.ts';
import { TAG_AGAINST_PAPERS } from './tag-against-papers.ts';
import { TWO_SKUS_ONE_BOX } from './two-skus-one-box.ts';

const STORIES = [
  PAINT_NOT_ON_THE_LIST,
  TAG_AGAINST_PAPERS,
  ONE_CODE_FOR_YEARS,
  ONE_OF_FOUR_BATCHES,
  SLIP_LOST_IN_A_JOIN,
  TWO_SKUS_ONE_BOX,
];

describe.each(eachDatabase)('how traceability fails, on $name', ({ url }) => {
  let firm: Firm;
  beforeAll(async () => {
    firm = await openFirm(url(), STORIES);
  });
  afterAll(() => firm.close());

  it.each(STORIES)('$title', ({ tell }) => tell(firm));
});
