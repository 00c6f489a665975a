import type { Language } from '../../access/person-store.ts';

/** What the pages behind links for people outside say. */
export interface OutsideWords {
  readonly ended: string;
  readonly endedSays: string;
  readonly tooMany: string;
  readonly tooManySays: string;
  readonly evidence: string;
  readonly evidenceSays: (firm: string) => string;
  readonly about: Readonly<Record<string, string>>;
  readonly forWhom: string;
  readonly until: string;
  readonly file: string;
  readonly sum: string;
  readonly key: string;
  readonly position: string;
  readonly fetch: string;
  readonly check: string;
  readonly checkSays: string;
  readonly checkKey: string;
  readonly noted: string;
}

export const OUTSIDE_WORDS: Readonly<Record<Language, OutsideWords>> = {
  en: {
    ended: 'This link opens nothing',
    endedSays:
      'It may have ended, been taken back, or been cut short on its way. Ask whoever sent it to you for another one.',
    tooMany: 'One moment, please',
    tooManySays: 'This was asked for too often. Wait a little and try again.',
    evidence: 'Evidence pack',
    evidenceSays: (firm) =>
      `${firm} gives you this file to look at and to keep. Unpack it and open index.html: no account and no software but a browser is needed.`,
    about: {
      lot: 'Lot',
      run: 'Production run',
      shipment: 'Shipment',
      certificate: 'Certificate',
      incident: 'Incident',
      recall: 'Recall',
    },
    forWhom: 'Made for',
    until: 'The link ends',
    file: 'File',
    sum: 'SHA-256 of the file',
    key: 'Signing key',
    position: 'Ledger position',
    fetch: 'Fetch the file',
    check: 'How to check it',
    checkSays:
      'Open verify.html in the unpacked folder, or run “lotproof pack verify FILE”: either finds any byte that was changed.',
    checkKey:
      'Whose signature it is, only the key says: have it told to you by another way than this link, and compare.',
    noted: 'Each opening of this link is noted, with its network address, for the company that made it.',
  },
  zh: {
    ended: '此链接没有可打开的内容',
    endedSays: '链接可能已到期、被收回，或在转发中不完整。请向发给您的人索取新的链接。',
    tooMany: '请稍候',
    tooManySays: '请求过于频繁，请稍后再试。',
    evidence: '证据包',
    evidenceSays: (firm) =>
      `${firm}向您提供此文件，供查看和保存。解压后打开 index.html 即可，只需浏览器，不需要账户或其他软件。`,
    about: {
      lot: '批',
      run: '生产批次',
      shipment: '出货',
      certificate: '证书',
      incident: '事件',
      recall: '召回',
    },
    forWhom: '提供给',
    until: '链接到期',
    file: '文件',
    sum: '文件的 SHA-256',
    key: '签名密钥',
    position: '账本位置',
    fetch: '下载文件',
    check: '如何校验',
    checkSays:
      '打开解压文件夹中的 verify.html，或运行“lotproof pack verify FILE”：任何被改动的字节都能查出。',
    checkKey: '签名是谁的只能由密钥说明：请通过本链接以外的途径取得密钥并比对。',
    noted: '每次打开此链接都会连同网络地址记录下来，供提供方查看。',
  },
};
