import type { access as enAccess } from '../en/access.ts';

export const access: typeof enAccess = {
  title: '登录',
  says: '从任何一个编号查到它的批次，从任何一个批次查到货在谁手里。',
  login: '电子邮箱',
  password: '密码',
  submit: '登录',
  wrong: '邮箱或密码不对。',
  first: '第一次使用？负责人的链接显示在启动 lotproof 的地方；其他人请向负责人要链接。',
  endedTitle: '登录已过期',
  endedSays: '重新登录后可以继续，已填的内容还在。',
  noFirmTitle: '您还不属于任何公司',
  noFirmSays: '请负责人把您加进去，然后刷新本页。',
  unknownFirmTitle: '您不属于这家公司',
  unknownFirmSays: '这里没有您所属的公司“{firm}”。',
};
