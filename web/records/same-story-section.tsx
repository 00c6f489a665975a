import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId, useMayDo } from '../client/firm.ts';
import { useOperation } from '../client/operation-hooks.ts';
import { RecordHere } from './record-here.tsx';
import { Answer } from '../ui/answer.tsx';
import { Section } from '../ui/section.tsx';
import { Differences, MissingPapers, StoryVerdict, Unplaced } from './same-story-parts.tsx';

/** On the page of a run: whether its papers tell one story, with the ways to the whole comparison and to channel packs. */
export function RunSameStory({ id }: { readonly id: string }): ReactNode {
  return useMayDo()('trace') ? <OfRun id={id} /> : null;
}

function OfRun({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const story = useOperation('same-story.run', { id });
  return (
    <Section title={t('sameStory.title')} says={t('sameStory.says')}>
      <Answer of={story} lines={4}>
        {(found) => (
          <div className="stack">
            <StoryVerdict verdict={found.verdict} parts={[found, ...found.shipments]} />
            <MissingPapers of={found} />
            <Differences of={found} />
            {found.shipments.map((goods) => (
              <Differences key={goods.shipment.id} of={goods} />
            ))}
            <div className="row no-print">
              <Button
                variant="default"
                renderRoot={(props) => (
                  <Link {...props} to="/firms/$firm/runs/$id/same-story" params={{ firm, id }} />
                )}
              >
                {t('sameStory.open')}
              </Button>
              <Button
                variant="default"
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/firms/$firm/runs/$id/channel-pack"
                    params={{ firm, id }}
                    search={{}}
                  />
                )}
              >
                {t('pack.open')}
              </Button>
            </div>
          </div>
        )}
      </Answer>
    </Section>
  );
}

/** On the page of a shipment: the same for the shipment, with the way to its filing. */
export function ShipmentSameStory({ id }: { readonly id: string }): ReactNode {
  return useMayDo()('trace') ? <OfShipment id={id} /> : null;
}

function OfShipment({ id }: { readonly id: string }): ReactNode {
  const t = useTranslations();
  const firm = useFirmId();
  const story = useOperation('same-story.shipment', { id });
  return (
    <Section
      title={t('sameStory.title')}
      says={t('sameStory.says')}
      actions={
        <RecordHere
          kind="packing-list"
          from={{ shipment: id, lines: [{}] }}
          says={t('filing.packingLists')}
        />
      }
    >
      <Answer of={story} lines={4}>
        {(found) => (
          <div className="stack">
            <StoryVerdict
              verdict={found.verdict}
              parts={[found, ...found.runs.flatMap((run) => [run, ...run.shipments])]}
            />
            <MissingPapers of={found} />
            <Differences of={found} />
            <Unplaced of={found} />
            {found.runs.flatMap((run) =>
              [run, ...run.shipments].map((one) => (
                <Differences key={`${run.run.id} ${'shipment' in one ? 'goods' : ''}`} of={one} />
              )),
            )}
            <div className="row no-print">
              <Button
                variant="default"
                renderRoot={(props) => (
                  <Link {...props} to="/firms/$firm/shipments/$id/same-story" params={{ firm, id }} />
                )}
              >
                {t('sameStory.open')}
              </Button>
              <Button
                variant="default"
                renderRoot={(props) => (
                  <Link {...props} to="/firms/$firm/shipments/$id/filing" params={{ firm, id }} />
                )}
              >
                {t('filing.open')}
              </Button>
            </div>
          </div>
        )}
      </Answer>
    </Section>
  );
}
