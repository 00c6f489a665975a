import { unitWord } from '../../kit/quantity.ts';
import type { Span } from '../../kit/span.ts';
import type { ToldStory } from './story-answer.ts';
import type { StoryNode } from './story-tree.ts';

/** Brothers and sisters of one relation shown before the rest are counted. */
const SHOWN_ALIKE = 8;
const SHOWN_RANGES = 6;
const NARROWEST = 40;

/** Both sides as trees that a person can read; groups of alike steps are folded with their count. */
export function storyText(story: ToldStory, width: number): string {
  const { kind, id, label } = story.thing;
  const lines = [`${kind.replaceAll('-', ' ')} ${id}: ${label}`];
  if (story.balance !== null) lines.push(balanceText(story.balance));
  lines.push('', 'MADE OF');
  lines.push(...sideLines(story.source, width));
  lines.push('', 'WENT TO');
  lines.push(...sideLines(story.market, width));
  lines.push(
    '',
    `${String(story.nodes)} steps at ledger position ${String(story.position)}; all of them with --json.`,
  );
  return lines.join('\n');
}

function balanceText(balance: NonNullable<ToldStory['balance']>): string {
  const { made, unaccounted, ...went } = balance;
  const parts = Object.entries(went)
    .filter(([, units]) => units !== 0)
    .map(
      ([where, units]) =>
        `${String(units)} ${where.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`,
    );
  const rest = unaccounted === null ? [] : [`${String(unaccounted)} unaccounted for`];
  return `${made === null ? 'units made not recorded' : `${String(made)} made`}: ${[...parts, ...rest].join(', ')}`;
}

function sideLines(nodes: readonly StoryNode[], width: number): string[] {
  return nodes.length === 0 ? ['nothing on record'] : branchLines(nodes, '', width);
}

function branchLines(nodes: readonly StoryNode[], before: string, width: number): string[] {
  const shown = folded(nodes);
  return shown.flatMap((item, index) => {
    const last = index === shown.length - 1;
    const lead = `${before}${last ? '└ ' : '├ '}`;
    const deeper = `${before}${last ? '  ' : '│ '}`;
    if (typeof item === 'string') return wrapped(item, lead, deeper, width);
    return [...wrapped(nodeText(item), lead, deeper, width), ...branchLines(item.children, deeper, width)];
  });
}

/** The nodes to show, and for each relation with many of them a line that counts the rest. */
function folded(nodes: readonly StoryNode[]): (StoryNode | string)[] {
  const groups = Map.groupBy(nodes, ({ relation, kind }) => `${relation} ${kind}`);
  return [...groups.values()].flatMap((alike) => {
    // The slots of a revision are few and each says something else.
    if (alike.length <= SHOWN_ALIKE + 1 || alike[0]?.kind === 'slot') return alike;
    const rest = alike.slice(SHOWN_ALIKE);
    const first = rest[0];
    const words = first === undefined ? '' : `${first.relation} ${first.kind.replaceAll('-', ' ')}`;
    return [...alike.slice(0, SHOWN_ALIKE), `… and ${String(rest.length)} more: ${words}${sums(rest)}`];
  });
}

function sums(nodes: readonly StoryNode[]): string {
  const units = nodes.reduce((sum, { facts }) => sum + (facts.units ?? 0), 0);
  const cartons = nodes.reduce((sum, { facts }) => sum + (facts.cartons ?? 0), 0);
  return `${units === 0 ? '' : `, ${String(units)} units`}${cartons === 0 ? '' : `, ${String(cartons)} cartons`}`;
}

const AGAIN = {
  here: '',
  'shown-before': ' (see above)',
  cycle: ' (leads back to itself; cut here)',
} as const;

function nodeText(node: StoryNode): string {
  const facts = factsText(node);
  const id = node.id === '' || node.id === node.label ? '' : ` [${node.id}]`;
  const what = node.kind === 'missing' ? `MISSING: ${node.label}` : `${node.relation}: ${node.label}${id}`;
  return `${what}${facts === '' ? '' : ` (${facts})`}${AGAIN[node.seen]}`;
}

function factsText({ facts }: StoryNode): string {
  const { date, until, quantity, unit, units, cartons, ranges, span, says } = facts;
  const parts: string[] = [];
  if (date !== undefined) parts.push(until === undefined || until === date ? date : `${date} to ${until}`);
  else if (until !== undefined) parts.push(`until ${until}`);
  if (quantity !== undefined)
    parts.push(`${String(quantity)}${unit === undefined ? '' : ` ${unitWord(unit)}`}`);
  if (span !== undefined) parts.push(`units ${rangeText(span)}`);
  if (units !== undefined) parts.push(`${String(units)} units`);
  if (cartons !== undefined) parts.push(`${String(cartons)} ${cartons === 1 ? 'carton' : 'cartons'}`);
  if (ranges !== undefined) parts.push(`no. ${rangesText(ranges)}`);
  return [...parts, ...(says ?? [])].join(', ');
}

function rangeText({ from, to }: Span): string {
  return to - from === 1 ? String(from) : `${String(from)}–${String(to - 1)}`;
}

function rangesText(ranges: readonly Span[]): string {
  const shown = ranges.slice(0, SHOWN_RANGES).map(rangeText).join(', ');
  return ranges.length <= SHOWN_RANGES
    ? shown
    : `${shown} and ${String(ranges.length - SHOWN_RANGES)} more ranges`;
}

/** Breaks a line at spaces so that it fits; Chinese text may break anywhere. */
function wrapped(text: string, lead: string, deeper: string, width: number): string[] {
  const room = Math.max(NARROWEST, width) - textWidth(lead);
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[^\s\p{Script=Han}]+\s*|\p{Script=Han}\s*|\s+/gu) ?? []) {
    if (line !== '' && textWidth(line) + textWidth(piece.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '  ';
    }
    line += piece;
  }
  lines.push(line.trimEnd());
  return lines.map((one, index) => `${index === 0 ? lead : deeper}${one}`);
}

/** Columns a text takes on a terminal: East Asian wide characters take two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const COLUMNS = [
  'side',
  'depth',
  'relation',
  'kind',
  'id',
  'label',
  'date',
  'until',
  'quantity',
  'unit',
  'units',
  'cartons',
  'numbers',
  'says',
  'seen',
];

type Row = (string | number | null)[];

/** Every step of both sides as a row, each below the one it belongs to and one deeper. */
export function storyRows(story: ToldStory): Row[] {
  return [COLUMNS, ...sideRows('source', 1, story.source), ...sideRows('market', 1, story.market)];
}

function sideRows(side: string, depth: number, nodes: readonly StoryNode[]): Row[] {
  const rows: Row[] = [];
  for (const node of nodes) {
    rows.push(nodeRow(side, depth, node));
    for (const row of sideRows(side, depth + 1, node.children)) rows.push(row);
  }
  return rows;
}

function nodeRow(side: string, depth: number, { relation, kind, id, label, facts, seen }: StoryNode): Row {
  const spans = [...(facts.ranges ?? []), ...(facts.span === undefined ? [] : [facts.span])];
  const numbers = spans.map(rangeText).join(' ');
  const { date, until, quantity, unit, units, cartons, says } = facts;
  const known = [date, until, quantity, unit, units, cartons].map((fact) => fact ?? null);
  return [side, depth, relation, kind, id, label, ...known, numbers, (says ?? []).join('; '), seen];
}
