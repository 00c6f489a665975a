import type { FastifyReply } from 'fastify';
import { sendAlone, styleWithin } from './page-alone.ts';
import type { PageAlone } from './page-alone.ts';

/** One small stylesheet in the page itself, as on the page behind a label's code. */
const STYLE = styleWithin(
  ':root{color-scheme:light dark;--ink:#1d2126;--soft:#565e68;--paper:#fff;--line:#d5dae0;--go:#0b5cad;--on:#fff;--warn:#8a2b06;--warnpaper:#fdf0e9;--good:#0d5c4b}' +
    '@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a9b1bb;--paper:#16191d;--line:#3a4149;--go:#7db8f5;--on:#0d1721;--warn:#ffb38f;--warnpaper:#3a2015;--good:#62c9ac}}' +
    '*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}' +
    'main{max-width:40rem;margin:0 auto;padding:1.25rem}h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 1rem}h2{font-size:1.125rem;margin:1.75rem 0 .5rem}' +
    'p{margin:.4rem 0}dl{margin:1rem 0;border-top:1px solid var(--line)}dl div{padding:.6rem 0;border-bottom:1px solid var(--line)}dt{color:var(--soft);font-size:.9rem}dd{margin:0}' +
    'code{font:.875rem/1.4 ui-monospace,monospace}a{color:var(--go)}.soft{color:var(--soft);font-size:.9rem}' +
    '.warn{background:var(--warnpaper);color:var(--warn);border:1px solid;border-radius:.4rem;padding:.6rem .75rem;font-weight:600}.good{color:var(--good);border:1px solid;border-radius:.4rem;padding:.6rem .75rem;font-weight:600}' +
    'nav{text-align:right}nav a{display:inline-block;padding:.6rem 0;min-height:1.5rem}.do,button{display:inline-block;font:inherit;font-weight:600;padding:.7rem 1.1rem;border-radius:.4rem;border:0;background:var(--go);color:var(--on);text-decoration:none;cursor:pointer}' +
    '.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem;overflow-wrap:break-word}caption{text-align:start;font-weight:600;padding:.6rem 0 .2rem}th,td{text-align:left;vertical-align:top;padding:.45rem .6rem .45rem 0;border-bottom:1px solid var(--line)}th{color:var(--soft);font-weight:600;font-size:.9rem}td.n,th.n{text-align:right;padding-right:0}' +
    'form{display:grid;gap:1rem;margin:1rem 0}fieldset{border:0;padding:0;margin:0;display:grid;gap:.25rem}legend,label{font-weight:600;padding:0}label.pick{font-weight:400;display:flex;gap:.6rem;align-items:center;padding:.45rem 0;min-height:2.75rem}' +
    '.pick input{width:1.25rem;height:1.25rem;flex:none}.field{display:grid;gap:.25rem}input,textarea,select{font:inherit;padding:.6rem .7rem;border-radius:.4rem;border:1px solid var(--soft);background:var(--paper);color:var(--ink);width:100%;min-width:0}textarea{min-height:5rem}' +
    '.counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem}:focus-visible{outline:2px solid var(--go);outline-offset:2px}',
);

/**
 * The address of such a page is a secret: it is told to no other site, kept by no cache and found by no search engine. Files add a
 * sandbox, so that one that is opened in the browser can do nothing in our name.
 */
const SECRET_ADDRESS: Readonly<Record<string, string>> = {
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'cache-control': 'no-store',
};
export const SECRET_FILE: Readonly<Record<string, string>> = {
  ...SECRET_ADDRESS,
  'content-security-policy': "default-src 'none'; sandbox",
};

/** Sends a page that a link opens. */
export function sendOutside(reply: FastifyReply, page: PageAlone): FastifyReply {
  return sendAlone(reply, STYLE, page, SECRET_ADDRESS);
}
