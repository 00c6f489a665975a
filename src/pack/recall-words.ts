import type { Language } from './words.ts';

/** What the page of a recall says in its pack. */
const RECALL_WORDS = {
  lead: [
    'A recall as it stood at one position of the ledger. What consignees state stands beside what is recorded; it is in no sum until somebody took it over.',
    '账本某一位置上的召回情况。收货方所报与记录并列；在有人记入进展之前不计入任何合计。',
  ],
  declared: ['Declared', '宣布'],
  boundary: ['Boundary', '召回范围'],
  reason: ['Why', '原因'],
  units: ['Units recalled', '召回件数'],
  closed: ['Closed', '结束'],
  open: ['still open', '尚未结束'],
  consignees: ['Who was sent them', '发给了谁'],
  cartons: ['Cartons', '纸箱'],
  atLeast: ['at least', '至少'],
  unnumbered: ['shipment without carton numbers:', '无箱号的出货：'],
  nobodyKnown: ['not recorded', '无记录'],
  notices: ['Notices and answers', '通知与答复'],
  notice: ['Notice', '通知'],
  state: ['State', '状态'],
  sentOn: ['Last sent', '最近发送'],
  answeredOn: ['Answered', '答复日期'],
  sent: ['Sent', '发出'],
  found: ['Found', '找到'],
  isolated: ['Set apart', '隔离'],
  unaccounted: ['Unaccounted for', '去向不明'],
  noNotices: ['No notice is on record.', '没有通知记录。'],
  where: ['Where the units are', '件数所在'],
  holder: ['Who', '持有方'],
  recorded: ['Recorded', '记录'],
  stated: ['Stated', '所报'],
  returned: ['Came back', '已退回'],
  corrected: ['Corrected', '已纠正'],
  destroyed: ['Destroyed', '已销毁'],
  left: ['Left', '剩余'],
  states: ['they state', '对方称'],
  contradicts: ['Answers that contradict the record', '与记录矛盾的答复'],
  'more-than-sent': ['more than they were sent', '多于发给对方的数量'],
  'more-than-found': ['more dealt with than found', '处理数量多于找到的数量'],
  'less-than-recorded': ['less than is recorded', '少于已记录的数量'],
  months: ['Month by month', '逐月'],
  month: ['Month', '月份'],
  inMonth: ['Dealt with in the month', '当月处理'],
  upToIt: ['Up to its end', '截至月末'],
  toldUpToIt: ['Stated up to its end', '截至月末所报'],
  report: ['Data for a full report, 16 CFR 1115.13(d)', '完整报告的数据（16 CFR 1115.13(d)）'],
  reportSays: [
    'From the record, every blank named; also as PDF and JSON among the files. Not filed, and not legal advice.',
    '取自记录，每处空白均已标明（英文）；文件中另有 PDF 和 JSON。并未提交，也不构成法律意见。',
  ],
  blank: ['Blank', '空白'],
  unsent: ['not sent', '未发送'],
  refused: ['refused', '被拒收'],
  waiting: ['waiting for an answer', '等待答复'],
  overdue: ['overdue', '逾期'],
  answeredOpen: ['answered, units open', '已答复，仍有件数未明'],
  settled: ['settled', '已了结'],
} as const satisfies Record<string, readonly [string, string]>;

export type RecallWord = keyof typeof RECALL_WORDS;

export function recallSays(language: Language, word: RecallWord): string {
  return RECALL_WORDS[word][language === 'en' ? 0 : 1];
}
