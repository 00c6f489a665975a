import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { headlineIn, headlineText, README } from './headline-table.ts';

it('the README says of speed what the kept results say', async () => {
  expect(headlineIn(readFileSync(README, 'utf8')), 'run: node bench/headline.ts').toBe(await headlineText());
});
