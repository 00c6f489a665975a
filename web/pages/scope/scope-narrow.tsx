import { ActionIcon, Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useOperation } from '../../client/operation-hooks.ts';
import { CLASSES, narrowingOf, notCleared } from './scope-search.ts';
import type { Narrowing, Summary } from './scope-search.ts';
import { useScopePages, useScopeSearch } from './use-scope.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** As many as a list of choices shows well; whoever knows more opens them under "who has it". */
const OFFERED = 500;

/** What the answer is narrowed to, and the ways to narrow it further or widen it again. */
export function ScopeNarrow({ summary }: { readonly summary: Summary }): ReactNode {
  const t = useTranslations();
  const { search, narrow } = useScopeSearch();
  const choices = useChoices(summary);
  const active = Object.entries(narrowingOf(search)).flatMap(([name, value]) =>
    isNarrowing(name) && value !== undefined ? [{ name, value: String(value) }] : [],
  );
  return (
    <div className="scope-narrow" role="group" aria-label={t('scope.narrow')}>
      <div className="row no-print">
        {NARROWINGS.map((name) => (
          <Select
            key={name}
            label={t(`scope.${name}`)}
            placeholder={t('scope.all')}
            data={[...choices[name]]}
            value={search[name] ?? null}
            searchable={name !== 'class'}
            clearable
            limit={100}
            nothingFoundMessage={t('state.noMatchTitle')}
            clearButtonProps={{ 'aria-label': t('scope.widen', { name: t(`scope.${name}`) }) }}
            onChange={(next) => narrow({ [name]: next ?? undefined })}
          />
        ))}
      </div>
      {active.length > 0 && <NarrowedTo active={active} choices={choices} />}
    </div>
  );
}

/** What it is narrowed to, each with the way to widen it again. */
function NarrowedTo({
  active,
  choices,
}: {
  readonly active: readonly { readonly name: NarrowingName; readonly value: string }[];
  readonly choices: Choices;
}): ReactNode {
  const t = useTranslations();
  const { narrow } = useScopeSearch();
  return (
    <div className="row" role="status">
      <strong>{t('scope.narrowedTo')}</strong>
      {active.map(({ name, value }) => {
        const label = choices[name].find((one) => one.value === value)?.label ?? value;
        return (
          <span key={name} className="chip">
            {t(`scope.${name}`)}: {label}
            <ActionIcon
              className="no-print"
              variant="subtle"
              size="sm"
              aria-label={t('scope.widen', { name: label })}
              onClick={() => narrow({ [name]: undefined })}
            >
              <IconX aria-hidden size={14} />
            </ActionIcon>
          </span>
        );
      })}
      <Button
        className="no-print"
        variant="subtle"
        size="compact-sm"
        onClick={() =>
          narrow({ consignee: undefined, shipment: undefined, run: undefined, class: undefined })
        }
      >
        {t('scope.everything')}
      </Button>
    </div>
  );
}

const NARROWINGS = ['consignee', 'shipment', 'run', 'class'] as const;

type NarrowingName = keyof Narrowing & (typeof NARROWINGS)[number];
type Choices = Readonly<Record<NarrowingName, readonly Option[]>>;

function isNarrowing(name: string): name is NarrowingName {
  return NARROWINGS.some((one) => one === name);
}

/** What there is to narrow to: only what has something that is not cleared, and what is chosen now. */
function useChoices(summary: Summary): Choices {
  const t = useTranslations();
  const { search } = useScopeSearch();
  const shipments = useScopePages('scope.holders', {
    by: 'shipment',
    limit: OFFERED,
    ...(search.consignee === undefined ? {} : { consignee: search.consignee }),
  });
  const runs = useScopePages('scope.runs', { class: 'not-cleared', limit: OFFERED });
  const shipment = useOperation(
    'shipment.show',
    { id: search.shipment ?? '' },
    { enabled: search.shipment !== undefined },
  );
  const option = (one: { readonly id: string; readonly name: string }): Option => ({
    value: one.id,
    label: one.name,
  });
  const consignees = summary.places.filter(
    ({ place, units, cartons, party }) =>
      place === 'consignee' &&
      (notCleared(units) > 0 || notCleared(cartons) > 0 || party?.id === search.consignee),
  );
  const inScope = shipments.rows.filter(
    ({ units, cartons }) => notCleared(units) > 0 || notCleared(cartons) > 0,
  );
  return {
    consignee: distinct(consignees.flatMap(({ party }) => (party === null ? [] : [option(party)]))),
    shipment: distinct([
      ...inScope.flatMap((row) => (row.shipment === null ? [] : [option(row.shipment)])),
      ...(search.shipment === undefined
        ? []
        : [{ value: search.shipment, label: shipment.data?.label ?? search.shipment }]),
    ]),
    run: distinct([
      ...runs.rows.map(({ run }) => option(run)),
      ...(search.run === undefined ? [] : [{ value: search.run, label: search.run }]),
    ]),
    class: CLASSES.map((value) => ({ value, label: t(`scopeClass.${value}`) })),
  };
}

function distinct(options: readonly Option[]): Option[] {
  const known = new Map<string, Option>();
  for (const one of options) if (!known.has(one.value)) known.set(one.value, one);
  return [...known.values()];
}
