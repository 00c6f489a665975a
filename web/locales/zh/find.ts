import type { find as enFind, how as enHow } from '../en/find.ts';

export const find: typeof enFind = {
  title: '查任何编号',
  lead: '输入、粘贴或扫描产品、纸箱或单据上的编号。',
  label: '编号',
  placeholder: '批号、箱唛、发票号……',
  try: '例如',
  submit: '查找',
  one: '“{code}”只对应一样东西。',
  several: '“{code}”可能是 {count} 样东西，您要找哪一个？',
  none: '没有叫“{code}”的记录。',
  noneSays: '请对照单据核对编号。也可能记录还没有收到。',
  suggestions: '您要找的是不是这些？',
  suggestionsSays: '这些只是看起来像，不是您输入的编号。',
  suggestion: '仅供参考',
  incomplete: '共 {total} 个，显示 {shown} 个。多输入几位可以缩小范围。',
  found: '按{form} {code} 查到',
  notNow: '已不再使用',
  way: '到生产批次的路径',
  missing: '无记录',
  more: '另有 {count} 个',
  moreAtLeast: '另有至少 {count} 个',
  open: '打开 {label}',
  gs1: '按 GS1 数据读出',
  gs1Fault: 'GS1 数据有误：{fault}',
};
export const how: typeof enHow = {
  exact: '与记录完全一致',
  'case-and-spacing': '只差大小写或空格',
  'look-alike': '字形相近',
  near: '差一个字符',
};
