import { z } from 'zod';
import { LotproofError } from '../../kit/errors.ts';
import { storyWordSchema, wordText, worded } from './story-words.ts';
import type { StoryWord } from './story-words.ts';
import type { Span } from '../../kit/span.ts';

/** Most nodes of one trace; a larger one is refused, never made smaller. */
export const NODE_LIMIT = 50_000;
/** Most steps from the thing asked about to the furthest. */
const DEPTH_LIMIT = 300;

const span = z.strictObject({ from: z.int(), to: z.int() }).describe('Half-open [from, to)');

/** What is said of one step; only what is on record. Dates are days or local times of the site. */
const storyFactsSchema = z.strictObject({
  date: z.string().optional(),
  until: z.string().optional(),
  quantity: z.int().optional().describe('In `unit`'),
  unit: z.string().optional(),
  units: z.int().optional().describe('Finished units'),
  cartons: z.int().optional().describe('How many cartons'),
  ranges: z.array(span).optional().describe('Carton numbers'),
  span: span.optional().describe('Units of the run'),
  says: z.array(z.string()).optional().describe('Anything else, in words'),
  notes: z.array(storyWordSchema).optional().describe('What `says` says, as codes'),
});
type SaidFacts = Omit<z.infer<typeof storyFactsSchema>, 'notes' | 'says' | 'ranges' | 'span'> & {
  readonly ranges: readonly Span[];
  readonly span: Span;
};
/** What is known of a step; `says` is made of its notes. */
type GivenFacts = { readonly [Name in keyof SaidFacts]?: SaidFacts[Name] | null | undefined } & {
  readonly notes?: readonly StoryWord[];
};

const nodeFields = {
  relation: z.string().describe('How it belongs to the step above'),
  kind: z
    .string()
    .describe(
      'Kind of record; `missing`: a record that should be there and is not; `slot`, `cartons`: groups',
    ),
  id: z.string().describe('Empty for what is no record'),
  label: z.string(),
  word: storyWordSchema.optional().describe('Set where the label is words and no name'),
  facts: storyFactsSchema,
  seen: z
    .enum(['here', 'shown-before', 'cycle'])
    .describe(
      '`shown-before`: what belongs to it stands where it came first; `cycle`: it leads to itself, the walk ends here',
    ),
};

/** A step of the story with what it leads to. */
export interface StoryNode {
  relation: string;
  kind: string;
  id: string;
  label: string;
  word?: StoryWord | undefined;
  facts: z.infer<typeof storyFactsSchema>;
  seen: 'here' | 'shown-before' | 'cycle';
  children: StoryNode[];
}

export const storyNodeSchema: z.ZodType<StoryNode> = z
  .strictObject({
    ...nodeFields,
    get children() {
      return z.array(storyNodeSchema);
    },
  })
  .meta({ id: 'StoryNode' });

/** What a node is made of, before what follows from it is known. */
export interface StoryStep {
  readonly relation: string;
  readonly kind: string;
  readonly id: string;
  readonly label: string;
  readonly word?: StoryWord | undefined;
  readonly facts?: GivenFacts;
}

/** Grows one side of a story: counts its nodes, tells each record once, and cuts cycles. */
export class StoryTeller {
  #count: number;
  readonly #told = new Set<string>();
  readonly #path: string[] = [];

  /** `told`: nodes of the story's other side, which count towards the limit. */
  constructor(told = 0) {
    this.#count = told;
  }

  get count(): number {
    return this.#count;
  }

  /** A node whose children are told each time. */
  node(step: StoryStep, children: readonly StoryNode[] = [], seen: StoryNode['seen'] = 'here'): StoryNode {
    this.#count += 1;
    if (this.#count > NODE_LIMIT) throw tooLarge();
    return { ...step, facts: known(step.facts), seen, children: [...children] };
  }

  /** A record that may be met several times: its children are told once, and never inside itself. */
  once(step: StoryStep, key: string, children: () => readonly StoryNode[]): StoryNode {
    if (this.#path.includes(key)) return this.node(step, [], 'cycle');
    if (this.#told.has(key)) return this.node(step, [], 'shown-before');
    if (this.#path.length >= DEPTH_LIMIT) throw tooLarge();
    this.#told.add(key);
    this.#path.push(key);
    const grown = children();
    this.#path.pop();
    return this.node(step, grown);
  }

  /** A record that should be there. */
  missing(code: StoryWord['code'], values: StoryWord['values'] = {}): StoryNode {
    return this.node({ relation: 'missing', kind: 'missing', id: '', ...worded(code, values) });
  }
}

export function tooLarge(): LotproofError {
  return new LotproofError(
    'limit-exceeded',
    `This trace has more than ${String(NODE_LIMIT)} steps, or is more than ${String(DEPTH_LIMIT)} steps deep. It is not shown in part: trace a run, a carton or a shipment of it, or ask for its scope.`,
  );
}

/** What can be said of a step, in the order of its schema. */
const FACTS = Object.keys(storyFactsSchema.shape);

/** Leaves out what is not known. */
function known(facts: GivenFacts | undefined): StoryNode['facts'] {
  if (facts === undefined) return {};
  const given: Record<string, unknown> = facts;
  const found: Record<string, unknown> = {};
  for (const name of FACTS) {
    const value = name === 'says' ? facts.notes?.map(wordText) : given[name];
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    found[name] = value;
  }
  // Tens of thousands of nodes would be looked at by the schema for what the types of those who give them say already.
  return found;
}
