import { createTranslator } from 'use-intl/core';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { present } from '../../src/kit/invariant.ts';
import { messages as english } from '../../web/locales/en.ts';
import { messages as chinese } from '../../web/locales/zh.ts';
import { PIXEL } from '../pixel.ts';

export type Language = 'en' | 'zh';

/** A complaint and what came of it: the facts of one firm. */
export interface Story {
  readonly firm: string;
  /** As somebody read it from the goods. */
  readonly code: string;
  readonly happened: string;
  readonly said: string;
  readonly saidBy: string;
  readonly title: string;
  readonly reason: string;
  /** Whose letter is answered, and for how many units. */
  readonly answers: { readonly mail: string; readonly units: number };
  /** Consignees of the recalled goods: each gets a notice. */
  readonly notices: number;
  /** Units of our own stock that are destroyed too; null: none are. */
  readonly destroyed: number | null;
  /** For each place that still has units when the recall is closed, why. */
  readonly reasons: readonly string[];
  /** Public code of a label of the goods; null: they have none. */
  readonly label: string | null;
}

export type Words = ReturnType<typeof wordsOf>;

/** What the app says in a language. */
export function wordsOf(language: Language) {
  return createTranslator({ locale: language, messages: language === 'en' ? english : chinese });
}

/** A page on which somebody walks, and the words that they read there. */
export interface Walk {
  readonly page: Page;
  readonly t: Words;
}

const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Fills the texts of a dialog by their labels. */
async function fill(dialog: Locator, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(texts))
    await dialog.getByRole('textbox', { name, exact: true }).fill(text);
}

async function choose(page: Page, field: Locator, name: string): Promise<void> {
  await field.click();
  await page.getByRole('option', { name, exact: true }).click();
}

async function type({ page, t }: Walk, { code }: Story): Promise<void> {
  await page
    .getByRole('search')
    .getByRole('textbox', { name: t('find.label') })
    .fill(code);
  await page.keyboard.press('Enter');
}

/** Looks the code up again, later. */
export async function lookUp(walk: Walk, story: Story): Promise<void> {
  await walk.page.getByRole('link', { name: walk.t('nav.home'), exact: true }).click();
  await type(walk, story);
}

/** From the code on the goods to an incident with what was said. */
export async function openIncident({ page, t }: Walk, story: Story): Promise<void> {
  await type({ page, t }, story);
  await page.getByRole('button', { name: t('incident.open') }).click();
  const dialog = page.getByRole('dialog', { name: t('incident.openTitle') });
  await fill(dialog, {
    [t('incident.what')]: story.happened,
    [t('incident.said')]: story.said,
    [t('incident.saidBy')]: story.saidBy,
  });
  await dialog.getByLabel(t('incident.photos')).setInputFiles(photo(`${story.firm}.png`));
  await dialog.getByText(`${story.firm}.png`).waitFor();
  await dialog.getByRole('button', { name: t('incident.open') }).click();
  await page.getByRole('heading', { level: 1, name: story.happened }).waitFor();
  await page.getByText(`${story.saidBy}: ${story.said}`).first().waitFor();
  await region(page, t('incident.codes')).getByText(story.code, { exact: true }).first().waitFor();
}

/** The scope is frozen, and all that is in it is held in one act. */
export async function holdEverything({ page, t }: Walk): Promise<void> {
  const scope = region(page, t('incident.scope'));
  await scope.getByRole('button', { name: t('incident.freeze') }).click();
  await scope.getByText(t('incident.differs', { count: 0 })).waitFor();
  await scope.getByRole('button', { name: t('incident.holdAll') }).click();
  const dialog = page.getByRole('dialog', { name: t('incident.holdAll') });
  await fill(dialog, { [t('form.reason')]: 'Nothing leaves until we know', [t('gate.signedBy')]: 'M. Sato' });
  await dialog.getByRole('button', { name: t('incident.holdDo') }).click();
  await dialog.waitFor({ state: 'detached' });
  await scope.getByRole('listitem').getByText(t('heldClass.contains')).first().waitFor();
}

/** Among the boundaries of its scope the whole lots are recalled. Answers the address of the recall. */
export async function declareRecall({ page, t }: Walk, story: Story): Promise<string> {
  await page.getByRole('link', { name: t('incident.toScope') }).click();
  const boundary = t('boundary.lots');
  for (const one of ['product', 'cartons', 'window'] as const)
    await page.getByRole('article', { name: t(`boundary.${one}`) }).waitFor();
  await page.getByRole('button', { name: `${t('scope.choose')}: ${boundary}` }).click();
  await page.getByRole('button', { name: t('recall.declare') }).click();
  const dialog = page.getByRole('dialog', { name: t('recall.declareTitle', { boundary }) });
  await fill(dialog, {
    [t('recall.title')]: story.title,
    [t('field.reason')]: story.reason,
    [t('field.declaredBy')]: 'M. Sato',
  });
  await dialog.getByRole('button', { name: t('recall.declare') }).click();
  await page.getByRole('heading', { level: 1, name: story.title }).waitFor();
  await page.getByText(t('recall.isOpen'), { exact: true }).waitFor();
  return page.url();
}

/** Notices are written for all who were sent the goods, and go out by mail. */
export async function sendNotices({ page, t }: Walk, { notices }: Story): Promise<void> {
  await page.getByRole('link', { name: t('notice.title') }).click();
  await page.getByRole('button', { name: t('notice.make') }).click();
  await page.getByText(t('notice.written', { made: notices, before: 0 })).waitFor();
  await page.getByRole('button', { name: t('notice.send', { due: notices }) }).click();
  await page
    .getByText(`: ${t('noticeOutcome.accepted')}`)
    .nth(notices - 1)
    .waitFor();
}

/** What the consignee answered becomes progress in one act. */
export async function takeAnswersOver({ page, t }: Walk): Promise<void> {
  const where = region(page, t('recall.where'));
  await where.getByRole('button', { name: t('recall.takeOver'), exact: true }).click();
  await where.getByText(t('recall.notTaken')).waitFor({ state: 'detached' });
}

/** Progress that nobody answered: units of our own stock that we destroyed. */
export async function recordProgress({ page, t }: Walk, units: number): Promise<void> {
  const where = region(page, t('recall.where'));
  await where.getByRole('button', { name: t('recall.recordProgress') }).click();
  const dialog = page.getByRole('dialog');
  const field = (name: string): Locator =>
    dialog
      .getByRole('textbox', { name, exact: true })
      .or(dialog.getByRole('combobox', { name, exact: true }));
  await dialog.locator('input[type=date]').fill('2026-06-20');
  await field(t('field.units')).fill(String(units));
  await choose(page, field(t('field.step')), t('choice.destroyed'));
  await choose(page, field(t('field.place')), t('choice.own-stock'));
  await dialog.getByRole('button', { name: t('form.submitRecord') }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Closing asks for a reason for every unit that is left, and names where they are. */
export async function closeRecall({ page, t }: Walk, { reasons }: Story): Promise<void> {
  const where = region(page, t('recall.where'));
  await where.getByRole('button', { name: t('recall.close') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=date]').fill('2026-07-31');
  await fill(dialog, { [t('field.closedBy')]: 'M. Sato' });
  const given = dialog.getByRole('textbox', { name: t('field.reason'), exact: true });
  const send = dialog.getByRole('button', { name: t('form.submitRecord') });
  expect(await given.count()).toBe(reasons.length);
  if (reasons.length > 0) {
    await send.click();
    await dialog.getByRole('alert').first().waitFor();
  }
  for (const [at, reason] of reasons.entries()) await given.nth(at).fill(reason);
  await send.click();
  await dialog.waitFor({ state: 'detached' });
  await where.getByText(t('recall.isClosed'), { exact: true }).waitFor();
}

/** A consignee with a phone, without an account and without a script, answers by the link in their letter. */
export async function answerByLink(stranger: Page, letter: string, { answers }: Story): Promise<void> {
  const link = present(/http\S+\/n\/[\w-]{43}/.exec(letter)?.[0], 'a link in the letter');
  await stranger.goto(`${link}?lang=en`);
  await stranger.getByRole('link', { name: '中文' }).click();
  await stranger.getByRole('radio', { name: '有，已找到' }).check();
  const units = String(answers.units);
  await fill(stranger.locator('form'), { 找到: units, 其中已隔离: units, 已销毁: units });
  await stranger.getByLabel('照片').setInputFiles(photo('bin.png'));
  await stranger.getByRole('button', { name: '提交答复' }).click();
  await stranger.getByText('谢谢，您的答复已记录。').waitFor();
  await stranger.getByRole('link', { name: 'English' }).click();
  await stranger.getByText('Your newest answer').waitFor();
}

/** The page behind the code on a label says it to anybody, in both languages. */
export async function expectPublicRecall(stranger: Page, address: string): Promise<void> {
  await stranger.goto(`${address}?lang=en`);
  await stranger.getByText('The company has recalled this batch.').waitFor();
  await stranger.getByRole('link', { name: '中文' }).click();
  await stranger.getByText('已召回').first().waitFor();
}

/** The timeline of the incident wrote itself, from the first word to the closing of the recall. */
export async function expectWholeStory({ page, t }: Walk, { title }: Story): Promise<void> {
  const timeline = region(page, t('incident.timeline'));
  await timeline.getByRole('link', { name: title }).first().waitFor();
  const told = await timeline.innerText();
  const kinds = ['statement', 'frozen-scope', 'hold', 'recall', 'recall-notice', 'recall-progress'] as const;
  for (const kind of [...kinds, 'recall-closing'] as const) expect(told).toContain(t(`kind.${kind}`));
}

function photo(name: string) {
  return { name, mimeType: 'image/png', buffer: PIXEL };
}
