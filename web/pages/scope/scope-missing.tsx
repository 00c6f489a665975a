import { Button } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../../client/firm.ts';
import { RECORD_KINDS } from '../../client/generated/record-kinds.ts';
import { Section } from '../../ui/section.tsx';
import { RecordLink } from '../../ui/values.tsx';
import { useQuantityText } from '../../ui/units.tsx';
import { missingForm } from './missing-form.ts';
import type { Missing } from './missing-form.ts';
import { MoreRows } from './more-rows.tsx';
import type { MissingForm, Summary } from './scope-search.ts';
import { useScopePages, useScopeSearch } from './use-scope.ts';

/** The records that would settle units, most worth first, each with whom to ask and the form to fill in. */
export function ScopeMissing({ summary }: { readonly summary: Summary }): ReactNode {
  const t = useTranslations('scope');
  const { search } = useScopeSearch();
  const missing = useScopePages('scope.missing', {
    limit: 50,
    ...(search.run === undefined ? {} : { run: search.run }),
  });
  return (
    <Section title={t('missing')} says={t('missingSays', { count: summary.unitsWaiting })}>
      {missing.query.isSuccess && missing.rows.length === 0 && <p>{t('missingNone')}</p>}
      <ol className="plain-list">
        {missing.rows.map((one, index) => (
          <MissingItem key={`${one.says} ${String(index)}`} missing={one} />
        ))}
      </ol>
      <MoreRows of={missing} />
    </Section>
  );
}

function MissingItem({ missing }: { readonly missing: Missing }): ReactNode {
  const t = useTranslations();
  const quantityText = useQuantityText();
  const form = missingForm(missing);
  const { ask, askSite, needed, recorded, unit } = missing;
  const amount = (quantity: number): string => (unit === null ? '' : quantityText(quantity, unit));
  const names = [...new Set([ask, askSite].flatMap((one) => (one === null ? [] : [one.name])))];
  return (
    <li className="scope-missing">
      <div>
        <strong>{t(`scopeReason.${missing.reason}`)}</strong> <About missing={missing} />
        <div className="soft">
          {names.length === 0 ? t('scope.askNobody') : t('scope.askParty', { party: names.join(', ') })}
          {needed !== null && unit !== null && (
            <>
              {' · '}
              {t('scope.needed', { needed: amount(needed), recorded: amount(recorded ?? 0) })}
            </>
          )}
        </div>
      </div>
      <span className="tag warn">{t('scope.worth', { count: missing.units })}</span>
      {form !== null && <FormLink form={form} />}
    </li>
  );
}

/** What the missing record is about, each part with its page. */
function About({ missing }: { readonly missing: Missing }): ReactNode {
  const t = useTranslations('scope');
  const { run, slot, lot, series, from, to, shipment } = missing;
  const parts: ReactNode[] = [];
  if (slot !== null) parts.push(t('slot', { slot }));
  for (const one of [run, lot])
    if (one !== null)
      parts.push(
        <RecordLink key={one.kind} kind={one.kind} id={one.id}>
          {one.name}
        </RecordLink>,
      );
  if (series !== null && from !== null && to !== null)
    parts.push(t('cartonsOf', { numbers: `${String(from)}–${String(to - 1)}`, series: series.name }));
  if (shipment !== null)
    parts.push(
      <RecordLink key="shipment" kind="shipment" id={shipment.id}>
        {shipment.name}
      </RecordLink>,
    );
  return parts.map((part, index) => (
    // The parts stand in a fixed order.
    <span key={index}>
      {index > 0 && ' · '}
      {part}
    </span>
  ));
}

function FormLink({ form }: { readonly form: MissingForm }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const mayDo = useMayDo();
  const { search } = useScopeSearch();
  const word = t(`kind.${form.kind}`);
  if (!mayDo(RECORD_KINDS[form.kind].permission))
    return <span className="soft no-print">{t('record.notAllowed')}</span>;
  return (
    <Button
      className="no-print"
      variant="default"
      size="compact-sm"
      leftSection={<IconPencilPlus aria-hidden size={14} />}
      renderRoot={(props) => (
        <Link
          {...props}
          to="/firms/$firm/scope"
          params={{ firm }}
          search={{ ...search, form }}
          resetScroll={false}
        />
      )}
    >
      {form.does === 'record' ? t('scope.fillIn', { kind: word }) : t('scope.mend', { label: word })}
    </Button>
  );
}
