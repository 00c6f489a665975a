import { Button, SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { callOperation } from '../../client/call.ts';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { blobOf } from '../../records/read-files.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { KindWord, RecordLink } from '../../ui/values.tsx';
import { useTradeWords } from '../../ui/words.ts';
import styles from './filing.module.css';

type Pack = OutputOf<'channel-pack.check'>;
type Demand = Pack['demands'][number];
type Channel = Pack['channel'];
const CHANNELS: readonly Channel[] = ['amazon', 'walmart'];
const ROUTE = '/firms/$firm/runs/$id/channel-pack';

/** What a channel asks for the goods of a run, what of it is there, and the pack to hand in. */
export function ChannelPackPage(): ReactNode {
  const { id } = useParams({ from: ROUTE });
  const { channel = 'amazon' } = useSearch({ from: ROUTE });
  const t = useTranslations();
  const firm = useFirmId();
  const { choiceWord } = useTradeWords();
  const navigate = useNavigate();
  const on = new Date().toISOString().slice(0, 10);
  const pack = useOperation('channel-pack.check', { run: id, channel, on }, { keepsPrevious: true });
  return (
    <Answer of={pack} lines={12}>
      {(found) => (
        <>
          <PageHeader
            eyebrow={
              <Link to="/firms/$firm/$plural/$id" params={{ firm, plural: 'runs', id }} search={{}}>
                {found.run.name}
              </Link>
            }
            title={t('pack.title')}
            lead={t('pack.lead')}
          />
          <div className="stack">
            <SegmentedControl
              aria-label={t('pack.channel')}
              value={channel}
              onChange={(value) =>
                void navigate({
                  to: ROUTE,
                  params: { firm, id },
                  search: { channel: value === 'walmart' ? 'walmart' : 'amazon' },
                })
              }
              data={CHANNELS.map((value) => ({ value, label: choiceWord(value) }))}
            />
            <Demands of={found} />
            <Files of={found} on={on} />
          </div>
        </>
      )}
    </Answer>
  );
}

function Demands({ of: { channel, whole, demands } }: { readonly of: Pack }): ReactNode {
  const t = useTranslations();
  const { choiceWord } = useTradeWords();
  const language = useLocale() === 'zh' ? 'zh' : 'en';
  const open = demands.filter(({ state }) => state !== 'there' && state !== 'not-asked');
  return (
    <Section title={choiceWord(channel)}>
      <p>
        <span className={whole ? 'tag good' : 'tag bad'}>
          {whole ? t('pack.whole') : t('pack.notWhole', { count: open.length })}
        </span>
      </p>
      <PlainTable
        label={t('pack.asked')}
        stacks
        rows={demands}
        keyOf={({ key }) => key}
        columns={[
          {
            head: t('pack.asked'),
            cell: ({ says, source, confidence }: Demand) => (
              <>
                {says[language]}
                <div className="soft" lang="en">
                  {source} · <span lang={language}>{t(`confidenceWord.${confidence}`)}</span>
                </div>
              </>
            ),
          },
          {
            head: t('pack.state'),
            cell: ({ state }: Demand) => (
              <span className={state === 'there' ? 'tag good' : state === 'not-asked' ? 'tag' : 'tag bad'}>
                {t(`packState.${state}`)}
              </span>
            ),
          },
          { head: t('pack.found'), cell: (demand: Demand) => <Found of={demand} /> },
          { head: t('pack.who'), cell: (demand: Demand) => <Who of={demand} /> },
        ]}
      />
    </Section>
  );
}

function Found({ of: { found, rests } }: { readonly of: Demand }): ReactNode {
  return (
    <>
      {found.map((one) => (
        <div key={one} className={styles['quote']}>
          {one}
        </div>
      ))}
      {rests.map(({ kind, id }) => (
        <div key={`${kind} ${id}`} className="soft">
          <KindWord kind={kind} /> <RecordLink kind={kind} id={id} />
        </div>
      ))}
    </>
  );
}

function Who({ of: { state, bringer, enter } }: { readonly of: Demand }): ReactNode {
  const t = useTranslations();
  if (state === 'there' || state === 'not-asked') return '–';
  return (
    <>
      {t(`bringer.${bringer}`)}
      {enter !== null && (
        <div className="soft">
          {t('filing.enterIn')}: <KindWord kind={enter} />
        </div>
      )}
    </>
  );
}

function Files({
  of: { run, channel, files, papers },
  on,
}: {
  readonly of: Pack;
  readonly on: string;
}): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const [error, setError] = useState<unknown>(null);
  const download = async (): Promise<void> => {
    setError(null);
    const input = { run: run.id, channel, on };
    const { name, mediaType, base64 } = await callOperation('channel-pack.write', { firm, input });
    if (base64 !== null) saveFile(name, blobOf(base64, mediaType));
  };
  return (
    <Section title={t('pack.files')}>
      <div className="stack">
        {files.length + papers.length === 0 ? (
          <p className="soft">{t('pack.noFiles')}</p>
        ) : (
          <ul>
            <Papers papers={papers} />
            {files.map(({ id, name, of, kept }) => (
              <li key={id}>
                <RecordLink kind="file" id={id}>
                  {name}
                </RecordLink>{' '}
                <span className="soft">
                  <KindWord kind={of.kind} /> {of.id}
                  {!kept && <> · {t('pack.hashOnly')}</>}
                </span>
              </li>
            ))}
          </ul>
        )}
        <div className="row no-print">
          <Button
            variant="default"
            onClick={() => {
              download().catch((problem: unknown) => setError(problem));
            }}
          >
            {t('pack.download')}
          </Button>
        </div>
        {error !== null && <ProblemState error={error} />}
      </div>
    </Section>
  );
}

/** The papers that are drawn when the pack is made. */
function Papers({ papers }: { readonly papers: Pack['papers'] }): ReactNode {
  const t = useTranslations();
  return papers.map(({ name, of }) => (
    <li key={name}>
      <RecordLink kind={of.kind} id={of.id}>
        {name}
      </RecordLink>{' '}
      <span className="soft">
        <KindWord kind={of.kind} /> · {t('pack.drawn')}
      </span>
    </li>
  ));
}
