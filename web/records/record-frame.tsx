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
import { EvidencePackButton } from './evidence-pack-button.tsx';
import { IncidentOpenButton } from './incident-open-button.tsx';
import { NoticesLink } from './notices-link.tsx';
import { ShareButton } from './share-button.tsx';
import type { AnyRecord } from './list-columns.tsx';
import { RecalledNote } from './recalled-note.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { RecordHistory } from './record-history.tsx';
import { useRecordName } from './record-name.ts';
import { RelatedOfRecord } from './related-of-record.tsx';
import { Section } from '../ui/section.tsx';
import { StoryLink } from './story-link.tsx';
import { SuspectLink } from './suspect-link.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import { isCorrectedInForm } from './without-form.ts';

/** Fields that a page tells in a section of its own. */
const TOLD_ELSEWHERE: Partial<Readonly<Record<RecordKindName, readonly string[]>>> = {
  inspection: ['findings', 'files'],
  'label-template': ['file'],
  'label-version': ['lines'],
  revision: ['slots', 'files'],
};

/** Goods: their pages say first that they are recalled. */
const MAY_BE_RECALLED: readonly string[] = ['run', 'product', 'shipment', 'carton-series'];

/** The one design of a record's page: title and actions, its own sections, what it says, and its history. */
export function RecordFrame({
  kind,
  id,
  sections,
  hasFacts = true,
}: {
  readonly kind: RecordKindName;
  readonly id: string;
  /** The page's own sections, above the history; without them what belongs to the record. */
  readonly sections?: (record: AnyRecord) => ReactNode;
  /** False: the page's own sections tell all that the record says. */
  readonly hasFacts?: boolean;
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
          {MAY_BE_RECALLED.includes(kind) && <RecalledNote kind={kind} id={id} />}
          {record.withdrawn && (
            <div className="will grave" role="note">
              <strong>{t('record.withdrawnTitle')}</strong> {t('record.withdrawnSays')}
            </div>
          )}
          <div className={hasFacts || record.withdrawn ? 'detail' : 'stack'}>
            <div className="stack">
              {!record.withdrawn &&
                (sections === undefined ? <RelatedOfRecord record={record} /> : sections(record))}
              <RecordHistory kind={kind} id={id} />
            </div>
            {(hasFacts || record.withdrawn) && (
              <Section title={t('record.facts')}>
                <BodyFacts
                  kind={kind}
                  body={record.body}
                  {...(record.withdrawn ? {} : { without: TOLD_ELSEWHERE[kind] ?? [] })}
                />
              </Section>
            )}
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
  const hasForm = isCorrectedInForm(kind);
  const why = (allowed: boolean): string | undefined => (allowed ? undefined : t('record.notAllowed'));
  return (
    <>
      <StoryLink record={record} />
      <SuspectLink record={record} />
      <EvidencePackButton record={record} />
      <IncidentOpenButton record={record} />
      <ShareButton record={record} />
      <NoticesLink record={record} />
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
