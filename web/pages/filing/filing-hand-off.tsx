import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { blobOf } from '../../records/read-files.ts';
import { RecordHere } from '../../records/record-here.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { ProblemState } from '../../ui/states.tsx';

const FORMATS = [
  { format: 'xlsx', key: 'workbook' },
  { format: 'csv', key: 'csv' },
  { format: 'json', key: 'json' },
] as const;

/** The files that go to the broker, and by which list of fields they are made. */
export function FilingHandOff({ filing }: { readonly filing: OutputOf<'filing.shipment'> }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const [error, setError] = useState<unknown>(null);
  const shipment = filing.shipment.id;
  const { list } = filing;
  const save = (ask: () => Promise<{ name: string; mediaType: string; base64: string | null }>): void => {
    setError(null);
    ask().then(
      ({ name, mediaType, base64 }) => {
        if (base64 !== null) saveFile(name, blobOf(base64, mediaType));
      },
      (problem: unknown) => setError(problem),
    );
  };
  const today = new Date().toISOString().slice(0, 10);
  return (
    <Section
      title={t('filing.handOff')}
      says={t('filing.handOffSays')}
      actions={<RecordHere kind="filing-field-list" from={{}} says={t('filing.loadList')} />}
    >
      <div className="stack">
        <div className="row no-print">
          <Button
            variant="default"
            onClick={() =>
              save(() => callOperation('filing.addendum', { firm, input: { shipment, on: today } }))
            }
          >
            {t('filing.addendum')}
          </Button>
          {FORMATS.map(({ format, key }) => (
            <Button
              key={format}
              variant="default"
              onClick={() =>
                save(() => callOperation('filing.export', { firm, input: { shipment, format } }))
              }
            >
              {t(`filing.${key}`)}
            </Button>
          ))}
        </div>
        {error !== null && <ProblemState error={error} />}
        <p className="soft">
          {t('filing.fieldList', { name: list.name, version: list.version })}
          {list.confidence !== 'primary' && <> {t('filing.secondHand')}</>}
        </p>
      </div>
    </Section>
  );
}
