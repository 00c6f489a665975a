/** The marks of cartons that follow each other, as they are printed on the first and the last. */
export function markRange({
  firstMark,
  lastMark,
}: {
  readonly firstMark: string;
  readonly lastMark: string;
}): string {
  return firstMark === lastMark ? firstMark : `${firstMark} – ${lastMark}`;
}
