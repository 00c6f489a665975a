import { isObject } from './plain.ts';
import { html } from './html.ts';
import type { Piece } from './html.ts';
import type { PackFacts, PackFile } from './pack-facts.ts';
import type { PackRecord } from './pack-records.ts';
import { says } from './pack-words.ts';
import type { PackWord } from './pack-words.ts';
import { head, numberHead, wideTable } from './page-table.ts';
import { wordOf } from './words.ts';
import type { Language } from './words.ts';

const ACTS = { record: 'actRecord', correct: 'actCorrect', withdraw: 'actWithdraw' } as const;

/** Every record as it stands, with its entries: who recorded it when, and why it was changed. */
export function recordsPage(language: Language, { records }: PackFacts): Piece {
  const byKind = [...Map.groupBy(records, ({ kind }) => kind)];
  const index = byKind.map(
    ([kind, list]) =>
      html`<li><a href="#${kind}">${wordOf(language, 'kinds', kind)}</a> (${list.length})</li>`,
  );
  return html`<ul>
      ${index}
    </ul>
    ${byKind.map(
      ([kind, list]) =>
        html`<h2 id="${kind}">${wordOf(language, 'kinds', kind)}</h2>
          ${list.map((record) => recordCard(language, record))}`,
    )}`;
}

function recordCard(language: Language, { kind, id, label, body, entries }: PackRecord): Piece {
  const rows = entries.map(
    ({ sequence, at, actor, action, reason }) =>
      html`<tr>
        <td class="number">${sequence}</td>
        <td>${at}</td>
        <td>${actor}</td>
        <td>${says(language, ACTS[action])}</td>
        <td>${reason}</td>
      </tr>`,
  );
  const heads = (['recordedAt', 'by', 'act', 'reason'] as const).map((word) => head(says(language, word)));
  return html`<article id="${kind}:${id}">
    <h3>${label}${label === id ? null : html` <span class="soft">[${id}]</span>`}</h3>
    ${bodyList(language, body)} ${wideTable([numberHead(says(language, 'entry')), ...heads], rows)}
  </article> `;
}

function bodyList(language: Language, body: unknown): Piece {
  const fields = isObject(body) ? Object.entries(body) : [];
  return html`<dl>
    ${fields.map(
      ([name, value]) =>
        html`<dt>${wordOf(language, 'field', name)}</dt>
          <dd>${valuePiece(language, value)}</dd>`,
    )}
  </dl>`;
}

function valuePiece(language: Language, value: unknown): Piece | string {
  if (Array.isArray(value)) {
    if (value.every((one) => !isObject(one))) return value.map((one) => plainText(language, one)).join(', ');
    return html`${value.map((one) => bodyList(language, one))}`;
  }
  return isObject(value) ? bodyList(language, value) : plainText(language, value);
}

function plainText(language: Language, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean')
    return wordOf(language, 'choice', String(value));
  return typeof value === 'number' ? String(value) : '';
}

const FILE_STATES: Readonly<Record<PackFile['state'], PackWord>> = {
  here: 'fileHere',
  'not-kept': 'fileNotKept',
  gone: 'fileGone',
  removed: 'fileRemoved',
  altered: 'fileAltered',
  withheld: 'fileWithheld',
};
/** Pictures that a browser shows and that cannot run anything. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/** The files on record: those that are here with a way to open them, the others with why they are not. */
export function filesPage(language: Language, { files }: PackFacts): Piece {
  if (files.length === 0) return html`<p>${says(language, 'fileNone')}</p>`;
  return html`${files.map((file) => fileCard(language, file))}`;
}

function fileCard(language: Language, file: PackFile): Piece {
  const { name, sizeBytes, sha256, state, mediaType } = file;
  const path = `../${filePath(file)}`;
  const isHere = state === 'here';
  const picture = isHere && PICTURES.has(mediaType) ? html`<p><img src="${path}" alt="${name}" /></p>` : null;
  return html`<article>
    <h3>${isHere ? html`<a href="${path}" download>${name}</a>` : name}</h3>
    ${picture}
    <dl>
      <dt>${says(language, 'state')}</dt>
      <dd>
        ${isHere ? says(language, 'fileHere') : html`<span class="missing">${says(language, FILE_STATES[state])}</span>`}
      </dd>
      <dt>${says(language, 'size')}</dt>
      <dd>${sizeBytes}</dd>
      <dt>${says(language, 'hash')}</dt>
      <dd class="hash">${sha256}</dd>
    </dl>
  </article> `;
}

/** Where a file lies in the pack: a name that every file system takes, unique by its hash. */
export function filePath({ name, sha256 }: Pick<PackFile, 'name' | 'sha256'>): string {
  const safe = name
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(-80);
  return `files/${sha256.slice(0, 16)}-${safe === '' ? 'file' : safe}`;
}
