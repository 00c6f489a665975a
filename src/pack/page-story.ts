import type { Span } from '../kit/span.ts';
import type { StoryNode } from '../domain/trace/story-tree.ts';
import { html } from './html.ts';
import type { Piece } from './html.ts';
import type { PackFacts } from './pack-facts.ts';
import { says } from './pack-words.ts';
import { storyWordText, unitText, wordOf } from './words.ts';
import type { Language } from './words.ts';

/** Both sides of the story as trees; every step of it stands there. */
export function storyPage(language: Language, { story }: PackFacts): Piece {
  const side = (nodes: readonly StoryNode[]): Piece =>
    nodes.length === 0
      ? html`<p>${says(language, 'nothing')}</p>`
      : html`<ul class="tree">
          ${nodes.map((node) => branch(language, node))}
        </ul>`;
  return html`<h2>${says(language, 'source')}</h2>
    ${side(story.source)}
    <h2>${says(language, 'market')}</h2>
    ${side(story.market)}`;
}

function branch(language: Language, node: StoryNode): Piece {
  const inner = node.children.map((child) => branch(language, child));
  return html`<li>
    ${stepPiece(language, node)}${
      inner.length === 0
        ? null
        : html`<ul>
            ${inner}
          </ul>`
    }
  </li>`;
}

function stepPiece(language: Language, node: StoryNode): Piece {
  const label = node.word === undefined ? node.label : storyWordText(language, node.word);
  if (node.kind === 'missing')
    return html`<span class="missing">${says(language, 'missing')}: ${label}</span>`;
  const facts = factTexts(language, node).join(' · ');
  const again = node.seen === 'here' ? '' : ` (${says(language, node.seen === 'cycle' ? 'cycle' : 'again')})`;
  return html`<span class="relation">${wordOf(language, 'storyRelation', node.relation)}</span>
    <strong>${label}</strong>${
      node.id === '' || node.id === label ? null : html` <span class="soft">[${node.id}]</span>`
    }${facts === '' ? null : html` <span class="soft">${facts}</span>`}${again}`;
}

/** What is said of a step, piece by piece, in the language. */
export function factTexts(language: Language, { facts }: Pick<StoryNode, 'facts'>): string[] {
  const { date, until, quantity, unit, units, cartons, ranges, span, notes } = facts;
  const texts: string[] = [];
  if (date !== undefined)
    texts.push(until === undefined || until === date ? date : `${date} ${says(language, 'until')} ${until}`);
  else if (until !== undefined) texts.push(`${says(language, 'until')} ${until}`);
  if (quantity !== undefined) texts.push(`${String(quantity)} ${unitText(language, unit)}`.trim());
  if (span !== undefined) texts.push(`${says(language, 'unitNumbers')} ${rangeText(span)}`);
  if (units !== undefined) texts.push(`${String(units)} ${says(language, 'unitsWord')}`);
  if (cartons !== undefined) texts.push(`${String(cartons)} ${says(language, 'cartons')}`);
  if (ranges !== undefined)
    texts.push(`${says(language, 'cartonNumbers')} ${ranges.map(rangeText).join(', ')}`);
  return [...texts, ...(notes ?? []).map((note) => storyWordText(language, note))];
}

/** Numbers as people count them: the first and the last, both included. */
function rangeText({ from, to }: Span): string {
  return to - from === 1 ? String(from) : `${String(from)}–${String(to - 1)}`;
}
