import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';

type Rule = OutputOf<'keeping.rules'>['rules'][number];

/** The periods with their clocks and citations. */
export function RetentionRules(): ReactNode {
  const t = useTranslations();
  const inWords = useBothLanguages();
  const rules = useOperation('keeping.rules', {});
  return (
    <Section title={t('keeping.rules')} says={t('keeping.rulesSays')}>
      <Answer of={rules} lines={8}>
        {(answer) => (
          <PlainTable
            label={t('keeping.rules')}
            stacks
            rows={answer.rules}
            keyOf={({ id }) => id}
            columns={[
              {
                head: t('keeping.what'),
                cell: ({ what, note, counts }: Rule) => (
                  <>
                    {inWords(what)}
                    {note !== null && <div className="soft">{inWords(note)}</div>}
                    {!counts && <span className="tag">{t('keeping.forCompleteness')}</span>}
                  </>
                ),
              },
              {
                head: t('keeping.howLong'),
                cell: ({ years, clock }: Rule) => (
                  <>
                    <strong>{t('keeping.years', { count: years })}</strong>
                    <div className="soft">{t(`keepingClock.${clock}`)}</div>
                  </>
                ),
              },
              {
                head: t('field.citation'),
                cell: ({ basis, confidence }: Rule) => (
                  <>
                    {confidence === 'inference' ? t('keeping.noLaw') : basis}
                    <div>
                      <span className={confidence === 'primary' ? 'tag good' : 'tag'}>
                        {t(`choice.${confidence}`)}
                      </span>
                    </div>
                  </>
                ),
              },
            ]}
          />
        )}
      </Answer>
    </Section>
  );
}
