import type { Recall } from './recall.ts';

/** What a public page says of a recall: no more than people need to act. */
export interface PublicRecall {
  readonly title: string;
  readonly declaredOn: string;
  /** Whether all of the batch is recalled, or some of it. */
  readonly extent: 'all' | 'some';
  readonly advice: string | null;
  readonly remedies: readonly Remedy[];
}

export type Remedy = NonNullable<Recall['remedies']>[number];

/** A recall as anybody may see it; Chinese advice where there is some. */
export function publicRecall(
  { body, extent }: { readonly body: Recall; readonly extent: PublicRecall['extent'] },
  language: 'en' | 'zh',
): PublicRecall {
  const { title, declaredOn, remedies = [], advice, adviceChinese } = body;
  const said = language === 'zh' ? (adviceChinese ?? advice) : advice;
  return { title, declaredOn, extent, advice: said ?? null, remedies };
}
