/** What a recall notice says around what is on record, in both languages. */
export interface NoticeWords {
  readonly title: string;
  readonly reminder: string;
  readonly escalation: string;
  readonly dear: (name: string) => string;
  readonly lead: (firm: string) => string;
  readonly reason: string;
  readonly doNow: string;
  readonly steps: readonly string[];
  readonly goods: string;
  readonly lots: string;
  readonly cartons: string;
  readonly unnumbered: string;
  readonly unnumberedSays: string;
  readonly product: string;
  readonly lot: string;
  readonly units: string;
  readonly unitsInAll: string;
  readonly each: string;
  readonly from: string;
  readonly to: string;
  readonly count: string;
  readonly shipment: string;
  readonly sentOn: string;
  readonly unknown: string;
  readonly recall: string;
  readonly notice: string;
  readonly forWhom: string;
  readonly madeOn: string;
  readonly answer: string;
  readonly answerBy: (day: string) => string;
  readonly answerLink: string;
  readonly answerSays: string;
  readonly contact: string;
  readonly foot: string;
  readonly further: (count: number) => string;
}

export type NoticeLanguage = 'en' | 'zh';

export const NOTICE_WORDS: Readonly<Record<NoticeLanguage, NoticeWords>> = {
  en: {
    title: 'Recall notice',
    reminder: 'Reminder',
    escalation: 'No answer so far',
    dear: (name) => `To ${name}`,
    lead: (firm) => `${firm} recalls the goods below. By our records they were sent to you.`,
    reason: 'Why',
    doNow: 'What to do now',
    steps: [
      'Stop selling and using these goods, and stop sending them on.',
      'Set them aside, marked, where nobody takes them by mistake.',
      'Count them, and answer this notice: also when you have none.',
    ],
    goods: 'Your goods',
    lots: 'Lots',
    cartons: 'Cartons',
    unnumbered: 'Goods without carton numbers',
    unnumberedSays:
      'These came to you without carton numbers and may hold recalled goods. Look at the lot code on the product.',
    product: 'Product',
    lot: 'Lot code',
    units: 'Units',
    unitsInAll: 'Recalled units in all',
    each: 'Units each',
    from: 'First carton',
    to: 'Last carton',
    count: 'Cartons',
    shipment: 'Shipment',
    sentOn: 'Shipped',
    unknown: 'not known',
    recall: 'Recall',
    notice: 'Notice',
    forWhom: 'For',
    madeOn: 'Made on',
    answer: 'Your answer',
    answerBy: (day) => `Please answer by ${day}.`,
    answerLink: 'Answer here, without an account, also from a phone:',
    answerSays:
      'Whoever has this link can see this notice and answer it for you. Do not pass it on to others than those who answer.',
    contact: 'Questions',
    foot: 'From the records of the company. Goods that are not listed are not part of this notice.',
    further: (count) => `and ${String(count)} more: see the attached PDF`,
  },
  zh: {
    title: '召回通知',
    reminder: '提醒',
    escalation: '尚未收到答复',
    dear: (name) => `致：${name}`,
    lead: (firm) => `${firm}召回以下货物。据我方记录，这些货物已发往贵处。`,
    reason: '原因',
    doNow: '请立即',
    steps: [
      '停止销售和使用这些货物，也不要再转发。',
      '将其单独存放并做好标记，避免误取。',
      '清点数量并答复本通知；没有这些货物也请答复。',
    ],
    goods: '贵处的货物',
    lots: '批号',
    cartons: '纸箱',
    unnumbered: '没有箱号的货物',
    unnumberedSays: '这些货物发给贵处时没有箱号，其中可能有被召回的货物。请查看产品上的批号。',
    product: '产品',
    lot: '批号',
    units: '件数',
    unitsInAll: '召回总件数',
    each: '每箱件数',
    from: '首箱',
    to: '末箱',
    count: '箱数',
    shipment: '出货',
    sentOn: '出货日期',
    unknown: '不详',
    recall: '召回',
    notice: '通知',
    forWhom: '收件',
    madeOn: '日期',
    answer: '贵处的答复',
    answerBy: (day) => `请于 ${day} 前答复。`,
    answerLink: '请在此答复，不需要账户，手机也可以：',
    answerSays: '持有此链接的人都能看到本通知并代贵处答复，请只交给负责答复的人。',
    contact: '咨询',
    foot: '内容来自该公司的记录。未列出的货物不在本通知范围内。',
    further: (count) => `另有 ${String(count)} 行，见所附 PDF`,
  },
};
