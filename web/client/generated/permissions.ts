/* eslint-disable -- made from the operations table by `npm run docs`; a test fails when it is stale. */

export type Permission = 'read' | 'trace' | 'record-firm' | 'record-production' | 'record-logistics' | 'record-quality' | 'record-incidents' | 'release-runs' | 'override-release' | 'decide-keeping' | 'record-files' | 'withdraw' | 'import' | 'audit' | 'share' | 'see-access' | 'administer';

/** What each role allows. */
export const ROLES: Readonly<Record<string, readonly Permission[]>> = {
  owner: ["read","trace","record-firm","record-production","record-logistics","record-quality","record-incidents","release-runs","override-release","decide-keeping","record-files","withdraw","import","audit","share","see-access","administer"],
  compliance: ["read","trace","record-firm","record-production","record-logistics","record-quality","record-incidents","release-runs","override-release","decide-keeping","record-files","withdraw","import","audit","share","see-access"],
  operations: ["read","trace","record-firm","record-production","record-logistics","record-incidents","record-files","withdraw","import"],
  quality: ["read","trace","record-quality","record-incidents","release-runs","record-files","audit"],
  factory: ["read","record-production","record-quality","record-files","import"],
  viewer: ["read","trace"],
};
