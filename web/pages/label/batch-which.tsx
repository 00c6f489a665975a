import { Checkbox, MultiSelect, NumberInput, SegmentedControl, TagsInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LABEL_PLACES } from '../../../src/domain/label/label.ts';
import { useRecordName } from '../../records/record-name.ts';
import { useRecordChoices } from '../../records/use-record-choices.ts';
import { Section } from '../../ui/section.tsx';
import { useTradeWords } from '../../ui/words.ts';
import { maySerial, placesOf } from './batch-choice.ts';
import type { BatchChoice } from './batch-choice.ts';
import styles from './label-batch.module.css';

interface Props {
  readonly choice: BatchChoice;
  readonly choose: (choice: BatchChoice) => void;
}

/** As many labels as the choice offers. */
const OFFERED = 500;

/** Which labels: by themselves, or all of some runs; one of them with numbers. */
export function BatchWhich({ choice, choose }: Props): ReactNode {
  const t = useTranslations();
  return (
    <Section title={t('labelBatch.which')}>
      <div className={styles['which']}>
        <SegmentedControl
          className={styles['by']}
          aria-label={t('labelBatch.by')}
          data={[
            { value: 'labels', label: t('labelBatch.byLabels') },
            { value: 'runs', label: t('labelBatch.byRuns') },
          ]}
          value={choice.by}
          onChange={(by) => choose({ ...choice, by: by === 'runs' ? 'runs' : 'labels' })}
        />
        {choice.by === 'labels' ? (
          <>
            <LabelChoice choice={choice} choose={choose} />
            <Serials choice={choice} choose={choose} />
          </>
        ) : (
          <RunChoice choice={choice} choose={choose} />
        )}
        <Checkbox
          label={t('labelBatch.drafts')}
          checked={choice.hasDrafts}
          onChange={(event) => choose({ ...choice, hasDrafts: event.target.checked })}
        />
      </div>
    </Section>
  );
}

function LabelChoice({ choice, choose }: Props): ReactNode {
  const t = useTranslations();
  const nameOf = useRecordName();
  const labels = useRecordChoices('label');
  const offered = labels.map((label) => ({ value: label.id, label: nameOf({ ...label, kind: 'label' }) }));
  // One that the address names may be beyond those that are offered.
  const others = choice.labels
    .filter((id) => labels.every((label) => label.id !== id))
    .map((id) => ({ value: id, label: id }));
  return (
    <MultiSelect
      label={t('labelBatch.labels')}
      {...(labels.length < OFFERED ? {} : { description: t('labelBatch.labelsHint', { count: OFFERED }) })}
      data={[...offered, ...others]}
      limit={50}
      searchable
      clearable
      value={[...choice.labels]}
      onChange={(chosen) => choose({ ...choice, labels: chosen })}
    />
  );
}

function RunChoice({ choice, choose }: Props): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const runs = useRecordChoices('run');
  return (
    <>
      <TagsInput
        label={t('labelBatch.runs')}
        description={t('labelBatch.runsHint')}
        data={runs.map(({ id }) => id)}
        limit={50}
        clearable
        value={[...choice.runs]}
        onChange={(chosen) => choose({ ...choice, runs: chosen })}
      />
      <Checkbox.Group
        label={t('labelBatch.places')}
        description={t('labelBatch.placesHint')}
        value={[...choice.places]}
        onChange={(chosen) => choose({ ...choice, places: placesOf(chosen) })}
      >
        <div className={styles['places']}>
          {LABEL_PLACES.map((place) => (
            <Checkbox key={place} value={place} label={choiceWord(place)} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

function Serials({ choice, choose }: Props): ReactNode {
  const t = useTranslations();
  const may = maySerial(choice);
  const wantsNumber = !choice.serialText.includes('{serial}');
  return (
    <>
      <Checkbox
        label={t('labelBatch.serials')}
        description={t('labelBatch.serialsHint')}
        disabled={!may}
        checked={may && choice.hasSerials}
        onChange={(event) => choose({ ...choice, hasSerials: event.target.checked })}
      />
      {may && choice.hasSerials && (
        <div className="fields">
          <Whole
            label={t('labelBatch.first')}
            value={choice.first}
            set={(first) => choose({ ...choice, first })}
          />
          <Whole
            label={t('labelBatch.last')}
            value={choice.last}
            set={(last) => choose({ ...choice, last })}
          />
          <TextInput
            label={t('labelBatch.serialText')}
            description={t('labelBatch.serialTextHint', { serial: '{serial}' })}
            error={wantsNumber ? t('labelBatch.serialTextNeeds', { serial: '{serial}' }) : null}
            maxLength={100}
            value={choice.serialText}
            onChange={(event) => choose({ ...choice, serialText: event.target.value })}
          />
          <Whole
            label={t('labelBatch.digits')}
            most={12}
            value={choice.digits}
            set={(digits) => choose({ ...choice, digits })}
          />
        </div>
      )}
    </>
  );
}

function Whole({
  label,
  value,
  most,
  set,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly most?: number;
  readonly set: (value: number | null) => void;
}): ReactNode {
  return (
    <NumberInput
      label={label}
      allowDecimal={false}
      min={1}
      {...(most === undefined ? {} : { max: most })}
      value={value ?? ''}
      onChange={(next) => set(typeof next === 'number' ? next : null)}
    />
  );
}
