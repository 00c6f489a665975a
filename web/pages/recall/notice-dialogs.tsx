import { Button, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Handed } from '../../ui/handed.tsx';
import { saveAnswered } from '../../ui/save-file.ts';
import { ProblemState } from '../../ui/states.tsx';
import styles from './notices.module.css';
import type { Notice } from './notice-table.tsx';

interface Dialog {
  readonly notice: Notice;
  readonly onClose: () => void;
}

/** The notice for paper, in either language, and the text of its mail. */
export function NoticePrintDialog({ notice, onClose }: Dialog): ReactNode {
  const t = useTranslations();
  const [language, setLanguage] = useState<'en' | 'zh'>('en');
  const printed = useOperation('notice.print', { notice: notice.id, language });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('notice.printTitle', { code: notice.code })}
      closeButtonProps={{ 'aria-label': t('settings.done') }}
      size="lg"
    >
      <div className="stack">
        <div className="row">
          {(['en', 'zh'] as const).map((one) => (
            <Button
              key={one}
              variant={one === language ? 'filled' : 'default'}
              size="compact-sm"
              aria-pressed={one === language}
              onClick={() => setLanguage(one)}
            >
              {t(`noticeLanguage.${one}`)}
            </Button>
          ))}
        </div>
        <Answer of={printed}>
          {({ name, base64, text }) => (
            <>
              <div className="row">
                <Button
                  leftSection={<IconDownload aria-hidden size={16} />}
                  onClick={() => saveAnswered({ name, base64, mediaType: 'application/pdf' })}
                >
                  {t('evidencePack.save', { name })}
                </Button>
              </div>
              <p className="soft">{t('notice.mailText')}</p>
              <pre className={styles['letter']}>{text}</pre>
            </>
          )}
        </Answer>
      </div>
    </Modal>
  );
}

/** A link by which the consignee answers, to be handed over; made when it is asked for. */
export function NoticeLinkDialog({ notice, onClose }: Dialog): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const link = useCommand('notice.link');
  return (
    <Dialog
      title={t('notice.linkTitle', { name: notice.consignee.name })}
      size="lg"
      closes={t('settings.done')}
      onClose={onClose}
    >
      {link.data === undefined ? (
        <div className="stack">
          <p className="will">{t('notice.linkWill')}</p>
          {link.error !== null && <ProblemState error={link.error} />}
          <div className="row">
            <Button loading={link.isPending} onClick={() => link.mutate({ notice: notice.id })}>
              {t('share.make')}
            </Button>
          </div>
        </div>
      ) : (
        <Handed
          label={t('share.ready', { name: notice.consignee.name })}
          says={t('share.readySays', {
            date: format.dateTime(Date.parse(link.data.endsAt), { dateStyle: 'long' }),
          })}
          text={link.data.address}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}
