import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../../client/firm.ts';
import { useOperation } from '../../client/operation-hooks.ts';
import { Answer } from '../../ui/answer.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import {
  Differences,
  FieldTable,
  MissingPapers,
  StoryVerdict,
  Unplaced,
} from '../../records/same-story-parts.tsx';
import type { RunStory, ShipmentStory } from '../../records/same-story-parts.tsx';

/** The whole comparison of a run. */
export function RunStoryPage(): ReactNode {
  const { id } = useParams({ from: '/firms/$firm/runs/$id/same-story' });
  const story = useOperation('same-story.run', { id });
  return (
    <Answer of={story} lines={12}>
      {(found) => (
        <>
          <Header plural="runs" of={found.run} />
          <div className="stack">
            <Run story={found} />
          </div>
        </>
      )}
    </Answer>
  );
}

/** The whole comparison of a shipment, with each of its runs. */
export function ShipmentStoryPage(): ReactNode {
  const { id } = useParams({ from: '/firms/$firm/shipments/$id/same-story' });
  const story = useOperation('same-story.shipment', { id });
  return (
    <Answer of={story} lines={12}>
      {(found) => (
        <>
          <Header plural="shipments" of={found.shipment} />
          <div className="stack">
            <Shipment story={found} />
            {found.runs.map((run) => (
              <Run key={run.run.id} story={run} />
            ))}
          </div>
        </>
      )}
    </Answer>
  );
}

function Header({
  plural,
  of,
}: {
  readonly plural: 'runs' | 'shipments';
  readonly of: RunStory['run'];
}): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  return (
    <PageHeader
      eyebrow={
        <Link to="/firms/$firm/$plural/$id" params={{ firm, plural, id: of.id }} search={{}}>
          {of.name}
        </Link>
      }
      title={t('sameStory.title')}
      lead={t('sameStory.says')}
    />
  );
}

function Shipment({ story }: { readonly story: ShipmentStory }): ReactNode {
  const t = useTranslations();
  return (
    <Section title={t('sameStory.ofShipment')}>
      <div className="stack">
        <StoryVerdict
          verdict={story.verdict}
          parts={[story, ...story.runs.flatMap((run) => [run, ...run.shipments])]}
        />
        <MissingPapers of={story} />
        <Differences of={story} />
        <Unplaced of={story} />
        <details>
          <summary>{t('sameStory.allFields')}</summary>
          <FieldTable of={story} label={t('sameStory.ofShipment')} />
        </details>
      </div>
    </Section>
  );
}

function Run({ story }: { readonly story: RunStory }): ReactNode {
  const t = useTranslations();
  return (
    <Section title={`${story.product.name} · ${story.run.name}`}>
      <div className="stack">
        <StoryVerdict verdict={story.verdict} parts={[story, ...story.shipments]} />
        <MissingPapers of={story} />
        <Differences of={story} />
        <details open>
          <summary>{t('sameStory.allFields')}</summary>
          <FieldTable of={story} label={`${t('sameStory.allFields')} ${story.run.name}`} />
        </details>
        {story.shipments.map((goods) => (
          <div key={goods.shipment.id} className="stack">
            <h3>{t('sameStory.onShipment', { shipment: goods.shipment.name })}</h3>
            <MissingPapers of={goods} />
            <Differences of={goods} />
            <FieldTable
              of={goods}
              label={`${t('sameStory.onShipment', { shipment: goods.shipment.name })} ${story.run.name}`}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}
