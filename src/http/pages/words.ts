import type { Language } from '../../access/person-store.ts';
import { PASSWORD_LEAST } from '../../access/password.ts';

/** What the pages say, in each language. */
export interface Words {
  /** The language they are in. */
  readonly of: Language;
  readonly tagline: string;
  readonly served: string;
  readonly docs: string;
  readonly document: string;
  readonly health: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly signedInAs: string;
  readonly firms: string;
  readonly noFirms: string;
  readonly notYet: string;
  readonly login: string;
  readonly password: string;
  readonly passwordRule: string;
  readonly name: string;
  readonly language: string;
  readonly firmName: string;
  readonly firmHint: string;
  readonly setUp: string;
  readonly setUpSays: string;
  readonly setUpDo: string;
  readonly join: string;
  readonly joinSays: string;
  readonly joinDo: string;
  readonly linkEnded: string;
  readonly linkEndedSays: string;
  readonly wrong: string;
  readonly wait: (seconds: string) => string;
  readonly loginTaken: string;
  readonly incomplete: string;
  readonly failed: string;
  readonly home: string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    of: 'en',
    tagline: 'The batch record of a firm, any code, and what a suspect lot touched.',
    served: 'This server answers the lotproof API.',
    docs: 'How to use the API',
    document: 'OpenAPI 3.1 document',
    health: 'Is it ready?',
    signIn: 'Sign in',
    signOut: 'Sign out',
    signedInAs: 'Signed in as',
    firms: 'Your firms',
    noFirms: 'You belong to no firm yet.',
    notYet: 'Nobody has signed up yet. The owner does, by the link printed where the server was started.',
    login: 'E-mail address',
    password: 'Password',
    passwordRule: `At least ${String(PASSWORD_LEAST)} characters. A few words are better than one; no repeated characters, not your e-mail address.`,
    name: 'Your name',
    language: 'Language',
    firmName: 'Name of your firm',
    firmHint: 'Makes an empty firm to record in. Leave it out to make one later.',
    setUp: 'Set up lotproof',
    setUpSays: 'You become the owner of this installation. This link works once.',
    setUpDo: 'Become the owner',
    join: 'Choose a password',
    joinSays: 'You will sign in with this e-mail address and the password that you choose now.',
    joinDo: 'Save and sign in',
    linkEnded: 'This link has ended',
    linkEndedSays:
      'It was used already, or is too old. Ask an owner of the firm for a new one, or start the server again for a new first link.',
    wrong: 'The e-mail address or the password is wrong.',
    wait: (seconds) => `Too many attempts. Wait ${seconds} seconds, then try again.`,
    loginTaken: 'Somebody has this e-mail address already.',
    incomplete: 'Please fill in every field.',
    failed: 'That did not work. Try again.',
    home: 'Start page',
  },
  zh: {
    of: 'zh',
    tagline: '企业批次记录；任意编码查询；可疑批次影响范围。',
    served: '本服务器提供 lotproof API。',
    docs: 'API 使用说明（英文）',
    document: 'OpenAPI 3.1 文档',
    health: '服务是否就绪',
    signIn: '登录',
    signOut: '退出登录',
    signedInAs: '当前用户',
    firms: '您的企业',
    noFirms: '您尚未加入任何企业。',
    notYet: '尚无人注册。请所有者使用启动服务器时终端显示的链接注册。',
    login: '电子邮箱',
    password: '密码',
    passwordRule: `至少 ${String(PASSWORD_LEAST)} 个字符，建议由几个词组成；不可重复少数字符，不可与邮箱相同。`,
    name: '姓名',
    language: '语言',
    firmName: '企业名称',
    firmHint: '将建立一个空的企业账簿。也可留空，以后再建。',
    setUp: '初次设置 lotproof',
    setUpSays: '您将成为本系统的所有者。此链接只能使用一次。',
    setUpDo: '成为所有者',
    join: '设置密码',
    joinSays: '今后您用此邮箱和现在设置的密码登录。',
    joinDo: '保存并登录',
    linkEnded: '链接已失效',
    linkEndedSays: '该链接已使用过或已过期。请向企业所有者索取新链接；首次设置的链接可重新启动服务器获得。',
    wrong: '邮箱或密码不正确。',
    wait: (seconds) => `尝试次数过多，请等待 ${seconds} 秒后再试。`,
    loginTaken: '该邮箱已被使用。',
    incomplete: '请填写所有栏目。',
    failed: '操作未成功，请重试。',
    home: '首页',
  },
};

/** The language that a browser's Accept-Language header likes best of those there are; English for want of any. */
export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part, order) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters
      .map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1])
      .find((one) => one !== undefined);
    return { language: languageOf(tag), quality: quality === undefined ? 1 : Number(quality), order };
  });
  const known = wanted.filter(({ language, quality }) => language !== null && quality > 0);
  known.sort((left, right) => right.quality - left.quality || left.order - right.order);
  return known[0]?.language ?? 'en';
}

function languageOf(tag: string): Language | null {
  const [primary] = tag.split('-');
  return primary === 'en' || primary === 'zh' ? primary : null;
}
