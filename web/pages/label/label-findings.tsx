import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Label } from '../../../src/domain/label/label.ts';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { useTradeWords } from '../../ui/words.ts';

type Finding = OutputOf<'label.check'>['findings'][number];
const TAGS = { met: 'tag good', 'not-met': 'tag bad', unknown: 'tag warn', 'not-applicable': 'tag' } as const;

/** The labels of a run held against the rules, each demand by itself; with a draft, as if that stood for one of them. */
export function LabelFindings({
  run,
  draft,
}: {
  readonly run: string;
  readonly draft?: { readonly body: Label; readonly replaces: string };
}): ReactNode {
  const t = useTranslations();
  const input = draft === undefined ? { run } : { run, draft: draft.body, replaces: draft.replaces };
  const checked = useOperation('label.check', input, { keepsPrevious: draft !== undefined });
  return (
    <Answer of={checked} lines={6}>
      {({ outcomes, findings, rulesRead }) => (
        <Section title={t('label.check')} says={t('label.checkSays', { month: rulesRead })}>
          {outcomes.map(({ basis, outcome }) => {
            const rows = findings.filter((one) => one.basis === basis);
            if (rows.length === 0) return null;
            return (
              <details key={basis} open={outcome === 'not-met'}>
                <summary>
                  {t(`label.${basis}`)} <span className={TAGS[outcome]}>{t(`label.${outcome}`)}</span>
                </summary>
                <FindingTable label={t(`label.${basis}`)} rows={rows} />
              </details>
            );
          })}
        </Section>
      )}
    </Answer>
  );
}

function FindingTable({
  label,
  rows,
}: {
  readonly label: string;
  readonly rows: readonly Finding[];
}): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const words = useBothLanguages();
  return (
    <PlainTable
      label={label}
      stacks
      rows={rows}
      keyOf={({ rule, place }) => `${rule} ${place ?? ''}`}
      columns={[
        {
          head: t('label.outcome'),
          cell: ({ outcome }) => <span className={TAGS[outcome]}>{t(`label.${outcome}`)}</span>,
        },
        {
          head: t('label.rule'),
          cell: ({ asks, inChinese, place }) => (
            <>
              <span>{words({ en: asks, zh: inChinese.asks })}</span>
              {place !== null && <span className="soft"> {choiceWord(place)}</span>}
            </>
          ),
        },
        { head: t('label.finding'), cell: ({ says, inChinese }) => words({ en: says, zh: inChinese.says }) },
        {
          head: t('label.source'),
          cell: ({ citation, confidence }) => (
            <>
              <span lang="en">{citation}</span>{' '}
              <span className="soft">({t(`label.confidence.${confidence}`)})</span>
            </>
          ),
        },
      ]}
    />
  );
}
