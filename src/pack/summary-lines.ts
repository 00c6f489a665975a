import type { StoryNode } from '../domain/trace/story-tree.ts';
import { SCOPE_CLASSES } from '../domain/trace/scope-question.ts';
import type { SignedCheckpoint } from './checkpoint-make.ts';
import type { PackFacts } from './pack-facts.ts';
import { BALANCE, missingRows, withheldRows } from './page-summary.ts';
import { factTexts } from './page-story.ts';
import { says } from './pack-words.ts';
import type { PackWord } from './pack-words.ts';
import { storyWordText, wordOf } from './words.ts';
import type { Language } from './words.ts';

/** A line of the printed summary. */
export type SummaryLine =
  | { readonly as: 'title' | 'heading'; readonly text: string }
  | { readonly as: 'row'; readonly label: string; readonly text: string }
  | { readonly as: 'step'; readonly depth: number; readonly text: string };

/** Steps of one side of the story that are printed; all of them are on the pages and in the data. */
const PRINTED_STEPS = 400;

/** The lines of the summary, from what it is about to how it is checked. */
export function summaryLines(
  language: Language,
  facts: PackFacts,
  checkpoint: SignedCheckpoint,
): SummaryLine[] {
  const heading = (word: PackWord): SummaryLine => ({ as: 'heading', text: says(language, word) });
  return [
    { as: 'title', text: `${says(language, 'title')} · ${facts.story.thing.label}` },
    ...aboutLines(language, facts, checkpoint),
    ...withheldLines(language, facts),
    ...balanceLines(language, facts),
    heading('missing'),
    ...missingLines(language, facts),
    ...scopeLines(language, facts),
    heading('source'),
    ...stepLines(language, facts.story.source),
    heading('market'),
    ...stepLines(language, facts.story.market),
    heading('verify'),
    { as: 'step', depth: 0, text: `${says(language, 'verifyCommand')} lotproof pack verify FILE.zip` },
    { as: 'step', depth: 0, text: says(language, 'keySays') },
    { as: 'step', depth: 0, text: says(language, 'notProof') },
  ];
}

function aboutLines(language: Language, facts: PackFacts, checkpoint: SignedCheckpoint): SummaryLine[] {
  const { question, story, firm, position, at } = facts;
  const row = (word: PackWord, text: string): SummaryLine => ({
    as: 'row',
    label: says(language, word),
    text,
  });
  const kind = wordOf(language, 'kind', story.thing.kind);
  return [
    row('asked', `${says(language, question.about)} ${story.thing.label} (${kind}, ${story.thing.id})`),
    row('firm', firm ?? says(language, 'notRecorded')),
    row('position', String(position)),
    row('recordedUntil', at),
    row('root', checkpoint.merkleRoot),
    row('key', checkpoint.signingKey),
  ];
}

function withheldLines(language: Language, facts: PackFacts): SummaryLine[] {
  const rows = withheldRows(language, facts);
  if (rows === null) return [];
  return [
    { as: 'heading', text: says(language, 'redacted') },
    { as: 'step', depth: 0, text: says(language, 'redactedSays') },
    ...rows.map(([label, text]): SummaryLine => {
      return { as: 'row', label, text: text === '' ? says(language, 'nothing') : text };
    }),
  ];
}

function balanceLines(language: Language, { story: { balance } }: PackFacts): SummaryLine[] {
  if (balance === null) return [];
  const rows = BALANCE.map((word): SummaryLine => {
    const units = balance[word];
    const text = units === null ? says(language, 'notRecorded') : String(units);
    return { as: 'row', label: says(language, word), text };
  });
  return [{ as: 'heading', text: says(language, 'balance') }, ...rows];
}

function missingLines(language: Language, facts: PackFacts): SummaryLine[] {
  const rows = missingRows(language, facts);
  if (rows.length === 0) return [{ as: 'step', depth: 0, text: says(language, 'missingNone') }];
  return rows.map(({ of, says: text, slot }) => ({
    as: 'row',
    label: of,
    text: slot === '' ? text : `${text}: ${slot}`,
  }));
}

function scopeLines(language: Language, { scope }: PackFacts): SummaryLine[] {
  if (scope === null) return [];
  const rows = SCOPE_CLASSES.map((one): SummaryLine => {
    const { units, cartons } = scope.totals;
    const counts = `${String(units[one])} ${says(language, 'unitsWord')} · ${String(cartons[one])} ${says(language, 'cartons')}`;
    return { as: 'row', label: wordOf(language, 'scopeClass', one), text: counts };
  });
  return [{ as: 'heading', text: says(language, 'scopeAsked') }, ...rows];
}

function stepLines(language: Language, nodes: readonly StoryNode[]): SummaryLine[] {
  const lines: SummaryLine[] = [];
  const visit = (node: StoryNode, depth: number): void => {
    const label = node.word === undefined ? node.label : storyWordText(language, node.word);
    const relation = wordOf(language, 'storyRelation', node.relation);
    const facts = factTexts(language, node);
    const text = [`${relation}: ${label}`, ...facts].join(' · ');
    lines.push({ as: 'step', depth, text: `${depth === 0 ? '' : '– '}${text}` });
    for (const child of node.children) visit(child, depth + 1);
  };
  for (const node of nodes) visit(node, 0);
  if (lines.length === 0) return [{ as: 'step', depth: 0, text: says(language, 'nothing') }];
  if (lines.length <= PRINTED_STEPS) return lines;
  const more = `… + ${String(lines.length - PRINTED_STEPS)} (${language}/story.html)`;
  return [...lines.slice(0, PRINTED_STEPS), { as: 'step', depth: 0, text: more }];
}
