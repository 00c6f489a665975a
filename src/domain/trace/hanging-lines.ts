import { textWidth } from './story-text.ts';

/** How far what does not fit on a line stands in, beyond the line itself. */
const HANGING = 4;

/** The text in lines of at most `width` columns: longer lines go on below, set in; Chinese text may break anywhere. */
export function hanging(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (textWidth(line) <= width ? [line] : broken(line, width)))
    .join('\n');
}

function broken(line: string, width: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = indent;
  for (const piece of line.slice(indent.length).match(/[^\s\p{Script=Han}]+\s*|\p{Script=Han}\s*/gu) ?? []) {
    if (current.trim() !== '' && textWidth(current) + textWidth(piece.trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = indent + ' '.repeat(HANGING);
    }
    current += piece;
  }
  return [...lines, current.trimEnd()];
}
