import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconFoldDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFirmId } from '../../client/firm.ts';
import { CardLink, cardWords } from './story-card.tsx';
import type { PlacedCard } from './story-layout.ts';
import type { Step, Thing } from './story-graph.ts';
import style from './story.module.css';
import { useStoryWords } from './use-story-words.ts';

/** All that is on record about one thing of the story, and the ways on from it. */
export function StoryPanel({
  card,
  asOf,
  onFold,
  onClose,
}: {
  readonly card: PlacedCard;
  readonly asOf: string | undefined;
  readonly onFold: (group: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations('story');
  const words = useStoryWords();
  const [thing] = card.things;
  if (thing === undefined) return null;
  const { kind, label, under, facts } = cardWords(card, words);
  const missing = thing.papers.filter((paper) => paper.kind === 'missing');
  const written = thing.papers.filter((paper) => paper.kind !== 'missing');
  const { group } = card;
  return (
    <section className={style['panel']} aria-label={t('details')}>
      <CloseButton
        className={`${style['close'] ?? ''} no-print`}
        aria-label={t('closeDetails')}
        onClick={onClose}
      />
      <div>
        <p className="soft">{kind}</p>
        <h2>{label}</h2>
        {under !== '' && <p>{under}</p>}
        {facts !== '' && <p className="soft">{facts}</p>}
      </div>
      <Ways thing={thing} label={label} asOf={asOf} />
      {group !== null && (
        <Button
          className="no-print"
          variant="subtle"
          size="compact-sm"
          leftSection={<IconFoldDown aria-hidden size={16} />}
          onClick={() => onFold(group)}
        >
          {t('fold')}
        </Button>
      )}
      <Missing steps={missing} />
      <Uses thing={thing} />
      <Papers steps={written} />
      {thing.papers.length === 0 && thing.kind !== 'missing' && <p className="soft">{t('nothingWritten')}</p>}
    </section>
  );
}

function Missing({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const t = useTranslations('story');
  const words = useStoryWords();
  if (steps.length === 0) return null;
  return (
    <div>
      <h3>{t('missing')}</h3>
      <ul className={style['missing']}>
        {steps.map((step, index) => (
          <li key={index}>
            <IconAlertTriangle aria-hidden size={15} />
            <span>{[words.labelText(step), ...words.amounts(step.facts)].join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Papers({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const t = useTranslations('story');
  if (steps.length === 0) return null;
  return (
    <div>
      <h3>{t('papers')}</h3>
      <ul className={style['papers']}>
        {steps.map((step, index) => (
          <Paper key={index} step={step} />
        ))}
      </ul>
    </div>
  );
}

function Ways({
  thing,
  label,
  asOf,
}: {
  readonly thing: Thing;
  readonly label: string;
  readonly asOf: string | undefined;
}): ReactNode {
  const t = useTranslations('story');
  const firm = useFirmId();
  if (thing.id === '' || thing.kind === 'missing') return null;
  const kind = thing.kind === 'cartons' || thing.kind === 'not-shipped' ? 'carton-series' : thing.kind;
  return (
    <p className={`${style['ways'] ?? ''} no-print`}>
      <span>
        {t('openPage')}: <CardLink kind={kind} id={thing.id} label={label} />
      </span>
      {thing.side !== 'start' && (
        <Link
          to="/firms/$firm/trace"
          params={{ firm }}
          search={{ kind, id: thing.id, ...(asOf === undefined ? {} : { asOf }) }}
        >
          {t('traceFrom')}
        </Link>
      )}
    </p>
  );
}

/** Each record by which it belongs here; a lot may have been taken several times. */
function Uses({ thing }: { readonly thing: Thing }): ReactNode {
  const t = useTranslations('story');
  const words = useStoryWords();
  if (thing.side === 'start' || thing.kind === 'missing') return null;
  return (
    <div>
      <h3>{t('uses')}</h3>
      <ul className={style['papers']}>
        {thing.uses.map(({ relation, slot, facts }, index) => (
          <li key={index}>
            <span className="soft">{words.relationText(relation)}</span> {factsLine(words, facts, slot)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Paper({ step }: { readonly step: Step }): ReactNode {
  const words = useStoryWords();
  const facts = factsLine(words, step.facts, null);
  return (
    <li>
      <span className="soft">{words.relationText(step.relation)}</span>{' '}
      {step.id === '' ? (
        words.labelText(step)
      ) : (
        <CardLink kind={step.kind} id={step.id} label={words.labelText(step)} />
      )}
      {facts !== '' && <span className="soft"> {facts}</span>}
      {step.children.length > 0 && (
        <ul className={style['papers']}>
          {step.children.map((child, index) => (
            <Paper key={index} step={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

function factsLine(
  words: ReturnType<typeof useStoryWords>,
  facts: Step['facts'],
  slot: string | null,
): string {
  const when = words.dates(facts.date, facts.until);
  return [
    ...(slot === null ? [] : [slot]),
    ...(when === null ? [] : [when]),
    ...words.amounts(facts),
    ...words.remarks(facts),
  ].join(' · ');
}
