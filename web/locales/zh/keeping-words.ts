/** What legal holds and removals are called. */
export const keepingKind = {
  'legal-hold': '诉讼保全',
  'legal-hold-release': '诉讼保全解除',
  'file-removal': '文件销毁',
};
export const keepingKinds = {
  'legal-hold': '诉讼保全',
  'legal-hold-release': '诉讼保全解除',
  'file-removal': '文件销毁',
};
export const keepingField = {
  basis: '依据的规则或协议',
  caseNumber: '案号',
  everything: '公司保存的全部内容',
  keptUntil: '保存至',
  legalHold: '诉讼保全',
  removedOn: '销毁日期',
};
