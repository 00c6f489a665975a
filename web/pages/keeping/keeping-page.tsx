import { Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import type { ShownPages } from '../../records/list-foot.tsx';
import { RecordHere } from '../../records/record-here.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { NoPermission } from '../../ui/states.tsx';
import { Count, DateText, KindAndLink } from '../../ui/values.tsx';
import { KEEPING_STATES } from './keeping-search.ts';
import { KeptThings } from './kept-things.tsx';
import { RetentionRules } from './retention-rules.tsx';

type Due = OutputOf<'keeping.due'>;

/** How long files and samples are kept, what may go, and what stops that. */
export function KeepingPage(): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const mayTrace = useMayDo()('trace');
  return (
    <>
      <PageHeader
        title={t('nav.keeping')}
        lead={t('keeping.lead')}
        actions={
          <Link to="/firms/$firm/$plural" params={{ firm, plural: 'file-removals' }} search={{}}>
            {t('kinds.file-removal')}
          </Link>
        }
      />
      {mayTrace ? <Kept /> : <NoPermission title={t('problem.forbidden')} says={t('todo.forbidden')} />}
    </>
  );
}

/** Things that are added to the list at a time, and the most that the server tells at once. */
const PAGE = 100;
const PAGES_MOST = 10;

function Kept(): ReactNode {
  const { state } = useSearch({ from: '/firms/$firm/keeping' });
  const [count, setCount] = useState(1);
  const input = { limit: count * PAGE, ...(state === undefined ? {} : { state }) };
  const asked = useOperation('keeping.due', input, { keepsPrevious: true });
  const pagesOf = ({ things, total }: Due): ShownPages => ({
    records: things,
    hasMore: total > things.length && count < PAGES_MOST,
    isLoadingMore: asked.isPlaceholderData,
    error: asked.error,
    loadMore: () => setCount(count + 1),
    retry: () => void asked.refetch(),
  });
  return (
    <div className="stack">
      <Answer of={asked} lines={12}>
        {(due) => (
          <>
            <LegalHolds of={due.legalHolds} />
            <Things due={due} pages={pagesOf(due)} />
          </>
        )}
      </Answer>
      <RetentionRules />
    </div>
  );
}

function Things({ due, pages }: { readonly due: Due; readonly pages: ShownPages }): ReactNode {
  const t = useTranslations();
  const { state } = useSearch({ from: '/firms/$firm/keeping' });
  const navigate = useNavigate({ from: '/firms/$firm/keeping' });
  const choose = (next: string | null): void => {
    const known = KEEPING_STATES.find((one) => one === next);
    void navigate({ search: known === undefined ? {} : { state: known }, replace: true });
  };
  return (
    <Section title={t('keeping.things')} says={t('keeping.thingsSays')}>
      <search>
        <Select
          label={t('keeping.state')}
          placeholder={t('keeping.allStates')}
          clearable
          maw={360}
          data={KEEPING_STATES.map((value) => ({
            value,
            label: t('keeping.stateCount', { state: t(`keepingState.${value}`), count: due.counts[value] }),
          }))}
          value={state ?? null}
          onChange={choose}
        />
      </search>
      <KeptThings due={due} pages={pages} />
    </Section>
  );
}

function LegalHolds({ of }: { readonly of: Due['legalHolds'] }): ReactNode {
  const t = useTranslations();
  return (
    <Section
      title={t('kinds.legal-hold')}
      says={t('keeping.holdsSays')}
      actions={<RecordHere kind="legal-hold" from={{}} says={t('keeping.placeHold')} />}
    >
      {of.length === 0 ? (
        <p className="soft">{t('keeping.noHolds')}</p>
      ) : (
        <PlainTable
          label={t('kinds.legal-hold')}
          stacks
          rows={of}
          keyOf={({ hold }) => hold.id}
          columns={[
            {
              head: t('kind.legal-hold'),
              cell: ({ hold, placedOn }: Due['legalHolds'][number]) => (
                <>
                  <KindAndLink of={hold} />
                  <div className="soft">
                    <DateText of={placedOn} />
                  </div>
                </>
              ),
            },
            { head: t('field.reason'), cell: ({ reason }) => reason },
            { head: t('keeping.covers'), isNumber: true, cell: ({ things }) => <Count of={things} /> },
            {
              head: t('keeping.endHold'),
              isTool: true,
              cell: ({ hold }) =>
                hold.kind === 'legal-hold' && (
                  <RecordHere
                    kind="legal-hold-release"
                    from={{ legalHold: hold.id }}
                    says={t('keeping.endHold')}
                  />
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
