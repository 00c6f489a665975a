import { Button } from '@mantine/core';
import { IconDownload, IconLink, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../../client/firm.ts';
import { problemFrom } from '../../client/problem.ts';
import { useScopeSearch } from './use-scope.ts';
import { useSuspectWords } from './use-suspect-words.ts';

/** What can be taken away from an answer: its link, a print, the cartons as CSV, and everything as a workbook. */
export function ScopeActions(): ReactNode {
  const t = useTranslations('scope');
  const words = useTranslations();
  const firm = useFirmId();
  const { search } = useScopeSearch();
  const suspectWords = useSuspectWords();
  const copying = useMutation({ mutationFn: () => navigator.clipboard.writeText(window.location.href) });
  const saving = useMutation({
    mutationFn: async (format: 'csv' | 'xlsx') => {
      const { exportScope } = await import('./scope-export.ts');
      const asked = (search.suspects ?? []).map(suspectWords);
      await exportScope({ firm, search, format, asked, link: window.location.href, t: words });
    },
  });
  const icon = <IconDownload aria-hidden size={16} />;
  const isReady = search.at !== undefined;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconLink aria-hidden size={16} />}
        disabled={!isReady}
        onClick={() => copying.mutate()}
      >
        {t('copyLink')}
      </Button>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          variant="default"
          leftSection={icon}
          disabled={!isReady || saving.isPending}
          onClick={() => saving.mutate(format)}
        >
          {t(format)}
        </Button>
      ))}
      <Button
        variant="default"
        leftSection={<IconPrinter aria-hidden size={16} />}
        disabled={!isReady}
        onClick={() => window.print()}
      >
        {t('print')}
      </Button>
      <span role="status">
        {saving.isPending
          ? t('exporting')
          : saving.isSuccess
            ? t('exported')
            : copying.isSuccess
              ? t('copied')
              : ''}
      </span>
      {saving.isError && <span role="alert">{words(`problem.${problemFrom(saving.error).code}`)}</span>}
    </>
  );
}
