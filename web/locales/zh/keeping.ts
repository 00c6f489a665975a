import type {
  keeping as enKeeping,
  keepingClock as enClock,
  keepingDoubt as enDoubt,
  keepingRule as enRule,
  keepingState as enState,
} from '../en/keeping.ts';

/** 文件与样品的保存期限。 */
export const keeping: typeof enKeeping = {
  lead: '各文件和样品必须保存到哪一天。系统不会自行销毁任何内容；此处内容不构成法律意见。',
  things: '文件与样品',
  thingsSays: '各起算日中以最晚者为准，年限取规则与协议中较长者。勾选可以处置的，再作决定。',
  state: '状态',
  allStates: '现存全部',
  stateCount: '{state}（{count}）',
  thing: '内容',
  belongs: '所属',
  belongsNowhere: '没有记录',
  why: '原因',
  until: '至',
  left: '{count, plural, other {还剩 # 件}}',
  shown: '共 {total} 项，显示前 {shown} 项',
  mark: '勾选 {name} 以作决定',
  removedBy: '{by} 决定：{why}，',
  onRecord: '仅为它记录的日期',
  years: '{count, plural, other {# 年}}',
  noLaw: '据我们所知，法律未规定期限',
  destroy: '{count, plural, one {销毁} other {销毁这 # 项}}',
  destroyTitle: '{count, plural, one {销毁} other {销毁 # 项}}',
  destroyWill:
    '文件内容将被销毁，无法恢复；其哈希值和全部相关记录保留。样品的剩余数量记为已处置。此前的备份和已发出的证据包仍含原有内容。',
  holdsSays: '所列记录及其全部相关内容不得销毁。事件在关闭之前自动保全。',
  placeHold: '设定',
  endHold: '解除',
  noHolds: '目前没有生效的诉讼保全。',
  covers: '涉及项数',
  rules: '各类记录的保存期限',
  rulesSays: '2026 年 11 月查阅；每条都注明出处及可信程度。',
  what: '记录种类',
  howLong: '期限',
  forCompleteness: '此处不起决定作用',
};
export const keepingState: typeof enState = {
  due: '可以销毁',
  held: '诉讼保全中',
  kept: '须保存',
  unknown: '无法判断',
  removed: '已销毁',
};
export const keepingDoubt: typeof enDoubt = {
  'no-clock': '不属于任何有起算日的记录',
  'no-day': '缺少日期记录',
  'agreement-in-words': '协议只以文字说明期限：请填写年数',
};
export const keepingClock: typeof enClock = {
  'certificate-issued': '自证书签发起',
  tested: '自检测起',
  'last-unit-made': '自最后一件生产完成起',
  entered: '自入境起',
};
export const keepingRule: typeof enRule = {
  certificate: '自证书签发起：',
  testing: '自检测起：',
  component: '自部件检测起：',
  laboratory: '自检测起：',
  durable: '自最后一件生产完成起：',
  sleepwear: '自检测起：',
  guaranty: '自检测起：',
  entry: '自入境起：',
  production: '自最后一件生产完成起：',
  sample: '自最后一件生产完成起：',
};
