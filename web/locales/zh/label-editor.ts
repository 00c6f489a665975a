import type { labelEditor as enLabelEditor } from '../en/label-editor.ts';

/** 标签编辑器：一边是内容和版式，另一边是印刷效果。 */
export const labelEditor: typeof enLabelEditor = {
  open: '打开编辑器',
  title: '编辑标签',
  lead: '改动会立即在旁边画出并核对。保存之前不作任何记录；已批准的版本保持原样。',
  lines: '标签内容',
  linesSays: '按印刷顺序逐行列出。手工改写过的行不再算作取自记录。',
  line: '第 {number} 行',
  fromRecord: '取自记录：{kind}，{field}',
  up: '第 {number} 行上移',
  down: '第 {number} 行下移',
  remove: '删除第 {number} 行',
  moved: '现为第 {number} 行。',
  add: '添加一行',
  look: '版式',
  colour: '专色',
  colourHint: '写色号，例如 Pantone 286 C。留空：黑色。',
  noTemplate: '不用模板',
  write: '按记录重新生成',
  writeSays: '内容和版式按模板及现有记录重新生成，此处已输入的内容会被替换。',
  written: '已按记录重新生成。',
  beside: '印刷效果与核对结果',
  stillLast: '这是改动之前的标签：当前输入的内容还不能画出。',
  save: '保存',
  anew: '撤销全部改动',
};
