import { Button, Checkbox, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconFileCertificate } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { OutputOf } from '../client/call.ts';
import { useMayDo } from '../client/firm.ts';
import { useCommand } from '../client/operation-hooks.ts';
import { saveAnswered } from '../ui/save-file.ts';
import { ProblemState } from '../ui/states.tsx';
import type { AnyRecord } from './list-columns.tsx';

/** What a pack can be about, by the kind of record. */
const ABOUT = {
  run: 'run',
  'material-lot': 'lot',
  shipment: 'shipment',
  certificate: 'certificate',
  incident: 'incident',
  recall: 'recall',
} as const;

export type PackAbout = (typeof ABOUT)[keyof typeof ABOUT];

/** What a pack of that kind of record is about; null: there is none. */
export function packAboutOf(kind: string): PackAbout | null {
  // The keys of the table are the kinds that have one.
  return kind in ABOUT ? ABOUT[kind as keyof typeof ABOUT] : null;
}

/** Makes the evidence pack of a lot, run, shipment, certificate, incident or recall and hands it out. */
export function EvidencePackButton({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useTranslations();
  const [isOpen, { open, close }] = useDisclosure(false);
  const about = packAboutOf(record.kind);
  const mayDo = useMayDo();
  if (about === null || record.withdrawn || !mayDo('audit') || !mayDo('trace')) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconFileCertificate aria-hidden size={16} />} onClick={open}>
        {t('evidencePack.button')}
      </Button>
      {isOpen && (
        <Modal
          opened
          onClose={close}
          title={t('evidencePack.title', { label: record.label })}
          closeButtonProps={{ 'aria-label': t('evidencePack.close') }}
          size="lg"
        >
          <PackMaking about={about} id={record.id} />
        </Modal>
      )}
    </>
  );
}

/** Whom a pack can leave unnamed. */
const GROUPS = ['suppliers', 'factories', 'customers'] as const;
type Group = (typeof GROUPS)[number];

function PackMaking({ about, id }: { readonly about: PackAbout; readonly id: string }): ReactNode {
  const t = useTranslations();
  const make = useCommand('pack.make');
  const [withheld, setWithheld] = useState<readonly Group[]>([]);
  const ask = { about, code: id, ...(withheld.length === 0 ? {} : { withhold: [...withheld] }) };
  return (
    <div className="stack">
      <p>{t('evidencePack.lead')}</p>
      {make.data === undefined && (
        <Checkbox.Group
          label={t('evidencePack.withhold')}
          description={t('evidencePack.withholdHint')}
          value={[...withheld]}
          onChange={(chosen) => setWithheld(GROUPS.filter((one) => chosen.includes(one)))}
        >
          <div className="row">
            {GROUPS.map((group) => (
              <Checkbox key={group} value={group} label={t(`evidencePack.${group}`)} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <p className="will">{t(withheld.length === 0 ? 'evidencePack.names' : 'evidencePack.look')}</p>
      {make.error !== null && <ProblemState error={make.error} retry={() => make.mutate(ask)} />}
      <div role="status">{make.data !== undefined && <Outcome made={make.data} />}</div>
      <div className="row">
        {make.data === undefined ? (
          <Button loading={make.isPending} onClick={() => make.mutate(ask)}>
            {t('evidencePack.make')}
          </Button>
        ) : (
          <SaveButton made={make.data} />
        )}
      </div>
    </div>
  );
}

type Made = OutputOf<'pack.make'>;

function SaveButton({ made }: { readonly made: Made }): ReactNode {
  const t = useTranslations();
  const { name, base64 } = made;
  return (
    <Button
      leftSection={<IconDownload aria-hidden size={16} />}
      onClick={() => saveAnswered({ name, base64, mediaType: 'application/zip' })}
    >
      {t('evidencePack.save', { name })}
    </Button>
  );
}

function Outcome({ made }: { readonly made: Made }): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const { records, entries, position, filesLeftOut, withheld, sizeBytes, signingKey } = made;
  return (
    <div className="stack">
      <p>
        {t('evidencePack.made', {
          records,
          entries,
          position,
          size: format.number(Math.ceil(sizeBytes / 1_024)),
        })}
      </p>
      {withheld !== null && <p>{t('evidencePack.withheld', withheld)}</p>}
      {filesLeftOut > 0 && <p className="will grave">{t('evidencePack.leftOut', { count: filesLeftOut })}</p>}
      <p className="soft">{t('evidencePack.key')}</p>
      <code>{signingKey}</code>
    </div>
  );
}
