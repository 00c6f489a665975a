import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '../../client/operation-hooks.ts';
import { isWhole, selectionOf, serialsOf } from './batch-choice.ts';
import type { BatchChoice } from './batch-choice.ts';
import { BatchRefusal } from './batch-refusal.tsx';
import styles from './label-batch.module.css';

interface Print {
  readonly each: number | null;
  readonly date: string;
  readonly by: string;
}

/** Records that the chosen labels were printed, so many of each. */
export function BatchPrinted({ choice }: { readonly choice: BatchChoice }): ReactNode {
  const t = useTranslations();
  const print = useCommand('label.printed');
  const [typed, setTyped] = useState<Print>({ each: 1, date: '', by: '' });
  const { each, date, by } = typed;
  const selection = selectionOf(choice);
  const serials = serialsOf(choice);
  const send = (): void => {
    if (selection === null || each === null || !isWhole(choice)) return;
    const more = { ...(date === '' ? {} : { date }), ...(by === '' ? {} : { by }) };
    print.mutate({ ...selection, ...(serials === null ? {} : { serials }), each, ...more });
  };
  const total = print.data?.prints.reduce((sum, { printed }) => sum + printed, 0);
  return (
    <form
      className="stack no-print"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div>
        <h3>{t('labelBatch.print')}</h3>
        <p className="soft">{t('labelBatch.printSays')}</p>
      </div>
      <div className={styles['print']}>
        <PrintFields
          print={typed}
          type={(next) => {
            print.reset();
            setTyped(next);
          }}
        />
        <Button
          type="submit"
          variant="default"
          loading={print.isPending}
          // What was just recorded is not recorded once more by a second press.
          disabled={each === null || !isWhole(choice) || print.isSuccess}
        >
          {t('labelBatch.print')}
        </Button>
      </div>
      <BatchRefusal error={print.error} />
      <p role="status">{total !== undefined && t('labelBatch.printed', { count: total })}</p>
    </form>
  );
}

function PrintFields({
  print,
  type,
}: {
  readonly print: Print;
  readonly type: (print: Print) => void;
}): ReactNode {
  const t = useTranslations();
  return (
    <>
      <NumberInput
        label={t('labelBatch.each')}
        allowDecimal={false}
        min={1}
        value={print.each ?? ''}
        onChange={(next) => type({ ...print, each: typeof next === 'number' ? next : null })}
      />
      <TextInput
        type="date"
        label={t('labelBatch.date')}
        value={print.date}
        onChange={(event) => type({ ...print, date: event.target.value })}
      />
      <TextInput
        label={t('labelBatch.countedBy')}
        maxLength={200}
        value={print.by}
        onChange={(event) => type({ ...print, by: event.target.value })}
      />
    </>
  );
}
