import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useRuleName } from '../../records/rule-names.tsx';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { useTradeWords } from '../../ui/words.ts';

type Finding = OutputOf<'release.assess'>['conditions'][number]['findings'][number];
type CellState = OutputOf<'coverage.run'>['rows'][number]['cells'][number]['state'];

type StaleReason = OutputOf<'coverage.run'>['requirements']['why'][number];
/** As the coverage matrix calls the row that no plan names. */
const WHOLE_PRODUCT = 'Whole product';

/** What the gate found in the reader's language; rules, states of cells and kinds of inspection have their own words. */
export function useFindingText(): (finding: Pick<Finding, 'code' | 'values'>) => string {
  const t = useTranslations();
  const nameOf = useRuleName();
  const say = useBothLanguages();
  const { choiceWord } = useTradeWords();
  return ({ code, values }) => {
    const told: Record<string, string | number> = { ...values };
    const { cell, component, kinds, reasons, rule, why, whyZh } = values;
    // The gate gives the state of the cell as the matrix has it.
    if (typeof cell === 'string') told['cell'] = t(`cellState.${cell as CellState}`);
    if (typeof why === 'string' && typeof whyZh === 'string') told['why'] = say({ en: why, zh: whyZh });
    if (component === WHOLE_PRODUCT) told['component'] = t('coverage.wholeProduct');
    if (typeof rule === 'string') told['rule'] = nameOf(rule);
    // As the answer of the checker says why it has to be asked again.
    if (typeof reasons === 'string')
      told['reasons'] = reasons
        .split(', ')
        // The gate gives them as the checker has them.
        .map((reason) => t(`stale.${reason as StaleReason}`))
        .join(' ');
    if (typeof kinds === 'string')
      told['kinds'] = kinds
        .split(', ')
        .map((kind) => choiceWord(kind))
        .join(' / ');
    return t(`gateFinding.${code}`, told);
  };
}
