import { Button } from '@mantine/core';
import { IconDownload, IconFileDescription, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { useBothLanguages } from '../../ui/both-languages.ts';
import { saveAnswered } from '../../ui/save-file.ts';
import { ProblemNote } from './problem-note.tsx';

const FORMATS = ['eps', 'pdf', 'ai', 'svg', 'png', 'zpl'] as const;

/** The files of a label for the printer: its artwork, the print instruction that goes with it, and the way to a batch of it. */
export function LabelFiles({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const draw = useMutation({
    mutationFn: (format: (typeof FORMATS)[number]) =>
      callOperation('label.draw', { firm, input: { label: id, format } }),
    onSuccess: saveAnswered,
  });
  return (
    <div className="stack no-print">
      <div className="row">
        {FORMATS.map((format) => (
          <Button
            key={format}
            variant="default"
            size="compact-sm"
            leftSection={<IconDownload aria-hidden size={14} />}
            disabled={draw.isPending}
            onClick={() => draw.mutate(format)}
          >
            {t('label.download', { format: format.toUpperCase() })}
          </Button>
        ))}
      </div>
      <ProblemNote error={draw.error} />
      <div className="row">
        <PrintInstruction id={id} />
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPrinter aria-hidden size={14} />}
          renderRoot={(props) => (
            <Link {...props} to="/firms/$firm/label-batch" params={{ firm }} search={{ label: id }} />
          )}
        >
          {t('labelBatch.open')}
        </Button>
      </div>
    </div>
  );
}

/** One page for the factory, English and Chinese, saved; with what to mind about it. */
function PrintInstruction({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const words = useBothLanguages();
  const firm = useFirmId();
  const make = useMutation({
    mutationFn: () => callOperation('label.instruct', { firm, input: { label: id } }),
    onSuccess: saveAnswered,
  });
  const lacksAsk = make.data?.warnings.find(({ code }) => code === 'nobody-to-ask');
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconFileDescription aria-hidden size={14} />}
        loading={make.isPending}
        onClick={() => make.mutate()}
      >
        {t('label.instruction')}
      </Button>
      <span role="status">
        {make.isSuccess && t('label.instructionMade', { name: make.data.name })}{' '}
        {lacksAsk !== undefined && words({ en: lacksAsk.says, zh: lacksAsk.inChinese })}
      </span>
      <ProblemNote error={make.error} />
    </>
  );
}
