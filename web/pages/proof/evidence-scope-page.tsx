import { Autocomplete, Button, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { useMayDo } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { useRecordChoices } from '../../records/use-record-choices.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ProblemState } from '../../ui/states.tsx';
import { Count, DateText, NamedLink } from '../../ui/values.tsx';
import { FORBIDDEN } from './expiring-page.tsx';
import { DOUBTED_KINDS } from './proof-search.ts';
import type { DoubtedKind, DoubtSearch } from './proof-search.ts';
import { DoubtedCertificates } from './doubted-certificates.tsx';
import { RestClass } from './rest-class.tsx';
import { useRuleName } from '../../records/rule-names.tsx';

type Scope = OutputOf<'evidence.scope'>;
type Run = Scope['runs'][number];
type Place = Scope['places'][number];
const CLASSES = ['contains', 'may-contain', 'undetermined', 'cleared'] as const;

/** What rests on a laboratory, report, approval or inspector that may not be relied on any more. */
export function EvidenceScopePage(): ReactNode {
  const t = useTranslations();
  const search = useSearch({ from: '/firms/$firm/evidence-scope' });
  const mayTrace = useMayDo()('trace');
  return (
    <>
      <PageHeader title={t('proof.restsOn')} lead={t('proof.restsOnLead')} />
      {mayTrace ? (
        <div className="stack">
          <Question key={JSON.stringify(search)} search={search} />
          {search.kind !== undefined && search.id !== undefined && (
            <ScopeOf kind={search.kind} id={search.id} from={search.from} />
          )}
        </div>
      ) : (
        <ProblemState error={FORBIDDEN} />
      )}
    </>
  );
}

function Question({ search }: { readonly search: DoubtSearch }): ReactNode {
  const t = useTranslations();
  const navigate = useNavigate({ from: '/firms/$firm/evidence-scope' });
  const [kind, setKind] = useState<DoubtedKind>(search.kind ?? 'laboratory');
  const [id, setId] = useState(search.id ?? '');
  const [from, setFrom] = useState(search.from ?? '');
  const choices = useRecordChoices(kind);
  return (
    <form
      className="stack no-print"
      aria-label={t('proof.restsOn')}
      onSubmit={(event) => {
        event.preventDefault();
        if (id.trim() === '') return;
        const asked = { kind, id: id.trim(), ...(from === '' ? {} : { from }) };
        void navigate({ search: asked });
      }}
    >
      <div className="fields">
        <Select
          label={t('proof.what')}
          data={DOUBTED_KINDS.map((value) => ({
            value,
            label: value === 'inspector' ? t('proof.inspector') : t(`kind.${value}`),
          }))}
          value={kind}
          allowDeselect={false}
          onChange={(next) => {
            setKind(DOUBTED_KINDS.find((one) => one === next) ?? kind);
            setId('');
          }}
        />
        <Autocomplete
          label={t('proof.which')}
          withAsterisk
          data={choices.map((one) => one.id)}
          renderOption={({ option }) => (
            <span>
              <span className="code">{option.value}</span>{' '}
              <span className="soft">{choices.find((one) => one.id === option.value)?.label}</span>
            </span>
          )}
          limit={50}
          value={id}
          onChange={setId}
        />
        <TextInput
          type="date"
          label={t('proof.testsFrom')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </div>
      <div>
        <Button type="submit">{t('proof.ask')}</Button>
      </div>
    </form>
  );
}

function ScopeOf({
  kind,
  id,
  from,
}: {
  readonly kind: DoubtedKind;
  readonly id: string;
  readonly from: string | undefined;
}): ReactNode {
  const scope = useOperation('evidence.scope', {
    suspects: [kind === 'inspector' ? { kind, name: id } : { kind, id }],
    ...(from === undefined ? {} : { from }),
  });
  return (
    <Answer of={scope} lines={10}>
      {(found) => (
        <>
          <Totals of={found} />
          {found.certificates.length > 0 && <DoubtedCertificates certificates={found.certificates} />}
          {found.runs.length > 0 && <Runs runs={found.runs} />}
          {found.places.length > 0 && <Places places={found.places} />}
        </>
      )}
    </Answer>
  );
}

function Totals({ of: { totals, runs, certificates } }: { readonly of: Scope }): ReactNode {
  const t = useTranslations();
  if (runs.length + certificates.length === 0) return <p role="status">{t('proof.nothingRests')}</p>;
  return (
    <Section title={t('proof.inAll')}>
      <PlainTable
        label={t('proof.inAll')}
        rows={CLASSES}
        keyOf={(one) => one}
        columns={[
          { head: t('proof.answer'), cell: (one) => <RestClass of={one} /> },
          { head: t('nav.runs'), isNumber: true, cell: (one) => <Count of={totals.runs[one]} /> },
          {
            head: t('nav.certificates'),
            isNumber: true,
            cell: (one) => <Count of={totals.certificates[one]} />,
          },
          {
            head: t('proof.units'),
            isNumber: true,
            cell: (one) => (one === 'cleared' ? '' : <Count of={totals.units[one]} />),
          },
        ]}
      />
    </Section>
  );
}

/** So many are shown at once; the rest on request. */
const SHOWN = 100;

function Runs({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  const t = useTranslations();
  const nameOf = useRuleName();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? runs : runs.slice(0, SHOWN);
  return (
    <Section title={t('nav.runs')}>
      <PlainTable
        label={t('nav.runs')}
        stacks
        rows={shown}
        keyOf={({ run }) => run.id}
        columns={[
          {
            head: t('kind.run'),
            cell: ({ run }: Run) => <NamedLink of={run} />,
          },
          { head: t('proof.answer'), cell: (row: Run) => <RestClass of={row.class} /> },
          { head: t('field.why'), cell: ({ reason }: Run) => t(`restReason.${reason}`) },
          { head: t('proof.cells'), cell: ({ cells }: Run) => <CellsOf cells={cells} nameOf={nameOf} /> },
        ]}
      />
      {shown.length < runs.length && (
        <Button className="no-print" variant="subtle" onClick={() => setAll(true)}>
          {t('proof.showAll', { count: runs.length })}
        </Button>
      )}
    </Section>
  );
}

/** The cells of a run by component; many are folded away. */
function CellsOf({
  cells,
  nameOf,
}: {
  readonly cells: Run['cells'];
  readonly nameOf: (rule: string) => string;
}): ReactNode {
  const t = useTranslations();
  const groups = [...Map.groupBy(cells, ({ component }) => component)];
  if (groups.length === 0) return null;
  return (
    <details>
      <summary>{t('proof.cellCount', { count: cells.length })}</summary>
      {groups.map(([component, ofIt]) => (
        <div key={component}>
          <strong>{component}</strong> {ofIt.map(({ rule }) => nameOf(rule)).join(' · ')}
        </div>
      ))}
    </details>
  );
}

function Places({ places }: { readonly places: readonly Place[] }): ReactNode {
  const t = useTranslations();
  const under = places.filter(({ inTransit }) => inTransit);
  const ordered = [...under, ...places.filter(({ inTransit }) => !inTransit)];
  return (
    <Section title={t('proof.where')} says={t('proof.whereSays')}>
      <PlainTable
        label={t('proof.where')}
        stacks
        rows={ordered}
        keyOf={({ place, party, shipment }) => `${place} ${party?.id ?? ''} ${shipment?.id ?? ''}`}
        columns={[
          {
            head: t('proof.place'),
            cell: ({ place, party }: Place) =>
              party === null ? t(`scopePlace.${place}`) : <NamedLink of={party} />,
          },
          {
            head: t('kind.shipment'),
            cell: ({ shipment, date, inTransit }: Place) =>
              shipment !== null && (
                <>
                  <NamedLink of={shipment} /> <DateText of={date} />
                  {inTransit && (
                    <div>
                      <span className="tag warn">{t('proof.inTransit')}</span>
                    </div>
                  )}
                </>
              ),
          },
          { head: t('proof.units'), cell: ({ units }: Place) => <Counts of={units} /> },
          { head: t('proof.cartons'), cell: ({ cartons }: Place) => <Counts of={cartons} /> },
        ]}
      />
    </Section>
  );
}

function Counts({ of }: { readonly of: Place['units'] }): ReactNode {
  return CLASSES.filter((one) => one !== 'cleared' && of[one] > 0).map((one) => (
    <div key={one}>
      <Count of={of[one]} /> <RestClass of={one} />
    </div>
  ));
}
