type Words = Readonly<Record<'en' | 'zh', string>>;

/** One language of words that the domain says in both. */
export function wordsIn<Name extends string>(
  language: keyof Words,
  words: Readonly<Record<Name, Words>>,
): Record<Name, string> {
  const said = Object.entries<Words>(words).map(([name, both]) => [name, both[language]]);
  // The same members with one text each; Object.fromEntries forgets their names.
  return Object.fromEntries(said) as Record<Name, string>;
}
