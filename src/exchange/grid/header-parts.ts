import type { Row } from './sheet.ts';

/**
 * The header texts of each column, from the top line down, a merged text once. A text of an upper line that has nothing beside it
 * and something below that stands over those columns too, merged or not: `Carton No.` over `From` and `To`.
 */
export function headerParts(lines: readonly Row[]): string[][] {
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length));
  const parts: string[][] = Array.from({ length: width }, () => []);
  for (const [index, line] of lines.entries()) {
    let reaching = '';
    for (const [column, texts] of parts.entries()) {
      const own = line.cells[column]?.text ?? '';
      const isBelow = lines.slice(index + 1).some(({ cells }) => (cells[column]?.text ?? '') !== '');
      const isUnderAnother = lines.slice(0, index).some(({ cells }) => (cells[column]?.text ?? '') !== '');
      if (own !== '') reaching = isBelow ? own : '';
      else if (!isBelow || isUnderAnother) reaching = '';
      const text = own === '' ? reaching : own;
      if (text !== '' && texts.at(-1) !== text) texts.push(text);
    }
  }
  return parts;
}
