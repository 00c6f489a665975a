import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { IN_OUR_WORDS, schemaProblems } from './schema-problem.ts';

function problems(schema: z.ZodType, value: unknown): string[] {
  const read = schema.safeParse(value, IN_OUR_WORDS);
  return read.success ? [] : schemaProblems(read.error).map(({ says }) => says);
}

const party = z.strictObject({
  name: z.string().min(1).max(20),
  roles: z.array(z.enum(['factory', 'carrier'])),
});

describe('what a schema finds', () => {
  test.each([
    ['a field that is missing', party, { roles: [] }, 'name is needed: text.'],
    ['another type', party, { name: 7, roles: [] }, 'name should be text; found 7.'],
    [
      'an empty text',
      party,
      { name: '', roles: [] },
      'name should be text of at least 1 character; found an empty text.',
    ],
    ['a long text', z.string().max(3), 'abcd', 'input should be text of at most 3 characters; found "abcd".'],
    [
      'a word of no list',
      party,
      { name: 'A', roles: ['baker'] },
      'roles.0 should be one of factory, carrier; found "baker".',
    ],
    [
      'an unknown field',
      party,
      { name: 'A', roles: [], colour: 1 },
      'colour is no field here: there are name, roles.',
    ],
    ['half a piece', z.object({ made: z.int() }), { made: 1.5 }, 'made should be a whole number; found 1.5.'],
    [
      'too few',
      z.array(z.int()).min(2),
      [1],
      'input should be a list of at least 2 entries; found a list of 1.',
    ],
    ['too little', z.number().min(1), 0, 'input should be at least 1; found 0.'],
    ['too much', z.number().lt(5), 5, 'input should be less than 5; found 5.'],
    [
      'a day that is none',
      z.iso.date(),
      '2026-02-30',
      'input should be a day that exists, as 2026-03-31; found "2026-02-30".',
    ],
    [
      'a time that is none',
      z.iso.datetime(),
      'now',
      'input should be a UTC time as 2026-03-31T08:00:00Z; found "now".',
    ],
    ['one constant', z.literal('mapping/1'), 'x', 'input should be "mapping/1"; found "x".'],
    ['steps', z.int().multipleOf(5), 7, 'input should be a multiple of 5; found 7.'],
    [
      'no form of several',
      z.union([z.string(), z.int()]),
      true,
      'input should be one of the forms it may have; found true.',
    ],
    [
      'the nearest of several forms',
      z.union([z.string(), z.strictObject({ name: z.string(), text: z.string() })]),
      { name: 'a.csv' },
      'text is needed: text.',
    ],
    [
      'a key that may not be',
      z.record(z.string().max(2), z.int()),
      { abc: 1 },
      'abc should be a name that may stand there; found "abc".',
    ],
    [
      'a rule of our own',
      z.int().refine((count) => count % 2 === 0, 'an even number of shoes'),
      3,
      'input: an even number of shoes.',
    ],
    [
      'a form of our own',
      z.string().regex(/^\d{13}$/, 'a GLN of 13 digits'),
      '12',
      'input should be a GLN of 13 digits; found "12".',
    ],
  ])('%s is said in our words', (_what, schema, value, says) => {
    expect(problems(schema, value)).toEqual([says]);
  });

  test('is never a secret said again', () => {
    const signIn = z.object({ password: z.string().min(12) });
    expect(problems(signIn, { password: 'hunter2' })).toEqual([
      'password should be text of at least 12 characters.',
    ]);
  });

  test('names every place that is wrong', () => {
    expect(problems(party, { name: 1, roles: ['x'], a: 1, b: 2 })).toHaveLength(4);
  });
});
