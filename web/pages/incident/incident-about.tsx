import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Reference } from '../../records/reference.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Code, Count, DateText, KindWord, NamedLink, RecordLink, Unknown } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';

type About = OutputOf<'incident.about'>;

/** What the codes mean, the samples that exist and where, and the incidents that are like it. */
export function IncidentAbout({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const about = useOperation('incident.about', { id });
  return (
    <>
      <Section title={t('incident.codes')}>
        <Answer of={about} lines={3}>
          {(found) => <Codes of={found} />}
        </Answer>
      </Section>
      <Section title={t('incident.samples')}>
        <Answer of={about} lines={2}>
          {(found) => <Samples of={found} />}
        </Answer>
      </Section>
      <Section title={t('incident.alike')}>
        <Answer of={about} lines={2}>
          {(found) => <Alike of={found} />}
        </Answer>
      </Section>
    </>
  );
}

function Codes({ of: { resolved, about } }: { readonly of: About }): ReactNode {
  const t = useTranslations();
  return (
    <ul className="plain-list">
      {resolved.length + about.length === 0 && <li className="soft">{t('incident.codesNone')}</li>}
      {resolved.map(({ code, answer, things }) => (
        <li key={code}>
          <Code>{code}</Code>{' '}
          {answer !== 'one' && (
            <span className="tag warn">
              {t(answer === 'none' ? 'incident.codeUnknown' : 'incident.codeSeveral')}
            </span>
          )}{' '}
          {things.map((thing) => (
            <Thing key={`${thing.kind} ${thing.id}`} kind={thing.kind} id={thing.id} name={thing.label} />
          ))}
        </li>
      ))}
      {about.length > 0 && (
        <li>
          <strong>{t('incident.isAbout')}</strong>{' '}
          {about.map(({ kind, id, name }) => (
            <Thing key={`${kind} ${id}`} kind={kind} id={id} name={name} />
          ))}
        </li>
      )}
    </ul>
  );
}

function Thing({
  kind,
  id,
  name,
}: {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}): ReactNode {
  return (
    <span>
      <KindWord kind={kind} />{' '}
      <RecordLink kind={kind} id={id}>
        {name}
      </RecordLink>{' '}
    </span>
  );
}

function Samples({ of: { samples } }: { readonly of: About }): ReactNode {
  const t = useTranslations();
  const { fieldWord, choiceWord } = useTradeWords();
  if (samples.length === 0) return <p className="soft">{t('incident.samplesNone')}</p>;
  return (
    <PlainTable
      label={t('incident.samples')}
      stacks
      rows={samples}
      keyOf={({ sample }) => sample.id}
      columns={[
        {
          head: t('kind.sample'),
          cell: ({ sample, kind }) => (
            <>
              <NamedLink of={sample} /> <span className="soft">{choiceWord(kind)}</span>
            </>
          ),
        },
        { head: t('incident.left'), isNumber: true, cell: ({ kept }) => <Count of={kept} /> },
        { head: fieldWord('place'), cell: ({ place }) => place ?? <Unknown /> },
        {
          head: fieldWord('holder'),
          cell: ({ holder, site }) =>
            holder === null ? (
              site === null ? (
                <Unknown />
              ) : (
                <Reference kind="site" id={site} />
              )
            ) : (
              <Reference kind="party" id={holder} />
            ),
        },
        { head: fieldWord('keepUntil'), cell: ({ keepUntil }) => <DateText of={keepUntil} /> },
      ]}
    />
  );
}

function Alike({ of: { alike, compared } }: { readonly of: About }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  if (alike.length === 0) return <p className="soft">{t('incident.alikeNone', { count: compared })}</p>;
  return (
    <ul className="plain-list">
      {alike.map(({ incident, state, openedOn, shares }) => (
        <li key={incident.id}>
          <NamedLink of={incident} /> <span className="tag">{choiceWord(state)}</span>{' '}
          <DateText of={openedOn} />
          {shares.map(({ likeness, of }) => (
            <div key={likeness} className="soft">
              {t('incident.same', { what: t(`likeness.${likeness}`), of: of.slice(0, 5).join(', ') })}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
