/** Words on papers that are no names of Unicode's list. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  usa: 'US',
  us: 'US',
  'u s a': 'US',
  'u s': 'US',
  'united states of america': 'US',
  prc: 'CN',
  'p r c': 'CN',
  'p r china': 'CN',
  'pr china': 'CN',
  'people s republic of china': 'CN',
  'mainland china': 'CN',
  'viet nam': 'VN',
  'hong kong': 'HK',
  taiwan: 'TW',
  korea: 'KR',
  'south korea': 'KR',
  turkey: 'TR',
  uk: 'GB',
  'great britain': 'GB',
};

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const names = new Map<string, string>();

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The names of all countries, in the languages of papers, by what they are when folded. */
function allNames(): ReadonlyMap<string, string> {
  if (names.size > 0) return names;
  for (const locale of ['en', 'zh', 'vi', 'es', 'fr']) {
    const display = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
      const name = display.of(code);
      if (name !== undefined && !names.has(folded(name))) names.set(folded(name), codeToday(code));
    }
  }
  for (const [word, code] of Object.entries(OTHER_WORDS)) names.set(word, code);
  return names;
}

/** Codes that a country had before have its name too: VD is Vietnam, whose code is VN. */
function codeToday(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code;
}

/** The country that a text names, as its code of two letters; null where it names none. */
export function countrySaid(text: string): string | null {
  const plain = folded(text.replace(/^\s*(?:made|product|manufactured)\s+(?:in|of)\s+/i, ''));
  const known = allNames().get(plain);
  if (known !== undefined) return known;
  const code = plain.toUpperCase();
  return /^[A-Z]{2}$/.test(code) && [...allNames().values()].includes(code) ? code : null;
}

/** Town and country of a text such as `Bac Giang, Vietnam`; the country stands last. */
export function placeSaid(text: string): { place: string | null; country: string | null } {
  const parts = text
    .split(/[,，]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const country = parts.at(-1);
  if (country === undefined || countrySaid(country) === null) return { place: text.trim(), country: null };
  const place = parts.slice(0, -1).join(', ');
  return { place: place === '' ? null : place, country };
}
