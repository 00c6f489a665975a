/** The words nearest to a mistyped one: few changed letters, or the same beginning; nearest first, at most `most`. */
export function nearest(typed: string, words: readonly string[], most = 3): string[] {
  const wanted = typed.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(words)]
    .map((word) => ({ word, distance: distanceTo(wanted, word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= allowed || (wanted.length > 2 && word.startsWith(wanted)))
    .sort((left, right) => left.distance - right.distance || (left.word < right.word ? -1 : 1))
    .slice(0, most)
    .map(({ word }) => word);
}

/** How many letters were added, left out, changed or swapped with their neighbour. */
function distanceTo(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, index) => index)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= left.length; row += 1) {
    const made = [row];
    rows.push(made);
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1;
      let best = Math.min(
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + same,
      );
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) best = Math.min(best, cell(row - 2, column - 2) + 1);
      made.push(best);
    }
  }
  return cell(left.length, right.length);
}
