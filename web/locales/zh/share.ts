import type { share as enShare, shareDeed as enShareDeed } from '../en/share.ts';

/** 供没有账户的人打开证据包的链接。 */
export const share: typeof enShare = {
  button: '以链接分享',
  title: '分享 {label} 的证据',
  will: '按现在的记录制作证据包，并生成一个链接，到期之前无需账户即可打开。拿到链接的人都能下载，每次打开都会记录。',
  to: '提供给谁',
  toHint: '打开的页面会写明。请为每个接收方单独生成链接。',
  make: '生成链接',
  hereOnly:
    '链接只能在服务器本机打开，其他人打不开。请管理服务器的人把 LOTPROOF_PUBLIC_URL 设为其他人访问所用的网址。',
  ready: '请把此链接发给{name}',
  readySays: '{date}前有效。链接只在此时显示，可随时收回。',
  shownBefore: '此链接已经显示过。若已遗失，请收回后重新生成。',
  none: '没有分享任何内容',
  noneSays: '在物料批、生产批次或出货的页面上点“以链接分享”，即可生成其证据包的链接。',
  current: '有效的链接',
  ended: '已失效的链接',
  what: '内容',
  ends: '到期',
  endedOn: '失效时间',
  opened: '打开情况',
  times: '{looked, plural, =0 {未打开} other {打开 # 次}}，{fetched, plural, =0 {未下载} other {下载 # 次}}',
  openings: '谁打开过',
  openingsNamed: '谁打开过：提供给{name}的链接',
  openingsSays: '链接不知道持有人是谁：邮件程序为查毒也会打开链接。时间精确到分钟。',
  noOpenings: '还没有人打开过。',
  when: '时间',
  deed: '操作',
  address: '网络地址',
  agent: '程序',
  many: '次数很多，不再区分',
  end: '收回',
  endNamed: '收回提供给{name}的链接',
  endWill: '持有该链接的人（提供给{name}）会立即被拒绝，这里的证据包也会删除。已下载的文件仍在下载者手中。',
};

export const shareDeed: typeof enShareDeed = {
  looked: '打开页面',
  fetched: '下载证据包',
  answered: '提交答复',
  refused: '失效后尝试',
};
