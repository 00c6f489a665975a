const TERM_FORMS: readonly RegExp[] = [
  /^https?:\/\/(?:ref|ns)\.gs1\.org\/cbv\/(?:BizStep|Disp|BTT|SDT|ER)-(?<word>.+)$/i,
  /^cbv:(?:BizStep|Disp|BTT|SDT|ER)-(?<word>.+)$/i,
  /^urn:epcglobal:cbv:(?:bizstep|disp|btt|sdt|er):(?<word>.+)$/i,
];

/** A term of the Core Business Vocabulary as a bare word, however it was written; anything else as it stands. */
export function bareTerm(text: string): string {
  for (const form of TERM_FORMS) {
    const word = form.exec(text)?.groups?.['word'];
    if (word !== undefined) return word;
  }
  return text;
}
