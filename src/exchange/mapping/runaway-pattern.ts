/** Longest text that an expression of a mapping is tried on. */
export const SEARCHED_TEXT_LIMIT = 4_000;

/**
 * True for a regular expression that can take for ever on a short text: a repeated group that itself repeats something or
 * chooses between things, as `(a+)+`. A mapping may come from outside, and runs on files that somebody else sent.
 */
export function mayRunAway(pattern: string): boolean {
  const open: { varies: boolean }[] = [{ varies: false }];
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === '\\') at += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (inClass) continue;
    else if (character === '(') open.push({ varies: false });
    else if (character === '|') mark(open);
    else if (character === ')') {
      const group = open.pop();
      const repeats = repeatsAt(pattern, at + 1);
      if (group?.varies === true && repeats) return true;
      if (group?.varies === true || repeats) mark(open);
    } else if (repeatsAt(pattern, at)) mark(open);
  }
  return false;
}

function mark(open: readonly { varies: boolean }[]): void {
  const innermost = open.at(-1);
  if (innermost !== undefined) innermost.varies = true;
}

/** An unbounded repetition: `+`, `*` or `{2,}`. */
function repeatsAt(pattern: string, at: number): boolean {
  return /^(?:[+*]|\{\d+,\d*\})/.test(pattern.slice(at, at + 12));
}
