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
  reason: '由 {by} 批准',
  versions: '版本',
  newVersion: '新版本',
};
