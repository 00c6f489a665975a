import type {
  notice as enNotice,
  noticeAct as enAct,
  noticeDue as enDue,
  noticeLanguage as enLanguage,
  noticeOutcome as enOutcome,
  noticeState as enState,
  noticeUnits as enUnits,
} from '../en/notice.ts';

/** 召回通知的发送与答复。 */
export const notice: typeof enNotice = {
  title: '召回通知',
  lead: '通知了谁、谁已答复、下一步是什么，以及各件货物的去向。',
  acts: '可进行的操作',
  actsNamed: '对 {name} 的通知可进行的操作',
  make: '生成通知',
  send: '{due, plural, =0 {没有到期事项} other {发送到期的通知（#）}}',
  none: '还没有通知',
  noneSays: '点“生成通知”，为每个收到召回货物的收货方生成一份，准确列出其纸箱、批号和件数。',
  written:
    '{made, plural, =0 {没有新的通知} other {生成 # 份通知}}；{before, plural, other {# 个收货方此前已有通知}}。',
  nobody: '{cartons, plural, other {# 箱}}（{units, plural, other {# 件}}）没有收货方记录，无法通知。',
  stopped: '邮件服务器无法使用，其余通知未发送。请让管理 lotproof 的人检查邮件设置。',
  effect: '货物去向',
  unitsUnknown: '{count, plural, other {有 # 个收货方}}的件数无法得知，未计入合计。',
  consignee: '收货方',
  state: '进展',
  byHand: '没有邮箱：人工送达',
  lastSent: '最近发送',
  answered: '答复于',
  printTitle: '通知 {code}',
  mailText: '邮件正文；实际发送的邮件带有答复链接。',
  linkTitle: '给 {name} 的链接',
  linkWill: '生成一个链接，对方无需账户即可查看并答复通知，有效期一年。持有链接的人都可代为答复。',
};
export const noticeState: typeof enState = {
  unsent: '未发送',
  refused: '未送达',
  waiting: '尚无答复',
  overdue: '已逾期',
  open: '件数未结清',
  settled: '已结清',
};
export const noticeDue: typeof enDue = {
  first: '应发送，自',
  reminder: '应提醒，自',
  escalation: '应联系其上级，自',
};
export const noticeOutcome: typeof enOutcome = {
  accepted: '已发送',
  refused: '被对方邮件服务器拒收',
  'by-hand': '没有邮箱，需人工送达',
  done: '此前已发送',
  'under-way': '他人正在发送',
};
export const noticeUnits: typeof enUnits = {
  sent: '发给对方',
  found: '找到',
  isolated: '已隔离',
  returned: '已退回',
  destroyed: '已销毁',
  sold: '此前售出',
  unaccounted: '去向不明',
};
export const noticeAct: typeof enAct = {
  print: 'PDF 与正文',
  link: '可转交的链接',
  sending: '记录人工送达',
  answer: '记录答复',
};
export const noticeLanguage: typeof enLanguage = {
  en: '英文 PDF',
  zh: '中文 PDF',
};
