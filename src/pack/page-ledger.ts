import type { PackEntry } from './pack-records.ts';
import { document } from './page-frame.ts';
import { html } from './html.ts';
import type { Piece } from './html.ts';
import type { SignedCheckpoint } from './checkpoint-make.ts';
import type { PackFacts } from './pack-facts.ts';
import { says } from './pack-words.ts';
import type { PackWord } from './pack-words.ts';
import { head, numberHead, wideTable } from './page-table.ts';
import { wordOf } from './words.ts';
import type { Language } from './words.ts';

/** The entries that the pack rests on, and the checkpoint they are proven by. */
export function ledgerPage(language: Language, facts: PackFacts, checkpoint: SignedCheckpoint): Piece {
  const entries = facts.records
    .flatMap((record) => record.entries)
    .sort((left, right) => left.sequence - right.sequence);
  const row = (word: PackWord, value: string): Piece =>
    html`<dt>${says(language, word)}</dt>
      <dd class="hash">${value}</dd>`;
  return html`<p>${says(language, 'ledgerSays')}</p>
    <dl>
      ${row('position', String(checkpoint.position))}${row('recordedUntil', checkpoint.recordedAt)}${row('root', checkpoint.merkleRoot)}${row('key', checkpoint.signingKey)}
    </dl>
    <p>
      ${entries.length} ${says(language, 'entriesOf')} ${checkpoint.position}
      ${says(language, 'entriesTotal')}
    </p>
    ${entryTable(language, entries)}`;
}

function entryTable(language: Language, entries: readonly PackEntry[]): Piece {
  const heads = (['recordedAt', 'kindWord', 'name', 'hash'] as const).map((word) =>
    head(says(language, word)),
  );
  const rows = entries.map(({ sequence, at, kind, record, hash, commitment }) => {
    const texts = [at, wordOf(language, 'kind', kind), record].map((text) => html`<td>${text}</td>`);
    return html`<tr>
      <td class="number">${sequence}</td>
      ${texts}
      <td class="hash">
        ${commitment === undefined ? hash : html`<span class="missing">${says(language, 'withheld')}</span> ${commitment}`}
      </td>
    </tr>`;
  });
  return wideTable([numberHead(says(language, 'entry')), ...heads], rows);
}

/** The first page: which language, and the way to the check. */
export function coverPage(facts: PackFacts): string {
  const title = facts.story.thing.label;
  const go = (to: string, language: Language, word: PackWord): Piece =>
    html`<a class="go" href="${to}" lang="${language === 'zh' ? 'zh-CN' : 'en'}"
      ><strong>${says(language, word)}</strong><br />${says(language, 'lead')}</a
    >`;
  return document({
    language: 'en',
    title: `${says('en', 'title')} · ${title}`,
    style: 'style.css',
    body: html`<main class="cover">
      <div>
        <h1>${says('en', 'title')} · <span lang="zh-CN">${says('zh', 'title')}</span></h1>
        <p>
          <strong>${title}</strong>${facts.firm === null ? null : ` · ${facts.firm}`} ·
          ${facts.at.slice(0, 10)}
        </p>
      </div>
      <div class="two">${go('en/summary.html', 'en', 'title')}${go('zh/summary.html', 'zh', 'title')}</div>
      <p>
        <a href="verify.html">${says('en', 'verify')} · <span lang="zh-CN">${says('zh', 'verify')}</span></a>
      </p>
    </main>`,
  });
}

/** The page that checks the pack it lies in, or any other. Both languages, since it is one page. */
export function verifyPage(): string {
  const both = (word: PackWord): Piece =>
    html`<p>${says('en', word)}</p>
      <p lang="zh-CN">${says('zh', word)}</p>`;
  const label = (word: PackWord): Piece =>
    html`${says('en', word)} · <span lang="zh-CN">${says('zh', word)}</span>`;
  return document({
    language: 'en',
    title: `${says('en', 'verify')} · ${says('zh', 'verify')}`,
    style: 'style.css',
    script: 'verify.js',
    body: html`<main>
      <h1>${label('verify')}</h1>
      ${both('verifySays')}
      <noscript><div class="box warn">${both('verifyScript')}</div></noscript>
      <div class="screen">
        <label for="file">${label('verifyFile')}</label><input type="file" id="file" accept=".zip" />
        <label for="folder">${label('verifyFolder')}</label><input type="file" id="folder" webkitdirectory />
      </div>
      <h2>${label('state')}</h2>
      <div id="verdict" aria-live="polite"></div>
      ${both('verifyCommand')}
      <p><code>lotproof pack verify FILE.zip</code></p>
      ${both('keySays')}
      <p>
        <a href="en/summary.html">${says('en', 'summary')}</a> ·
        <a href="zh/summary.html" lang="zh-CN">${says('zh', 'summary')}</a>
      </p>
    </main>`,
  });
}
