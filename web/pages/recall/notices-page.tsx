import { Button } from '@mantine/core';
import { IconMail, IconWriting } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { HereOnlyNote } from '../../records/here-only-note.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Empty, ProblemState } from '../../ui/states.tsx';
import { Count } from '../../ui/values.tsx';
import { NoticeTable } from './notice-table.tsx';
import styles from './notices.module.css';

export type NoticeStanding = OutputOf<'notice.standing'>;

/** The notices of a recall: whom they went to, who answered, what is due, and what became of the units. */
export function NoticesPage(): ReactNode {
  const { id } = useParams({ from: '/firms/$firm/recalls/$id/notices' });
  const t = useTranslations();
  const firm = useFirmId();
  const recall = useOperation('recall.show', { id });
  const standing = useOperation('notice.standing', { recall: id });
  return (
    <>
      <PageHeader
        eyebrow={
          <Link to="/firms/$firm/$plural/$id" params={{ firm, plural: 'recalls', id }} search={{}}>
            {recall.data?.label ?? t('kind.recall')}
          </Link>
        }
        title={t('notice.title')}
        lead={t('notice.lead')}
      />
      <Answer of={standing} lines={8}>
        {(found) => (
          <div className="stack">
            <Acts recall={id} standing={found} />
            {found.notices.length === 0 ? (
              <div className="card">
                <Empty title={t('notice.none')} says={t('notice.noneSays')} />
              </div>
            ) : (
              <>
                <Effect standing={found} />
                <NoticeTable notices={found.notices} />
              </>
            )}
          </div>
        )}
      </Answer>
    </>
  );
}

/** Writing what is not written, and sending what is due. */
function Acts({
  recall,
  standing: { due },
}: {
  readonly recall: string;
  readonly standing: NoticeStanding;
}): ReactNode {
  const t = useTranslations();
  const mayShare = useMayDo()('share');
  const make = useCommand('notice.make');
  const send = useCommand('notice.send');
  if (!mayShare) return null;
  return (
    <section className="card section stack no-print" aria-label={t('notice.acts')}>
      <HereOnlyNote />
      <div className="row">
        <Button
          variant="default"
          leftSection={<IconWriting aria-hidden size={16} />}
          loading={make.isPending}
          onClick={() => make.mutate({ recall })}
        >
          {t('notice.make')}
        </Button>
        <Button
          leftSection={<IconMail aria-hidden size={16} />}
          loading={send.isPending}
          disabled={due === 0}
          onClick={() => send.mutate({ recall })}
        >
          {t('notice.send', { due })}
        </Button>
      </div>
      {make.error !== null && <ProblemState error={make.error} />}
      {send.error !== null && <ProblemState error={send.error} />}
      <div role="status">
        {make.data !== undefined && <Written made={make.data} />}
        {send.data !== undefined && <Outcomes sent={send.data} />}
      </div>
    </section>
  );
}

function Written({ made: { made, before, nobody } }: { readonly made: OutputOf<'notice.make'> }): ReactNode {
  const t = useTranslations();
  return (
    <>
      <p>{t('notice.written', { made: made.length, before })}</p>
      {nobody !== null && (
        <p className="will grave">{t('notice.nobody', { cartons: nobody.cartons, units: nobody.units })}</p>
      )}
    </>
  );
}

function Outcomes({ sent: { sent, stopped } }: { readonly sent: OutputOf<'notice.send'> }): ReactNode {
  const t = useTranslations();
  return (
    <>
      <ul className="plain-list">
        {sent.map(({ notice, code, consignee, outcome, says }) => (
          <li key={notice}>
            {code} {consignee}: {t(`noticeOutcome.${outcome}`)}
            {outcome === 'refused' && says !== null && <span className="soft"> {says}</span>}
          </li>
        ))}
      </ul>
      {stopped !== null && <p className="will grave">{t('notice.stopped')}</p>}
    </>
  );
}

const UNITS = ['sent', 'found', 'isolated', 'returned', 'destroyed', 'sold', 'unaccounted'] as const;

/** What became of the units, over all consignees. */
function Effect({ standing: { units, unitsUnknown } }: { readonly standing: NoticeStanding }): ReactNode {
  const t = useTranslations();
  return (
    <section className="card section" aria-label={t('notice.effect')}>
      <dl className={styles['units']}>
        {UNITS.map((name) => (
          <div key={name}>
            <dt>{t(`noticeUnits.${name}`)}</dt>
            <dd>
              <Count of={units[name]} />
            </dd>
          </div>
        ))}
      </dl>
      {unitsUnknown > 0 && <p className="will grave">{t('notice.unitsUnknown', { count: unitsUnknown })}</p>}
    </section>
  );
}
