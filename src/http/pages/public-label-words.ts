import type { Language } from '../../access/person-store.ts';
import type { Remedy } from '../../domain/recall/recall-public.ts';

/** What the public page behind a label's code says. */
export interface PublicWords {
  readonly title: string;
  readonly batch: string;
  readonly who: string;
  readonly where: string;
  readonly when: string;
  readonly ask: string;
  readonly askSays: string;
  readonly askMissing: string;
  readonly standing: string;
  readonly held: string;
  readonly notHeld: string;
  readonly recalled: string;
  readonly recalledSays: string;
  readonly recalledInPart: string;
  readonly recalledInPartSays: string;
  readonly offered: string;
  readonly remedy: Readonly<Record<Remedy, string>>;
  readonly notRecalled: string;
  readonly recalls: string;
  readonly recallsLink: string;
  readonly mistyped: string;
  readonly mistypedSays: string;
  readonly youTyped: string;
  readonly unknown: string;
  readonly unknownSays: string;
  readonly tooMany: string;
  readonly tooManySays: string;
  readonly code: string;
  readonly look: string;
  readonly from: string;
}

export const PUBLIC_WORDS: Readonly<Record<Language, PublicWords>> = {
  en: {
    title: 'About this product',
    batch: 'Batch',
    who: 'Who stands behind it',
    where: 'Made in',
    when: 'Made',
    ask: 'Ask about it',
    askSays: 'Have the batch at hand.',
    askMissing: 'The company has given no contact here. The label may name one.',
    standing: 'Safety',
    held: 'The company has put goods of this batch on hold. Ask it before you use the product.',
    notHeld:
      'No hold on this batch is on record here today. That does not mean that there is nothing the matter with it.',
    recalled: 'Recalled',
    recalledSays:
      'The company has recalled this batch. Stop using the product, and keep it away from children.',
    recalledInPart: 'Part of this batch is recalled',
    recalledInPartSays:
      'Yours may be among it. Stop using the product, keep it away from children, and ask the company whether it is.',
    offered: 'Offered to owners',
    remedy: {
      refund: 'refund',
      replacement: 'replacement',
      repair: 'repair',
      return: 'return',
      disposal: 'disposal',
      other: 'another remedy',
    },
    notRecalled:
      'No recall of this batch is on record here today. That does not mean that there is nothing the matter with it.',
    recalls: 'Look for the product in the list of the authority too:',
    recallsLink: 'U.S. Consumer Product Safety Commission, recalls',
    mistyped: 'That is not quite the code',
    mistypedSays:
      'A code has 12 letters and digits, the last of which checks the others. One is missing, wrong, or has changed places. Look at the label again; there is no letter I, L, O or U.',
    youTyped: 'You typed',
    unknown: 'Nothing is shown under this code',
    unknownSays:
      'It may have been taken back, or belong to another company. Ask whoever the label names; have the batch on the label at hand.',
    tooMany: 'One moment, please',
    tooManySays: 'Many codes were asked for from here. Wait a little and try again.',
    code: 'Code on the label',
    look: 'Look it up',
    from: 'From the company’s own records. Not a certificate.',
  },
  zh: {
    title: '产品信息',
    batch: '批号',
    who: '责任方',
    where: '产地',
    when: '生产日期',
    ask: '咨询方式',
    askSays: '咨询时请准备好批号。',
    askMissing: '该公司未在此提供联系方式，请查看标签。',
    standing: '安全',
    held: '该公司已暂停放行本批次货物。使用前请先咨询。',
    notHeld: '今天此处没有本批次的扣货记录。这并不表示该产品没有任何问题。',
    recalled: '已召回',
    recalledSays: '该公司已召回本批次产品。请立即停止使用，并放在儿童接触不到的地方。',
    recalledInPart: '本批次部分产品已召回',
    recalledInPartSays: '您的产品可能在其中。请立即停止使用，放在儿童接触不到的地方，并向该公司询问。',
    offered: '可获得的处理',
    remedy: {
      refund: '退款',
      replacement: '换货',
      repair: '维修',
      return: '退货',
      disposal: '处置',
      other: '其他处理',
    },
    notRecalled: '今天此处没有本批次的召回记录。这并不表示该产品没有任何问题。',
    recalls: '另请到主管机构的名单中查询：',
    recallsLink: '美国消费品安全委员会（CPSC）召回名单（英文）',
    mistyped: '编码似乎有误',
    mistypedSays:
      '编码由 12 位字母和数字组成，最后一位用于校验。可能少了一位、错了一位或调换了位置。请再看一下标签；编码中没有字母 I、L、O、U。',
    youTyped: '您输入的是',
    unknown: '此编码没有可显示的内容',
    unknownSays: '编码可能已被收回，或属于其他公司。请联系标签上的公司，并准备好标签上的批号。',
    tooMany: '请稍候',
    tooManySays: '此处查询次数过多，请稍后再试。',
    code: '标签上的编码',
    look: '查询',
    from: '内容来自该公司自己的记录，不是证书。',
  },
};
