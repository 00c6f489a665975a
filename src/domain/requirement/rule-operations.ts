import { z } from 'zod';
import { dateSchema } from '../../kit/calendar-date.ts';
import { LotproofError } from '../../kit/errors.ts';
import { CATALOGUE_VERSION } from './catalogue-version.ts';
import { readOperation } from '../../operation/operation.ts';
import type { Operation } from '../../operation/operation.ts';
import {
  citationsOn,
  inForceOn,
  limitsOn,
  reliefsOf,
  ruleOf,
  rulesInForce,
  standardsOn,
} from './catalogue.ts';
import { CATALOGUE_LOG, STATE_OF_KNOWLEDGE } from './catalogue/log.ts';
import { RULES } from './catalogue/rules.ts';
import { CONFIDENCES, limitSchema, reliefSchema, ruleSchema } from './rule.ts';
import { RULE_GROUPS } from './rule-groups.ts';
import type { Rule } from './rule.ts';

const catalogueSchema = z.strictObject({
  version: z.string(),
  stateOfKnowledge: z.string().describe('Month up to which the catalogue knows'),
});
const catalogue = { version: CATALOGUE_VERSION, stateOfKnowledge: STATE_OF_KNOWLEDGE };

const rowSchema = z.strictObject({
  id: z.string(),
  group: z.enum(RULE_GROUPS),
  citations: z.array(z.string()),
  title: z.strictObject({ en: z.string(), zh: z.string() }),
  inForce: z.enum(['yes', 'no', 'unknown']).nullable().describe('On the day asked for'),
  from: z.string().nullable(),
  to: z.string().nullable(),
  test: z.string(),
  thirdParty: z.string(),
  smallBatch: z.string(),
  confidence: z.enum(CONFIDENCES),
  unconfirmed: z.array(z.string()),
});

const onSchema = dateSchema.optional().describe('Only what is, or may be, in force on this day');

function rowOf(rule: Rule, on: string | undefined): z.infer<typeof rowSchema> {
  const { id, group, title, from, to, test, thirdParty, smallBatch, confidence, unconfirmed } = rule;
  const citations = on === undefined ? rule.citations.map(({ text }) => text) : [...citationsOn(rule, on)];
  const inForce = on === undefined ? null : inForceOn(rule, on);
  return {
    ...{ id, group, citations, title, inForce, from, to, test, thirdParty, smallBatch, confidence },
    unconfirmed: [...unconfirmed],
  };
}

const listOperation = readOperation({
  name: 'rule.list',
  summary: 'The rules of the catalogue, with citation, dates and how sure each is',
  description:
    'The catalogue is the law as data: it has a version and a log of its own. What a firm adds (a retailer’s demands, other countries) is kept as `requirement`. ' +
    'It is reference material, not legal advice; what is marked unconfirmed has not been read in its official text.',
  permission: 'read',
  input: z.strictObject({
    on: onSchema,
    group: z.enum(RULE_GROUPS).optional().describe('Only rules of this group'),
  }),
  output: z.strictObject({ catalogue: catalogueSchema, rules: z.array(rowSchema) }),
  examples: [{ says: 'What is in force for goods made that day', input: { on: '2026-03-01' } }],
  run: async (_context, { on, group }) => {
    const rules = on === undefined ? RULES : rulesInForce(on);
    const wanted = rules.filter((rule) => group === undefined || rule.group === group);
    return { catalogue, rules: wanted.map((rule) => rowOf(rule, on)) };
  },
  table: ({ rules }) => [
    [
      'id',
      'citations',
      'title',
      'from',
      'to',
      'test',
      'thirdParty',
      'smallBatch',
      'confidence',
      'unconfirmed',
    ],
    ...rules.map((rule) => [
      ...[rule.id, rule.citations.join('; '), rule.title.en, rule.from, rule.to, rule.test, rule.thirdParty],
      ...[rule.smallBatch, rule.confidence, rule.unconfirmed.join(' ')],
    ]),
  ],
});

const showOperation = readOperation({
  name: 'rule.show',
  summary: 'A rule of the catalogue with its sources, limits, conditions and reliefs',
  permission: 'read',
  positional: ['rule'],
  input: z.strictObject({
    rule: z.string().min(1).max(120).describe('Id of the rule'),
    on: dateSchema.optional().describe('Day for which limits and editions are picked'),
  }),
  output: z.strictObject({
    catalogue: catalogueSchema,
    rule: ruleSchema,
    reliefs: z.array(reliefSchema),
    on: z
      .strictObject({
        date: z.string(),
        inForce: z.enum(['yes', 'no', 'unknown']),
        citations: z.array(z.string()),
        standards: z.array(z.string()),
        limits: z.array(limitSchema),
      })
      .nullable(),
  }),
  examples: [
    { says: 'Lead in parts, and its limit on a day', input: { rule: 'lead-substrate', on: '2010-01-01' } },
  ],
  run: async (_context, { rule: id, on }) => {
    const rule = ruleOf(id);
    if (rule === undefined) {
      throw new LotproofError(
        'not-found',
        `The catalogue has no rule "${id}"; \`lotproof rule list\` has them all.`,
      );
    }
    return { catalogue, rule, reliefs: [...reliefsOf(id)], on: on === undefined ? null : dayOf(rule, on) };
  },
});

function dayOf(rule: Rule, date: string) {
  return {
    date,
    inForce: inForceOn(rule, date),
    citations: [...citationsOn(rule, date)],
    standards: [...standardsOn(rule, date)],
    limits: [...limitsOn(rule, date)],
  };
}

const changeSchema = z.strictObject({
  version: z.string(),
  on: z.string(),
  says: z.strictObject({ en: z.string(), zh: z.string() }),
  changed: z.array(z.string()).describe('Ids of rules and reliefs; all: the whole catalogue'),
});

const changesOperation = readOperation({
  name: 'rule.changes',
  summary: 'The versions of the catalogue and what each changed, newest first',
  permission: 'read',
  input: z.strictObject({}),
  output: z.strictObject({ catalogue: catalogueSchema, changes: z.array(changeSchema) }),
  examples: [{ says: 'What changed', input: {} }],
  run: async () => ({
    catalogue,
    changes: CATALOGUE_LOG.map(({ version, on, says, changed }) => ({
      ...{ version, on, says },
      changed: [...changed],
    })).toReversed(),
  }),
});

/** Questions to the catalogue of rules. */
export const RULE_OPERATIONS: readonly Operation[] = [listOperation, showOperation, changesOperation];
