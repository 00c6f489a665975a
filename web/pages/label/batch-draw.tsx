import { Button } from '@mantine/core';
import { IconDownload, IconPencilBolt } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import type { Messages } from '../../locales/messages.ts';
import { saveAnswered } from '../../ui/save-file.ts';
import { batchInput } from './batch-choice.ts';
import type { BatchChoice } from './batch-choice.ts';
import { BatchRefusal } from './batch-refusal.tsx';

type Drawn = OutputOf<'label.batch'>;
type WarningKey = `labelBatch.warnings.${keyof Messages['labelBatch']['warnings']}`;

/** Draws what is chosen, says what came of it, and hands the file out. */
export function BatchDraw({ choice }: { readonly choice: BatchChoice }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const input = batchInput(choice);
  const draw = useMutation({
    mutationFn: (asked: NonNullable<typeof input>) => callOperation('label.batch', { firm, input: asked }),
  });
  return (
    <>
      <div className="row no-print">
        <Button
          leftSection={<IconPencilBolt aria-hidden size={16} />}
          disabled={input === null}
          loading={draw.isPending}
          onClick={() => {
            if (input !== null) draw.mutate(input);
          }}
        >
          {t('labelBatch.draw')}
        </Button>
      </div>
      <BatchRefusal error={draw.error} />
      <div role="status" className="stack">
        {draw.data !== undefined && <Outcome drawn={draw.data} />}
      </div>
    </>
  );
}

function Outcome({ drawn }: { readonly drawn: Drawn }): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const { labels, drafts, warnings, notDrawn, name, sizeBytes } = drawn;
  return (
    <>
      <p>
        <strong>{t('labelBatch.drawn', { count: labels })}</strong>{' '}
        <span className="soft">
          {t('labelBatch.size', { size: format.number(Math.ceil(sizeBytes / 1_024)) })}
        </span>
      </p>
      {drafts > 0 && <p className="will grave">{t('labelBatch.drafted', { count: drafts })}</p>}
      <ul>
        {warnings.map((warning) => (
          <Warned key={warning.code} warning={warning} />
        ))}
        {notDrawn.map(({ label }) => (
          <li key={label}>{t('labelBatch.notDrawn', { label })}</li>
        ))}
      </ul>
      <div className="row">
        <Button
          variant="default"
          leftSection={<IconDownload aria-hidden size={16} />}
          onClick={() => saveAnswered(drawn)}
        >
          {t('labelBatch.download', { name })}
        </Button>
      </div>
    </>
  );
}

function Warned({
  warning: { code, labels, first },
}: {
  readonly warning: Drawn['warnings'][number];
}): ReactNode {
  const t = useTranslations();
  // `has` below is what makes this a key of the locale.
  const key = `labelBatch.warnings.${code}` as WarningKey;
  const says = t.has(key) ? t(key) : code;
  return <li>{t('labelBatch.warned', { says, count: labels, first })}</li>;
}
