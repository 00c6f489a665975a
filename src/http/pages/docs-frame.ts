import type { FastifyReply } from 'fastify';
import type { Operation } from '../../operation/operation.ts';
import { nounOf } from '../openapi.ts';
import { sendPage } from './frame.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** Nouns in reading order, with their operations. */
export function nounsOf(operations: readonly Operation[]): Map<string, Operation[]> {
  return Map.groupBy(operations, nounOf);
}

/** `material-lot` as people write it. */
export function nounTitle(noun: string): string {
  const words = noun.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A page of the API reference, with the list of nouns beside it. */
export function sendDocs(
  reply: FastifyReply,
  page: { title: string; here: string; nouns: readonly string[]; main: Html },
): FastifyReply {
  const entry = (to: string, says: string): Html =>
    html`<li><a href="${to}" ${to === page.here ? html`aria-current="page"` : null}>${says}</a></li>`;
  const list = html`<ul>
    ${entry('/docs', 'Using the API')}${page.nouns.map((noun) => entry(`/docs/${noun}`, nounTitle(noun)))}
  </ul>`;
  // Open on a wide screen by its style; on a telephone the reader opens it.
  const main = html`<div class="book">
    <nav aria-label="Reference">
      <details class="contents">
        <summary>Contents</summary>
        ${list}
      </details>
      <div class="beside">${list}</div>
    </nav>
    <main>${page.main}</main>
  </div>`;
  const links = [
    { says: 'OpenAPI document', to: '/openapi.json' },
    { says: 'Sign in', to: '/sign-in' },
  ];
  return sendPage(reply, { title: page.title, language: 'en', main, links });
}
