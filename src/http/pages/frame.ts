import type { FastifyReply } from 'fastify';
import type { Language } from '../../access/person-store.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

export interface Page {
  readonly title: string;
  readonly language: Language;
  readonly main: Html;
  /** Of the bar above; none: the page is one card, as the app's own way in. */
  readonly links: readonly { readonly says: string; readonly to: string }[];
}

export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-Hans' };

function bar(links: Page['links']): Html {
  return html`<header class="bar">
    <a class="mark" href="/">lotproof</a>
    <nav>${links.map(({ says, to }) => html`<a href="${to}">${says}</a>`)}</nav>
  </header>`;
}

/** The whole page around what it says. */
function pageText({ title, language, main, links }: Page): string {
  return html`<!doctype html>
    <html lang="${LANGUAGE_TAGS[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · lotproof</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        ${links.length === 0 ? null : bar(links)} ${main}
      </body>
    </html>`.text;
}

export function sendPage(reply: FastifyReply, page: Page, status = 200): FastifyReply {
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('content-language', LANGUAGE_TAGS[page.language])
    .header('vary', 'accept-language, cookie')
    .send(pageText(page));
}
