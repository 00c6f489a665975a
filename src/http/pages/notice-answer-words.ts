import type { Language } from '../../access/person-store.ts';

/** What the page by which a consignee answers a recall notice says; the notice itself has its words in the domain. */
export interface AnswerWords {
  readonly pdf: string;
  readonly further: (count: number) => string;
  readonly answered: string;
  readonly answeredSays: (day: string) => string;
  readonly again: string;
  readonly formTitle: string;
  readonly who: string;
  readonly stock: string;
  readonly found: string;
  readonly none: string;
  readonly looking: string;
  readonly counts: string;
  readonly countsSays: string;
  readonly unitsFound: string;
  readonly unitsIsolated: string;
  readonly unitsReturned: string;
  readonly unitsDestroyed: string;
  readonly unitsSold: string;
  readonly photo: string;
  readonly photoSays: string;
  readonly note: string;
  readonly send: string;
  readonly wrong: string;
  readonly wrongStock: string;
  readonly wrongCount: (field: string) => string;
  readonly wrongNone: string;
  readonly wrongPhoto: string;
  readonly tooLarge: string;
  readonly tooMany: string;
  readonly failed: string;
  readonly back: string;
  readonly kept: string;
}

export const ANSWER_WORDS: Readonly<Record<Language, AnswerWords>> = {
  en: {
    pdf: 'This notice as PDF',
    further: (count) => `and ${String(count)} more rows: see the PDF`,
    answered: 'Thank you. Your answer is recorded.',
    answeredSays: (day) => `Your newest answer, of ${day}:`,
    again: 'When more is known, answer again with the totals so far: the newest answer counts.',
    formTitle: 'Answer',
    who: 'Your name or department',
    stock: 'Do you have these goods?',
    found: 'Yes, we found some',
    none: 'No, we have none left',
    looking: 'We are still looking',
    counts: 'How many units (pieces, not cartons)',
    countsSays: 'Totals so far. Leave empty what you do not know.',
    unitsFound: 'Found',
    unitsIsolated: 'Of these set aside',
    unitsReturned: 'Sent back',
    unitsDestroyed: 'Destroyed',
    unitsSold: 'Sold or passed on before',
    photo: 'Photos',
    photoSays: 'Up to three, JPEG, PNG or WebP, 6 MB each.',
    note: 'Anything else',
    send: 'Send the answer',
    wrong: 'The answer was not sent yet:',
    wrongStock: 'Say whether you have the goods.',
    wrongCount: (field) => `“${field}” has to be a whole number, or empty.`,
    wrongNone: 'You say that you have none, and that you found some.',
    wrongPhoto: 'A photo is no JPEG, PNG or WebP picture, has more than 6 MB, or is one too many.',
    tooLarge: 'The answer with its photos is too large. Send fewer or smaller photos.',
    tooMany: 'Very many answers were sent to this notice. Call the company instead.',
    failed: 'The answer could not be taken. Try again, or call the company.',
    back: 'Back to the notice',
    kept: 'Your answer and your photos become part of the company’s records of this recall.',
  },
  zh: {
    pdf: '下载本通知（PDF）',
    further: (count) => `另有 ${String(count)} 行，见 PDF`,
    answered: '谢谢，您的答复已记录。',
    answeredSays: (day) => `您最近一次答复（${day}）：`,
    again: '情况有变化时请再次答复，填写截至当时的合计；以最近一次答复为准。',
    formTitle: '答复',
    who: '您的姓名或部门',
    stock: '你们有这些货物吗？',
    found: '有，已找到',
    none: '没有，已无存货',
    looking: '还在查找',
    counts: '件数（按件，不按箱）',
    countsSays: '填写截至目前的合计，不知道的留空。',
    unitsFound: '找到',
    unitsIsolated: '其中已隔离',
    unitsReturned: '已退回',
    unitsDestroyed: '已销毁',
    unitsSold: '此前已售出或转出',
    photo: '照片',
    photoSays: '最多三张，JPEG、PNG 或 WebP，每张不超过 6 MB。',
    note: '其他说明',
    send: '提交答复',
    wrong: '答复尚未提交：',
    wrongStock: '请说明是否有这些货物。',
    wrongCount: (field) => `“${field}”应为整数，或留空。`,
    wrongNone: '您选择了没有存货，但又填写了找到的件数。',
    wrongPhoto: '照片不是 JPEG、PNG 或 WebP 图片、超过 6 MB，或张数过多。',
    tooLarge: '答复连同照片过大，请减少照片或缩小尺寸。',
    tooMany: '对本通知的答复次数过多，请直接致电该公司。',
    failed: '答复未能提交，请重试，或致电该公司。',
    back: '返回通知',
    kept: '您的答复和照片将成为该公司本次召回记录的一部分。',
  },
};
