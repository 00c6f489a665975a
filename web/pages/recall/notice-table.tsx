import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { RecordDialog } from '../../records/record-dialog.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Count, DateText, NamedLink, RecordLink } from '../../ui/values.tsx';
import { NoticeLinkDialog, NoticePrintDialog } from './notice-dialogs.tsx';

export type Notice = OutputOf<'notice.standing'>['notices'][number];

const TAGS: Readonly<Record<Notice['state'], string>> = {
  unsent: 'tag bad',
  refused: 'tag bad',
  waiting: 'tag',
  overdue: 'tag bad',
  open: 'tag bad',
  settled: 'tag good',
};

/** One line for each consignee. */
export function NoticeTable({ notices }: { readonly notices: readonly Notice[] }): ReactNode {
  const t = useTranslations();
  const mayShare = useMayDo()('share');
  return (
    <section className="card section" aria-label={t('notice.title')}>
      <PlainTable
        label={t('notice.title')}
        stacks
        rows={notices}
        keyOf={({ id }) => id}
        columns={[
          { head: t('notice.consignee'), cell: (row: Notice) => <Consignee of={row} /> },
          { head: t('notice.state'), cell: (row: Notice) => <State of={row} /> },
          {
            head: t('noticeUnits.sent'),
            isNumber: true,
            cell: ({ units }: Notice) => <Count of={units.sent} />,
          },
          {
            head: t('noticeUnits.found'),
            isNumber: true,
            cell: ({ units }: Notice) => <Count of={units.found} />,
          },
          {
            head: t('noticeUnits.isolated'),
            isNumber: true,
            cell: ({ units }: Notice) => <Count of={units.isolated} />,
          },
          {
            head: t('noticeUnits.unaccounted'),
            isNumber: true,
            cell: ({ units }: Notice) => <Count of={units.unaccounted} />,
          },
          ...(mayShare
            ? [{ head: t('notice.acts'), isTool: true, cell: (row: Notice) => <RowActs of={row} /> }]
            : []),
        ]}
      />
    </section>
  );
}

function Consignee({ of: { id, code, consignee, to } }: { readonly of: Notice }): ReactNode {
  const t = useTranslations();
  return (
    <>
      <NamedLink of={{ kind: 'party', ...consignee }} />
      <div className="soft">
        <RecordLink kind="recall-notice" id={id}>
          {code}
        </RecordLink>{' '}
        · {to ?? t('notice.byHand')}
      </div>
    </>
  );
}

function State({ of: { state, due, lastSentOn, answeredOn } }: { readonly of: Notice }): ReactNode {
  const t = useTranslations();
  return (
    <>
      <span className={TAGS[state]}>{t(`noticeState.${state}`)}</span>
      {lastSentOn !== null && (
        <div className="soft">
          {t('notice.lastSent')} <DateText of={lastSentOn} />
        </div>
      )}
      {answeredOn !== null && (
        <div className="soft">
          {t('notice.answered')} <DateText of={answeredOn} />
        </div>
      )}
      {due !== null && (
        <div className={due.isDue ? undefined : 'soft'}>
          {t(`noticeDue.${due.act}`)} <DateText of={due.on} />
        </div>
      )}
    </>
  );
}

type Opened = 'print' | 'link' | 'sending' | 'answer';

/** What can be done with one notice. */
function RowActs({ of }: { readonly of: Notice }): ReactNode {
  const t = useTranslations();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => setOpened(null);
  const { id, consignee } = of;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('notice.actsNamed', { name: consignee.name })}
          >
            <IconDots aria-hidden size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['print', 'link', 'sending', 'answer'] as const).map((act) => (
            <Menu.Item key={act} onClick={() => setOpened(act)}>
              {t(`noticeAct.${act}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {opened === 'print' && <NoticePrintDialog notice={of} onClose={close} />}
      {opened === 'link' && <NoticeLinkDialog notice={of} onClose={close} />}
      {(opened === 'sending' || opened === 'answer') && (
        <RecordDialog
          kind={opened === 'sending' ? 'notice-sending' : 'notice-answer'}
          mode={{ does: 'record', from: { notice: id } }}
          onClose={close}
          onRecorded={() => undefined}
        />
      )}
    </>
  );
}
