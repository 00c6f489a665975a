import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { AnswerCounts } from './answer-counts.tsx';
import { KeptStanding } from './kept-standing.tsx';

/** On the page of a product: how many rules apply, and whether the kept answer still stands. */
export function WhatApplies({ product }: { readonly product: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const checked = useOperation('requirement.check', { product });
  return (
    <Section
      title={t('rules.whatApplies')}
      says={t('rules.whatAppliesSays')}
      actions={
        <Link className="no-print" to="/firms/$firm/products/$id/rules" params={{ firm, id: product }}>
          {t('rules.openChecker')}
        </Link>
      }
    >
      <Answer of={checked} lines={2}>
        {({ counts, facts }) => (
          <div className="stack">
            {facts === null ? <p>{t('rules.noFacts')}</p> : <AnswerCounts counts={counts} />}
            {facts !== null && <KeptStanding product={product} />}
          </div>
        )}
      </Answer>
    </Section>
  );
}
