import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PlainTable } from '../ui/plain-table.tsx';
import type { RecordKindName } from '../ui/values.tsx';
import { useTradeWords } from '../ui/words.ts';
import { BodyValue } from './body-facts.tsx';
import { changedFields, isObject } from './body-value.ts';

/** What an entry made the record say; a withdrawal says nothing of its own. */
export interface Version {
  readonly sequence: number;
  readonly body: unknown;
}

/** Any two versions of a record side by side, field by field; the first and the last to begin with. */
export function VersionCompare({
  kind,
  versions,
}: {
  readonly kind: RecordKindName;
  /** The oldest first. */
  readonly versions: readonly Version[];
}): ReactNode {
  const t = useTranslations('sheet');
  const [left, setLeft] = useState<string | null>(null);
  const [right, setRight] = useState<string | null>(null);
  const choices = versions.map(({ sequence }, index) => ({
    value: String(sequence),
    label: t('version', { number: index + 1, sequence }),
  }));
  const shownLeft = left ?? choices[0]?.value ?? null;
  const shownRight = right ?? choices.at(-1)?.value ?? null;
  const bodyOf = (sequence: string | null): unknown =>
    versions.find((one) => String(one.sequence) === sequence)?.body;
  return (
    <div className="stack">
      <div className="row">
        <Select
          label={t('versionBefore')}
          data={choices}
          value={shownLeft}
          onChange={setLeft}
          allowDeselect={false}
        />
        <Select
          label={t('versionAfter')}
          data={choices}
          value={shownRight}
          onChange={setRight}
          allowDeselect={false}
        />
      </div>
      <Differences kind={kind} before={bodyOf(shownLeft)} after={bodyOf(shownRight)} />
    </div>
  );
}

function Differences({
  kind,
  before,
  after,
}: {
  readonly kind: RecordKindName;
  readonly before: unknown;
  readonly after: unknown;
}): ReactNode {
  const t = useTranslations('sheet');
  const { fieldWord } = useTradeWords();
  const names = changedFields(before, after);
  if (names.length === 0) return <p role="status">{t('sameVersions')}</p>;
  const side = (body: unknown) => (name: string) => {
    const value = isObject(body) ? body[name] : undefined;
    if (value === undefined) return <span className="unknown">{t('saidNothing')}</span>;
    return <BodyValue kind={kind} name={name} value={value} />;
  };
  return (
    <PlainTable
      label={t('compare')}
      stacks
      rows={names}
      keyOf={(name) => name}
      columns={[
        { head: t('differs'), cell: (name) => <strong>{fieldWord(name)}</strong> },
        { head: t('versionBefore'), cell: side(before) },
        { head: t('versionAfter'), cell: side(after) },
      ]}
    />
  );
}
