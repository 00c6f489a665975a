import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../client/call.ts';
import { PlainTable } from '../ui/plain-table.tsx';
import { NamedLink } from '../ui/values.tsx';
import styles from './same-story.module.css';

export type RunStory = OutputOf<'same-story.run'>;
export type ShipmentStory = OutputOf<'same-story.shipment'>;
type Compared = Pick<RunStory, 'fields' | 'differences' | 'missing'>;
type Difference = RunStory['differences'][number];
type Field = RunStory['fields'][number];
type Said = Difference['says'];

/** The verdict in a word, and how much there is to look at. */
export function StoryVerdict({
  verdict,
  parts,
}: {
  readonly verdict: RunStory['verdict'];
  readonly parts: readonly Compared[];
}): ReactNode {
  const t = useTranslations();
  const count = parts.reduce((sum, { differences }) => sum + differences.length, 0);
  const silent = parts.reduce(
    (sum, { fields, missing }) =>
      sum + missing.length + fields.reduce((all, field) => all + field.silent.length, 0),
    0,
  );
  const why = { same: 'none', differs: null, 'not-whole': 'notWhole' } as const;
  const says = why[verdict];
  const tag = { same: 'tag good', differs: 'tag bad', 'not-whole': 'tag' } as const;
  return (
    <>
      <p>
        <span className={tag[verdict]}>{t(`sameStory.${verdict}`)}</span>{' '}
        {count > 0 && t('sameStory.count', { count })}
        {count > 0 && silent > 0 && ' · '}
        {silent > 0 && t('sameStory.silentCount', { count: silent })}
      </p>
      {says !== null && <p className="soft">{t(`sameStory.${says}`)}</p>}
    </>
  );
}

/** Each difference with both quotes and where they stand. */
export function Differences({ of }: { readonly of: Compared }): ReactNode {
  const t = useTranslations();
  if (of.differences.length === 0) return null;
  return (
    <PlainTable
      label={t('sameStory.differences')}
      stacks
      rows={of.differences}
      keyOf={({ field, says }) => `${field} ${says.record.id} ${says.at ?? ''} ${says.quote}`}
      columns={[
        {
          head: t('sameStory.field'),
          cell: ({ field, is }: Difference) => (
            <>
              <strong>{t(`storyField.${field}`)}</strong>
              <div className="soft">{t(`storyDifference.${is}`)}</div>
            </>
          ),
        },
        {
          head: t('sameStory.severity'),
          cell: ({ severity }: Difference) => (
            <span className={severity === 'minor' ? 'tag' : 'tag bad'}>{t(`storySeverity.${severity}`)}</span>
          ),
        },
        { head: t('sameStory.saysHere'), cell: ({ says }: Difference) => <Quote of={says} /> },
        { head: t('sameStory.against'), cell: ({ against }: Difference) => <Quote of={against} /> },
      ]}
    />
  );
}

function Quote({ of: { teller, record, at, quote } }: { readonly of: Said }): ReactNode {
  const t = useTranslations();
  return (
    <>
      <q className={styles['quote']}>{quote}</q>
      <div className="soft">
        {t(`teller.${teller}`)} <NamedLink of={record} />
        {at !== null && (
          <>
            {' '}
            · <Place of={at} />
          </>
        )}
      </div>
    </>
  );
}

/** Where in a paper it stands: its head, a line, the sum of its lines, a symbol. */
function Place({ of }: { readonly of: string }): ReactNode {
  const t = useTranslations();
  if (of === 'head') return t('sameStory.inHead');
  if (of === 'symbol') return t('sameStory.inSymbol');
  if (of === 'lines added up') return t('sameStory.inSum');
  return t('sameStory.line', { line: of.replace(/^line /, '') });
}

/** What is missing altogether. */
export function MissingPapers({ of }: { readonly of: Compared }): ReactNode {
  const t = useTranslations();
  if (of.missing.length === 0) return null;
  const what = of.missing.map((one) => t(`teller.${one}`)).join(', ');
  return <p className="soft">{t('sameStory.missing', { what })}</p>;
}

/** Field by field who says what, and who ought to and does not. */
export function FieldTable({ of, label }: { readonly of: Compared; readonly label: string }): ReactNode {
  const t = useTranslations();
  if (of.fields.length === 0) return null;
  return (
    <PlainTable
      label={label}
      stacks
      rows={of.fields}
      keyOf={({ field }) => field}
      columns={[
        {
          head: t('sameStory.field'),
          cell: ({ field, verdict }: Field) => (
            <>
              <strong>{t(`storyField.${field}`)}</strong>
              <div>
                <span className={verdict === 'same' ? 'tag good' : verdict === 'differs' ? 'tag bad' : 'tag'}>
                  {t(`fieldVerdict.${verdict}`)}
                </span>
              </div>
            </>
          ),
        },
        {
          head: t('sameStory.whoSays'),
          cell: ({ says }: Field) =>
            says.map((one) => (
              <div key={`${one.record.id} ${one.at ?? ''} ${one.quote}`}>
                <Quote of={one} />
              </div>
            )),
        },
        {
          head: t('sameStory.silent'),
          cell: ({ silent }: Field) =>
            silent.map(({ teller, record }) => (
              <div key={record.id}>
                {t(`teller.${teller}`)} <NamedLink of={record} />
              </div>
            )),
        },
      ]}
    />
  );
}

/** Lines of packing lists that belong to no run. */
export function Unplaced({ of: { unplaced } }: { readonly of: ShipmentStory }): ReactNode {
  const t = useTranslations();
  if (unplaced.length === 0) return null;
  return (
    <>
      <h3>{t('sameStory.unplaced')}</h3>
      <ul>
        {unplaced.map(({ record, line, says }) => (
          <li key={`${record.id} ${String(line)}`}>
            {record.name}, {t('sameStory.line', { line: String(line) })}: <q>{says}</q>
          </li>
        ))}
      </ul>
    </>
  );
}
