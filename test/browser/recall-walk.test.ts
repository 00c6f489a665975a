import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTenant, DEMO_TENANTS } from '../../src/demo/demo-tenants.ts';
import { publicCode } from '../../src/domain/label/public-code.ts';
import { present } from '../../src/kit/invariant.ts';
import { eachInstallation } from '../installation.ts';
import type { OpenInstallation } from '../installation.ts';
import { openMailServer } from '../mail-server.ts';
import type { MailServer } from '../mail-server.ts';
import { speak } from './looks.ts';
import { openApp } from './open-app.ts';
import type { App } from './open-app.ts';
import {
  answerByLink,
  closeRecall,
  declareRecall,
  expectPublicRecall,
  expectWholeStory,
  holdEverything,
  lookUp,
  openIncident,
  recordProgress,
  sendNotices,
  takeAnswersOver,
  wordsOf,
} from './recall-walk.ts';
import type { Language, Story } from './recall-walk.ts';
import { strangersPhone } from './stranger.ts';

const STORIES: readonly (Story & { readonly first: Language; readonly then: Language })[] = [
  {
    ...{ firm: 'arcadia', code: 'ABC0921-VN-BG5', first: 'en', then: 'zh', notices: 2 },
    happened: 'A snap came off a romper',
    said: 'The top snap was in her mouth.',
    saidBy: 'A mother in Vermont',
    title: 'Romper, snap may come off',
    reason: 'The snap may come off and be swallowed.',
    answers: { mail: 'receiving@fernandfawn.example', units: 360 },
    destroyed: null,
    reasons: ['Retained samples', 'Sold before; owners were written to'],
    label: null,
  },
  {
    ...{ firm: 'harborline', code: 'NP-2206 C/NO.045', first: 'zh', then: 'en', notices: 1 },
    happened: '红色小车掉漆',
    said: '车漆一刮就掉，孩子把手放进嘴里。',
    saidBy: '安大略的一位家长',
    title: '红色小车，油漆铅含量存疑',
    reason: '换用的红漆没有检测报告。',
    answers: { mail: 'office@northpine.example', units: 3_840 },
    destroyed: 20,
    reasons: [],
    label: null,
  },
  {
    ...{ firm: 'brightwater', code: 'MD2504-W101-91A', first: 'en', then: 'zh', notices: 2 },
    happened: 'A ring split along the grain',
    said: 'There is a splinter as long as a match.',
    saidBy: 'A nursery in Macon',
    title: 'Stacking tower, rings may split',
    reason: 'Rings may split and leave sharp edges.',
    answers: { mail: 'receiving@mr-macon.example', units: 700 },
    destroyed: null,
    reasons: ['Samples and loose stock, locked away', 'Sold before the recall', 'Sold before the recall'],
    label: publicCode(createHash('sha256').update('demo tower-91a-product').digest()),
  },
];

const ACCOUNT = { user: 'lotproof', password: 'a-password-of-the-mail-server' };
const NOW = '2026-06-15T08:00:00.000Z';

describe('a complaint, from the code on the goods to the closed recall', () => {
  let app: App;
  let mail: MailServer;
  beforeAll(async () => {
    mail = await openMailServer(ACCOUNT);
    app = await openApp(withMail(mail.port));
    for (const tenant of DEMO_TENANTS)
      await buildTenant(await app.house.firms.create(tenant.id, tenant.name), tenant);
  });
  afterAll(async () => {
    await app.close();
    await mail.close();
  });

  it.each(STORIES)('of $firm', async (story) => {
    const page = await app.page('', { firm: story.firm, language: story.first });
    const first = { page, t: wordsOf(story.first) };
    await openIncident(first, story);
    await holdEverything(first);
    const incident = page.url();
    await speak(page, story.then);
    const then = { page, t: wordsOf(story.then) };
    const recall = await declareRecall(then, story);
    const stranger = await strangersPhone(page);
    if (story.label !== null) await expectPublicRecall(stranger, `${app.url}/l/${story.firm}/${story.label}`);
    await sendNotices(then, story);
    await answerByLink(stranger, letterTo(mail, story), story);
    await page.goto(recall);
    await speak(page, story.first);
    await takeAnswersOver(first);
    if (story.destroyed !== null) await recordProgress(first, story.destroyed);
    await closeRecall(first, story);
    await page.goto(incident);
    await expectWholeStory(first, story);
    await lookUp(first, story);
    await page.getByRole('alert').getByText(first.t('recallNote.all')).waitFor();
    await page.context().close();
    expect(app.faults).toEqual([]);
  });
});

/** The text of the letter that is answered, with a PDF in each language. */
function letterTo({ letters }: MailServer, { answers, title }: Story): string {
  const letter = present(
    letters.find(({ to }) => to.includes(answers.mail)),
    'a letter',
  );
  expect(letter.text).toContain(title);
  expect([...letter.files].map(([, bytes]) => bytes.toString('latin1', 0, 5))).toEqual(['%PDF-', '%PDF-']);
  return letter.text;
}

/** The same installation with a mail server of its own, in the summer after the demo's last shipment. */
function withMail(port: number): OpenInstallation {
  return async (over, from) => {
    const house = await eachInstallation[0].open(
      {
        ...over,
        ...{ LOTPROOF_SMTP_HOST: '127.0.0.1', LOTPROOF_SMTP_PORT: String(port) },
        ...{ LOTPROOF_SMTP_SECURITY: 'none', LOTPROOF_SMTP_FROM: 'recalls@importer.example' },
        ...{ LOTPROOF_SMTP_USER: ACCOUNT.user, LOTPROOF_SMTP_PASSWORD: ACCOUNT.password },
      },
      from,
    );
    if (from !== undefined) house.clock.now = NOW;
    return house;
  };
}
