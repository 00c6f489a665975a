import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OutputOf } from '../../client/call.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section } from '../../ui/section.tsx';
import { Count, DateText, NamedLink, Unknown } from '../../ui/values.tsx';

type Result = OutputOf<'drill.run'>['result'];
type Material = NonNullable<Result['materials']>[number];

/** The mass balance of each lot: what came, went and should be left, against what was counted. */
export function DrillMaterials({ of: { materials } }: { readonly of: Result }): ReactNode {
  const t = useTranslations();
  if (materials === undefined) return null;
  const number = (head: string, of: (row: Material) => number | null) => ({
    head,
    isNumber: true,
    cell: (row: Material): ReactNode => <Count of={of(row)} />,
  });
  return (
    <Section title={t('drillMaterial.title')} says={t('drillMaterial.says')}>
      {materials.length === 0 ? (
        <p>{t('drillMaterial.none')}</p>
      ) : (
        <PlainTable
          label={t('drillMaterial.title')}
          stacks
          rows={materials}
          keyOf={({ lot }) => lot.id}
          columns={[
            { head: t('kind.material-lot'), cell: (row: Material) => <Lot of={row} /> },
            number(t('drillMaterial.received'), ({ received }) => received),
            number(t('drillMaterial.consumed'), ({ consumed }) => consumed),
            number(
              t('drillMaterial.taken'),
              ({ sampled, scrapped, returned }) => sampled + scrapped + returned,
            ),
            number(t('drillMaterial.remaining'), ({ remaining }) => remaining),
            {
              head: t('drillMaterial.counted'),
              isNumber: true,
              cell: (row: Material) => <Counted of={row} />,
            },
            { head: t('drillMaterial.unaccounted'), cell: (row: Material) => <Open of={row} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Lot({ of: { lot, material, unit } }: { readonly of: Material }): ReactNode {
  return (
    <>
      <NamedLink of={lot} />
      <div className="soft">
        {material.name}, {unit}
      </div>
    </>
  );
}

function Counted({ of: { counted, countedOn, remainingThen } }: { readonly of: Material }): ReactNode {
  const t = useTranslations();
  if (counted === null) return <Unknown />;
  return (
    <>
      <Count of={counted} />
      <div className="soft">
        <DateText of={countedOn} />
      </div>
      {remainingThen !== null && (
        <div className="soft">{t('drillMaterial.remainingThen', { count: remainingThen })}</div>
      )}
    </>
  );
}

/** What nobody can tell is never nought. */
function Open({ of: { unaccounted, undetermined } }: { readonly of: Material }): ReactNode {
  const t = useTranslations();
  return (
    <>
      {unaccounted === null ? (
        <span className="tag bad">{t('drillMaterial.undetermined')}</span>
      ) : (
        <Count of={unaccounted} />
      )}
      {undetermined.map((gap) => (
        <div key={gap} className="soft">
          {t(`drillGap.${gap}`)}
        </div>
      ))}
    </>
  );
}
