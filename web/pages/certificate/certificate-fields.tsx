import { Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ruleVersionOn } from '../../../src/domain/certificate/certificate-elements.ts';
import type { Certificate, Contact } from '../../../src/domain/certificate/certificate.ts';
import { Section } from '../../ui/section.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './certificate.module.css';

interface Editing {
  readonly draft: Certificate;
  readonly setDraft: (draft: Certificate) => void;
}

/** What a person may say otherwise than the record, and what only a person can say. */
export function CertificateFields({
  draft,
  setDraft,
  isNext,
}: Editing & { readonly isNext: boolean }): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  return (
    <>
      <Section title={t('certificate.about')} says={t('certificate.fieldsSays')}>
        <div className={styles['fields']}>
          <Text
            label={fieldWord('number')}
            value={draft.number}
            onChange={(number) => setDraft({ ...draft, number })}
          />
          <TextInput
            type="date"
            label={fieldWord('issuedOn')}
            value={draft.issuedOn}
            onChange={({ target: { value } }) => setDraft(dated(draft, value))}
          />
          <Text
            label={fieldWord('issuedBy')}
            value={draft.issuedBy}
            onChange={(issuedBy) => setDraft(withText(draft, 'issuedBy', issuedBy))}
          />
          <Text
            isWhole
            label={fieldWord('description')}
            value={draft.description}
            onChange={(description) => setDraft({ ...draft, description })}
          />
          {isNext && (
            <Text
              isWhole
              label={fieldWord('reason')}
              value={draft.reason}
              onChange={(reason) => setDraft(withText(draft, 'reason', reason))}
            />
          )}
        </div>
      </Section>
      <Contacts draft={draft} setDraft={setDraft} />
      {draft.ruleVersion === '2026-07-08' && <AttestationFields draft={draft} setDraft={setDraft} />}
    </>
  );
}

/** A certificate of another day may be due by another version of the rule. */
function dated(draft: Certificate, issuedOn: string): Certificate {
  const { attestation, ...rest } = draft;
  const ruleVersion = ruleVersionOn(issuedOn, draft.foreignTradeZone);
  const isAsked = ruleVersion === '2026-07-08' && attestation !== undefined;
  return { ...rest, issuedOn, ruleVersion, ...(isAsked ? { attestation } : {}) };
}

/** Nothing typed is nothing said. */
function withText<Body extends object>(body: Body, name: string, text: string): Body {
  const others = Object.entries(body).filter(([key]) => key !== name);
  // The same members, with one text more or fewer, which the schema reads before anything is asked.
  return Object.fromEntries(text === '' ? others : [...others, [name, text]]) as Body;
}

const PARTS = ['name', 'contact', 'address', 'city', 'region', 'country', 'email', 'phone'] as const;

function Contacts({ draft, setDraft }: Editing): ReactNode {
  const t = useTranslations();
  const { fieldWord } = useTradeWords();
  return (['certifier', 'records', 'manufacturer'] as const).map((who) => (
    <Section key={who} title={who === 'records' ? t('certificate.keeper') : fieldWord(who)}>
      <details>
        <summary>{summaryOf(draft[who]) || t('certificate.notStated')}</summary>
        <div className={styles['fields']}>
          {PARTS.map((part) => (
            <Text
              key={part}
              label={fieldWord(part)}
              value={draft[who][part]}
              onChange={(text) => setDraft({ ...draft, [who]: withText(draft[who], part, text) })}
            />
          ))}
        </div>
      </details>
    </Section>
  ));
}

function summaryOf({ name, city, country, email }: Contact): string {
  return [name, city, country, email].filter((part) => part !== undefined).join(', ');
}

function AttestationFields({ draft, setDraft }: Editing): ReactNode {
  const t = useTranslations();
  const { fieldWord, choiceWord } = useTradeWords();
  const { attestation } = draft;
  const set = (next: Certificate['attestation'] | null): void => {
    const { attestation: _before, ...rest } = draft;
    setDraft(next === null || next === undefined ? rest : { ...rest, attestation: next });
  };
  return (
    <Section title={fieldWord('attestation')} says={t('certificate.attestationSays')}>
      <div className={styles['fields']}>
        <Select
          className={styles['whole'] ?? ''}
          label={t('certificate.attestationForm')}
          clearable
          data={(['statement', 'registry'] as const).map((value) => ({ value, label: choiceWord(value) }))}
          value={attestation?.form ?? null}
          onChange={(form) =>
            set(form === 'statement' || form === 'registry' ? { ...attestation, form } : null)
          }
        />
        {attestation?.form === 'statement' && (
          <>
            <Textarea
              className={styles['whole'] ?? ''}
              label={t('certificate.attestationText')}
              autosize
              minRows={3}
              maxLength={4_000}
              value={attestation.text ?? ''}
              onChange={({ target: { value } }) => set(withText(attestation, 'text', value))}
            />
            <Text
              label={fieldWord('copiedFrom')}
              value={attestation.copiedFrom}
              onChange={(text) => set(withText(attestation, 'copiedFrom', text))}
            />
          </>
        )}
        {attestation !== undefined && (
          <Text
            label={fieldWord('by')}
            value={attestation.by}
            onChange={(text) => set(withText(attestation, 'by', text))}
          />
        )}
      </div>
    </Section>
  );
}

function Text({
  label,
  value,
  onChange,
  isWhole = false,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly isWhole?: boolean;
}): ReactNode {
  return (
    <TextInput
      className={isWhole ? (styles['whole'] ?? '') : ''}
      label={label}
      maxLength={1_000}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
