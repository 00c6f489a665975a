import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../client/call.ts';
import { Count, DateText, RecordLink } from '../ui/values.tsx';
import { useTradeWords } from '../ui/words.ts';
import { FileThumbs } from './file-thumbs.tsx';
import styles from './inspection-card.module.css';
import { Reference } from './reference.tsx';
import { RowMenu } from './row-menu.tsx';

type Inspection = OutputOf<'inspection.list'>['records'][number];
type Body = Inspection['body'];

const TONES: Readonly<Record<Body['result'], string>> = {
  passed: 'tag good',
  failed: 'tag bad',
  pending: 'tag warn',
  'not-recorded': 'tag warn',
};
const SEVERITIES = { critical: 'tag bad', major: 'tag warn', minor: 'tag', remark: 'tag' } as const;

/** One inspection with what was found and the photos of it. */
export function InspectionCard({ record }: { readonly record: Inspection }): ReactNode {
  const { choiceWord } = useTradeWords();
  const { body } = record;
  return (
    <li className={styles['card']}>
      <div className="row apart">
        <div className="row">
          <RecordLink kind="inspection" id={record.id}>
            {choiceWord(body.kind)}
          </RecordLink>
          <span className={TONES[body.result]}>{choiceWord(body.result)}</span>
          <span className="soft">
            <DateText of={body.date} />
          </span>
        </div>
        <RowMenu record={record} />
      </div>
      <Figures body={body} />
      <Findings body={body} />
    </li>
  );
}

/** Who looked at how much, and the defects by count. */
function Figures({ body }: { readonly body: Body }): ReactNode {
  const t = useTranslations('sheet');
  const { fieldWord } = useTradeWords();
  const defects = (['critical', 'major', 'minor'] as const).filter((one) => body[one] !== undefined);
  return (
    <p className={styles['figures']}>
      {body.inspector !== undefined && <span>{body.inspector}</span>}
      {body.party !== undefined && (
        <span>
          <Reference kind="party" id={body.party} />
        </span>
      )}
      {body.sampleSize !== undefined && (
        <span>
          {body.lotSize === undefined
            ? t('lookedAt', { count: body.sampleSize })
            : t('lookedAtOf', { count: body.sampleSize, of: body.lotSize })}
        </span>
      )}
      {defects.map((one) => (
        <span key={one}>
          {fieldWord(one)} <Count of={body[one]} />
        </span>
      ))}
      {body.reference !== undefined && <span className="code">{body.reference}</span>}
    </p>
  );
}

/** What was found, each finding with its photos, and the files of the report. */
export function Findings({ body }: { readonly body: Body }): ReactNode {
  const t = useTranslations('sheet');
  const { choiceWord, fieldWord } = useTradeWords();
  const { findings = [], files = [] } = body;
  return (
    <>
      {findings.length > 0 && (
        <ul className="plain-list">
          {findings.map(({ severity, says, count, photos = [] }, index) => (
            <li key={index}>
              <div className="row">
                <span className={SEVERITIES[severity]}>{choiceWord(severity)}</span>
                <span>{says}</span>
                {count !== undefined && <span className="soft">{t('seenOn', { count })}</span>}
              </div>
              <FileThumbs ids={photos} label={t('photosOf', { finding: says })} />
            </li>
          ))}
        </ul>
      )}
      <FileThumbs ids={files} label={fieldWord('files')} />
    </>
  );
}
