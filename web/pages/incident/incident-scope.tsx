import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { useCommand, useOperation } from '../../client/operation-hooks.ts';
import { Reference } from '../../records/reference.tsx';
import { Answer } from '../../ui/answer.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { Count, DateText, RecordLink } from '../../ui/values.tsx';
import { HoldAllDialog, LiftDialog } from './incident-hold-dialogs.tsx';

type Scope = OutputOf<'incident.scope'>;
type Counts = NonNullable<Scope['now']>;
type Difference = Scope['differences'][number];

/** The scope now, against the one that was frozen, and the holds on it. */
export function IncidentScope({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const scope = useOperation('incident.scope', { id });
  return (
    <Section title={t('incident.scope')} says={t('incident.scopeSays')}>
      <Answer of={scope} lines={5}>
        {(found) => (
          <div className="stack">
            {found.now === null ? (
              <p className="will grave">{t('incident.noSuspects')}</p>
            ) : (
              <>
                <Totals now={found.now} frozen={found.frozen?.units ?? null} />
                <Frozen of={found} />
                {found.differences.length > 0 && <Differences of={found.differences} />}
              </>
            )}
            <Holds id={id} />
            <Actions id={id} of={found} />
          </div>
        )}
      </Answer>
    </Section>
  );
}

const CLASSES = ['contains', 'mayContain', 'undetermined', 'cleared'] as const;

function Totals({ now, frozen }: { readonly now: Counts; readonly frozen: Counts | null }): ReactNode {
  const t = useTranslations();
  return (
    <PlainTable
      label={t('incident.units')}
      rows={[...CLASSES]}
      keyOf={(name) => name}
      columns={[
        { head: t('field.scopeClass'), cell: (name) => t(`field.${name}`) },
        { head: t('incident.unitsNow'), isNumber: true, cell: (name) => <Count of={now[name]} /> },
        ...(frozen === null
          ? []
          : [
              {
                head: t('incident.unitsThen'),
                isNumber: true,
                cell: (name: (typeof CLASSES)[number]) => <Count of={frozen[name]} />,
              },
            ]),
      ]}
    />
  );
}

function Frozen({ of: { frozen, differences } }: { readonly of: Scope }): ReactNode {
  const t = useTranslations();
  if (frozen === null) return <p className="soft">{t('incident.notFrozen')}</p>;
  return (
    <p>
      <RecordLink kind="frozen-scope" id={frozen.id}>
        {t('incident.frozenAt', { position: frozen.position })}
      </RecordLink>{' '}
      <DateText of={frozen.frozenOn} />{' '}
      <span className={differences.length === 0 ? 'tag good' : 'tag warn'}>
        {t('incident.differs', { count: differences.length })}
      </span>{' '}
      <span className="soft">{t('incident.entriesSince', { count: frozen.entriesSince })}</span>
      {!frozen.sameQuestion && <span className="tag warn">{t('incident.otherQuestion')}</span>}
    </p>
  );
}

const SHOWN = 30;

function Differences({ of }: { readonly of: readonly Difference[] }): ReactNode {
  const t = useTranslations();
  const inScope = (counts: Counts | null): ReactNode =>
    counts === null ? (
      <span className="soft">{t('incident.notThere')}</span>
    ) : (
      <Count of={counts.contains + counts.mayContain + counts.undetermined} />
    );
  return (
    <>
      <PlainTable
        label={t('incident.differences')}
        stacks
        rows={of.slice(0, SHOWN)}
        keyOf={({ figure, id }) => `${figure} ${id ?? ''}`}
        columns={[
          { head: t('field.figure'), cell: (row: Difference) => <FigureName of={row} /> },
          { head: t('incident.inScopeThen'), isNumber: true, cell: ({ then }: Difference) => inScope(then) },
          { head: t('incident.inScopeNow'), isNumber: true, cell: ({ now }: Difference) => inScope(now) },
        ]}
      />
      {of.length > SHOWN && <p className="soft">{t('incident.moreFigures', { count: of.length - SHOWN })}</p>}
    </>
  );
}

function FigureName({ of: { figure, id } }: { readonly of: Difference }): ReactNode {
  const t = useTranslations();
  if (id === null) return t(`choice.${figure}`);
  if (figure === 'of-run') return <RecordLink kind="run" id={id} />;
  const [place = '', party] = id.split(' ');
  return (
    <>
      <PlaceWord of={place} /> {party !== undefined && <Reference kind="party" id={party} />}
    </>
  );
}

const PLACES = [
  ...(['consignee', 'returned', 'not-shipped', 'unsettled', 'sampled', 'scrapped'] as const),
  ...(['loose-stock', 'delivered', 'unaccounted'] as const),
];

function PlaceWord({ of }: { readonly of: string }): ReactNode {
  const t = useTranslations();
  const place = PLACES.find((one) => one === of);
  return place === undefined ? of : t(`scopePlace.${place}`);
}

function Holds({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const { data } = useOperation('incident.about', { id });
  if (data === undefined) return null;
  return (
    <div>
      <h3>{t('incident.holds')}</h3>
      {data.holds.length === 0 && <p className="soft">{t('incident.holdsNone')}</p>}
      <ul className="plain-list">
        {data.holds.map(({ class: name, placed, inForce }) => (
          <li key={name}>
            <span className={inForce > 0 ? 'tag bad' : 'tag good'}>{t(`heldClass.${name}`)}</span>{' '}
            {t('incident.inForce', { inForce, placed })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Actions({ id, of }: { readonly id: string; readonly of: Scope }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const may = useMayDo();
  const freeze = useCommand('incident.freeze');
  const { data } = useOperation('incident.about', { id });
  const [isHolding, holding] = useDisclosure(false);
  const [isLifting, lifting] = useDisclosure(false);
  const isAsked = of.now !== null;
  const held = (data?.holds ?? []).filter(({ inForce, class: name }) => inForce > 0 && name !== 'other');
  return (
    <>
      {freeze.error !== null && <ProblemState error={freeze.error} />}
      <div className="row no-print">
        <Button disabled={!isAsked || !may('record-quality')} onClick={holding.open}>
          {t('incident.holdAll')}
        </Button>
        <Button variant="default" disabled={held.length === 0 || !may('release-runs')} onClick={lifting.open}>
          {t('incident.lift')}
        </Button>
        <Button
          variant="default"
          loading={freeze.isPending}
          disabled={!isAsked || !may('record-incidents')}
          onClick={() => freeze.mutate({ id })}
        >
          {t('incident.freeze')}
        </Button>
        {isAsked && (
          <Link to="/firms/$firm/scope" params={{ firm }} search={{ suspects: of.suspects, incident: id }}>
            {t('incident.toScope')}
          </Link>
        )}
        {isHolding && <HoldAllDialog id={id} onClose={holding.close} />}
        {isLifting && <LiftDialog id={id} held={held.map((one) => one.class)} onClose={lifting.close} />}
      </div>
    </>
  );
}
