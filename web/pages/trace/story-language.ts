import type { useFormatter, useTranslations } from 'use-intl';
import type { useQuantityText } from '../../ui/units.tsx';
import type { useTradeWords } from '../../ui/words.ts';

/** The language in use, as the words of a story are made from it. */
export interface StoryLanguage {
  readonly t: ReturnType<typeof useTranslations<never>>;
  readonly format: ReturnType<typeof useFormatter>;
  readonly choiceWord: ReturnType<typeof useTradeWords>['choiceWord'];
  readonly quantityText: ReturnType<typeof useQuantityText>;
}
