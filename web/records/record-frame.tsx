import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconPrinter, IconTrashX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '../client/firm.ts';
import { RECORD_KINDS } from '../client/generated/record-kinds.ts';
import { useOperation } from '../client/operation-hooks.ts';
import { Answer } from '../ui/answer.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { BodyFacts } from './body-facts.tsx';
import type { AnyRecord } from './list-columns.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { RecordHistory } from './record-history.tsx';
import { useRecordName } from './record-name.ts';
import { Section } from '../ui/section.tsx';
import { SuspectLink } from './suspect-link.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** The one design of a record's page: title and actions, its own sections, what it says, and its history. */
export function RecordFrame({
  kind,
  id,
  sections,
}: {
  readonly kind: RecordKindName;
  readonly id: string;
  /** The page's own sections, above the history. */
  readonly sections?: (record: AnyRecord) => ReactNode;
}): ReactNode {
  const t = useTranslations();
  const nameOf = useRecordName();
  // Every kind's operation answers alike but for the body.
  const shown = useOperation(`${kind}.show` as 'run.show', { id });
  return (
    <Answer of={shown}>
      {(record) => (
        <>
          <PageHeader
            eyebrow={t(`kind.${kind}`)}
            title={nameOf(record)}
            actions={<Actions kind={kind} record={record} />}
          />
          {record.withdrawn && (
            <div className="will grave" role="note">
              <strong>{t('record.withdrawnTitle')}</strong> {t('record.withdrawnSays')}
            </div>
          )}
          <div className="detail">
            <div className="stack">
              {sections?.(record)}
              <RecordHistory kind={kind} id={id} />
            </div>
            <Section title={t('record.facts')}>
              <BodyFacts kind={kind} body={record.body} />
            </Section>
          </div>
        </>
      )}
    </Answer>
  );
}

function Actions({ kind, record }: { readonly kind: RecordKindName; readonly record: AnyRecord }): ReactNode {
  const t = useTranslations();
  const mayDo = useMayDo();
  const [isCorrecting, correcting] = useDisclosure(false);
  const [isWithdrawing, withdrawing] = useDisclosure(false);
  const mayCorrect = mayDo(RECORD_KINDS[kind].permission);
  const mayWithdraw = mayDo('withdraw');
  const hasForm = !['file', 'mapping', 'import'].includes(kind);
  const why = (allowed: boolean): string | undefined => (allowed ? undefined : t('record.notAllowed'));
  return (
    <>
      <SuspectLink record={record} />
      <Button
        variant="default"
        leftSection={<IconPrinter aria-hidden size={16} />}
        onClick={() => window.print()}
      >
        {t('record.print')}
      </Button>
      {!record.withdrawn && hasForm && (
        <Button
          variant="default"
          leftSection={<IconPencil aria-hidden size={16} />}
          disabled={!mayCorrect}
          title={why(mayCorrect)}
          onClick={correcting.open}
        >
          {t('record.correct')}
        </Button>
      )}
      {!record.withdrawn && (
        <Button
          variant="default"
          leftSection={<IconTrashX aria-hidden size={16} />}
          disabled={!mayWithdraw}
          title={why(mayWithdraw)}
          onClick={withdrawing.open}
        >
          {t('record.withdraw')}
        </Button>
      )}
      {isCorrecting && (
        <RecordDialog kind={kind} mode={{ does: 'correct', record }} onClose={correcting.close} />
      )}
      {isWithdrawing && <WithdrawDialog kind={kind} record={record} onClose={withdrawing.close} />}
    </>
  );
}
