import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Language } from '../../access/person-store.ts';
import { LANGUAGE_TAGS } from './frame.ts';
import { html, Html } from './html.ts';

/** A stylesheet within its page, and the policy that lets exactly this one in. */
interface StyleWithin {
  readonly element: Html;
  readonly policy: string;
}

/** The policy names the digest of exactly what stands between the tags of the element, which is one value for that. */
export function styleWithin(style: string): StyleWithin {
  return {
    element: new Html(`<style>${style}</style>`),
    policy: [
      "default-src 'none'",
      `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

const OTHER: Readonly<Record<Language, { language: Language; says: string }>> = {
  en: { language: 'zh', says: '中文' },
  zh: { language: 'en', says: 'English' },
};

export interface PageAlone {
  readonly language: Language;
  /** Address of the page without its language; null: it has no other. */
  readonly path: string | null;
  readonly status: number;
  readonly title: string;
  readonly main: Html;
}

/** Sends a page for people without an account: one file, no script, nothing from elsewhere, and it tells no other site of itself. */
export function sendAlone(
  reply: FastifyReply,
  style: StyleWithin,
  { language, path, status, title, main }: PageAlone,
  headers: Readonly<Record<string, string>> = {},
): FastifyReply {
  const other = OTHER[language];
  const text = html`<!doctype html>
    <html lang="${LANGUAGE_TAGS[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${style.element}
      </head>
      <body>
        <main>
          ${path === null ? null : html`<nav><a href="${path}?lang=${other.language}" lang="${LANGUAGE_TAGS[other.language]}">${other.says}</a></nav>`}
          ${main}
        </main>
      </body>
    </html>`;
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': style.policy,
      'content-language': LANGUAGE_TAGS[language],
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      ...headers,
      vary: 'accept-language',
    })
    .send(text.text);
}

/** Names and values, one below the other; what is null is left out. */
export function factList(rows: readonly (readonly [string, string | Html | null])[]): Html {
  return html`<dl>
    ${rows.map(([name, value]) =>
      value === null
        ? null
        : html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
    )}
  </dl>`;
}

/** That a file is kept and not shown, under its name; programs that know no other letters get plain ones. */
export function attachedAs(name: string): string {
  return `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
