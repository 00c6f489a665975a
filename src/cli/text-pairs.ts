import type { Layout } from './plain-text.ts';
import { padded, textWidth, wrapped } from './text-width.ts';

const LONGEST_LINE = 100;

/** Two columns: what is typed, and what it means, wrapped; a long first column stands on a line of its own. */
export function pairs(lines: readonly (readonly [string, string])[], width: number): string {
  const longest = Math.min(34, Math.max(...lines.map(([left]) => textWidth(left))));
  const indent = longest + 4;
  return lines
    .map(([left, right]) => {
      const text = right === '' ? [''] : wrapped(right, Math.max(24, width - indent));
      const head =
        textWidth(left) > longest ? `  ${left}\n${' '.repeat(indent)}` : `  ${padded(left, longest)}  `;
      return `${head}${text.join(`\n${' '.repeat(indent)}`)}`.trimEnd();
    })
    .join('\n');
}

/** Columns that running text gets. */
export function lineWidth(layout: Layout): number {
  return Math.max(40, Math.min(layout.width ?? LONGEST_LINE, LONGEST_LINE));
}
