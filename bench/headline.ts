/** `node bench/headline.ts`: writes the tables of promises into the README, from the results that were kept, both databases side by side. */
import { readFileSync, writeFileSync } from 'node:fs';
import { headlineText, README, withHeadline } from './headline-table.ts';

writeFileSync(README, withHeadline(readFileSync(README, 'utf8'), await headlineText()));
