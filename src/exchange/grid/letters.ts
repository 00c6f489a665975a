import iconv from 'iconv-lite';

/** Vietnamese letters beyond ASCII, whole: with and without their tone. */
const VIETNAMESE = /^[àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]$/u;
/** Signs that stand in lists in any of the Western code pages. */
const SIGNS = /^[€‚„…‰‹›‘’“”•–—™\u00a0¡¢£¥§©ª«­®°±²³´µ¶·º»¼½¾¿×÷ˆ˜†‡₫]$/u;
/** A tone mark after a letter that only Vietnamese has, or written as a capital of Western Europe after a small letter. */
const SURE_TONE = /[âêôăơưÂÊÔĂƠƯ][\u0300\u0301\u0303\u0309\u0323]|[a-zăâêôơưđ][\u0300\u0303\u0309]/u;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;

/**
 * Whether bytes are Vietnamese in Windows-1258, where a tone is a byte of its own after its vowel: every letter has to be one of that
 * language. `unsure`: they may be, and may as well be Windows-1252; nothing tells.
 */
export function isWindows1258(head: Buffer): boolean | 'unsure' {
  const text = iconv.decode(head, 'windows-1258');
  if (text.includes('\ufffd')) return false;
  for (const character of text.normalize('NFC')) {
    if (character < '\u0080' || SIGNS.test(character)) continue;
    if (!VIETNAMESE.test(character.toLowerCase())) return false;
  }
  // đ, ơ, ư and ă stand where Western Europe has ð, õ, ý and ã: they alone prove nothing.
  if (SURE_TONE.test(text)) return true;
  return TONE.test(text) || /[đơưĐƠƯ]/u.test(text) ? 'unsure' : false;
}

/** More letters beyond ASCII than this follow each other in no Western European word. */
const LETTERS_IN_A_ROW = /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ffŒœŠšŽžŸ]{3}/u;
/** A sign where a word of Western Europe has none, or a capital after a small letter: another code page read as this one. */
const BROKEN_WORD =
  /\p{L}[¡¢£¤¥¦§¨©«¬®¯°±²³´µ¶¸¹º»¼½¾¿ƒˆ˜†‡‰‹›€™…•‚„“”][\p{Ll}\u00df-\u00ff]|[\p{Ll}][\u00c0-\u00d6\u00d8-\u00deŠŽŸŒ]|[¡¢£¤¥¦¨©¬¯±²³¶¸¹º¼½¾][a-z]/u;

/** Whether bytes read as Windows-1252 are words of Western Europe, with nothing in them that no such word has. */
export function isWindows1252(head: Buffer): boolean {
  if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].some((byte) => head.includes(byte))) return false;
  const text = iconv.decode(head, 'windows-1252');
  return !LETTERS_IN_A_ROW.test(text) && !BROKEN_WORD.test(text);
}

/** Two-byte characters of GB18030 that have to lie in GB 2312, which has all that usual Chinese needs. */
const USUAL_SHARE = 0.8;

/** Whether bytes that are valid GB18030 are also usual Chinese; Big5 and others are valid by chance, with rare characters all over. */
export function isUsualChinese(head: Buffer): boolean {
  let [usual, rare] = [0, 0];
  for (let at = 0; at + 1 < head.length; at += 1) {
    const [lead = 0, trail = 0] = [head[at], head[at + 1]];
    if (lead < 0x81) continue;
    at += 1;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) usual += 1;
    else rare += 1;
  }
  return usual >= (usual + rare) * USUAL_SHARE;
}
