import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RECORD_KINDS } from '../src/domain/record-kinds.ts';
import { PROBLEM_KINDS } from '../src/exchange/import-problem.ts';
import { compileMapping } from '../src/exchange/mapping/compile.ts';
import { readDecisions } from '../src/exchange/mapping/decisions.ts';
import { MERGES, OPERATORS } from '../src/exchange/mapping/expression.ts';
import { READ_KINDS } from '../src/exchange/mapping/mapping.ts';

const guide = readFileSync(new URL('../docs/guides/import.md', import.meta.url), 'utf8');
const examples = [...guide.matchAll(/```json\n(.*?)```/gs)].map((match): unknown =>
  JSON.parse(match[1] ?? ''),
);

test('the guide to imports names every problem, operator and way to read a column', () => {
  const words = [...Object.keys(PROBLEM_KINDS), ...READ_KINDS].map((word) => `\`${word}\``);
  const operators = [...MERGES, ...OPERATORS].map((operator) => `"${operator}"`);
  expect([...words, ...operators].filter((word) => !guide.includes(word))).toEqual([]);
});

test('its examples are a mapping and decisions that can be used', () => {
  const [decisions, mapping] = examples;
  expect(readDecisions(decisions).decisions).toHaveLength(4);
  expect(compileMapping(mapping, RECORD_KINDS).tables).toHaveLength(1);
});
