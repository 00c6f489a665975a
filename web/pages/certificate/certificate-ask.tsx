import { Autocomplete, Button, SegmentedControl, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../../client/firm.ts';
import { useRecordChoices } from '../../records/use-record-choices.ts';
import { Section } from '../../ui/section.tsx';
import type { MakerSearch } from '../../records/certificate-search.ts';
import styles from './certificate.module.css';

/** What the certificate is for: one run, or the months of a product. */
export function CertificateAsk({ asked }: { readonly asked: MakerSearch }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const navigate = useNavigate();
  const [by, setBy] = useState<'run' | 'period'>(asked.product === undefined ? 'run' : 'period');
  const [run, setRun] = useState(asked.run ?? '');
  const [product, setProduct] = useState(asked.product ?? '');
  const [from, setFrom] = useState(asked.from ?? '');
  const [to, setTo] = useState(asked.to ?? '');
  const isReady = by === 'run' ? run !== '' : product !== '' && from !== '';
  const search = by === 'run' ? { run } : { product, from, ...(to === '' ? {} : { to }) };
  return (
    <Section title={t('certificate.for')}>
      <form
        className={styles['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ to: '/firms/$firm/certificate-maker', params: { firm }, search });
        }}
      >
        <SegmentedControl
          className={styles['whole']}
          aria-label={t('certificate.for')}
          value={by}
          onChange={(next) => setBy(next === 'period' ? 'period' : 'run')}
          data={[
            { value: 'run', label: t('certificate.ofRun') },
            { value: 'period', label: t('certificate.ofPeriod') },
          ]}
        />
        {by === 'run' ? (
          <Choice kind="run" label={t('kind.run')} value={run} onChange={setRun} />
        ) : (
          <>
            <Choice kind="product" label={t('kind.product')} value={product} onChange={setProduct} />
            <TextInput
              type="month"
              label={t('certificate.from')}
              placeholder="2026-01"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
            <TextInput
              type="month"
              label={t('certificate.to')}
              placeholder="2026-06"
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          </>
        )}
        <div className={styles['send']}>
          <Button type="submit" disabled={!isReady}>
            {t('certificate.propose')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function Choice({
  kind,
  label,
  value,
  onChange,
}: {
  readonly kind: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const choices = useRecordChoices(kind);
  return (
    <Autocomplete
      label={label}
      data={choices.map(({ id }) => id)}
      limit={50}
      value={value}
      onChange={onChange}
      renderOption={({ option }) => (
        <span>
          <span className="code">{option.value}</span>{' '}
          <span className="soft">{choices.find(({ id }) => id === option.value)?.label}</span>
        </span>
      )}
    />
  );
}
