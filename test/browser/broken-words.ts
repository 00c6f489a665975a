import type { Page } from 'playwright-core';

/** Texts in the tables of a page, and the words among them that begin on one line and end on another. */
export interface LookedAt {
  readonly looked: readonly string[];
  readonly broken: readonly string[];
}

/**
 * Looks at every text in a table that somebody sees, however deep it stands. Chinese may be broken between any two characters, and codes behind
 * a hyphen or another mark; letters and digits that stand together may not.
 */
export async function wordsInTables(page: Page): Promise<LookedAt> {
  return page.evaluate<LookedAt>(`(() => {
    const looked = [], broken = [];
    const isSeen = (element) => {
      for (let at = element; at.tagName !== 'TABLE'; at = at.parentElement)
        if (getComputedStyle(at).clipPath !== 'none') return false;
      return element.checkVisibility();
    };
    for (const table of document.querySelectorAll('table')) {
      const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode;
        if (text.data.trim() === '' || !isSeen(text.parentElement)) continue;
        looked.push(text.data.trim());
        for (const { 0: word, index } of text.data.matchAll(/(?:(?!\\p{Script=Han})[\\p{L}\\p{M}\\p{N}_])+/gu)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
        }
      }
    }
    return { looked, broken };
  })()`);
}
