import { LANGUAGES } from '../../access/person-store.ts';
import type { Language } from '../../access/person-store.ts';
import { PASSWORD_LEAST, PASSWORD_MOST } from '../../access/password.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { Words } from './words.ts';

/** What a form shows again after it was refused; never the password. */
export interface Shown {
  readonly fault: string | null;
  readonly login?: string;
  readonly name?: string;
  readonly firm?: string;
}

export function signInForm(words: Words, shown: Shown): Html {
  return framed({ words, title: words.signIn, says: null, action: '/sign-in' }, shown, [
    loginField(words, shown.login ?? ''),
    html`<label for="password">${words.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required />
      <button>${words.signIn}</button>`,
  ]);
}

export function setUpForm(
  words: Words,
  form: Shown & { token: string; language: Language; asksFirm: boolean },
): Html {
  return framed({ words, title: words.setUp, says: words.setUpSays, action: '/set-up' }, form, [
    html`<input type="hidden" name="token" value="${form.token}" />
      <label for="name">${words.name}</label>
      <input
        id="name"
        name="name"
        autocomplete="name"
        maxlength="120"
        value="${form.name ?? ''}"
        required
      />`,
    loginField(words, form.login ?? ''),
    newPassword(words),
    languageField(words, form.language),
    form.asksFirm ? firmField(words, form.firm ?? '') : null,
    html`<button>${words.setUpDo}</button>`,
  ]);
}

export function joinForm(
  words: Words,
  form: Shown & { token: string; language: Language; login: string },
): Html {
  return framed({ words, title: words.join, says: words.joinSays, action: '/join' }, form, [
    html`<input type="hidden" name="token" value="${form.token}" />
      <label for="login">${words.login}</label>
      <input id="login" value="${form.login}" autocomplete="username" readonly />`,
    newPassword(words),
    languageField(words, form.language),
    html`<button>${words.joinDo}</button>`,
  ]);
}

/** One card in the middle, under the mark, as the app's own way in looks. */
export function entryCard(holds: Html): Html {
  return html`<main class="entry">
    <div class="card">
      <a class="mark" href="/"><img src="/icon.svg" alt="" width="22" height="22" />lotproof</a>
      ${holds}
    </div>
  </main>`;
}

interface Frame {
  readonly words: Words;
  readonly title: string;
  readonly says: string | null;
  readonly action: string;
}

function framed(
  { words, title, says, action }: Frame,
  { fault, token }: Shown & { token?: string },
  fields: readonly (Html | null)[],
): Html {
  return entryCard(
    html`${languageLinks(words, action, token)}
      <h1>${title}</h1>
      ${says === null ? null : html`<p class="soft">${says}</p>`}
      ${fault === null ? null : html`<p class="fault" role="alert">${fault}</p>`}
      <form method="post" action="${action}">${fields}</form>`,
  );
}

/** The same page in the other language, before anything is typed. */
function languageLinks(words: Words, action: string, token: string | undefined): Html {
  return html`<nav class="languages" aria-label="${words.language}">
    ${LANGUAGES.map((one) => {
      const query = new URLSearchParams({ ...(token === undefined ? {} : { token }), language: one });
      const lang = one === 'zh' ? 'zh-Hans' : one;
      return one === words.of
        ? html`<span lang="${lang}" aria-current="true">${LANGUAGE_NAMES[one]}</span>`
        : html`<a lang="${lang}" href="${`${action}?${query.toString()}`}">${LANGUAGE_NAMES[one]}</a>`;
    })}
  </nav>`;
}

function loginField(words: Words, login: string): Html {
  return html`<label for="login">${words.login}</label>
    <input
      id="login"
      name="login"
      type="email"
      autocomplete="username"
      maxlength="200"
      value="${login}"
      required
    />`;
}

function newPassword(words: Words): Html {
  return html`<label for="password">${words.password}</label>
    <input
      id="password"
      name="password"
      type="password"
      autocomplete="new-password"
      minlength="${PASSWORD_LEAST}"
      maxlength="${PASSWORD_MOST}"
      aria-describedby="password-rule"
      required
    />
    <p class="hint" id="password-rule">${words.passwordRule}</p>`;
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };

function languageField(words: Words, chosen: Language): Html {
  return html`<label for="language">${words.language}</label>
    <select id="language" name="language">
      ${LANGUAGES.map(
        (one) =>
          html`<option value="${one}" ${one === chosen ? html`selected` : null}>
            ${LANGUAGE_NAMES[one]}
          </option>`,
      )}
    </select>`;
}

function firmField(words: Words, firm: string): Html {
  return html`<label for="firm">${words.firmName}</label>
    <input id="firm" name="firm" autocomplete="organization" maxlength="200" value="${firm}" />
    <p class="hint">${words.firmHint}</p>`;
}
