import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '../../ui/section.tsx';
import { isSameSuspect } from './scope-search.ts';
import type { ScopeSearch, Suspect } from './scope-search.ts';
import { SuspectCodes } from './suspect-codes.tsx';
import { SuspectForm } from './suspect-form.tsx';
import { useSuspectWords } from './use-suspect-words.ts';

/** The builder of a question: what is suspect, how quantities are read, and as of when. Nothing is asked before it is sent. */
export function ScopeQuestion({
  search,
  onAsk,
}: {
  readonly search: ScopeSearch;
  readonly onAsk: (search: ScopeSearch) => void;
}): ReactNode {
  const t = useTranslations('scope');
  const [suspects, setSuspects] = useState<readonly Suspect[]>(search.suspects ?? []);
  const [strict, setStrict] = useState(search.strict === true);
  const [at, setAt] = useState('');
  const [isOther, other] = useDisclosure(false);
  const add = (more: readonly Suspect[]): void =>
    setSuspects((before) =>
      more.reduce<readonly Suspect[]>(
        (list, one) => (list.some((known) => isSameSuspect(known, one)) ? list : [...list, one]),
        before,
      ),
    );
  const ask = (): void =>
    onAsk({ suspects, ...(strict ? { strict } : {}), ...(at.trim() === '' ? {} : { at: at.trim() }) });
  return (
    <Section title={t('question')}>
      <div className="stack">
        <SuspectCodes onAdd={add} />
        <Picked
          suspects={suspects}
          onRemove={(gone) => setSuspects(suspects.filter((one) => one !== gone))}
        />
        <div>
          <Button variant="subtle" size="compact-sm" aria-expanded={isOther} onClick={other.toggle}>
            {t('otherWay')}
          </Button>
        </div>
        {isOther && <SuspectForm onAdd={(suspect) => add([suspect])} />}
        <div className="fields">
          <Reading strict={strict} onChange={setStrict} />
          <TextInput
            label={t('asOf')}
            description={t('asOfSays')}
            placeholder={search.at ?? 'YYYY-MM-DD'}
            value={at}
            maxLength={40}
            onChange={(event) => setAt(event.target.value)}
          />
        </div>
        <div>
          <Button disabled={suspects.length === 0} onClick={ask}>
            {t('ask')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

function Picked({
  suspects,
  onRemove,
}: {
  readonly suspects: readonly Suspect[];
  readonly onRemove: (suspect: Suspect) => void;
}): ReactNode {
  const t = useTranslations('scope');
  const words = useSuspectWords();
  return (
    <div>
      <h3>{t('picked')}</h3>
      {suspects.length === 0 ? (
        <p className="soft">{t('pickedNone')}</p>
      ) : (
        <ul className="row bare">
          {suspects.map((one) => (
            <li key={JSON.stringify(one)} className="chip">
              {words(one)}
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('remove', { label: words(one) })}
                onClick={() => onRemove(one)}
              >
                <IconX aria-hidden size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Reading({
  strict,
  onChange,
}: {
  readonly strict: boolean;
  readonly onChange: (strict: boolean) => void;
}): ReactNode {
  const t = useTranslations('scope');
  return (
    <div>
      <div className="label">{t('reading')}</div>
      <SegmentedControl
        aria-label={t('reading')}
        data={[
          { value: 'ordinary', label: t('ordinary') },
          { value: 'strict', label: t('strict') },
        ]}
        value={strict ? 'strict' : 'ordinary'}
        onChange={(value) => onChange(value === 'strict')}
      />
      <p className="soft">{t(strict ? 'strictSays' : 'ordinarySays')}</p>
    </div>
  );
}
