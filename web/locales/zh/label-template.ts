import type { labelTemplate as enLabelTemplate } from '../en/label-template.ts';

/** 标签模板的页面。 */
export const labelTemplate: typeof enLabelTemplate = {
  preview: '按某一生产批次的印刷效果',
  previewSays: '按该批次的记录画出，不作任何记录。',
  run: '生产批次',
  noRun: '请选一个生产批次，按其记录查看模板。',
  nothing: '模板要求的内容，该批次的记录中都没有。',
  approve: '批准模板',
  approveSays: '模板批准后，由它写成的标签才能批准。',
  file: '模板文件',
  fileSays: '文件精确规定文字、位置和码。名称和版本写在文件里。',
  sha256: 'SHA-256 {hash}',
  noFile: '没有文件：按版式画出。文件自称同一名称的，成为下一个版本。',
  load: '载入模板文件',
  choose: '选择模板文件',
  lead: '固定的标签写法，分版本保存。只有已批准的模板，由它写成的标签才能批准。',
  versions: '版本',
  newVersion: '新版本',
};
