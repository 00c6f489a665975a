import { Button, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { OutputOf } from '../client/call.ts';
import { useMayDo } from '../client/firm.ts';
import { useCommand } from '../client/operation-hooks.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Handed } from '../ui/handed.tsx';
import { DaysField } from './days-field.tsx';
import { packAboutOf } from './evidence-pack-button.tsx';
import type { PackAbout } from './evidence-pack-button.tsx';
import { SendBar } from './form-parts.tsx';
import { HereOnlyNote } from './here-only-note.tsx';
import type { AnyRecord } from './list-columns.tsx';

const DAYS = [7, 14, 30, 90, 365] as const;
const DAYS_USUAL = 14;

/** Makes a link that opens the evidence pack of a lot, run or shipment for somebody without an account. */
export function ShareButton({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useTranslations();
  const [isOpen, { open, close }] = useDisclosure(false);
  const about = packAboutOf(record.kind);
  const mayDo = useMayDo();
  if (about === null || record.withdrawn || !mayDo('share') || !mayDo('audit')) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconLink aria-hidden size={16} />} onClick={open}>
        {t('share.button')}
      </Button>
      {isOpen && (
        <Dialog
          title={t('share.title', { label: record.label })}
          size="lg"
          closes={t('evidencePack.close')}
          onClose={close}
        >
          <Sharing about={about} code={record.id} onClose={close} />
        </Dialog>
      )}
    </>
  );
}

function Sharing({
  about,
  code,
  onClose,
}: {
  readonly about: PackAbout;
  readonly code: string;
  readonly onClose: () => void;
}): ReactNode {
  const [made, setMade] = useState<OutputOf<'share.make'> | null>(null);
  return made === null ? (
    <ShareForm about={about} code={code} onClose={onClose} onMade={setMade} />
  ) : (
    <ShareMade made={made} onClose={onClose} />
  );
}

function ShareMade({
  made: { share, address },
  onClose,
}: {
  readonly made: OutputOf<'share.make'>;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  if (address === null) return <p role="status">{t('share.shownBefore')}</p>;
  const date = format.dateTime(Date.parse(share.endsAt), { dateStyle: 'long' });
  return (
    <div className="stack">
      <Handed
        label={t('share.ready', { name: share.to })}
        says={t('share.readySays', { date })}
        text={address}
        onDone={onClose}
      />
      <p className="soft">{t('evidencePack.key')}</p>
      <code>{share.signingKey}</code>
    </div>
  );
}

function ShareForm({
  about,
  code,
  onClose,
  onMade,
}: {
  readonly about: PackAbout;
  readonly code: string;
  readonly onClose: () => void;
  readonly onMade: (made: OutputOf<'share.make'>) => void;
}): ReactNode {
  const t = useTranslations();
  const make = useCommand('share.make');
  const [to, setTo] = useState('');
  const [days, setDays] = useState<number>(DAYS_USUAL);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate({ about, code, to, days }, { onSuccess: onMade });
      }}
    >
      <p className="will">{t('share.will')}</p>
      <HereOnlyNote />
      <p className="soft">{t('evidencePack.names')}</p>
      <div className="fields">
        <TextInput
          label={t('share.to')}
          description={t('share.toHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          maxLength={120}
          autoComplete="off"
          data-autofocus
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        <DaysField choices={DAYS} days={days} setDays={setDays} />
      </div>
      <SendBar error={make.error} isPending={make.isPending} says={t('share.make')} onClose={onClose} />
    </form>
  );
}
