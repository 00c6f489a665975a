import type { FastifyReply } from 'fastify';
import type { PublicLabel } from '../../domain/label/label-public.ts';
import type { PublicRecall } from '../../domain/recall/recall-public.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { factList, sendAlone, styleWithin } from './page-alone.ts';
import type { PageAlone } from './page-alone.ts';
import type { PublicWords } from './public-label-words.ts';

/** One small stylesheet in the page itself: a phone with a bad connection fetches one thing, once. */
const STYLE = styleWithin(
  ':root{color-scheme:light dark;--ink:#1d2126;--soft:#565e68;--paper:#fff;--line:#d5dae0;--go:#0b5cad;--warn:#8a2b06;--warnpaper:#fdf0e9}' +
    '@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a9b1bb;--paper:#16191d;--line:#3a4149;--go:#7db8f5;--warn:#ffb38f;--warnpaper:#3a2015}}' +
    'body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}' +
    'main{max-width:34rem;margin:0 auto;padding:1.25rem}h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 1rem}h2{font-size:1.0625rem;margin:1.5rem 0 .25rem}' +
    'p{margin:.25rem 0}dl{margin:0;border-top:1px solid var(--line)}dl div{padding:.6rem 0;border-bottom:1px solid var(--line)}dt{color:var(--soft);font-size:.9rem}dd{margin:0}' +
    'a{color:var(--go)}.soft{color:var(--soft);font-size:.9rem}.warn{background:var(--warnpaper);color:var(--warn);border:1px solid;border-radius:.4rem;padding:.6rem .75rem;font-weight:600}' +
    'nav{text-align:right}nav a,.ask a{display:inline-block;padding:.6rem 0;min-height:1.5rem}form{margin-top:1.5rem;display:grid;gap:.4rem}' +
    'input,button{font:inherit;padding:.6rem .7rem;border-radius:.4rem;border:1px solid var(--soft);background:var(--paper);color:var(--ink);min-width:0}' +
    'input{font-family:ui-monospace,monospace;text-transform:uppercase}button{background:var(--go);color:var(--paper);border-color:var(--go);cursor:pointer}',
);

/** Sends a public page. Nothing in it tells one answer's code from another's. */
export function sendPublic(reply: FastifyReply, page: PageAlone): FastifyReply {
  return sendAlone(reply, STYLE, page);
}

/** What is known of the batch. Every fact that is not shown is left out; safety always says what this page cannot know. */
export function labelPage(words: PublicWords, label: PublicLabel, recalls: readonly PublicRecall[]): Html {
  return html`<h1>${label.product}</h1>
    ${recalls.map((recall) => recalled(words, recall))}
    ${factList([
      [words.batch, label.batch],
      [words.who, label.who],
      [words.where, label.where],
      [words.when, label.when],
    ])}
    <h2>${words.standing}</h2>
    ${standing(words, label, recalls.length > 0)}
    <h2>${words.ask}</h2>
    ${ask(words, label)}
    <p class="soft">${words.from}</p>`;
}

/** The first thing on the page: that it is recalled, and what to do. */
function recalled(words: PublicWords, { title, declaredOn, extent, advice, remedies }: PublicRecall): Html {
  return html`<section class="warn" role="alert">
    <h2>${extent === 'all' ? words.recalled : words.recalledInPart}</h2>
    <p>${title} (${declaredOn})</p>
    <p>${extent === 'all' ? words.recalledSays : words.recalledInPartSays}</p>
    ${advice === null ? null : html`<p>${advice}</p>`}
    ${
      remedies.length === 0
        ? null
        : html`<p>${words.offered}: ${remedies.map((remedy) => words.remedy[remedy]).join(', ')}.</p>`
    }
  </section>`;
}

/** What the page knows of holds and recalls: it never says that nothing is the matter. */
function standing(words: PublicWords, { isHeld }: PublicLabel, isRecalled: boolean): Html {
  const hold =
    isHeld === null ? null : isHeld ? html`<p class="warn">${words.held}</p>` : html`<p>${words.notHeld}</p>`;
  return html`${hold} ${isRecalled ? null : html`<p>${words.notRecalled}</p>`}
    <p>${words.recalls} <a href="https://www.cpsc.gov/Recalls" rel="noreferrer">${words.recallsLink}</a></p>`;
}

function ask(words: PublicWords, { contact, phone, email, website, address }: PublicLabel): Html {
  const ways = [
    contact === null ? null : html`<p>${contact}</p>`,
    phone === null ? null : html`<p><a href="tel:${phone.replaceAll(/[^\d+]/g, '')}">${phone}</a></p>`,
    email === null ? null : html`<p><a href="mailto:${email}">${email}</a></p>`,
    website === null ? null : html`<p>${website}</p>`,
    address === null ? null : html`<p>${address}</p>`,
  ].filter((one) => one !== null);
  if (ways.length === 0) return html`<p>${words.askMissing}</p>`;
  return html`<div class="ask">
    <p>${words.askSays}</p>
    ${ways}
  </div>`;
}

/** Where a code is typed in. */
export function codeForm(words: PublicWords, firm: string): Html {
  return html`<form action="/l/${firm}" method="get">
    <label for="code">${words.code}</label
    ><input
      id="code"
      name="code"
      maxlength="40"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      placeholder="XXXX-XXXX-XXXX"
    /><button>${words.look}</button>
  </form>`;
}
