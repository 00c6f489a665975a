/** Encodings that delimited files come in. */
export const ENCODINGS = ['utf8', 'utf16le', 'utf16be', 'gb18030', 'windows-1258', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];
