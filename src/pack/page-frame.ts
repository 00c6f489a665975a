import { html } from './html.ts';
import type { Piece } from './html.ts';
import { says } from './pack-words.ts';
import type { Language } from './words.ts';

/** The pages of a pack, in reading order. */
const PAGES = ['summary', 'recall', 'story', 'scope', 'records', 'files', 'ledger'] as const;
export type Page = (typeof PAGES)[number];

/** The pages that this one has: that of a recall only where it is about one. */
export function pagesOf({ recall }: { readonly recall: unknown }): readonly Page[] {
  return PAGES.filter((page) => page !== 'recall' || recall !== null);
}

export interface Framed {
  readonly language: Language;
  readonly page: Page;
  /** All pages of the pack. */
  readonly pages: readonly Page[];
  readonly title: string;
  /** Where things stand, at the foot of every page that is printed. */
  readonly foot: string;
  readonly main: Piece;
}

/** A page with its way around. Everything it names lies in the pack; it works without a network and without a script. */
export function framed({ language, page, pages, title, foot, main }: Framed): string {
  const other = language === 'en' ? 'zh' : 'en';
  const entry = (to: Page): Piece =>
    html`<a href="${to}.html" ${to === page ? html` aria-current="page"` : null}>${says(language, to)}</a>`;
  return document({
    language,
    title: `${says(language, page)} · ${title}`,
    style: '../style.css',
    body: html`<header>
        <p class="mark">${says(language, 'title')} <strong>${title}</strong></p>
        <nav aria-label="${says(language, 'contents')}">
          ${pages.map(entry)}<a href="../verify.html">${says(language, 'verify')}</a
          ><a href="../summary-${language}.pdf">${says(language, 'print')}</a
          ><a href="../${other}/${page}.html" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other}"
            >${says(language, 'language')}</a
          >
        </nav>
      </header>
      <main>
        <h1>${says(language, page)}</h1>
        ${main}
      </main>
      <footer>${foot}</footer>`,
  });
}

/** A whole document in which nothing is inline and nothing comes from elsewhere. */
export function document(of: {
  language: Language;
  title: string;
  style: string;
  body: Piece;
  script?: string;
}): string {
  const script = of.script === undefined ? null : html`<script src="${of.script}" defer></script>`;
  return html`<!doctype html>
    <html lang="${of.language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${of.title}</title>
        <link rel="stylesheet" href="${of.style}" />
        ${script}
      </head>
      <body>
        ${of.body}
      </body>
    </html> `.text;
}
