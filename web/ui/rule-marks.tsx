import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleMinus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../client/firm.ts';
import styles from './rule-marks.module.css';
import { useTradeWords } from './words.ts';

const ICONS = {
  applies: IconCircleCheck,
  'may-apply': IconCircleDashed,
  'does-not-apply': IconCircleMinus,
} as const;

/** Whether a rule applies: a shape and a word, never colour alone. */
export function RuleState({ state }: { readonly state: keyof typeof ICONS }): ReactNode {
  const { choiceWord } = useTradeWords();
  const Icon = ICONS[state];
  return (
    <span className={styles['state']} data-state={state}>
      <Icon aria-hidden size={18} />
      {choiceWord(state)}
    </span>
  );
}

/** How sure a statement of the catalogue is; what is unconfirmed stands out. */
export function ConfidenceMark({ confidence }: { readonly confidence: string }): ReactNode {
  const { choiceWord } = useTradeWords();
  return (
    <span className={styles['confidence']} data-confidence={confidence}>
      {confidence === 'unconfirmed' && <IconAlertTriangle aria-hidden size={16} />}
      {choiceWord(confidence)}
    </span>
  );
}

/** Says that something rests on what nobody has confirmed. */
export function UnconfirmedMark(): ReactNode {
  const t = useTranslations();
  return (
    <span className={styles['confidence']} data-confidence="unconfirmed">
      <IconAlertTriangle aria-hidden size={16} />
      {t('rules.unconfirmed')}
    </span>
  );
}

/** The way to the page of a rule of the catalogue. */
export function RuleLink({
  rule,
  children,
}: {
  readonly rule: string;
  readonly children: ReactNode;
}): ReactNode {
  const firm = useFirmId();
  return (
    <Link to="/firms/$firm/rules/$rule" params={{ firm, rule }}>
      {children}
    </Link>
  );
}
